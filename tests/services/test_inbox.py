"""What the supplier tells us: stored once, believed only when signed, harmless in any number and order."""

import asyncio
import itertools
import json

import pytest

from luxeverse.integrations.payments import BadSignature
from luxeverse.services import orders, payments
from tests.factories import drain, order_states, ordered, stock, traces, visitor
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
