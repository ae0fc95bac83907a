"""What a visitor had becomes the member's at the sign-in: bag, typed address, lists, orders. Nothing is lost."""

import asyncio

import pytest

from luxeverse.core.errors import Conflict, NotFound, SignInNeeded
from luxeverse.core.ids import parse_id
from luxeverse.core.sessions import fingerprint
from luxeverse.services import account, cart, checkout, identity, orders, wishlist
from tests.factories import (
    ADDRESS,
    EMAIL,
    add_piece,
    drain,
    letter_link,
    member,
    ordered,
    signed_in,
    stock,
    visitor,
)


async def bag(actor):
    """(name, quantity) of the lines."""
    return sorted((line.name, line.quantity) for line in (await cart.open_bag(actor)).lines)


async def again(house, name="later", email=EMAIL):
    """The same member on another browser."""
    return await member(house, name, email)


async def saved(actor):
    """By list: (slug, note) of its pieces."""
    return {
        each.name: sorted((piece.slug, piece.note) for piece in each.pieces)
        for each in (await wishlist.saved(actor)).lists
    }


@pytest.mark.req("CART-001")
async def test_the_bag_goes_along_and_quantities_stop_at_the_stock(db, shop):
    folio, case = add_piece(db, shop, "Folio", stock=5), add_piece(db, shop, "Case", stock=2)
    ada = await member(shop)
    await cart.add_line(ada, folio.variant_id, 3)
    guest = visitor(shop, "phone")
    await cart.add_line(guest, folio.variant_id, 4)
    await cart.add_line(guest, case.variant_id, 2)
    now = await identity.actor_of_token(shop, (await signed_in(guest)).token)
    assert await bag(now) == [("Case", 2), ("Folio", 5)]
    assert await bag(ada) == [("Case", 2), ("Folio", 5)]
    assert await bag(guest) == []
    assert stock(db, folio) == (5, 0)
    assert db.value("select count(*) from carts") == 1


async def test_a_bag_of_another_engraving_stays_a_line_of_its_own(db, shop):
    folio = add_piece(db, shop, "Folio", stock=9)
    guest = visitor(shop)
    await cart.add_line(guest, folio.variant_id, 1)
    db.rows('update cart_items set personalization = \'{"text": "AB"}\'')
    await cart.add_line(guest, folio.variant_id, 2)
    ada = await again(shop, "ada-elsewhere")
    await cart.add_line(ada, folio.variant_id, 1)
    now = await identity.actor_of_token(shop, (await signed_in(guest)).token)
    assert sorted(line.quantity for line in (await cart.open_bag(now)).lines) == [1, 3]


async def test_a_line_that_sold_out_goes_along_and_says_so(db, shop):
    folio = add_piece(db, shop, "Folio", stock=1)
    guest = visitor(shop)
    await cart.add_line(guest, folio.variant_id, 1)
    db.rows("update product_variants set inventory_quantity = 0")
    now = await identity.actor_of_token(shop, (await signed_in(guest)).token)
    (line,) = (await cart.open_bag(now)).lines
    assert (line.quantity, line.notice[:8]) == (1, "Sold out")


async def test_a_second_sign_in_changes_nothing(db, shop):
    folio = add_piece(db, shop, "Folio", stock=9)
    guest = visitor(shop)
    await cart.add_line(guest, folio.variant_id, 2)
    await wishlist.toggle(guest, "folio")
    for _ in range(2):
        now = await identity.actor_of_token(shop, (await signed_in(guest)).token)
        assert await bag(now) == [("Folio", 2)]
        assert await saved(now) == {"Saved": [("folio", "")]}


async def test_signing_in_anew_while_signed_in_keeps_the_bag(db, shop):
    folio = add_piece(db, shop, "Folio", stock=9)
    ada = await member(shop)
    await cart.add_line(ada, folio.variant_id, 2)
    eve = await identity.actor_of_token(shop, (await signed_in(ada, "eve@example.com")).token)
    assert eve.user_id != ada.user_id
    assert await bag(eve) == []
    assert await bag(await again(shop)) == [("Folio", 2)]
    assert await bag(ada) == [("Folio", 2)]


@pytest.mark.req("WISH-005")
async def test_lists_join_with_their_notes_and_nothing_is_lost(db, shop):
    for name in ("Folio", "Case", "Strap"):
        add_piece(db, shop, name)
    ada = await member(shop)
    await wishlist.toggle(ada, "folio")
    await wishlist.toggle(ada, "case")
    await note(ada, "folio", "for Bob")
    guest = visitor(shop, "phone")
    await wishlist.toggle(guest, "folio")
    await wishlist.toggle(guest, "strap")
    await note(guest, "folio", "in black")
    await note(guest, "strap", "mine")
    gifts = await wishlist.create_list(guest, "Gifts")
    token = await wishlist.share_list(guest, gifts)
    now = await identity.actor_of_token(shop, (await signed_in(guest)).token)
    assert await saved(now) == {
        "Saved": [("case", ""), ("folio", "for Bob\nin black"), ("strap", "mine")],
        "Gifts": [],
    }
    assert await wishlist.hearts(now) == ["case", "folio", "strap"]
    assert await wishlist.hearts(guest) == []
    assert (await wishlist.shared_list(shop, token)).name == "Gifts"
    assert db.value("select count(*) from wishlists where session_id is not null") == 0


async def note(actor, slug, text):
    (piece,) = [
        piece
        for each in (await wishlist.saved(actor)).lists
        for piece in each.pieces
        if piece.slug == slug
    ]
    await wishlist.note_piece(actor, parse_id(piece.id), text)


async def test_the_price_of_the_first_day_is_kept(db, shop):
    add_piece(db, shop, "Folio", price="390.00")
    guest = visitor(shop, "phone")
    await wishlist.toggle(guest, "folio")
    db.rows("update products set price = 500")
    ada = await member(shop)
    await wishlist.toggle(ada, "folio")
    now = await identity.actor_of_token(shop, (await signed_in(guest)).token)
    ((piece,),) = [each.pieces for each in (await wishlist.saved(now)).lists]
    assert piece.change_text == "€110 more than when you saved it"


async def test_two_shared_lists_of_one_name_keep_both_their_links(db, shop):
    add_piece(db, shop, "Folio")
    ada, guest = await member(shop), visitor(shop, "phone")
    tokens = []
    for actor in (ada, guest):
        await wishlist.toggle(actor, "folio")
        (mine,) = (await wishlist.saved(actor)).lists
        tokens.append(await wishlist.share_list(actor, parse_id(mine.id)))
    now = await identity.actor_of_token(shop, (await signed_in(guest)).token)
    assert set(await saved(now)) == {"Saved", "Saved 2"}
    for token in tokens:
        assert (await wishlist.shared_list(shop, token)).pieces[0].slug == "folio"


@pytest.mark.req("WISH-005")
async def test_hearts_and_bag_work_signed_out_then_in(db, shop):
    add_piece(db, shop, "Folio")
    guest = visitor(shop)
    await wishlist.toggle(guest, "folio")
    now = await identity.actor_of_token(shop, (await signed_in(guest)).token)
    ((piece,),) = [each.pieces for each in (await wishlist.saved(now)).lists]
    await cart.add_line(now, parse_id(piece.variants[0].id), 1)
    await wishlist.remove_piece(now, parse_id(piece.id))
    assert (await bag(now), await wishlist.hearts(now)) == ([("Folio", 1)], [])
    await wishlist.toggle(now, "folio")
    assert await wishlist.hearts(await again(shop)) == ["folio"]


async def test_two_hearts_of_a_new_member_at_once(db, shop):
    add_piece(db, shop, "Folio")
    ada = await member(shop)
    said = await asyncio.gather(wishlist.toggle(ada, "folio"), wishlist.toggle(ada, "folio"))
    assert sorted(said) == [False, True]
    assert db.value("select count(*) from wishlists") == 1


async def test_adding_while_signing_in_loses_nothing(db, shop):
    """Each add is either in the member's bag afterwards or was refused in words; none lies where nobody looks."""
    pieces = [add_piece(db, shop, f"Piece {n}", stock=9) for n in range(6)]
    guest = visitor(shop)
    await cart.add_line(guest, pieces[0].variant_id, 1)
    token = await letter_link(guest)
    adds = [cart.add_line(guest, piece.variant_id, 1) for piece in pieces[1:]]
    hearts = [wishlist.toggle(guest, piece.slug) for piece in pieces]
    done, *said = await asyncio.gather(
        account.sign_in_by_link(guest, token), *adds, *hearts, return_exceptions=True
    )
    refused = [one for one in said if isinstance(one, Exception)]
    assert all(isinstance(one, Conflict) and one.code == "signed_in_elsewhere" for one in refused)
    now = await identity.actor_of_token(shop, done.token)
    in_bag, saved_pieces = len(await bag(now)), len(await wishlist.hearts(now))
    assert in_bag + saved_pieces == 1 + len(adds) + len(hearts) - len(refused)
    assert await bag(guest) == []
    assert await wishlist.hearts(guest) == []


async def test_a_tab_with_the_cookie_of_before_is_told(db, shop):
    folio = add_piece(db, shop, "Folio")
    guest = visitor(shop)
    await signed_in(guest)
    with pytest.raises(Conflict):
        await cart.add_line(guest, folio.variant_id, 1)
    with pytest.raises(Conflict):
        await wishlist.toggle(guest, "folio")
    assert db.value("select count(*) from carts") == 0
    assert db.value("select count(*) from wishlists") == 0


async def test_what_was_typed_at_checkout_goes_along(db, shop):
    folio = add_piece(db, shop, "Folio")
    guest = visitor(shop)
    await cart.add_line(guest, folio.variant_id, 1)
    await checkout.save_contact(guest, {"email": EMAIL, **ADDRESS})
    before = await checkout.open_checkout(guest)
    now = await identity.actor_of_token(shop, (await signed_in(guest)).token)
    after = await checkout.open_checkout(now)
    assert (after.step, after.email.value) == (before.step, EMAIL)
    assert before.step == "delivery"


async def test_an_order_that_waits_for_its_payment_goes_along(db, shop):
    """Signed in between pressing "pay" and the bank's word: the bag is empty afterwards, and the order theirs."""
    folio = add_piece(db, shop, "Folio")
    guest = visitor(shop)
    placed = await ordered(guest, folio, email="somebody@example.com")
    now = await identity.actor_of_token(shop, (await signed_in(guest)).token)
    assert await bag(now) == [("Folio", 1)]
    await settle(db)
    assert await bag(now) == []
    assert (await orders.order_of(now, placed.number)).status == "ready"
    assert (await orders.of_this_browser(now, placed.number)).number == placed.number


async def settle(db):
    """The supplier says that everything was paid."""
    db.rows(
        "insert into outbox_events (id, tenant_id, name, version, payload)"
        " select gen_random_uuid(), tenant_id, 'PaymentSucceeded', 1,"
        " jsonb_build_object('order_id', id) from orders"
    )
    await drain()


@pytest.mark.req("ORD-003")
async def test_orders_are_listed_newest_first_ten_at_a_time(db, shop):
    folio = add_piece(db, shop, "Folio", stock=40)
    numbers = [(await ordered(visitor(shop, f"v{n}"), folio)).number for n in range(12)]
    ada = await member(shop)
    first = await orders.orders_of(ada)
    assert [entry.number for entry in first.entries] == numbers[:1:-1]
    assert (first.total, first.shown_text, first.more_label) == (12, "10 of 12", "Show 2 more")
    both = await orders.orders_of(ada, 2)
    assert [entry.number for entry in both.entries] == numbers[::-1]
    assert (both.shown_text, both.more_label) == ("12 of 12", "")
    second = await orders.orders_between(ada, 10, 10)
    assert [entry.number for entry in second.entries] == numbers[1::-1]
    entry = first.entries[0]
    assert (entry.names, entry.pieces_text, entry.total.text) == ("Folio", "1 piece", "€402")


async def test_only_orders_of_the_proven_address_join(db, shop):
    folio = add_piece(db, shop, "Folio", stock=9)
    mine = await ordered(visitor(shop, "a"), folio, email="Ada@Example.com")
    theirs = await ordered(visitor(shop, "b"), folio, email="bob@example.com")
    ada = await member(shop)
    assert [entry.number for entry in (await orders.orders_of(ada)).entries] == [mine.number]
    audit = db.rows("select new_values from audit_logs where action = 'orders.joined'")
    assert audit == [({"orders": 1},)]
    bob = await member(shop, "bob", "bob@example.com")
    assert [entry.number for entry in (await orders.orders_of(bob)).entries] == [theirs.number]


@pytest.mark.req("ORD-005")
async def test_an_order_is_opened_by_its_owner_alone(db, shop, other_house):
    folio = add_piece(db, shop, "Folio", stock=9)
    placed = await ordered(visitor(shop, "a"), folio)
    ada = await member(shop)
    shown = await orders.order_of(ada, placed.number.lower())
    assert (shown.number, shown.lines[0].name, shown.address_lines[0]) == (
        placed.number, "Folio", "Ada Lovelace",
    )  # fmt: skip
    eve = await member(shop, "eve", "eve@example.com")
    elsewhere = await member(other_house, "ada2")
    for stranger in (eve, elsewhere):
        with pytest.raises(NotFound):
            await orders.order_of(stranger, placed.number)
    with pytest.raises(SignInNeeded):
        await orders.order_of(visitor(shop), placed.number)
    with pytest.raises(NotFound):
        await orders.order_of(ada, "LV-2222-2222")


async def test_bags_of_other_houses_follow_the_cookie(db, shop, other_house):
    neroli = add_piece(db, other_house, "Neroli")
    guest = visitor(shop)
    await cart.add_line(visitor(other_house), neroli.variant_id, 1)
    await wishlist.toggle(visitor(other_house), "neroli")
    token = (await signed_in(guest)).token
    there = await identity.actor_of_token(other_house, token)
    assert there.user_id is None
    assert await bag(there) == [("Neroli", 1)]
    assert await wishlist.hearts(there) == ["neroli"]
    assert await bag(visitor(other_house)) == []
    out = await account.sign_out(await identity.actor_of_token(shop, token))
    left = await identity.actor_of_token(other_house, out)
    assert (await bag(left), left.session_hash) == ([("Neroli", 1)], fingerprint(out))


async def test_a_member_buys_and_finds_the_order(db, shop):
    folio = add_piece(db, shop, "Folio")
    ada = await member(shop)
    placed = await ordered(ada, folio, email="elsewhere@example.com")
    await settle(db)
    assert await bag(ada) == []
    (entry,) = (await orders.orders_of(ada)).entries
    assert (entry.number, entry.status_text) == (placed.number, "Confirmed")
    seen = await account.overview(ada)
    assert (seen.latest.number, seen.orders_text) == (placed.number, "1 order")


async def test_a_profile_is_changed_by_its_owner(db, shop):
    ada = await member(shop)
    assert (await account.profile(ada)).name == ""
    changed = await account.change_profile(ada, name="  Ada   Lovelace ", personal=True)
    assert (changed.name, changed.personal) == ("Ada Lovelace", True)
    assert (await account.overview(ada)).greeting == "Good to see you, Ada Lovelace"
    assert (await account.change_profile(ada, personal=False)).personal is False
    rows = db.rows(
        "select action from audit_logs where action like 'consent%%' order by created_at"
    )
    assert rows == [("consent.given",), ("consent.taken_back",)]
    with pytest.raises(SignInNeeded):
        await account.change_profile(visitor(shop), name="Eve")
    assert (await account.profile(ada)).name == "Ada Lovelace"
