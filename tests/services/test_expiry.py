"""Holds end for each order by itself: one that cannot be decided stops no other, of its house or of another."""

from datetime import timedelta
from uuid import uuid4

import pytest

from luxeverse.core import clock
from luxeverse.core.db import EVERY_HOUSE, read_session
from luxeverse.core.errors import Conflict
from luxeverse.services import cart, checkout, orders, payments
from tests.factories import (
    add_delivery,
    add_piece,
    drain,
    order_states,
    ordered,
    purchase,
    stock,
    traces,
    visitor,
)
from tests.services.test_inbox import tell

LATER = timedelta(minutes=16)
FORGET = "update payment_transactions set provider_transaction_id = 'pi_' || %s where order_id = %s"


@pytest.fixture
def neroli(db, shop, other_house):
    """A piece of the other house."""
    add_delivery(db, other_house)
    return add_piece(db, other_house, "Neroli")


def forget(db, placed):
    """As if the supplier had never heard of this payment."""
    db.rows(FORGET, uuid4().hex, placed.order_id)


async def waiting(actor, piece):
    return await ordered(actor, piece, payment_method=None)


async def test_an_order_of_which_the_supplier_knows_nothing_is_given_up_with_the_others(
    db, shop, other_house, folio, neroli, supplier
):
    poisoned = await waiting(visitor(shop), folio)
    forget(db, poisoned)
    await waiting(visitor(shop, "eve"), folio)
    await waiting(visitor(other_house), neroli)
    with clock.frozen(clock.now() + LATER):
        assert await checkout.expire_holds() == 3
    await drain()
    assert order_states(db) == [("CANCELLED", "FAILED")] * 3
    assert (stock(db, folio), stock(db, neroli)) == ((5, 0), (5, 0))
    assert db.rows("select status from payment_transactions") == [("CANCELLED",)] * 3


async def test_one_that_may_be_paid_rests_and_the_others_end(
    db, shop, other_house, folio, neroli, supplier
):
    """Its card was charged at once, so that money may have moved where nobody looks any more."""
    charged = await ordered(visitor(shop), folio)
    forget(db, charged)
    await waiting(visitor(other_house), neroli)
    with clock.frozen(clock.now() + LATER):
        assert await checkout.expire_holds() == 1
        assert await payments.at_rest() == 1
        before = traces(db)
        assert await checkout.expire_holds() == 0
        assert await payments.reconcile() == 0
        assert traces(db) == before
    await drain()
    assert order_states(db) == [("CANCELLED", "FAILED"), ("PENDING", "PENDING")]
    assert (stock(db, folio), stock(db, neroli)) == ((5, 1), (5, 0))
    rests = "select provider_response -> 'trouble' ->> 'tries' from payment_transactions where order_id = %s"
    assert db.rows(rests, charged.order_id) == [("1",)]
    with clock.frozen(clock.now() + LATER + timedelta(minutes=2)):
        assert await checkout.expire_holds() == 0
    assert db.rows(rests, charged.order_id) == [("2",)]


async def test_a_message_nobody_could_follow_up_speaks_for_money(db, shop, folio, supplier):
    placed = await waiting(visitor(shop), folio)
    forget(db, placed)
    (known,) = db.rows("select provider_transaction_id from payment_transactions")
    (made,) = [e for e in supplier.events() if e["type"] == "payment_intent.created"]
    about = made["data"]["object"] | {"id": known[0]}
    await tell(supplier, made | {"type": "payment_intent.succeeded", "data": {"object": about}})
    with clock.frozen(clock.now() + LATER):
        assert await checkout.expire_holds() == 0
    assert order_states(db) == [("PENDING", "PENDING")]
    assert stock(db, folio) == (5, 1)


async def test_a_sum_that_does_not_fit_stops_no_other(db, shop, folio, supplier):
    """Reconciling: the supplier speaks of another amount for one order, and truly of the next."""
    first = await ordered(visitor(shop), folio)
    await ordered(visitor(shop, "eve"), folio)
    db.rows("update payment_transactions set amount = 1 where order_id = %s", first.order_id)
    assert await payments.reconcile(timedelta(0)) == 1
    await drain()
    assert order_states(db) == [("CONFIRMED", "COMPLETED"), ("PENDING", "PENDING")]


async def test_whoever_changes_the_bag_is_not_held_up_by_a_forgotten_payment(
    db, shop, folio, supplier
):
    ada = visitor(shop)
    forget(db, await waiting(ada, folio))
    await cart.add_line(ada, folio.variant_id, 1)
    placed = await checkout.place_order(ada, purchase())
    assert placed.intent.status == "succeeded"
    assert order_states(db) == [("CANCELLED", "FAILED"), ("PENDING", "PENDING")]
    assert stock(db, folio) == (5, 2)


async def test_whoever_sends_the_same_again_is_told_that_the_order_is_gone(
    db, shop, folio, supplier
):
    ada = visitor(shop)
    forget(db, await waiting(ada, folio))
    with pytest.raises(Conflict) as refusal:
        await checkout.place_order(ada, purchase(payment_method=None))
    assert refusal.value.code == "order_given_up"
    assert order_states(db) == [("CANCELLED", "FAILED")]
    assert (await checkout.place_order(ada, purchase())).intent.status == "succeeded"


async def test_the_oldest_hold_ends_first(db, shop, folio, supplier):
    placed = [await waiting(visitor(shop, name), folio) for name in ("ada", "eve", "bob")]
    for minutes, order in zip((2, 3, 1), placed, strict=True):
        ended = clock.now() - timedelta(minutes=minutes)
        db.rows("update stock_holds set expires_at = %s where order_id = %s", ended, order.order_id)
    async with read_session(EVERY_HOUSE) as session:
        found = await orders.unpaid_expired(session, clock.now(), 2)
    assert [order_id for _, order_id in found] == [placed[1].order_id, placed[0].order_id]
