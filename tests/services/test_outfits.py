"""An outfit: complete, in stock, priced by the shop, bought whole or not at all."""

import asyncio
from decimal import Decimal

import pytest

from luxeverse.core.errors import Invalid, NotFound
from luxeverse.core.ids import new_id, parse_id
from luxeverse.services import cart, outfits
from luxeverse.services.inventory import OutOfStock
from tests.conftest import house_of
from tests.factories import add_piece, visitor


def first_choices(view):
    return [parse_id(slot.options[0].variant_id) for slot in view.slots]


@pytest.mark.req("PDP-020")
async def test_every_house_completes_its_pieces_with_three_others(seeded):
    dressed = 0
    for slug in ("luxe", "arome", "luma"):
        house = house_of(seeded, slug)
        for (name,) in seeded.rows(
            "select slug from products where tenant_id = %s", house.tenant_id
        ):
            view = await outfits.outfit_of(house, name)
            if not view.title:
                continue
            dressed += 1
            others = [slot.options[0].slug for slot in view.slots[1:]]
            assert len(set(others) - {name}) == len(others) >= 3
            every = [option.slug for slot in view.slots for option in slot.options]
            assert len(every) == len(set(every))
            assert all(option.variant_id for slot in view.slots for option in slot.options)
    assert dressed >= 85
    assert (await outfits.outfit_of(house_of(seeded, "luxe"), "nothing")).title == ""


@pytest.mark.req("PDP-020")
async def test_what_an_editor_dressed_comes_first_and_can_be_swapped(seeded):
    view = await outfits.outfit_of(house_of(seeded, "luxe"), "cours-top-handle")
    assert view.title == "Complete the look"
    assert [slot.label for slot in view.slots] == [
        "This piece", "Shoes", "Silk", "Pearls", "Small leather",
    ]  # fmt: skip
    shoes = view.slots[1].options
    assert [option.slug for option in shoes] == ["rue-pump-85", "rue-pump-55", "stra-flat"]
    assert len(shoes[0].variants) == 6
    assert (view.before.text, view.total.text) == ("€4,210", "€3,999.50")
    assert view.saving_text == "€210.50 less as a set"
    routine = await outfits.outfit_of(house_of(seeded, "luma"), "serum-botanique")
    assert routine.title == "Complete the routine"
    assert [slot.label for slot in routine.slots[1:]] == ["Cleansers", "Creams", "Masks"]


async def test_what_is_gone_leaves_its_place_to_the_next(seeded):
    house = house_of(seeded, "luxe")
    gone = "update product_variants set inventory_quantity = 0 where product_id in (select id from products where slug like %s)"
    seeded.rows(gone, "rue-pump-85")
    view = await outfits.outfit_of(house, "cours-top-handle")
    assert view.slots[1].options[0].slug == "rue-pump-55"
    for slug in ("rue-pump-%", "stra-flat", "giardino%", "villa-stole"):
        seeded.rows(gone, slug)
    assert (await outfits.outfit_of(house, "cours-top-handle")).title == ""


@pytest.mark.req("BUN-001")
async def test_the_stock_of_the_whole_is_the_least_of_its_parts(db, shop):
    parts = [
        add_piece(db, shop, name, stock=stock, price=price)
        for name, stock, price in (("A", 9, "100.00"), ("B", 2, "40.50"), ("C", 5, "9.99"))
    ]
    keys = [part.variant_id for part in parts]
    price = await outfits.price(shop, keys)
    assert (price.total.minor, price.pieces, price.sets) == (15049, 3, 2)
    assert price.stock_text == "2 left of these together"
    db.rows("update product_variants set price = 50 where id = %s", keys[1])
    db.rows("update product_variants set inventory_quantity = 0 where id = %s", keys[2])
    price = await outfits.price(shop, keys)
    assert (price.total.minor, price.sets) == (15999, 0)
    assert (await outfits.price(shop, keys[:1])).sets == 9
    with pytest.raises(NotFound):
        await outfits.price(shop, [*keys, new_id()])
    with pytest.raises(Invalid):
        await outfits.price(shop, [new_id() for _ in range(7)])


@pytest.mark.req("PDP-020")
async def test_all_are_added_or_none(db, shop):
    parts = [add_piece(db, shop, name, stock=1) for name in ("A", "B", "C")]
    keys = [part.variant_id for part in parts]
    ada, bob = visitor(shop), visitor(shop, "bob")
    view = await cart.add_lines(ada, [*keys, keys[0]])
    assert (view.count, len(view.lines)) == (3, 3)
    with pytest.raises(OutOfStock, match="only 1 left"):
        await cart.add_lines(ada, keys)
    assert (await cart.open_bag(ada)).count == 3
    db.rows("update product_variants set inventory_quantity = 0 where id = %s", keys[1])
    with pytest.raises(OutOfStock, match="B is sold out"):
        await cart.add_lines(bob, keys)
    with pytest.raises(NotFound):
        await cart.add_lines(bob, [keys[0], new_id()])
    with pytest.raises(Invalid):
        await cart.add_lines(bob, [])
    assert (await cart.open_bag(bob)).count == 0


async def test_adding_the_same_outfit_twice_at_once_counts_twice(db, shop):
    keys = [add_piece(db, shop, name, stock=5).variant_id for name in ("A", "B", "C")]
    ada = visitor(shop)
    await asyncio.gather(cart.add_lines(ada, keys), cart.add_lines(ada, keys[::-1]))
    assert [line.quantity for line in (await cart.open_bag(ada)).lines] == [2, 2, 2]


@pytest.fixture
def look(db, shop):
    """A base and four pieces of its outfit; the house takes a tenth off a set."""
    db.rows("""update tenants set settings = '{"position": 0, "set_basis_points": 1000}'""")
    pieces = [
        add_piece(db, shop, name, price=price)
        for name, price in (
            ("Base", "100.00"),
            ("Shoe", "50.00"),
            ("Silk", "30.05"),
            ("Ring", "20.00"),
            ("Case", "10.00"),
        )
    ]
    for position, piece in enumerate(pieces[1:], start=1):
        db.rows(
            "insert into outfit_pieces (id, tenant_id, base_id, position, label, product_id)"
            " values (%s, %s, %s, %s, 'x', %s)",
            new_id(), shop.tenant_id, pieces[0].product_id, position, piece.product_id,
        )  # fmt: skip
    return pieces


@pytest.mark.req("PDP-013", "BUN-002")
async def test_a_set_costs_less_in_the_outfit_and_in_the_bag_by_the_same_rule(db, shop, look):
    ada = visitor(shop)
    four = [piece.variant_id for piece in look[:4]]
    shown = await outfits.price(shop, four)
    # 200.05 less a tenth; 20.005 rounds half-even to 20.00.
    assert (shown.before.minor, shown.total.minor) == (20005, 18005)
    assert (await outfits.price(shop, four[:3])).before.text == ""
    bag = await cart.add_lines(ada, four)
    assert (bag.subtotal.minor, bag.saving.minor) == (20005, 2000)
    assert bag.total.minor == 18005 + bag.delivery.minor
    (row,) = [row for row in bag.rows if row.label.startswith("As a set")]
    assert (row.label, row.text) == ("As a set, 10 % less", "−€20")
    assert row.note == "Base, Shoe, Silk, Ring"
    # A fifth piece joins the set; a second of one does not.
    bag = await cart.add_line(ada, look[4].variant_id, 1)
    assert bag.saving.minor == 2100
    bag = await cart.add_line(ada, look[1].variant_id, 1)
    assert bag.saving.minor == 2100
    line = next(line for line in bag.lines if line.name == "Base")
    assert (await cart.remove_line(ada, parse_id(line.id))).view.saving.minor == 0


@pytest.mark.req("PDP-013")
async def test_an_order_keeps_what_its_set_saved(db, shop, look, supplier):
    from luxeverse.services import checkout, orders
    from tests.factories import EMAIL, purchase

    ada = visitor(shop)
    bag = await cart.add_lines(ada, [piece.variant_id for piece in look[:4]])
    placed = await checkout.place_order(ada, purchase(shown_total_minor=bag.total.minor))
    assert placed.total.minor == bag.total.minor
    ((subtotal, discount, whole, delivery),) = db.rows(
        "select subtotal, discount_amount, total, shipping_amount from orders"
    )
    assert (subtotal, discount) == (Decimal("200.050"), Decimal("20.000"))
    assert whole == subtotal - discount + delivery
    assert db.value("select sum(discount_amount) from order_items") == discount
    assert [i.amount for i in supplier.intents("succeeded")] == [placed.total.minor]
    view = await orders.look_up(shop, placed.number, EMAIL)
    assert [(row.label, row.text) for row in view.rows][:2] == [
        ("Pieces", "€200.05"),
        ("As a set", "−€20"),
    ]
    ((explained,),) = db.rows("select explanation from orders")
    assert (explained[0]["kind"], explained[0]["minor"]) == ("set", 2000)


async def test_a_house_without_the_rule_takes_nothing_off(db, shop, look):
    db.rows("""update tenants set settings = '{"position": 0}'""")
    bag = await cart.add_lines(visitor(shop), [piece.variant_id for piece in look])
    assert bag.saving.minor == 0
    assert not [row for row in bag.rows if "set" in row.label]
