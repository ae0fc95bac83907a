"""CPU and time of calls to the API; CPU is that of the web process and of PostgreSQL together."""

import time
from collections.abc import Callable
from uuid import uuid4

from bench.client import Answer, Piece, Visitor, pieces, purchase
from bench.report import Row, median_rows, percentile
from bench.shop import Shop

REQUESTS = 200
ORDERS = 40
SETTLE_SECONDS = 120
PLENTY = 100_000
PEERS = {"list": 4.7, "detail": 29.0, "add to bag": 61.0}
"""ms of CPU a call, the best of several other shops; measured elsewhere, on a loaded machine."""
PEERS_ORDER_P50_MS = 706.0
TYPED = ("ring", "watch", "pearl", "silk", "candle", "bag", "gold", "calf", "frame")
SUGGESTED_WITHIN_MS = 100.0
"""Somebody is typing meanwhile."""


def measure(shop: Shop, runs: int) -> list[Row]:
    """Budgets: under the best peer a call; half its time an order."""
    chosen = pieces(shop)[0]
    shop.operate("set-stock", chosen.sku, str(PLENTY))
    return median_rows(lambda: _once(shop, chosen), runs)


def _once(shop: Shop, chosen: Piece) -> list[Row]:
    visitor = Visitor(shop)
    slugs = [piece.slug for piece in pieces(shop)]

    def add(_: int) -> Answer:
        guest = Visitor(shop)
        answer = guest.ask("POST", "/api/cart/items", {"variant_id": chosen.variant_id})
        guest.close()
        return answer

    rows = _calls(shop, "list", lambda _: visitor.get("/api/products?limit=24"))
    rows += _calls(shop, "detail", lambda n: visitor.get(f"/api/products/{slugs[n % len(slugs)]}"))
    rows += _calls(shop, "add to bag", add)
    rows.append(_suggestions(visitor))
    visitor.close()
    return rows + _orders(shop, chosen)


def _suggestions(visitor: Visitor) -> Row:
    """Each word once as it is first asked for, on a connection that is open."""
    times = [visitor.get(f"/api/search/suggest?q={word}&limit=10").seconds * 1000 for word in TYPED]
    worst = f"slowest {max(times):.1f} ms"
    return Row(
        "suggestions for a word, p50", percentile(times, 0.5), "ms", SUGGESTED_WITHIN_MS, worst
    )


def _calls(shop: Shop, name: str, call: Callable[[int], Answer]) -> list[Row]:
    for number in range(20):
        call(number)
    before = shop.cpu()
    times = []
    for number in range(REQUESTS):
        answer = call(number)
        if answer.status not in {200, 201}:
            raise RuntimeError(f"{name} answered {answer.status}: {answer.body[:200]!r}")
        times.append(answer.seconds * 1000)
    used = _used(before, shop.cpu())
    each = (used["web"] + used["postgres"]) / REQUESTS * 1000
    split = f"web {used['web'] / REQUESTS * 1000:.1f}, postgres {used['postgres'] / REQUESTS * 1000:.1f}"
    return [
        Row(f"{name}, CPU", each, "ms", PEERS[name], split),
        Row(f"{name}, CPU, share of the best peer", each / PEERS[name], "x"),
        Row(f"{name}, p50", percentile(times, 0.5), "ms"),
        Row(f"{name}, p95", percentile(times, 0.95), "ms"),
    ]


def _used(before: dict[str, float], after: dict[str, float]) -> dict[str, float]:
    return {name: after[name] - before.get(name, 0.0) for name in after}


def _orders(shop: Shop, chosen: Piece) -> list[Row]:
    """Guest orders one after the other: bag, then order; then wait until all are confirmed."""
    tag = uuid4().hex[:10]
    before, began = shop.cpu(), time.perf_counter()
    times = [_order(shop, chosen, f"{tag}-{n}@example.com") for n in range(ORDERS)]
    at_answer = _used(before, shop.cpu())
    settled = _wait_for_confirmation(shop, tag)
    waited = time.perf_counter() - began
    used = _used(before, shop.cpu())

    def each(name: str) -> float:
        return used[name] / ORDERS * 1000

    both = each("web") + each("postgres")
    p50 = percentile(times, 0.5)
    until_answer = (at_answer["web"] + at_answer["postgres"]) / ORDERS * 1000
    return [
        Row("guest order, two requests, p50", p50, "ms", PEERS_ORDER_P50_MS / 2),
        Row("guest order, share of the best peer's p50", p50 / PEERS_ORDER_P50_MS, "x"),
        Row("guest order, two requests, p95", percentile(times, 0.95), "ms"),
        Row(
            "guest order, CPU, web and postgres until confirmed",
            both,
            "ms",
            note=f"web {each('web'):.0f}, postgres {each('postgres'):.0f}; {until_answer:.0f} when the last was answered",
        ),
        Row("guest order, CPU, worker", each("worker"), "ms"),
        Row("guest order, CPU, payment sandbox", each("payment sandbox"), "ms"),
        Row("guest order, CPU, mailbox", each("mailbox"), "ms"),
        Row("guest orders confirmed", settled, f"of {ORDERS}", note=f"all in {waited:.1f} s"),
    ]


def _order(shop: Shop, chosen: Piece, email: str) -> float:
    guest = Visitor(shop)
    added = guest.ask("POST", "/api/cart/items", {"variant_id": chosen.variant_id})
    placed = guest.ask("POST", "/api/checkout/orders", purchase(email))
    guest.close()
    if placed.status != 201:
        raise RuntimeError(f"the order answered {placed.status}: {placed.body[:300]!r}")
    return (added.seconds + placed.seconds) * 1000


def _wait_for_confirmation(shop: Shop, tag: str) -> int:
    deadline = time.monotonic() + SETTLE_SECONDS
    with shop.database() as database:
        while True:
            row = database.execute(
                "select count(*) from orders where customer_email like %s and status = 'CONFIRMED'",
                [f"{tag}-%"],
            ).fetchone()
            confirmed = int(row[0]) if row else 0
            if confirmed == ORDERS or time.monotonic() > deadline:
                return confirmed
            time.sleep(0.1)
