"""Saved pieces: by whom, in which list, at what price, and who else may see them."""

import asyncio

import pytest

from luxeverse.core.errors import Conflict, Invalid, NotFound
from luxeverse.core.ids import new_id, parse_id
from luxeverse.services import cart, wishlist
from tests.factories import add_piece, visitor


def key(text: str):
    found = parse_id(text)
    assert found
    return found


async def only_list(actor):
    (found,) = (await wishlist.saved(actor)).lists
    return found


async def test_a_heart_saves_and_lets_go(db, shop):
    add_piece(db, shop, "Folio")
    ada = visitor(shop)
    assert await wishlist.toggle(ada, "folio") is True
    assert await wishlist.hearts(ada) == ["folio"]
    assert await wishlist.hearts(visitor(shop, "bob")) == []
    assert await wishlist.toggle(ada, "folio") is False
    assert (await wishlist.saved(ada)).status == "empty"


async def test_two_clicks_at_once_are_two_clicks(db, shop):
    """Neither of the first two clicks of a visitor may meet the other half way."""
    add_piece(db, shop, "Folio")
    ada = visitor(shop)
    said = await asyncio.gather(wishlist.toggle(ada, "folio"), wishlist.toggle(ada, "folio"))
    assert sorted(said) == [False, True]
    assert await wishlist.hearts(ada) == []
    assert db.value("select count(*) from wishlists") == 1


async def test_what_is_not_shown_cannot_be_saved(db, shop):
    add_piece(db, shop, "Folio")
    db.rows("update products set status = 'DRAFT'")
    with pytest.raises(NotFound):
        await wishlist.toggle(visitor(shop), "folio")
    assert db.value("select count(*) from wishlists") == 0


@pytest.mark.req("WISH-001")
async def test_lists_are_made_renamed_and_deleted(db, shop):
    add_piece(db, shop, "Folio")
    ada = visitor(shop)
    await wishlist.toggle(ada, "folio")
    gifts = await wishlist.create_list(ada, "  Gifts   for May ")
    with pytest.raises(Conflict):
        await wishlist.create_list(ada, "gifts for may")
    with pytest.raises(Invalid):
        await wishlist.create_list(ada, "   ")
    await wishlist.rename_list(ada, gifts, "May")
    first, second = (await wishlist.saved(ada)).lists
    assert (first.name, first.count_text, second.name) == ("Saved", "1 piece", "May")
    await wishlist.move_piece(ada, key(first.pieces[0].id), gifts)
    first, second = (await wishlist.saved(ada)).lists
    assert (len(first.pieces), second.pieces[0].slug) == (0, "folio")
    await wishlist.delete_list(ada, gifts)
    assert (await wishlist.saved(ada)).status == "empty"
    assert await wishlist.hearts(ada) == []


async def test_other_peoples_lists_do_not_exist(db, shop):
    add_piece(db, shop, "Folio")
    ada, bob = visitor(shop), visitor(shop, "bob")
    await wishlist.toggle(ada, "folio")
    mine = await only_list(ada)
    for deed in (
        wishlist.rename_list(bob, key(mine.id), "Bob's"),
        wishlist.delete_list(bob, key(mine.id)),
        wishlist.share_list(bob, key(mine.id)),
        wishlist.stop_sharing(bob, key(mine.id)),
        wishlist.note_piece(bob, key(mine.pieces[0].id), "mine now"),
        wishlist.remove_piece(bob, key(mine.pieces[0].id)),
        wishlist.move_piece(ada, key(mine.pieces[0].id), new_id()),
    ):
        with pytest.raises(NotFound):
            await deed
    assert await only_list(ada) == mine


@pytest.mark.req("WISH-002")
async def test_a_link_shows_the_list_until_it_is_taken_back(db, shop):
    add_piece(db, shop, "Folio")
    ada = visitor(shop)
    await wishlist.toggle(ada, "folio")
    mine = await only_list(ada)
    await wishlist.note_piece(ada, key(mine.pieces[0].id), "for the small pocket")
    assert mine.share_url == ""
    token = await wishlist.share_list(ada, key(mine.id))
    assert await wishlist.share_list(ada, key(mine.id)) == token
    seen = await wishlist.shared_list(shop, token)
    assert (seen.name, seen.pieces[0].slug, seen.pieces[0].note) == ("Saved", "folio", "")
    await wishlist.stop_sharing(ada, key(mine.id))
    assert await wishlist.shared_list(shop, token) is None
    assert await wishlist.share_list(ada, key(mine.id)) != token
    for junk in ("", "x" * 22, "../../etc", "%" * 22, "\x00" * 22):
        assert await wishlist.shared_list(shop, junk) is None


@pytest.mark.req("WISH-004")
async def test_a_saved_piece_remembers_its_price_and_a_note(db, shop):
    add_piece(db, shop, "Folio", price="390.00")
    ada = visitor(shop)
    await wishlist.toggle(ada, "folio")
    piece = (await only_list(ada)).pieces[0]
    assert (piece.change_text, piece.note) == ("", "")
    await wishlist.note_piece(ada, key(piece.id), "  for the small pocket ")
    db.rows("update products set price = 350")
    piece = (await only_list(ada)).pieces[0]
    assert piece.change_text == "€40 less than when you saved it"
    assert piece.note == "for the small pocket"
    db.rows("update products set price = 400.50")
    assert (await only_list(ada)).pieces[0].change_text == "€10.50 more than when you saved it"
    with pytest.raises(Invalid):
        await wishlist.note_piece(ada, key(piece.id), "x" * 401)


async def test_a_piece_goes_to_the_bag_in_a_chosen_variant(db, shop):
    piece = add_piece(db, shop, "Folio", stock=1)
    ada = visitor(shop)
    await wishlist.toggle(ada, "folio")
    saved = (await only_list(ada)).pieces[0]
    assert [(v.label, v.available) for v in saved.variants] == [("black", True)]
    await cart.add_line(ada, key(saved.variants[0].id), 1)
    await wishlist.remove_piece(ada, key(saved.id))
    assert (await wishlist.saved(ada)).status == "empty"
    db.rows("update product_variants set inventory_quantity = 0 where id = %s", piece.variant_id)
    await wishlist.toggle(ada, "folio")
    sold_out = (await only_list(ada)).pieces[0]
    assert (sold_out.can_buy, sold_out.stock_text) == (False, "Sold out at present")
