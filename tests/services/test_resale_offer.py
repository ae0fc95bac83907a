"""A piece is offered back and looked at; and every way this can be refused."""

import asyncio
import io

import psycopg
import pytest
from PIL import Image

from luxeverse import cli
from luxeverse.core.errors import Conflict, Invalid, NotAllowed, NotFound, SignInNeeded
from luxeverse.core.ids import new_id
from luxeverse.registry import HANDLERS
from luxeverse.services import identity, payments, resale, reviews
from luxeverse.services.outbox import deliver
from tests.conftest import add_house
from tests.factories import (
    EMAIL,
    add_delivery,
    add_piece,
    desk,
    drain,
    member,
    ordered,
    stock,
    traces,
    visitor,
)
from tests.reselling import listed, owner, said, states, takes_back


@pytest.fixture
def shop(shop, db):
    return takes_back(db, shop)


async def test_a_piece_is_offered_once_however_often_it_is_pressed(db, shop, folio, supplier):
    ada, key = await owner(shop, folio)
    ends = await asyncio.gather(
        *(resale.offer(ada, said(key)) for _ in range(6)), return_exceptions=True
    )
    refused = [end.code for end in ends if isinstance(end, Conflict)]
    assert refused == ["already_offered"] * 5
    assert states(db) == ["offered"]


async def test_each_of_two_pieces_of_a_line_is_offered_by_itself(db, shop, folio, supplier):
    ada, key = await owner(shop, folio, quantity=2)
    keys = [entry.key for entry in (await resale.closet(ada)).entries]
    assert len(set(keys)) == 2
    for one in keys:
        await resale.offer(ada, said(one))
    assert states(db) == ["offered", "offered"]
    with pytest.raises(NotFound):
        await resale.offer(ada, said(key.replace(".1", ".3")))


async def test_what_is_not_what_it_is_said_to_be_stays(db, shop, folio, supplier, post):
    ada, key = await owner(shop, folio)
    ref = await resale.offer(ada, said(key))
    post.letters.clear()
    for reason in ("", "  ", "x" * 501):
        with pytest.raises(Invalid):
            await resale.reject(desk(shop), ref, reason)
    await resale.reject(desk(shop), ref, "The strap is not ours.")
    await drain()
    (letter,) = post.letters
    assert "The strap is not ours." in letter.get_body(("plain",)).get_content()
    (entry,) = (await resale.closet(ada)).entries
    assert (entry.status_text, entry.note) == ("Not taken", "The strap is not ours.")
    for deed in (resale.approve(desk(shop), ref), resale.reject(desk(shop), ref, "Again")):
        with pytest.raises(Conflict):
            await deed
    assert entry.offer_url


async def test_only_the_desk_decides(db, shop, folio, supplier):
    ada, key = await owner(shop, folio)
    ref = await resale.offer(ada, said(key))
    for actor in (ada, visitor(shop), visitor(shop, "eve")):
        for deed in (
            resale.queue(actor),
            resale.approve(actor, ref),
            resale.reject(actor, ref, "No"),
        ):
            with pytest.raises(NotAllowed):
                await deed
    with pytest.raises(NotFound):
        await resale.approve(desk(shop), "PL-0000-0000")
    other = add_house(db, "arome", "Atelier Arôme", "AA")
    with pytest.raises(NotFound):
        await resale.approve(desk(other), ref)
    assert states(db) == ["offered"]


async def test_what_is_not_theirs_does_not_exist(db, shop, folio, supplier):
    ada, key = await owner(shop, folio)
    ref = await resale.offer(ada, said(key))
    eve = await member(shop, "eve", "eve@example.com")
    assert (await resale.closet(eve)).status == "empty"
    with pytest.raises(NotFound):
        await resale.withdraw(eve, ref)
    for piece in (key, str(new_id()) + ".1", "", "x", key + "0", "1.1", key.replace(".1", ".0")):
        with pytest.raises(NotFound):
            await resale.offer(eve, said(piece))
        with pytest.raises(NotFound):
            await resale.offer_form(eve, piece)
    for deed in (
        resale.closet(visitor(shop)),
        resale.offer(visitor(shop), said(key)),
        resale.offer_form(visitor(shop), key),
        resale.withdraw(visitor(shop), ref),
    ):
        with pytest.raises(SignInNeeded):
            await deed
    assert states(db) == ["offered"]


async def test_an_order_that_is_not_paid_gives_no_piece(db, shop, folio, supplier):
    ada = await member(shop)
    await ordered(ada, folio, payment_method=None)
    assert (await resale.closet(ada)).entries == []


async def test_an_order_whose_money_went_back_gives_no_piece(db, shop, folio, supplier, post):
    ada, key = await owner(shop, folio, quantity=3)
    second, third = key.replace(".1", ".2"), key.replace(".1", ".3")
    await resale.offer(ada, said(key))
    ref = await resale.offer(ada, said(second))
    await resale.approve(desk(shop), ref)
    await drain()
    order_id = db.value("select id from orders")
    await payments.refund_order(shop.tenant_id, order_id)
    await drain()
    assert (await resale.closet(ada)).entries == []
    assert states(db) == ["withdrawn", "withdrawn"]
    assert (await resale.pre_loved(shop)).cards == []
    for deed in (resale.offer_form(ada, third), resale.offer(ada, said(third))):
        with pytest.raises(NotFound):
            await deed


async def test_a_piece_somebody_pays_for_is_withdrawn_when_they_do_not(
    db, shop, folio, supplier, post
):
    _, _, piece = await listed(db, shop, folio)
    bought = db.value("select id from orders")
    placed = await ordered(
        visitor(shop, "bob"), piece, email="bob@example.com", payment_method=None
    )
    await payments.refund_order(shop.tenant_id, bought)
    with pytest.raises(Conflict) as refusal:
        await drain()
    assert (refusal.value.code, states(db)) == ("being_bought", ["listed"])
    await payments.give_up(shop.tenant_id, placed.order_id)
    event = db.value("select id from outbox_events where name = 'PaymentRefunded'")
    await drain()
    for _ in range(2):
        await deliver(HANDLERS, "withdraw_given_back", event)
    assert states(db) == ["withdrawn"]
    assert stock(db, piece) == (0, 0)


async def test_what_was_given_back_meanwhile_is_not_approved(db, shop, folio, supplier, post):
    ada, key = await owner(shop, folio)
    ref = await resale.offer(ada, said(key))
    await payments.refund_order(shop.tenant_id, db.value("select id from orders"))
    await drain()
    db.rows("update resale_offers set status = 'offered'")
    with pytest.raises(Conflict) as refusal:
        await resale.approve(desk(shop), ref)
    assert (refusal.value.code, states(db)) == ("money_went_back", ["offered"])


FALLS = {"kind": "dynamic", "price": "300", "floor": "200", "step": "10"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"condition": "perfect"}, {"condition": ""}, {"condition": "good"}, {"words": "x" * 1001},
        {"price": ""}, {"price": "0"}, {"price": "58.49"}, {"price": "351.01"}, {"price": "-300"},
        {"price": "1e3"}, {"price": "NaN"}, {"price": "300.001"}, {"price": "٣٠٠"}, {"price": "9" * 400},
        {"kind": "auction"}, {"kind": ""},
        FALLS | {"floor": "300"}, FALLS | {"floor": "58"}, FALLS | {"floor": ""},
        FALLS | {"step": "1,000"}, FALLS | {"step": "0"}, FALLS | {"step": "100.01"}, FALLS | {"step": "x"},
    ],
)  # fmt: skip
async def test_what_cannot_be_offered(db, shop, folio, supplier, wrong):
    ada, key = await owner(shop, folio)
    before = traces(db)
    with pytest.raises(Invalid) as refusal:
        await resale.offer(ada, said(key, **wrong))
    assert refusal.value.code == "invalid_offer"
    assert len(refusal.value.facts["fields"]) == 1
    assert traces(db) == before
    assert states(db) == []


@pytest.mark.parametrize("price", ["58.50", "351", " 3 00 "])
async def test_the_bounds_belong_to_it(db, shop, folio, supplier, price):
    ada, key = await owner(shop, folio)
    assert await resale.offer(ada, said(key, price=price))


async def test_letters_of_one_person_are_not_sold_on(db, shop, folio, supplier):
    ada, key = await owner(shop, folio)
    db.rows('update order_items set personalization = \'{"text": "A. L."}\'')
    (entry,) = (await resale.closet(ada)).entries
    assert (entry.offer_url, entry.note) == (
        "", "Made for one person, so it cannot be sold again.",
    )  # fmt: skip
    with pytest.raises(Invalid) as refusal:
        await resale.offer(ada, said(key))
    assert refusal.value.code == "made_for_one"


async def test_what_cannot_be_offered_has_no_form(db, shop, folio, supplier):
    ada, key = await owner(shop, folio, quantity=2)
    second = key.replace(".1", ".2")
    assert (await resale.offer_form(ada, second)).status == "ready"
    with pytest.raises(NotFound):
        await resale.offer_form(ada, key.replace(".1", ".3"))
    db.rows("update order_items set returned_quantity = 1")
    with pytest.raises(NotFound):
        await resale.offer_form(ada, second)
    db.rows('update order_items set personalization = \'{"text": "A. L."}\'')
    with pytest.raises(Invalid) as refusal:
        await resale.offer_form(ada, key)
    assert refusal.value.code == "made_for_one"


async def test_a_house_that_takes_nothing_back_says_so(db, shop, folio, supplier):
    ada, key = await owner(shop, folio)
    db.rows("update tenants set settings = '{\"position\": 0}'")
    identity.forget()
    with pytest.raises(NotFound):
        await resale.offer(ada, said(key))
    assert await resale.pre_loved(shop) is None


def picture():
    out = io.BytesIO()
    Image.new("RGB", (900, 600), "#7a3b2e").save(out, "JPEG")
    return out.getvalue()


async def test_pictures_are_the_sellers_until_it_is_for_sale(db, shop, folio, supplier, post):
    ada, key = await owner(shop, folio)
    eve = visitor(shop, "eve")
    mine = await reviews.keep_photo(ada, picture())
    theirs = await reviews.keep_photo(eve, picture())
    ref = await resale.offer(ada, said(key, photos=[mine, theirs, new_id()]))
    (kept,) = db.rows("select id from resale_photos")
    assert db.value("select count(*) from review_photos") == 1
    with pytest.raises(NotFound):
        await resale.photo(eve, kept[0], "large")
    assert Image.open(io.BytesIO(await resale.photo(ada, kept[0], "small"))).format == "WEBP"
    assert await resale.photo(desk(shop), kept[0], "large")
    await resale.approve(desk(shop), ref)
    assert await resale.photo(eve, kept[0], "large")
    (shown,) = (await resale.pre_loved_page(shop, "folio", ref)).photos
    assert shown.large == f"/api/resale/photos/{kept[0]}/large"


async def test_the_command_line_lists_and_decides(db, shop, folio, supplier, post, capsys):
    ada, key = await owner(shop, folio)
    ref = await resale.offer(ada, said(key))

    async def run(*words):
        code = await asyncio.to_thread(cli.main, ["resale", *words])
        spoken = capsys.readouterr()
        return code, spoken.out + spoken.err

    code, text = await run()
    assert code == 0
    assert text.startswith(f"1 waiting\n\n{ref} luxe, Folio, black, Excellent, €300\n{EMAIL}")
    assert (await run("reject", "PL-9999-9999", "--because", "x"))[0] == 1
    assert await run("approve", ref) == (0, f"For sale at /product/folio/pre-loved/{ref.lower()}\n")
    assert (await run("approve", ref))[0] == 1
    assert (await run())[1] == "0 waiting\n"
    noted = [action for (action,) in db.rows("select action from audit_logs where action ~ 'resale' order by id")]  # fmt: skip
    assert noted == ["resale.offered", "resale.approved"]


async def test_the_command_line_says_in_which_house(db, shop, supplier, post, capsys):
    arome = takes_back(db, add_house(db, "arome", "Atelier Arôme", "AA"))
    db.rows("update tenants set settings = settings || '{\"position\": 1}' where slug = 'arome'")
    identity.forget()
    add_delivery(db, arome)
    ada, key = await owner(arome, add_piece(db, arome, "Neroli"))
    ref = await resale.offer(ada, said(key))
    assert await asyncio.to_thread(cli.main, ["resale", "approve", ref]) == 0
    told = capsys.readouterr().out
    assert told == f"For sale at /arome/product/neroli/pre-loved/{ref.lower()}\n"


async def test_the_database_has_the_last_word(db, shop, folio, supplier):
    ada, key = await owner(shop, folio)
    await resale.offer(ada, said(key))
    for wrong in ("status = 'sold'", "floor_price = 0", "floor_price = start_price + 1"):
        with pytest.raises(psycopg.errors.CheckViolation):
            db.rows(f"update resale_offers set {wrong}")
