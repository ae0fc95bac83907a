"""From bag to paid order, with the real payment sandbox, a real mail server and no queue."""

from datetime import timedelta

import pytest

from luxeverse.core import clock
from luxeverse.core.errors import Conflict, Invalid, PaymentRefused, Unavailable
from luxeverse.core.ids import new_id
from luxeverse.core.money import Money
from luxeverse.services import cart, checkout, orders, payments
from luxeverse.services.checkout import PriceChanged
from luxeverse.services.inventory import OutOfStock
from tests.factories import (
    ADDRESS,
    DECLINED,
    EMAIL,
    EXPRESS,
    add_piece,
    drain,
    member,
    order_states,
    ordered,
    purchase,
    stock,
    traces,
    visitor,
)


def today():
    return clock.day_text(clock.now())


async def hear(supplier):
    """Let every payment's fate become known as the worker would learn it without webhooks."""
    await payments.reconcile(timedelta(0))
    return await drain()


@pytest.mark.req("ORD-013")
async def test_a_guest_buys(db, shop, folio, supplier, post):
    ada = visitor(shop)
    placed = await ordered(ada, folio, 2)
    assert placed.total == Money(78000, "EUR")
    assert placed.intent.status == "succeeded"
    assert order_states(db) == [("PENDING", "PENDING")]
    assert stock(db, folio) == (5, 2)
    assert (await cart.open_bag(ada)).count == 2

    await hear(supplier)

    assert order_states(db) == [("CONFIRMED", "COMPLETED")]
    assert stock(db, folio) == (3, 0)
    assert (await cart.open_bag(ada)).status == "empty"
    sold = db.rows("select type, quantity, balance_after from inventory_transactions")
    assert sold == [("sale", -2, 3)]
    assert db.rows("select status from order_status_history order by created_at") == [
        ("PENDING",),
        ("CONFIRMED",),
    ]
    assert db.rows("select user_id from orders") == [(None,)]
    assert [(i.amount, i.status) for i in supplier.intents()] == [(78000, "succeeded")]
    assert [letter["To"] for letter in post.letters] == ["ada@example.com"]
    # Later edits of the catalogue do not reach the order.
    db.rows("update products set name = 'Other'")
    db.rows("update product_variants set price = 1")
    view = await orders.look_up(shop, placed.number, "ADA@example.com")
    assert (view.status_text, view.total.minor) == ("Confirmed", 78000)
    assert (view.lines[0].name, view.lines[0].line_total.minor) == ("Folio", 78000)
    assert view.address_lines == ["Ada Lovelace", "Unter den Linden 5", "10117 Berlin", "Germany"]


async def test_a_company_is_part_of_the_address(db, shop, folio):
    ada = visitor(shop)
    there = ADDRESS | {"company": "Analytical Engines"}
    placed = await ordered(ada, folio, address=there)
    view = await orders.look_up(shop, placed.number, EMAIL)
    assert view.address_lines[:2] == ["Ada Lovelace", "Analytical Engines"]
    before = traces(db)
    with pytest.raises(Invalid):
        await checkout.place_order(ada, purchase(address=there | {"company": "x" * 161}))
    with pytest.raises(Invalid):
        await checkout.place_order(ada, purchase(address=there | {"company": "<b>"}))
    assert traces(db) == before


async def test_the_order_keeps_its_sums(db, shop, folio):
    await ordered(visitor(shop), folio, delivery_method=EXPRESS)
    sums = db.rows(
        "select currency, subtotal, shipping_amount, tax_amount, total, shipping_carrier from orders"
    )
    assert [tuple(map(str, row)) for row in sums] == [
        ("EUR", "390.000", "25.000", "66.260", "415.000", "DHL Express")
    ]
    line = db.rows("select sku, quantity, unit_price, tax_rate_basis_points from order_items")
    assert [tuple(map(str, row)) for row in line] == [("LV-FOLIO", "1", "390.000", "1900")]


@pytest.mark.parametrize("card", [DECLINED, "pm_card_visa_chargeDeclinedInsufficientFunds"])
async def test_a_declined_card_leaves_the_bag_and_holds_nothing(db, shop, folio, supplier, card):
    ada = visitor(shop)
    with pytest.raises(PaymentRefused) as refusal:
        await ordered(ada, folio, payment_method=card)
    assert refusal.value.code == "card_declined"
    await drain()
    assert order_states(db) == [("CANCELLED", "FAILED")]
    assert stock(db, folio) == (5, 0)
    assert [i.status for i in supplier.intents()] == ["canceled"]
    assert (await cart.open_bag(ada)).count == 1
    again = await checkout.place_order(ada, purchase())
    assert again.intent.status == "succeeded"
    assert stock(db, folio) == (5, 1)


async def test_an_unknown_card_is_refused_and_holds_nothing(db, shop, folio, supplier):
    with pytest.raises(PaymentRefused) as refusal:
        await ordered(visitor(shop), folio, payment_method="pm_unknown")
    assert refusal.value.code == "unknown_payment_method"
    await drain()
    assert order_states(db) == [("CANCELLED", "FAILED")]
    assert stock(db, folio) == (5, 0)
    assert supplier.intents() == []


async def test_without_a_card_the_browser_confirms(db, shop, folio, supplier):
    ada = visitor(shop)
    placed = await ordered(ada, folio, payment_method=None)
    assert placed.intent.status == "requires_payment_method"
    assert placed.intent.client_secret.startswith(f"{placed.intent.id}_secret_")
    again = await checkout.place_order(ada, purchase(payment_method=None))
    assert (again.order_id, again.intent.id) == (placed.order_id, placed.intent.id)
    await hear(supplier)
    assert order_states(db) == [("PENDING", "PENDING")]
    supplier.client.v1.payment_intents.confirm(
        placed.intent.id, {"payment_method": "pm_card_visa", "return_url": "http://localhost/x"}
    )
    await hear(supplier)
    assert order_states(db) == [("CONFIRMED", "COMPLETED")]


async def test_a_card_after_an_unfinished_try_without_one(db, shop, folio, supplier):
    """The first order waits for a browser; a program then pays the same bag with a card."""
    ada = visitor(shop)
    await ordered(ada, folio, payment_method=None)
    placed = await checkout.place_order(ada, purchase())
    assert placed.intent.status == "succeeded"
    await hear(supplier)
    assert order_states(db) == [("CANCELLED", "FAILED"), ("CONFIRMED", "COMPLETED")]
    assert stock(db, folio) == (4, 0)
    assert len(supplier.intents("succeeded")) == 1


async def test_a_changed_bag_replaces_the_unpaid_order(db, shop, folio, supplier):
    ada = visitor(shop)
    first = await ordered(ada, folio, payment_method=None)
    second = await ordered(ada, folio, payment_method=None)
    assert second.order_id != first.order_id
    assert second.total == Money(78000, "EUR")
    await hear(supplier)
    assert order_states(db) == [("CANCELLED", "FAILED"), ("PENDING", "PENDING")]
    assert stock(db, folio) == (5, 2)
    assert sorted(i.status for i in supplier.intents()) == ["canceled", "requires_payment_method"]


async def test_a_paid_order_is_not_replaced_by_a_changed_bag(db, shop, folio, supplier):
    ada = visitor(shop)
    await ordered(ada, folio)
    with pytest.raises(Conflict) as refusal:
        await ordered(ada, folio)
    assert refusal.value.code == "already_paid"
    await drain()
    assert order_states(db) == [("CONFIRMED", "COMPLETED")]
    assert (await cart.open_bag(ada)).count == 1
    assert [i.amount for i in supplier.intents()] == [40200]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"email": "nobody"}, "invalid_address"),
        ({"address": ADDRESS | {"postal_code": "1"}}, "invalid_address"),
        ({"address": ADDRESS | {"country_code": "ZZ"}}, "invalid_address"),
        ({"address": ADDRESS | {"first_name": "<script>"}}, "invalid_address"),
        ({"address": ADDRESS | {"first_name": "A\0da"}}, "invalid_address"),
        ({"delivery_method": "drone"}, "unknown_delivery_method"),
        ({"idempotency_key": ""}, "invalid_idempotency_key"),
        ({"idempotency_key": "k" * 256}, "invalid_idempotency_key"),
    ],
)
async def test_refusals_write_nothing(db, shop, folio, supplier, changes, code):
    await cart.add_line(visitor(shop), folio.variant_id, 1)
    before = traces(db)
    with pytest.raises(Invalid) as refusal:
        await checkout.place_order(visitor(shop), purchase(**changes))
    assert refusal.value.code == code
    assert traces(db) == before
    assert supplier.intents() == []


async def test_another_sum_than_shown_is_refused(db, shop, folio, supplier):
    await cart.add_line(visitor(shop), folio.variant_id, 1)
    before = traces(db)
    with pytest.raises(PriceChanged) as refusal:
        await checkout.place_order(visitor(shop), purchase(shown_total_minor=39000))
    assert refusal.value.facts == {"total_minor": 40200, "currency": "EUR"}
    assert traces(db) == before
    placed = await checkout.place_order(visitor(shop), purchase(shown_total_minor=40200))
    assert placed.total == Money(40200, "EUR")


async def test_one_piece_too_many_holds_none_of_the_bag(db, shop, folio, supplier):
    ring = add_piece(db, shop, "Ring", stock=1)
    await cart.add_line(visitor(shop), folio.variant_id, 2)
    await cart.add_line(visitor(shop), ring.variant_id, 1)
    await ordered(visitor(shop, "eve"), ring)
    before = traces(db)
    with pytest.raises(OutOfStock) as refusal:
        await checkout.place_order(visitor(shop), purchase())
    assert [s["sku"] for s in refusal.value.facts["shortages"]] == [ring.sku]
    assert traces(db) == before
    assert (stock(db, folio), stock(db, ring)) == ((5, 0), (1, 1))


async def test_an_empty_bag_cannot_be_bought(db, shop, supplier):
    with pytest.raises(Invalid) as refusal:
        await checkout.place_order(visitor(shop), purchase())
    assert refusal.value.code == "empty_bag"
    assert order_states(db) == []


@pytest.mark.req("CHK-011")
async def test_a_hold_ends(db, shop, folio, supplier):
    await ordered(visitor(shop), folio, payment_method=None)
    assert await checkout.expire_holds() == 0
    with clock.frozen(clock.now() + timedelta(minutes=15, seconds=1)):
        assert await checkout.expire_holds() == 1
        assert await checkout.expire_holds() == 0
    await drain()
    assert order_states(db) == [("CANCELLED", "FAILED")]
    assert stock(db, folio) == (5, 0)
    assert [i.status for i in supplier.intents()] == ["canceled"]


async def test_a_hold_that_ends_after_paying_is_settled_as_paid(db, shop, folio, supplier):
    await ordered(visitor(shop), folio)
    with clock.frozen(clock.now() + timedelta(hours=1)):
        assert await checkout.expire_holds() == 0
    await drain()
    assert order_states(db) == [("CONFIRMED", "COMPLETED")]
    assert stock(db, folio) == (4, 0)


async def test_nothing_is_given_up_while_the_supplier_is_away(db, shop, folio, supplier):
    await ordered(visitor(shop), folio, payment_method=None)
    before = traces(db)
    supplier.switch(fail_next=12, match="payment_intents")
    with clock.frozen(clock.now() + timedelta(hours=1)):
        assert await checkout.expire_holds() == 0
        assert traces(db) == before
        supplier.switch(fail_next=0)
        assert await checkout.expire_holds() == 1
    assert stock(db, folio) == (5, 0)


@pytest.mark.req("SEC-009")
async def test_a_supplier_that_is_away_is_said_and_the_retry_pays_once(db, shop, folio, supplier):
    supplier.switch(fail_next=12, match="payment_intents")
    with pytest.raises(Unavailable) as refusal:
        await ordered(visitor(shop), folio)
    assert refusal.value.message == (
        "The payment service is not answering. Please try again in a moment; you will not be "
        "charged twice."
    )
    assert order_states(db) == [("PENDING", "PENDING")]
    supplier.switch(fail_next=0)
    placed = await checkout.place_order(visitor(shop), purchase())
    assert placed.intent.status == "succeeded"
    await hear(supplier)
    assert order_states(db) == [("CONFIRMED", "COMPLETED")]
    assert len(supplier.intents()) == 1


async def test_money_that_comes_after_cancelling_goes_back_once(db, shop, folio, supplier, post):
    placed = await ordered(visitor(shop), folio)
    assert await orders.cancel(shop.tenant_id, placed.order_id, "given up") is True
    assert await orders.cancel(shop.tenant_id, placed.order_id, "given up") is False
    assert stock(db, folio) == (5, 0)
    await hear(supplier)
    await payments.refund_order(shop.tenant_id, placed.order_id)
    assert [(r.amount, r.status) for r in supplier.refunds()] == [(40200, "succeeded")]
    moves = "select type, status, amount from payment_transactions order by type"
    assert [tuple(map(str, row)) for row in db.rows(moves)] == [
        ("charge", "REFUNDED", "402.000"),
        ("refund", "COMPLETED", "402.000"),
    ]
    assert stock(db, folio) == (5, 0)
    assert post.letters == []
    await drain()
    assert order_states(db) == [("CANCELLED", "REFUNDED")]
    said = await orders.look_up(shop, placed.number, EMAIL)
    assert said.standfirst == (
        f"€402 went back to your card on {today()}. Your pieces went back on the shelf."
    )
    assert (said.status_text, said.delivery_text) == ("Cancelled and refunded", "")


@pytest.mark.req("PAY-007")
async def test_an_order_says_that_it_was_refunded(db, shop, folio, supplier, post):
    """In the list, on the page, by number and address, and to machines: when, and how much."""
    ada = await member(shop)
    placed = await ordered(ada, folio)
    await hear(supplier)
    before = await orders.facts_of(ada, placed.number)
    assert (before.view.steps != [], before.refunded.minor) == (True, 0)
    await payments.refund_order(shop.tenant_id, placed.order_id)
    await drain()
    text = f"€402 went back to your card on {today()}."
    (entry,) = (await orders.orders_of(ada)).entries
    assert (entry.status_text, entry.went_back) == ("Refunded", text)
    page = await orders.order_of(ada, placed.number)
    found = await orders.look_up(shop, placed.number, EMAIL)
    assert [one.standfirst for one in (page, found)] == [text, text]
    assert found.title == "This order was refunded"
    for view in (page, found):
        assert (view.status_text, view.steps, view.delivery_text) == ("Refunded", [], "")
        last = view.rows[-1]
        assert (last.label, last.text, last.note) == ("Given back", "−€402", today())
    facts = await orders.facts_of(ada, placed.number)
    assert (facts.payment_status, facts.refunded) == ("refunded", Money(40200, "EUR"))


async def test_paid_and_cancelled_never_both(db, shop, folio, supplier):
    placed = await ordered(visitor(shop), folio)
    await hear(supplier)
    before = traces(db)
    assert await orders.cancel(shop.tenant_id, placed.order_id, "too late") is False
    assert traces(db) == before


async def test_unknown_orders_have_one_answer(db, shop, folio, other_house):
    placed = await ordered(visitor(shop), folio)
    said = []
    for house, number, email in (
        (shop, placed.number, "eve@example.com"),
        (shop, "LV-2222-2222", "ada@example.com"),
        (other_house, placed.number, "ada@example.com"),
    ):
        with pytest.raises(orders.store.NotFound) as refusal:
            await orders.look_up(house, number, email)
        said.append((refusal.value.code, refusal.value.message))
    assert len(set(said)) == 1
    with pytest.raises(orders.store.NotFound):
        await orders.of_this_browser(visitor(shop, "eve"), placed.number)
    mine = await orders.of_this_browser(visitor(shop), placed.number)
    assert (mine.status, mine.number) == ("pending", placed.number)
    with pytest.raises(orders.store.NotFound):
        await orders.by_id(shop, new_id())
