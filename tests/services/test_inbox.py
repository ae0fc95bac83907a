"""What the supplier tells us: stored once, believed only when signed, harmless in any number and order."""

import asyncio
import itertools
import json

import pytest

from luxeverse.core import clock
from luxeverse.core.money import Money
from luxeverse.integrations.payments import BadSignature, RequestRejected
from luxeverse.registry import HANDLERS
from luxeverse.services import orders, payments
from luxeverse.services.outbox import deliver
from tests.factories import EMAIL, drain, order_states, ordered, settled, stock, traces, visitor
from tests.shop import message, signed


async def tell(supplier, event):
    body = message(event)
    return await payments.receive(body, signed(body, supplier.secret)["Stripe-Signature"])


@pytest.mark.req("PAY-008")
async def test_a_message_is_kept_once_and_its_order_is_paid_once(db, shop, folio, supplier, post):
    await ordered(visitor(shop), folio)
    paid = next(e for e in supplier.events() if e["type"] == "payment_intent.succeeded")
    assert [await tell(supplier, paid) for _ in range(10)] == [True] + [False] * 9
    assert db.value("select count(*) from external_events") == 1
    await drain()
    before = traces(db)
    assert await tell(supplier, paid) is False
    assert await drain() == 0
    assert traces(db) == before
    assert order_states(db) == [("CONFIRMED", "COMPLETED")]
    assert len(post.letters) == 1


@pytest.mark.req("PAY-008")
async def test_any_order_of_messages_ends_the_same(db, shop, folio, supplier, post):
    await ordered(visitor(shop), folio)
    events = supplier.events()
    assert len(events) >= 3
    for number, order in enumerate(itertools.islice(itertools.permutations(events), 6)):
        for event in order:
            await tell(supplier, event | {"id": f"{event['id']}_{number}"})
            await drain()
        assert order_states(db) == [("CONFIRMED", "COMPLETED")]
        assert stock(db, folio) == (4, 0)
    assert len(post.letters) == 1
    assert supplier.refunds() == []


async def test_a_lie_that_is_signed_is_still_looked_up(db, shop, folio, supplier):
    """The message says succeeded; the supplier, asked, says it is not."""
    placed = await ordered(visitor(shop), folio, payment_method=None)
    (made,) = [e for e in supplier.events() if e["type"] == "payment_intent.created"]
    await tell(supplier, made | {"type": "payment_intent.succeeded"})
    await drain()
    assert placed.intent.status == "requires_payment_method"
    assert order_states(db) == [("PENDING", "PENDING")]


async def test_a_payment_of_another_shop_is_left_alone(db, shop, folio, supplier):
    foreign = supplier.client.v1.payment_intents.create({"amount": 500, "currency": "eur"})
    await ordered(visitor(shop), folio, payment_method=None)
    event = next(e for e in supplier.events() if e["data"]["object"]["id"] == foreign.id)
    await tell(supplier, event)
    assert await drain() == 1
    assert order_states(db) == [("PENDING", "PENDING")]
    assert db.value("select processed_at is not null from external_events") is True


@pytest.mark.req("PAY-008")
@pytest.mark.parametrize("fault", ["none", "secret", "body", "age"])
async def test_what_is_not_signed_is_not_kept(db, shop, folio, supplier, fault):
    await ordered(visitor(shop), folio)
    body = message(supplier.events()[0])
    header = signed(
        body,
        "whsec_other" if fault == "secret" else supplier.secret,
        age_seconds=600 if fault == "age" else 0,
    )["Stripe-Signature"]
    if fault == "body":
        body = json.dumps(json.loads(body) | {"type": "payment_intent.canceled"}).encode()
    before = traces(db)
    with pytest.raises(BadSignature):
        await payments.receive(body, "" if fault == "none" else header)
    assert traces(db) == before


@pytest.mark.req("PAY-008")
async def test_ten_at_once_are_one(db, shop, folio, supplier, post):
    await ordered(visitor(shop), folio)
    paid = next(e for e in supplier.events() if e["type"] == "payment_intent.succeeded")
    kept = await asyncio.gather(*(tell(supplier, paid) for _ in range(10)))
    assert sorted(kept) == [False] * 9 + [True]
    await drain()
    assert order_states(db) == [("CONFIRMED", "COMPLETED")]
    assert len(post.letters) == 1


async def test_a_cancelled_payment_frees_the_pieces(db, shop, folio, supplier):
    placed = await ordered(visitor(shop), folio, payment_method=None)
    supplier.client.v1.payment_intents.cancel(placed.intent.id)
    gone = next(e for e in supplier.events() if e["type"] == "payment_intent.canceled")
    await tell(supplier, gone)
    await drain()
    assert order_states(db) == [("CANCELLED", "FAILED")]
    assert stock(db, folio) == (5, 0)
    view = await orders.of_this_browser(visitor(shop), placed.number)
    assert view.title == "This order was not completed"


BACK = (
    "select amount::text, attempt from payment_transactions where type = 'refund' order by attempt"
)


def today():
    return clock.day_text(clock.now())


def give_back(supplier, placed, amount):
    """Somebody of the house does it at the supplier."""
    supplier.client.v1.refunds.create({"payment_intent": placed.intent.id, "amount": amount})


def refund_messages(supplier):
    return [event for event in supplier.events() if event["type"] == "charge.refunded"]


@pytest.mark.req("PAY-007")
async def test_a_part_that_goes_back_is_said_and_stays_a_purchase(db, shop, folio, supplier, post):
    placed = await ordered(visitor(shop), folio)
    await settled()
    give_back(supplier, placed, 5000)
    (told,) = refund_messages(supplier)
    for number in range(2):
        await tell(supplier, told | {"id": f"{told['id']}_{number}"})
        await drain()
    assert order_states(db) == [("CONFIRMED", "PARTIALLY_REFUNDED")]
    assert db.rows(BACK) == [("50.000", 1)]
    view = await orders.look_up(shop, placed.number, EMAIL)
    assert view.notice.text == f"€50 went back to your card on {today()}."
    assert (view.status_text, len(view.steps)) == ("Confirmed", 4)
    assert [(row.label, row.text) for row in view.rows[-2:]] == [
        ("Total", "€402"),
        ("Given back", "−€50"),
    ]
    assert db.value("select purchase_count from products") == 1
    facts = await orders.facts(shop, placed.number, EMAIL)
    assert (facts.payment_status, facts.refunded.minor) == ("partially_refunded", 5000)


@pytest.mark.req("PAY-007")
async def test_two_parts_at_once_are_two_rows(db, shop, folio, supplier, post):
    placed = await ordered(visitor(shop), folio)
    await settled()
    await asyncio.gather(
        *(asyncio.to_thread(give_back, supplier, placed, amount) for amount in (5000, 2000))
    )
    told = refund_messages(supplier)
    assert len(told) == 2
    await asyncio.gather(*(tell(supplier, one) for one in told))
    spoke = db.rows(
        "select id from outbox_events where name = 'SupplierSpoke' and relayed_at is null"
    )
    await asyncio.gather(*(deliver(HANDLERS, "read_message", key) for (key,) in spoke))
    await drain()
    rows = db.rows(BACK)
    assert ({amount for amount, _ in rows}, [n for _, n in rows]) == ({"50.000", "20.000"}, [1, 2])
    assert order_states(db) == [("CONFIRMED", "PARTIALLY_REFUNDED")]


@pytest.mark.req("PAY-007")
async def test_a_part_that_is_heard_before_the_payment(db, shop, folio, supplier, post):
    placed = await ordered(visitor(shop), folio)
    give_back(supplier, placed, 5000)
    messages = supplier.events()
    for event in reversed(messages):
        await tell(supplier, event)
    await drain()
    assert order_states(db) == [("CONFIRMED", "PARTIALLY_REFUNDED")]
    assert db.rows(BACK) == [("50.000", 1)]
    assert len(post.letters) == 1


@pytest.mark.req("PAY-007")
@pytest.mark.parametrize("first", ["note_part_refund", "confirm_paid"])
async def test_an_order_hears_of_payment_and_part_in_any_order(
    db, shop, folio, supplier, post, first
):
    placed = await ordered(visitor(shop), folio)
    await payments.settle(shop.tenant_id, placed.order_id)
    give_back(supplier, placed, 5000)
    await tell(supplier, refund_messages(supplier)[0])
    spoke = db.value("select id from outbox_events where name = 'SupplierSpoke'")
    await deliver(HANDLERS, "read_message", spoke)
    name = {"note_part_refund": "PaymentPartlyRefunded", "confirm_paid": "PaymentSucceeded"}[first]
    event = db.value("select id from outbox_events where name = %s", name)
    await deliver(HANDLERS, first, event)
    await drain()
    assert order_states(db) == [("CONFIRMED", "PARTIALLY_REFUNDED")]


@pytest.mark.req("PAY-007")
async def test_the_last_part_makes_it_whole_and_more_is_refused(db, shop, folio, supplier, post):
    placed = await ordered(visitor(shop), folio)
    await settled()
    give_back(supplier, placed, 5000)
    before = traces(db)
    # Of the part nobody has heard yet: the whole amount would be more than the supplier took.
    with pytest.raises(RequestRejected, match="greater than unrefunded amount"):
        await payments.refund_order(shop.tenant_id, placed.order_id)
    assert traces(db) == before
    await tell(supplier, refund_messages(supplier)[0])
    await drain()
    for _ in range(2):
        await payments.refund_order(shop.tenant_id, placed.order_id)
    for event in refund_messages(supplier):
        await tell(supplier, event)
    await drain()
    assert order_states(db) == [("CONFIRMED", "REFUNDED")]
    assert db.rows(BACK) == [("50.000", 1), ("352.000", 2)]
    assert db.value("select count(*) from outbox_events where name = 'PaymentRefunded'") == 1
    assert sum(one.amount for one in supplier.refunds()) == 40200
    view = await orders.look_up(shop, placed.number, EMAIL)
    assert view.standfirst == f"€402 went back to your card on {today()}."
    assert [row.text for row in view.rows[-2:]] == ["−€50", "−€352"]
    # What went back on another day is said with its day.
    db.rows("update payment_transactions set processed_at = '2026-03-05' where amount = 50")
    view = await orders.look_up(shop, placed.number, EMAIL)
    assert view.standfirst == (
        f"€50 went back to your card on 5 March 2026, and €352 on {today()}."
    )
    assert (await orders.facts(shop, placed.number, EMAIL)).refunded == Money(40200, "EUR")


async def test_a_refund_of_another_shop_is_left_alone(db, shop, folio, supplier):
    foreign = supplier.client.v1.payment_intents.create({
        "amount": 500, "currency": "eur", "payment_method": "pm_card_visa", "confirm": True,
        "automatic_payment_methods": {"enabled": True, "allow_redirects": "never"},
    })  # fmt: skip
    supplier.client.v1.refunds.create({"payment_intent": foreign.id})
    await ordered(visitor(shop), folio, payment_method=None)
    await tell(supplier, refund_messages(supplier)[0])
    assert await drain() == 1
    assert order_states(db) == [("PENDING", "PENDING")]
    assert db.value("select processed_at is not null from external_events") is True
