"""What is made for one buyer, from the bag to the order; and what is not for sale yet."""

import json
from datetime import timedelta
from uuid import UUID

import pytest

from luxeverse.core import clock
from luxeverse.core.errors import Invalid
from luxeverse.core.money import Money
from luxeverse.domain.delivery.dates import add_working_days
from luxeverse.services import cart, checkout
from luxeverse.services.cart import Wish
from luxeverse.services.inventory import OutOfStock
from luxeverse.services.orders.queries import by_id
from tests.factories import (
    ADDRESS,
    EMAIL,
    member,
    order_states,
    purchase,
    stock,
    traces,
    visitor,
)
from tests.services.test_paying import hear

OFFER = {
    "engraving": {"title": "Initials", "limit": 4, "price": "20.00", "styles": ["capitals"]},
    "wrap": {"title": "Wrapped as a gift", "price": "12.00"},
}
MH, JK = Wish("M.H.", "capitals"), Wish("J.K.", "capitals", is_wrapped=True)


@pytest.fixture
def made(db, folio):
    """The folio may be stamped and wrapped."""
    db.rows("update products set bespoke = %s::jsonb", json.dumps(OFFER))
    return folio


@pytest.mark.req("PDP-011", "PDP-012")
async def test_each_wish_is_a_line_that_says_it_and_counts_it(shop, made):
    ada = visitor(shop)
    await cart.add_line(ada, made.variant_id, 1)
    await cart.add_line(ada, made.variant_id, 1, MH)
    await cart.add_line(ada, made.variant_id, 1, MH)
    view = await cart.add_line(ada, made.variant_id, 1, JK)
    assert [(line.quantity, line.unit.minor, line.made) for line in view.lines] == [
        (1, 39000, []),
        (2, 41000, ["Initials: “M.H.”, capitals"]),
        (1, 42200, ["Initials: “J.K.”, capitals", "Wrapped as a gift"]),
    ]
    assert view.subtotal.minor == 39000 + 2 * 41000 + 42200
    assert view == await cart.open_bag(ada)


async def test_lines_of_one_variant_share_its_stock(shop, made):
    ada = visitor(shop)
    await cart.add_line(ada, made.variant_id, 3)
    view = await cart.add_line(ada, made.variant_id, 2, MH)
    assert [line.max_quantity for line in view.lines] == [3, 2]
    assert [line.can_add for line in view.lines] == [False, False]
    for wish in (cart.NOTHING, MH, JK):
        with pytest.raises(OutOfStock):
            await cart.add_line(ada, made.variant_id, 1, wish)
    assert await cart.open_bag(ada) == view


async def test_what_is_made_for_one_person_arrives_later_everywhere(db, shop, made, supplier):
    """Four working days for the letters, of which the wrapping takes none."""
    ada = visitor(shop)
    await cart.add_line(ada, made.variant_id, 1, Wish(is_wrapped=True))
    plain = (await checkout.quote(ada, "DE", None)).methods[0]
    offer = {**OFFER, "engraving": {**OFFER["engraving"], "days": 4}}
    db.rows("update products set bespoke = %s::jsonb", json.dumps(offer))
    assert (await cart.open_bag(ada)).delivery_date_text == f"Arrives {plain.when}"

    bag = await cart.add_line(ada, made.variant_id, 1, MH)
    late = plain.later(4)
    assert late.first_day == add_working_days(plain.first_day, 4)
    said = f"Arrives {late.when}, 4 working days for the engraving included"
    assert bag.delivery_date_text == said
    assert (await checkout.quote(ada, "DE", None)).methods[0] == late
    view = await checkout.save_contact(ada, ADDRESS | {"email": EMAIL})
    assert (view.delivery_options[0].date_text, view.summary.delivery_date_text) == (
        late.when,
        said,
    )
    await checkout.place_order(ada, purchase())
    assert db.value("select estimated_delivery from orders") == late.last_day


@pytest.mark.req("PDP-011")
async def test_too_many_letters_change_nothing(db, shop, made):
    await cart.add_line(visitor(shop), made.variant_id, 1)
    before = traces(db)
    with pytest.raises(Invalid) as refusal:
        await cart.add_line(visitor(shop), made.variant_id, 1, Wish("M.H.J.", "capitals"))
    assert refusal.value.code == "engraving_too_long"
    assert traces(db) == before


@pytest.mark.req("PDP-011", "PDP-012")
async def test_the_order_keeps_the_letters_their_price_and_holds_every_piece(
    db, shop, made, supplier
):
    ada = visitor(shop)
    await cart.add_line(ada, made.variant_id, 1, MH)
    await cart.add_line(ada, made.variant_id, 2, JK)
    placed = await checkout.place_order(ada, purchase())
    assert placed.total == Money(41000 + 2 * 42200, "EUR")
    assert stock(db, made) == (5, 3)
    rows = db.rows(
        "select quantity, unit_price::text, personalization from order_items order by quantity"
    )
    assert rows == [
        (
            1,
            "410.000",
            {
                "text": "M.H.",
                "style": "capitals",
                "wrap": False,
                "said": ["Initials: “M.H.”, capitals"],
                "surcharge": "20.00",
            },
        ),
        (
            2,
            "422.000",
            {
                "text": "J.K.",
                "style": "capitals",
                "wrap": True,
                "said": ["Initials: “J.K.”, capitals", "Wrapped as a gift"],
                "surcharge": "32.00",
            },
        ),
    ]
    db.rows("update products set bespoke = '{}'")
    view = await by_id(shop, placed.order_id)
    assert {line.line_total.minor: line.made[0] for line in view.lines} == {
        41000: "Initials: “M.H.”, capitals",
        84400: "Initials: “J.K.”, capitals",
    }


async def test_other_letters_are_another_order_even_at_the_same_price(db, shop, made, supplier):
    ada = visitor(shop)
    view = await cart.add_line(ada, made.variant_id, 1, MH)
    first = await checkout.place_order(ada, purchase(payment_method=None))
    assert (await checkout.place_order(ada, purchase(payment_method=None))).number == first.number
    await cart.remove_line(ada, checkout_line(view))
    await cart.add_line(ada, made.variant_id, 1, Wish("H.M.", "capitals"))
    second = await checkout.place_order(ada, purchase(payment_method=None))
    assert second.number != first.number
    assert order_states(db) == [("CANCELLED", "FAILED"), ("PENDING", "PENDING")]
    assert stock(db, made) == (5, 1)


def checkout_line(view):
    """The id of the only line."""
    return UUID(view.lines[0].id)


async def test_paying_takes_out_what_was_bought_and_leaves_other_letters(
    db, shop, made, supplier, post
):
    ada = visitor(shop)
    await cart.add_line(ada, made.variant_id, 1, MH)
    await checkout.place_order(ada, purchase())
    await cart.add_line(ada, made.variant_id, 1, JK)
    await hear(supplier)
    view = await cart.open_bag(ada)
    assert [line.made[0] for line in view.lines] == ["Initials: “J.K.”, capitals"]
    assert stock(db, made) == (4, 0)


async def test_a_wish_that_is_no_longer_offered_stops_the_order(db, shop, made, supplier):
    ada = visitor(shop)
    await cart.add_line(ada, made.variant_id, 1, MH)
    db.rows("update products set bespoke = '{}'")
    view = await cart.open_bag(ada)
    assert view.lines[0].notice == "This is no longer made in this way. Remove it to go on."
    assert not view.can_check_out
    with pytest.raises(Invalid) as refusal:
        await checkout.place_order(ada, purchase())
    assert refusal.value.code == "not_offered"
    assert supplier.intents() == []


@pytest.mark.req("PDP-012")
async def test_a_removed_piece_comes_back_as_it_was_made(shop, made):
    ada = visitor(shop)
    before = await cart.add_line(ada, made.variant_id, 2, JK)
    gone = await cart.remove_line(ada, checkout_line(before))
    after = await cart.add_line(ada, gone.variant_id, gone.quantity, gone.wish)
    assert [(line.made, line.quantity) for line in after.lines] == [
        (line.made, line.quantity) for line in before.lines
    ]


@pytest.mark.req("PDP-023")
@pytest.mark.parametrize("tier", ["PEARL", "SAPPHIRE", "DIAMOND", "OBSIDIAN"])
async def test_what_is_kept_for_the_highest_tier_is_bought_by_it_alone(db, shop, folio, tier):
    db.rows("update products set is_exclusive = true")
    with pytest.raises(OutOfStock):
        await cart.add_line(visitor(shop, "bea"), folio.variant_id, 1)
    await member(shop)
    db.rows("update users set membership_tier = %s", tier)
    ada = await member(shop)
    if tier != "OBSIDIAN":
        with pytest.raises(OutOfStock):
            await cart.add_line(ada, folio.variant_id, 1)
        return
    assert (await cart.add_line(ada, folio.variant_id, 1)).can_check_out
    await checkout.place_order(ada, purchase())
    assert stock(db, folio) == (5, 1)


@pytest.mark.req("PDP-023")
async def test_a_tier_that_is_taken_back_takes_the_piece_out_of_the_bag(db, shop, folio):
    db.rows("update products set is_exclusive = true")
    await member(shop)
    db.rows("update users set membership_tier = 'OBSIDIAN'")
    ada = await member(shop)
    await cart.add_line(ada, folio.variant_id, 1)
    db.rows("update users set membership_tier = 'DIAMOND'")
    ada = await member(shop)
    assert not (await cart.open_bag(ada)).can_check_out
    with pytest.raises(OutOfStock):
        await checkout.place_order(ada, purchase())


@pytest.mark.parametrize(
    "change",
    [
        "update products set status = 'ARCHIVED'",
        "update products set deleted_at = now()",
        "update products set launch_date = current_date + 9",
        "update product_variants set is_available = false",
    ],
)
async def test_what_left_the_catalogue_meanwhile_is_not_sold(db, shop, folio, supplier, change):
    ada = visitor(shop)
    await cart.add_line(ada, folio.variant_id, 1)
    db.rows(change)
    with pytest.raises(OutOfStock):
        await checkout.place_order(ada, purchase())
    assert order_states(db) == []
    assert supplier.intents() == []


@pytest.mark.req("PDP-022", "PDP-023")
@pytest.mark.parametrize(
    ("setting", "buyable"),
    [
        ("launch_date = %s", False),
        ("launch_date = %s, pre_order_enabled = true", True),
        (
            "launch_date = %s, pre_order_enabled = true, pre_order_end_date = current_date - 1",
            False,
        ),
        ("launch_date = %s, pre_order_enabled = true, is_exclusive = true", False),
    ],
)
async def test_a_piece_is_sold_from_its_launch_or_ordered_ahead(db, shop, folio, setting, buyable):
    launch = clock.now().date() + timedelta(days=8)
    db.rows(f"update products set {setting}", launch)
    if not buyable:
        with pytest.raises(OutOfStock):
            await cart.add_line(visitor(shop), folio.variant_id, 1)
        return
    view = await cart.add_line(visitor(shop), folio.variant_id, 1)
    assert view.lines[0].notice == (
        f"Ordered ahead: charged now, sent from {launch.day} {launch:%B %Y}"
    )
    assert view.can_check_out
    assert view.delivery_date_text == (
        f"Everything is sent together from {launch.day} {launch:%B %Y}"
    )
