"""The process dies between two acts of paying, and everything is set right by whoever comes next."""

from datetime import timedelta

import pytest

from luxeverse.core import clock
from luxeverse.integrations import payments as gateway
from luxeverse.services import cart, checkout, payments
from luxeverse.services.checkout import place
from luxeverse.services.payments import charge
from tests.factories import (
    DECLINED,
    PAYS,
    drain,
    order_states,
    purchase,
    stock,
    visitor,
)


class Killed(BaseException):
    """The process is gone: nothing after this line runs, no handler of ours catches it."""


async def die(*_, **__):
    raise Killed


def end(*_, **__):
    raise Killed


async def crash(monkeypatch, shop, folio, where, **changes):
    """Order a folio, with the process ending at one of the three seams."""
    await cart.add_line(visitor(shop), folio.variant_id, 1)
    with monkeypatch.context() as patch:
        if where == "before the supplier":
            patch.setattr(gateway, "create_intent", die)
        elif where == "before attaching":
            create = gateway.create_intent

            async def create_and_die(*args, **options):
                await create(*args, **options)
                raise Killed

            patch.setattr(gateway, "create_intent", create_and_die)
        elif where == "before refusing":
            patch.setattr(payments, "refuse", die)
        else:
            patch.setattr(place, "Placed", end)
        with pytest.raises(Killed):
            await checkout.place_order(visitor(shop), purchase(**changes))


SEAMS = ["before the supplier", "before attaching", "before the news"]


async def news():
    """The worker's timetable a little later."""
    await payments.reconcile(timedelta(0))
    await drain()


def is_bought_once(db, folio, supplier, post):
    assert order_states(db) == [("CONFIRMED", "COMPLETED")]
    assert stock(db, folio) == (4, 0)
    assert [i.status for i in supplier.intents()] == ["succeeded"]
    assert supplier.refunds() == []
    assert len(post.letters) == 1


@pytest.mark.parametrize("where", SEAMS)
async def test_the_worker_finishes_what_was_begun(
    db, shop, folio, supplier, post, monkeypatch, where
):
    await crash(monkeypatch, shop, folio, where)
    assert order_states(db) == [("PENDING", "PENDING")]
    assert stock(db, folio) == (5, 1)
    assert len(supplier.intents("succeeded")) == (where != "before the supplier")
    await news()
    is_bought_once(db, folio, supplier, post)
    assert (await cart.open_bag(visitor(shop))).status == "empty"


@pytest.mark.parametrize("where", SEAMS)
async def test_the_buyer_who_tries_again_pays_once(
    db, shop, folio, supplier, post, monkeypatch, where
):
    await crash(monkeypatch, shop, folio, where)
    placed = await checkout.place_order(visitor(shop), purchase())
    assert placed.intent.status == "succeeded"
    await news()
    is_bought_once(db, folio, supplier, post)


@pytest.mark.parametrize("where", SEAMS)
async def test_the_same_key_after_a_crash_pays_once(
    db, shop, folio, supplier, post, monkeypatch, where
):
    await crash(monkeypatch, shop, folio, where, idempotency_key="k")
    await checkout.place_order(visitor(shop), purchase(idempotency_key="k"))
    await news()
    is_bought_once(db, folio, supplier, post)


@pytest.mark.parametrize("where", SEAMS)
async def test_a_hold_that_ends_first_charges_nobody_anew(
    db, shop, folio, supplier, post, monkeypatch, where
):
    """Never charged: given up without charging now. Charged before the crash: that is an order."""
    await crash(monkeypatch, shop, folio, where)
    with clock.frozen(clock.now() + timedelta(hours=1)):
        await checkout.expire_holds()
    await drain()
    if where == "before the supplier":
        assert order_states(db) == [("CANCELLED", "FAILED")]
        assert stock(db, folio) == (5, 0)
        assert [i.status for i in supplier.intents()] == ["canceled"]
        await news()
        assert supplier.intents("succeeded") == []
    else:
        is_bought_once(db, folio, supplier, post)


async def test_a_changed_mind_after_a_crash_is_charged_for_the_new_bag_only(
    db, shop, folio, supplier, post, monkeypatch
):
    await crash(monkeypatch, shop, folio, "before the supplier")
    await cart.add_line(visitor(shop), folio.variant_id, 1)
    await checkout.place_order(visitor(shop), purchase())
    await news()
    assert order_states(db) == [("CANCELLED", "FAILED"), ("CONFIRMED", "COMPLETED")]
    assert [i.amount for i in supplier.intents("succeeded")] == [78000]
    assert stock(db, folio) == (3, 0)


@pytest.mark.parametrize("net", ["reconcile", "expire"])
async def test_an_attempt_nobody_accepts_does_not_stop_the_others(
    db, shop, folio, supplier, monkeypatch, net
):
    """Its card does not exist and the process died before saying so; another order waits behind it."""
    await crash(monkeypatch, shop, folio, "before refusing", payment_method="pm_unknown")
    await cart.add_line(visitor(shop, "eve"), folio.variant_id, 2)
    await checkout.place_order(visitor(shop, "eve"), purchase(payment_method=None))
    assert order_states(db) == [("PENDING", "PENDING")] * 2
    if net == "reconcile":
        await news()
        assert order_states(db) == [("CANCELLED", "FAILED"), ("PENDING", "PENDING")]
        assert stock(db, folio) == (5, 2)
        return
    with clock.frozen(clock.now() + timedelta(hours=1)):
        assert await checkout.expire_holds() == 2
    await drain()
    assert order_states(db) == [("CANCELLED", "FAILED")] * 2
    assert stock(db, folio) == (5, 0)


async def test_a_declined_card_and_a_crash(db, shop, folio, supplier, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(payments, "give_up", die)
        await cart.add_line(visitor(shop), folio.variant_id, 1)
        with pytest.raises(Killed):
            await checkout.place_order(visitor(shop), purchase(payment_method=DECLINED))
    assert stock(db, folio) == (5, 1)
    await news()
    reason = db.value("select failure_reason from payment_transactions")
    assert reason == "card_declined: Your card was declined."
    with clock.frozen(clock.now() + timedelta(hours=1)):
        assert await checkout.expire_holds() == 1
    assert order_states(db) == [("CANCELLED", "FAILED")]
    assert stock(db, folio) == (5, 0)
    placed = await checkout.place_order(visitor(shop), purchase(payment_method=PAYS))
    assert placed.intent.status == "succeeded"


async def test_a_handler_that_died_after_its_work_does_it_once(
    db, shop, folio, supplier, post, monkeypatch
):
    """The mark that a handler ran is lost each time; everything it did is still there once."""
    await cart.add_line(visitor(shop), folio.variant_id, 1)
    await checkout.place_order(visitor(shop), purchase())
    await news()
    for _ in range(2):
        db.rows("delete from handled_events")
        db.rows("update outbox_events set relayed_at = null")
        await drain()
    assert order_states(db) == [("CONFIRMED", "COMPLETED")]
    assert stock(db, folio) == (4, 0)
    assert [i.status for i in supplier.intents()] == ["succeeded"]
    assert supplier.refunds() == []
    assert len({letter["Message-ID"] for letter in post.letters}) == 1
    assert db.value("select count(*) from outbox_events") == 2


@pytest.mark.req("CHK-012")
async def test_a_transaction_that_breaks_leaves_no_row(db, shop, folio, supplier, monkeypatch):
    """The last statement of act one fails: nothing of the order is there, and the supplier was not called."""
    await cart.add_line(visitor(shop), folio.variant_id, 1)
    with monkeypatch.context() as patch:
        patch.setattr(charge.store, "PROVIDER", "x" * 40)
        with pytest.raises(Exception, match="value too long"):
            await checkout.place_order(visitor(shop), purchase())
    for table in ("orders", "order_items", "order_addresses", "payment_transactions"):
        assert db.rows(f"select * from {table}") == [], table
    assert db.rows("select * from stock_holds") == []
    assert stock(db, folio) == (5, 0)
    assert supplier.intents() == []
    assert (await checkout.place_order(visitor(shop), purchase())).intent.status == "succeeded"
