"""An outfit: complete, in stock, priced by the shop, bought whole or not at all."""

import asyncio

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
    assert view.total.text == "€4,210"
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
