"""Many buyers at the same moment, over HTTP, with real commits."""

import asyncio
from collections import Counter
from datetime import timedelta

import psycopg
import pytest

from luxeverse.services import cart, checkout, orders, payments
from tests.factories import (
    ADDRESS,
    EMAIL,
    PAYS,
    add_piece,
    drain,
    order_states,
    ordered,
    purchase,
    stock,
    visitor,
)
from tests.shop import client_of, message, signed

BODY = {"email": EMAIL, "shipping_address": ADDRESS, "payment_method": PAYS}


async def settle():
    await payments.reconcile(timedelta(0))
    await drain()


async def buy(app, piece, number):
    """One buyer with a cookie of her own; the answers to putting in and to ordering."""
    async with client_of(app, timeout=60) as client:
        put = await client.post("/api/cart/items", json={"variant_id": str(piece.variant_id)})
        body = BODY | {"email": f"buyer{number}@example.com"}
        return put, await client.post("/api/checkout/orders", json=body)


@pytest.mark.req("CHK-011", "INV-003")
async def test_one_piece_left_and_thirty_two_buyers(db, shop, served, supplier, post):
    last = add_piece(db, shop, "The last one", stock=1)
    answers = await asyncio.gather(*(buy(served, last, n) for n in range(32)))
    ends = Counter(
        (order.status_code, order.json().get("error", {}).get("code")) for _, order in answers
    )
    sold_out = ends[(409, "out_of_stock")]
    # Whoever came so late that even the bag refused the piece has an empty bag.
    too_late = ends[(422, "empty_bag")]
    assert ends[(201, None)] == 1
    assert sold_out + too_late == 31
    late_puts = [put.json()["error"]["code"] for put, _ in answers if put.status_code != 201]
    assert late_puts == ["out_of_stock"] * too_late

    await settle()

    assert order_states(db) == [("CONFIRMED", "COMPLETED")]
    assert stock(db, last) == (0, 0)
    assert [i.status for i in supplier.intents()] == ["succeeded"]
    assert len(post.letters) == 1


async def test_two_pieces_wanted_in_opposite_order_do_not_lock_each_other_out(
    db, shop, served, supplier
):
    pieces = [add_piece(db, shop, name, stock=8) for name in ("Alpha", "Beta")]

    async def both(number):
        async with client_of(served, timeout=60) as client:
            for piece in pieces[:: 1 if number % 2 else -1]:
                await client.post("/api/cart/items", json={"variant_id": str(piece.variant_id)})
            return (await client.post("/api/checkout/orders", json=BODY)).status_code

    assert Counter(await asyncio.gather(*(both(n) for n in range(12)))) == {201: 8, 409: 4}
    await settle()
    assert [stock(db, piece) for piece in pieces] == [(0, 0), (0, 0)]


@pytest.mark.parametrize("keys", [("a", "b"), ("a", "a"), (None, None)], ids=["two", "one", "no"])
async def test_a_double_click_pays_once(db, shop, folio, served, http, supplier, keys):
    await http.post("/api/cart/items", json={"variant_id": str(folio.variant_id)})
    answers = await asyncio.gather(
        *(
            http.post(
                "/api/checkout/orders",
                json=BODY,
                headers={"Idempotency-Key": key} if key else {},
                timeout=60,
            )
            for key in keys
        )
    )
    assert [answer.status_code for answer in answers] == [201, 201]
    assert len({answer.json()["number"] for answer in answers}) == 1
    await settle()
    assert order_states(db) == [("CONFIRMED", "COMPLETED")]
    assert [i.status for i in supplier.intents()] == ["succeeded"]
    assert stock(db, folio) == (4, 0)


async def test_two_tabs_with_two_addresses_pay_once(db, shop, folio, served, http, supplier):
    """Two different wishes for the same bag: one is bought, the other learns of it."""
    await http.post("/api/cart/items", json={"variant_id": str(folio.variant_id)})
    other = BODY | {"shipping_address": ADDRESS | {"address_line1": "Invalidenstraße 1"}}
    answers = await asyncio.gather(
        *(http.post("/api/checkout/orders", json=b, timeout=60) for b in (BODY, other))
    )
    ends = [(a.status_code, a.json().get("error", {}).get("code")) for a in answers]
    assert (201, None) in ends
    assert {status for status, _ in ends} <= {201, 409, 503}
    await settle()
    assert [state for state in order_states(db) if state[0] == "CONFIRMED"] == [
        ("CONFIRMED", "COMPLETED")
    ]
    assert [state for state in order_states(db) if state[0] == "PENDING"] == []
    assert len(supplier.intents("succeeded")) == 1
    assert stock(db, folio) == (4, 0)


@pytest.mark.req("PAY-008")
async def test_the_same_webhook_ten_times_at_once(db, shop, folio, served, http, supplier, post):
    await ordered(visitor(shop), folio)
    paid = next(e for e in supplier.events() if e["type"] == "payment_intent.succeeded")
    body = message(paid)
    head = signed(body, supplier.secret)
    answers = await asyncio.gather(
        *(http.post("/webhooks/stripe", content=body, headers=head) for _ in range(10))
    )
    assert [answer.status_code for answer in answers] == [200] * 10
    assert sum(answer.json()["received"] for answer in answers) == 1
    await drain()
    assert order_states(db) == [("CONFIRMED", "COMPLETED")]
    assert stock(db, folio) == (4, 0)
    assert len(post.letters) == 1


async def test_every_handler_twice_at_once(db, shop, folio, supplier, post):
    """Two workers draining at the same time."""
    await ordered(visitor(shop), folio)
    await payments.reconcile(timedelta(0))
    await asyncio.gather(drain(), drain(), drain())
    await drain()
    assert order_states(db) == [("CONFIRMED", "COMPLETED")]
    assert stock(db, folio) == (4, 0)
    assert [row[0] for row in db.rows("select quantity from inventory_transactions")] == [-1]
    assert len({letter["Message-ID"] for letter in post.letters}) == 1


@pytest.mark.parametrize("_round", range(3))
async def test_paid_and_given_up_at_once_ends_in_one_of_both(db, shop, folio, supplier, _round):
    """The card pays while the hold is given up: either an order, or the money never left or came back once."""
    placed = await ordered(visitor(shop), folio, payment_method=None)

    async def pay():
        confirm = supplier.client.v1.payment_intents.confirm
        how = {"payment_method": PAYS, "return_url": "http://localhost/x"}
        return await asyncio.to_thread(confirm, placed.intent.id, how)

    async def give_up():
        if await payments.give_up(shop.tenant_id, placed.order_id):
            await orders.cancel(shop.tenant_id, placed.order_id, "not paid in time")

    await asyncio.gather(pay(), give_up(), return_exceptions=True)
    await settle()
    paid = len(supplier.intents("succeeded"))
    assert order_states(db) == [[("CANCELLED", "FAILED")], [("CONFIRMED", "COMPLETED")]][paid]
    assert stock(db, folio) == (5 - paid, 0)
    assert supplier.refunds() == []


async def test_nothing_is_paid_without_an_order(db, shop, folio, supplier, post):
    """The order is cancelled between the charge and its news: the money goes back, once."""
    placed = await ordered(visitor(shop), folio)
    await orders.cancel(shop.tenant_id, placed.order_id, "not paid in time")
    await asyncio.gather(*(payments.reconcile(timedelta(0)) for _ in range(3)))
    await asyncio.gather(drain(), drain())
    await drain()
    assert [(r.amount, r.status) for r in supplier.refunds()] == [(40200, "succeeded")]
    assert stock(db, folio) == (5, 0)
    assert post.letters == []


async def test_what_is_added_while_the_order_is_confirmed_stays(db, shop, folio, supplier):
    """Another tab is in the middle of raising the line from one to three when the confirmation comes."""
    ada = visitor(shop)
    await ordered(ada, folio)
    await payments.reconcile(timedelta(0))
    with psycopg.connect(db.admin_url) as tab:
        tab.execute("select id from carts for update")
        tab.execute("update cart_items set quantity = 3")
        confirming = asyncio.create_task(drain())
        waiting = "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
        async with asyncio.timeout(5):
            while not db.value(waiting):  # noqa: ASYNC110  the database moves it
                await asyncio.sleep(0.01)
        tab.commit()
    await confirming
    assert (await cart.open_bag(ada)).count == 2
    assert stock(db, folio) == (4, 0)


async def test_adding_at_once_loses_nothing(db, shop, folio, served, http):
    await http.get("/api/cart")
    body = {"variant_id": str(folio.variant_id)}
    answers = await asyncio.gather(*(http.post("/api/cart/items", json=body) for _ in range(8)))
    assert Counter(a.status_code for a in answers) == {201: 5, 409: 3}
    assert (await http.get("/api/cart")).json()["count"] == 5


async def test_expiring_at_once_frees_once(db, shop, folio, supplier):
    await ordered(visitor(shop), folio, 2, payment_method=None)
    db.rows("update stock_holds set expires_at = now() - interval '1 second'")
    given_up = await asyncio.gather(*(checkout.expire_holds() for _ in range(4)))
    assert sum(given_up) == 1
    await drain()
    assert stock(db, folio) == (5, 0)


async def test_the_slow_answer_of_the_supplier_locks_nobody(db, shop, folio, served, supplier):
    """While one buyer waits for the supplier, another can put the same piece in a bag and order it."""
    supplier.switch(latency_ms=6000, match="payment_intents")
    slow = asyncio.create_task(checkout_of(visitor(shop), folio))
    while stock(db, folio) != (5, 1):
        assert not slow.done()
        await asyncio.sleep(0.05)
    async with client_of(served) as client:
        put = await client.post("/api/cart/items", json={"variant_id": str(folio.variant_id)})
        assert put.status_code == 201
    assert not slow.done()
    assert (await slow).intent.status == "succeeded"


async def checkout_of(actor, piece):
    await cart.add_line(actor, piece.variant_id, 1)
    return await checkout.place_order(actor, purchase())
