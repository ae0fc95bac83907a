"""The bag: put in, change, take out, and what it costs."""

from uuid import UUID

import pytest

from luxeverse.core.errors import Invalid, NotFound
from luxeverse.core.ids import new_id
from luxeverse.services import cart
from luxeverse.services.inventory import OutOfStock
from tests.factories import add_delivery, add_piece, traces, visitor


async def test_an_empty_bag_leads_on(shop):
    view = await cart.open_bag(visitor(shop))
    assert (view.status, view.count, view.can_check_out) == ("empty", 0, False)
    assert view.empty_links[0].url == "/shop"


async def test_what_was_put_in_is_there_with_the_sum(shop, folio):
    """390.00 is below the free delivery of 400.00; 402.00 with 19 % inside hold 64.18."""
    ada = visitor(shop)
    view = await cart.add_line(ada, folio.variant_id, 1)
    assert view == await cart.open_bag(ada)
    line = view.lines[0]
    assert (line.name, line.variant_text, line.quantity) == ("Folio", "black", 1)
    assert (line.unit.minor, line.line_total.minor, line.max_quantity) == (39000, 39000, 5)
    sums = [view.subtotal.minor, view.delivery.minor, view.tax.minor, view.total.minor]
    assert sums == [39000, 1200, 6418, 40200]
    assert view.rows[-1].text == "€402"
    assert view.rows[-1].note == "Includes €64.18 VAT"
    assert view.free_delivery_text == "€10 more and delivery is included"


async def test_the_same_piece_again_is_the_same_line(shop, folio):
    ada = visitor(shop)
    await cart.add_line(ada, folio.variant_id, 1)
    view = await cart.add_line(ada, folio.variant_id, 2)
    assert [line.quantity for line in view.lines] == [3]
    assert (view.subtotal.minor, view.delivery.minor, view.total.minor) == (117000, 0, 117000)
    assert view.free_delivery_text == "Delivery is included"


async def test_the_bag_of_one_visitor_is_not_that_of_another(shop, folio):
    mine = await cart.add_line(visitor(shop), folio.variant_id, 1)
    other = visitor(shop, "eve")
    assert (await cart.open_bag(other)).status == "empty"
    with pytest.raises(NotFound) as refusal:
        await cart.change_quantity(other, UUID(mine.lines[0].id), 3)
    assert refusal.value.code == "unknown_line"
    with pytest.raises(NotFound):
        await cart.remove_line(other, UUID(mine.lines[0].id))
    assert await cart.open_bag(visitor(shop)) == mine


async def test_a_change_reprices(shop, folio):
    ada = visitor(shop)
    line = (await cart.add_line(ada, folio.variant_id, 1)).lines[0]
    view = await cart.change_quantity(ada, UUID(line.id), 5)
    assert (view.lines[0].quantity, view.lines[0].can_add, view.count_text) == (
        5,
        False,
        "5 pieces",
    )
    assert view.total.minor == 195000


async def test_a_line_taken_out_can_be_put_back(shop, folio):
    ada = visitor(shop)
    before = await cart.add_line(ada, folio.variant_id, 2)
    gone = await cart.remove_line(ada, UUID(before.lines[0].id))
    assert gone.view.status == "empty"
    assert (gone.variant_id, gone.quantity, gone.name) == (folio.variant_id, 2, "Folio")
    after = await cart.add_line(ada, gone.variant_id, gone.quantity)
    assert (after.total, after.lines[0].quantity) == (before.total, 2)


@pytest.mark.req("CART-019")
@pytest.mark.parametrize("quantity", [0, -1, 100, 10**9])
async def test_impossible_numbers_change_nothing(db, shop, folio, quantity):
    ada = visitor(shop)
    line = (await cart.add_line(ada, folio.variant_id, 1)).lines[0]
    before = traces(db)
    with pytest.raises(Invalid) as refusal:
        await cart.add_line(ada, folio.variant_id, quantity)
    assert refusal.value.code == "invalid_quantity"
    with pytest.raises(Invalid):
        await cart.change_quantity(ada, UUID(line.id), quantity)
    assert traces(db) == before


@pytest.mark.req("CART-019")
async def test_never_more_than_are_left(db, shop, folio):
    ada = visitor(shop)
    line = (await cart.add_line(ada, folio.variant_id, 4)).lines[0]
    before = traces(db)
    with pytest.raises(OutOfStock) as refusal:
        await cart.add_line(ada, folio.variant_id, 2)
    shortage = {"sku": folio.sku, "left": 5, "variant_id": str(folio.variant_id)}
    assert refusal.value.facts == {"shortages": [shortage]}
    assert refusal.value.message == "Folio: only 5 left. Change your bag to go on."
    with pytest.raises(OutOfStock):
        await cart.change_quantity(ada, UUID(line.id), 6)
    assert traces(db) == before


async def test_an_unknown_piece_changes_nothing(db, shop, folio):
    await cart.add_line(visitor(shop), folio.variant_id, 1)
    before = traces(db)
    with pytest.raises(NotFound) as refusal:
        await cart.add_line(visitor(shop), new_id(), 1)
    assert refusal.value.code == "unknown_variant"
    assert traces(db) == before


async def test_the_piece_of_another_house_does_not_exist_here(db, shop, other_house):
    theirs = add_piece(db, other_house, "Neroli")
    with pytest.raises(NotFound):
        await cart.add_line(visitor(shop), theirs.variant_id, 1)
    assert db.rows("select * from cart_items") == []
    add_delivery(db, other_house)
    assert (await cart.add_line(visitor(other_house), theirs.variant_id, 1)).count == 1


@pytest.mark.req("CART-011")
async def test_a_changed_price_is_said(db, shop, folio):
    ada = visitor(shop)
    await cart.add_line(ada, folio.variant_id, 1)
    assert db.value("select price_at_time from cart_items") == 390
    db.rows("update product_variants set price = 420")
    view = await cart.open_bag(ada)
    assert view.lines[0].notice == "The price changed from €390 to €420 since you added it."
    assert view.notices[0].text == "Prices changed while this bag waited: Folio."
    assert (view.subtotal.minor, view.can_check_out) == (42000, True)
    assert db.value("select price_at_time from cart_items") == 390


async def test_a_sold_out_line_stops_the_checkout_until_it_goes(db, shop, folio):
    ada = visitor(shop)
    other = add_piece(db, shop, "Key ring", price="45.00")
    line = (await cart.add_line(ada, folio.variant_id, 1)).lines[0]
    await cart.add_line(ada, other.variant_id, 1)
    db.rows("update product_variants set inventory_quantity = 0 where id = %s", folio.variant_id)
    view = await cart.open_bag(ada)
    assert view.lines[0].notice == "Sold out since you added it. Remove it to go on."
    assert not view.can_check_out
    assert (await cart.remove_line(ada, UUID(line.id))).view.can_check_out


async def test_a_bag_holds_fifty_lines(db, shop, folio):
    ada = visitor(shop)
    for number in range(50):
        piece = add_piece(db, shop, f"Piece {number}")
        view = await cart.add_line(ada, piece.variant_id, 1)
    assert view.count == 50
    before = traces(db)
    with pytest.raises(Invalid) as refusal:
        await cart.add_line(ada, folio.variant_id, 1)
    assert refusal.value.code == "bag_full"
    assert traces(db) == before
