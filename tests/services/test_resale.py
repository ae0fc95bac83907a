"""A piece comes back: for sale once more, bought, its seller owed; and what is taken back."""

import asyncio
from collections import Counter
from contextvars import Context
from uuid import UUID

import psycopg
import pytest

from luxeverse.core import clock
from luxeverse.core.errors import Conflict
from luxeverse.core.ids import new_id
from luxeverse.services import cart, checkout, payments, resale, storefront
from luxeverse.services.outbox import Delivered
from luxeverse.services.storefront import Wanted
from tests.conftest import add_house
from tests.factories import (
    EMAIL,
    Piece,
    add_delivery,
    add_piece,
    desk,
    drain,
    member,
    ordered,
    purchase,
    stock,
    traces,
    visitor,
)
from tests.reselling import listed, owner, said, settle, states, takes_back

BOB = "bob@example.com"


@pytest.fixture
def shop(shop, db):
    return takes_back(db, shop)


def book(db):
    return db.rows(
        "select kind, price, fee, amount, currency from resale_entries order by created_at"
    )


@pytest.mark.req("SUST-005")
async def test_a_piece_of_the_closet_is_offered_approved_and_sold(db, shop, folio, supplier, post):
    ada, key = await owner(shop, folio)
    post.letters.clear()
    ref = await resale.offer(ada, said(key, words="The box is there."))
    (waiting,) = await resale.queue(desk(shop))
    assert (waiting.ref, waiting.name, waiting.seller) == (ref, "Folio", EMAIL)
    assert (waiting.condition, waiting.words, waiting.price) == (
        "Excellent", "The box is there.", "€300",
    )  # fmt: skip
    assert (await resale.pre_loved(shop)).cards == []

    slug = await resale.approve(desk(shop), ref)
    await drain()
    assert [letter["subject"] for letter in post.letters] == ["LuxeVerse: Folio is for sale"]
    assert await resale.queue(desk(shop)) == []
    (card,) = (await resale.pre_loved(shop)).cards
    assert (card.name, card.price.text, card.condition, card.available) == (
        "Folio", "€300", "Excellent", True,
    )  # fmt: skip
    assert card.url == f"/product/{slug}"
    page = await resale.pre_loved_page(shop, "folio", ref)
    today = clock.now()
    assert page.authenticated == f"Pre-loved, authenticated on {today.day} {today:%B %Y}"
    assert (page.words, page.can_buy, page.new_text) == ("The box is there.", True, "New €390")

    bob = visitor(shop, "bob")
    piece = Piece(UUID(page.variant_id), None, ref, slug, page.name)
    await ordered(bob, piece, email=BOB)
    assert book(db) == []
    assert (await resale.pre_loved(shop)).cards[0].available is False
    post.letters.clear()
    await settle()

    assert states(db) == ["sold"]
    assert book(db) == [("owed", 300, 45, 255, "EUR")]
    told = {letter["to"]: letter for letter in post.letters}
    assert set(told) == {EMAIL, BOB}
    text = told[EMAIL].get_body(("plain",)).get_content()
    assert "Sold for: €300" in text
    assert "LuxeVerse keeps: €45" in text
    assert "Owed to you: €255" in text
    closet = await resale.closet(ada)
    assert closet.balance == "€255"
    assert [entry.status_text for entry in closet.entries] == ["Sold"]
    assert (await resale.pre_loved(shop)).cards == []
    gone = await resale.pre_loved_page(shop, "folio", ref)
    assert (gone.can_buy, gone.buy_label) == (False, "Sold")


@pytest.mark.req("SUST-005")
async def test_one_of_one_and_sixteen_buyers(db, shop, folio, supplier, post):
    _, _, piece = await listed(db, shop, folio)

    async def buy(number):
        try:
            return await ordered(
                visitor(shop, f"buyer{number}"), piece, email=f"buyer{number}@example.com"
            )
        except Conflict as refusal:
            return refusal.code

    ends = Counter(
        end if isinstance(end, str) else "placed"
        for end in await asyncio.gather(*(buy(n) for n in range(16)))
    )
    assert ends == {"placed": 1, "out_of_stock": 15}
    await settle()
    assert stock(db, piece) == (0, 0)
    assert len(book(db)) == 1


@pytest.mark.req("SUST-005")
async def test_a_refund_takes_back_what_was_owed_once(db, shop, folio, supplier, post):
    ada, _, piece = await listed(db, shop, folio)
    placed = await ordered(visitor(shop, "bob"), piece, email=BOB)
    await settle()
    post.letters.clear()
    for _ in range(2):
        await payments.refund_order(shop.tenant_id, placed.order_id)
        await drain()
    await resale.take_back(shop.tenant_id, placed.order_id)
    assert [entry[0] for entry in book(db)] == ["owed", "taken_back"]
    assert states(db) == ["taken_back"]
    assert [letter["subject"] for letter in post.letters] == [
        "LuxeVerse: The sale of Folio was taken back"
    ]
    closet = await resale.closet(ada)
    assert closet.balance == "€0"
    # It is Ada's again, and may be offered another time.
    assert await resale.offer(ada, said(closet.entries[0].key))


async def test_a_refund_that_is_heard_before_the_sale_owes_nothing(db, shop, folio, supplier, post):
    _, _, piece = await listed(db, shop, folio)
    placed = await ordered(visitor(shop, "bob"), piece, email=BOB)
    await settle()
    db.rows("delete from resale_entries")
    db.rows("update resale_offers set status = 'listed', sold_order_id = null")
    await payments.refund_order(shop.tenant_id, placed.order_id)
    await drain()
    paid = Delivered(new_id(), shop.tenant_id, {"order_id": str(placed.order_id)})
    await resale.owe_sellers(paid)
    assert book(db) == []


async def test_a_refund_in_the_middle_of_the_sale_takes_it_back(
    db, shop, folio, supplier, post, monkeypatch
):
    _, _, piece = await listed(db, shop, folio)
    placed = await ordered(visitor(shop, "bob"), piece, email=BOB)
    await settle()
    db.rows("delete from resale_entries")
    db.rows("update resale_offers set status = 'listed', sold_order_id = null")
    refunds = []

    async def refund():
        await payments.refund_order(shop.tenant_id, placed.order_id)
        await resale.take_back(shop.tenant_id, placed.order_id)

    async def look_then_refund(session, order_id):
        found = await is_refunded(session, order_id)
        refunds.append(asyncio.create_task(refund(), context=Context()))
        await asyncio.wait(refunds, timeout=2)
        return found

    is_refunded = payments.is_refunded
    monkeypatch.setattr(payments, "is_refunded", look_then_refund)
    paid = Delivered(new_id(), shop.tenant_id, {"order_id": str(placed.order_id)})
    await resale.owe_sellers(paid)
    await refunds[0]
    assert [entry[0] for entry in book(db)] == ["owed", "taken_back"]
    assert states(db) == ["taken_back"]


async def test_a_sale_that_is_announced_twice_is_owed_once(db, shop, folio, supplier, post):
    _, _, piece = await listed(db, shop, folio)
    placed = await ordered(visitor(shop, "bob"), piece, email=BOB)
    await settle()
    paid = Delivered(new_id(), shop.tenant_id, {"order_id": str(placed.order_id)})
    await asyncio.gather(*(resale.owe_sellers(paid) for _ in range(4)))
    assert len(book(db)) == 1


async def test_the_book_can_only_grow(db, shop, folio, supplier, post):
    _, _, piece = await listed(db, shop, folio)
    await ordered(visitor(shop, "bob"), piece, email=BOB)
    await settle()
    for deed in ("update resale_entries set amount = 1", "delete from resale_entries"):
        with psycopg.connect(db.app_url) as app:
            app.execute("select set_config('app.tenant_id', '*', true)")
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                app.execute(deed.encode())


async def test_nobody_buys_their_own_piece(db, shop, folio, supplier):
    ada, _, piece = await listed(db, shop, folio)
    before = traces(db)
    await cart.add_line(ada, piece.variant_id, 1)
    with pytest.raises(Conflict) as refusal:
        await checkout.place_order(ada, purchase())
    assert refusal.value.code == "own_piece"
    # Nor by signing out and using the same address.
    guest = visitor(shop, "guest")
    await cart.add_line(guest, piece.variant_id, 1)
    with pytest.raises(Conflict) as refusal:
        await checkout.place_order(guest, purchase(email=EMAIL.upper()))
    assert refusal.value.code == "own_piece"
    assert traces(db)["orders"] == before["orders"]
    assert stock(db, piece) == (1, 0)


async def test_taken_back_before_somebody_pays_and_not_while_they_do(db, shop, folio, supplier):
    ada, ref, piece = await listed(db, shop, folio)
    bob = visitor(shop, "bob")
    placed = await ordered(bob, piece, email=BOB, payment_method=None)
    with pytest.raises(Conflict) as refusal:
        await resale.withdraw(ada, ref)
    assert refusal.value.code == "being_bought"
    assert states(db) == ["listed"]
    assert stock(db, piece) == (1, 1)

    db.rows("update stock_holds set expires_at = now() - interval '1 minute'")
    await checkout.expire_holds()
    await resale.withdraw(ada, ref)
    assert states(db) == ["withdrawn"]
    assert stock(db, piece) == (0, 0)
    assert placed.number
    assert await resale.pre_loved_page(shop, "folio", ref) is None
    # What waits in a bag is gone, and says so.
    (line,) = (await cart.open_bag(bob)).lines
    assert line.notice.startswith("Sold out since you added it")
    with pytest.raises(Conflict):
        await resale.withdraw(ada, ref)
    assert await resale.offer(ada, said((await resale.closet(ada)).entries[0].key))


async def test_withdrawing_and_buying_at_the_same_moment(db, shop, folio, supplier, post):
    ada, ref, piece = await listed(db, shop, folio)
    bob = visitor(shop, "bob")
    await cart.add_line(bob, piece.variant_id, 1)
    ends = await asyncio.gather(
        resale.withdraw(ada, ref),
        checkout.place_order(bob, purchase(email=BOB)),
        return_exceptions=True,
    )
    assert sum(isinstance(end, Conflict) for end in ends) == 1
    await settle()
    assert states(db) == (["withdrawn"] if isinstance(ends[1], Conflict) else ["sold"])
    assert len(book(db)) == (0 if isinstance(ends[1], Conflict) else 1)


@pytest.mark.req("SUST-005")
async def test_a_price_falls_by_the_week_and_a_bag_says_so(db, shop, folio, supplier, post):
    falling = {"kind": "dynamic", "price": "300", "floor": "260,50", "step": "20"}
    _, ref, piece = await listed(db, shop, folio, **falling)
    bob = visitor(shop, "bob")
    await cart.add_line(bob, piece.variant_id, 1)
    assert await resale.lower_prices() == 0
    for weeks, price in ((1, "€280"), (2, "€260.50"), (9, "€260.50")):
        db.rows("update resale_offers set listed_on = current_date - %s", 7 * weeks)
        version = db.value("select data_version from tenants")
        changed = await resale.lower_prices()
        assert changed == (1 if weeks < 9 else 0)
        assert db.value("select data_version from tenants") == version + changed
        (card,) = (await resale.pre_loved(shop)).cards
        assert card.price.text == price
    (line,) = (await cart.open_bag(bob)).lines
    assert line.notice == "The price changed from €300 to €260.50 since you added it."
    with pytest.raises(checkout.PriceChanged):
        await checkout.place_order(bob, purchase(email=BOB, shown_total_minor=31200))
    await checkout.place_order(bob, purchase(email=BOB))
    await settle()
    (row,) = book(db)
    assert list(map(str, row)) == ["owed", "260.500", "39.080", "221.420", "EUR"]
    assert db.value("select ref from resale_offers") == ref


async def test_a_piece_bought_pre_loved_may_go_on(db, shop, folio, supplier, post):
    _, _, piece = await listed(db, shop, folio)
    bob = await member(shop, "bob", BOB)
    await ordered(bob, piece, email=BOB)
    await settle()
    (entry,) = (await resale.closet(bob)).entries
    ref = await resale.offer(bob, said(entry.key, price="200"))
    slug = await resale.approve(desk(shop), ref)
    assert slug == f"folio/pre-loved/{ref.lower()}"
    assert [card.price.text for card in (await resale.pre_loved(shop)).cards] == ["€200"]


async def test_it_is_in_no_list_and_no_search_but_beside_the_piece_that_is_new(
    db, shop, folio, supplier, post
):
    _, ref, _ = await listed(db, shop, folio)
    found = await storefront.listing(shop, Wanted("shop", "", {}))
    assert [card.slug for card in found.cards] == ["folio"]
    assert await storefront.product_page(shop, f"folio/pre-loved/{ref.lower()}", {}, "") is None
    page = (await storefront.product_page(shop, "folio", {}, "")).page
    assert (page.pre_loved.label, page.pre_loved.url) == (
        "Also pre-loved, at €300",
        f"/product/folio/pre-loved/{ref.lower()}",
    )
    assert page.options == []
    other = add_piece(db, shop, "Other")
    assert (await storefront.product_page(shop, other.slug, {}, "")).page.pre_loved.label == ""


async def test_two_of_a_piece_are_a_list_from_the_cheaper(db, shop, folio, supplier, post):
    ada, _ = await owner(shop, folio, quantity=2)
    for entry, price in zip((await resale.closet(ada)).entries, ("320", "280"), strict=True):
        await resale.approve(desk(shop), await resale.offer(ada, said(entry.key, price=price)))
    page = (await storefront.product_page(shop, "folio", {}, "")).page
    assert (page.pre_loved.label, page.pre_loved.url) == (
        "Also pre-loved, from €280", "/pre-loved?of=folio",
    )  # fmt: skip
    assert [card.price.text for card in (await resale.pre_loved(shop, "folio")).cards] == [
        "€280",
        "€320",
    ]
    assert (await resale.pre_loved(shop, "nothing")).cards == []


async def test_two_houses_know_nothing_of_one_another(db, shop, folio, supplier, post):
    _, ref, _ = await listed(db, shop, folio)
    other = add_house(db, "arome", "Atelier Arôme", "AA")
    takes_back(db, other)
    add_delivery(db, other)
    assert (await resale.pre_loved(other)).cards == []
    assert await resale.pre_loved_page(other, "folio", ref) is None
