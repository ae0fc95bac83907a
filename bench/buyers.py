"""Two hundred buyers at once on pieces of which there are few, while the worker is killed at random."""

import os
import random
import signal
import threading
import time
import urllib.request
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from json import loads
from typing import Any
from uuid import uuid4

from bench.client import Piece, Visitor, pieces, purchase
from bench.report import Row
from bench.shop import Shop
from luxeverse.core.config import SANDBOX_KEY

BUYERS = 200
STOCKS = (1, 5, 20)
KILL_WITHIN_SECONDS = 3.0
SETTLE_SECONDS = 180
OPEN = ("PENDING", "PAYMENT_PROCESSING")
SOLD = ("CONFIRMED", "PROCESSING", "SHIPPED", "DELIVERED")


def measure(shop: Shop, runs: int) -> list[Row]:  # noqa: ARG001  exact counts need no median
    """One rush for each stock; one kill -9 of the worker in each."""
    return [
        row
        for stock, piece in zip(STOCKS, pieces(shop)[20:], strict=False)
        for row in _rush(shop, piece, stock)
    ]


def _rush(shop: Shop, piece: Piece, stock: int) -> list[Row]:
    shop.operate("set-stock", piece.sku, str(stock))
    tag = uuid4().hex[:10]
    killer = threading.Timer(random.uniform(0, KILL_WITHIN_SECONDS), _kill_worker, [shop])
    killer.start()
    barrier = threading.Barrier(BUYERS)
    began = time.perf_counter()
    with ThreadPoolExecutor(BUYERS) as crowd:
        answers = Counter(
            crowd.map(lambda n: _buy(shop, piece, f"{tag}-{n}@example.com", barrier), range(BUYERS))
        )
    rushed = time.perf_counter() - began
    killer.join()
    settled = _settle(shop, tag)
    return _count(
        shop, piece, stock, tag, answers, f"rush {rushed:.1f} s, settled {settled:.1f} s later"
    )


def _buy(shop: Shop, piece: Piece, email: str, barrier: threading.Barrier) -> str:
    """What came of one buyer: sold, out of stock, or the code of another answer."""
    guest = Visitor(shop)
    barrier.wait()
    try:
        added = guest.ask("POST", "/api/cart/items", {"variant_id": piece.variant_id})
        answer = added
        if added.status == 201:
            key = {"Idempotency-Key": email}
            answer = guest.ask("POST", "/api/checkout/orders", purchase(email), key)
    except (OSError, HTTPException) as error:
        return type(error).__name__
    finally:
        guest.close()
    if answer.status == 201:
        return "sold"
    if answer.headers.get_content_type() != "application/json":
        return f"status {answer.status}"
    return str(answer.json()["error"]["code"])


def _kill_worker(shop: Shop) -> None:
    """End the worker without a word; the supervisor starts it again."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if pid := shop.parts().get("worker"):
            os.kill(pid, signal.SIGKILL)
            return
        time.sleep(0.1)


def _settle(shop: Shop, tag: str) -> float:
    """Seconds until no order of this rush awaits payment any more."""
    began = time.perf_counter()
    with shop.database() as database:
        while time.perf_counter() - began < SETTLE_SECONDS:
            query = "select count(*) from orders where customer_email like %s and status = any(%s)"
            row = database.execute(query, [f"{tag}-%", list(OPEN)]).fetchone()
            if row == (0,):
                break
            time.sleep(0.2)
    return time.perf_counter() - began


def _count(
    shop: Shop, piece: Piece, stock: int, tag: str, answers: Counter[str], note: str
) -> list[Row]:
    with shop.database() as database:
        orders = database.execute(
            "select id::text, status from orders where customer_email like %s", [f"{tag}-%"]
        ).fetchall()
        shelf = database.execute(
            "select inventory_quantity, inventory_reserved from product_variants where id = %s",
            [piece.variant_id],
        ).fetchone()
    assert shelf is not None
    sold = {key for key, status in orders if status in SOLD}
    waiting = sum(status in OPEN for _, status in orders)
    charges = _charges_by_order(shop)
    ours = {key: charges.get(key, 0) for key, _ in orders}
    wrong = sum(count != (key in sold) for key, count in ours.items())
    others = {k: n for k, n in answers.items() if k not in {"sold", "out_of_stock"}}
    what = f"{BUYERS} buyers, stock {stock}"
    return [
        Row(f"{what}: orders confirmed", len(sold), f"of {stock}", note=note),
        Row(f"{what}: answered sold", answers["sold"], "buyers"),
        Row(f"{what}: refused, out of stock", answers["out_of_stock"], "buyers"),
        Row(f"{what}: any other answer", sum(others.values()), "buyers", 0, str(others or "")),
        Row(f"{what}: oversold", max(0, len(sold) - stock), "pieces", 0),
        Row(
            f"{what}: sold and shelf differ from stock",
            abs(stock - len(sold) - shelf[0]) + shelf[1],
            "pieces",
            0,
            f"{shelf[0]} on the shelf, {shelf[1]} held",
        ),
        Row(f"{what}: orders still open", waiting, "orders", 0),
        Row(f"{what}: charged", sum(ours.values()), "times"),
        Row(f"{what}: orders charged other than once if sold, never if not", wrong, "orders", 0),
    ]


def _charges_by_order(shop: Shop) -> Counter[str]:
    """Succeeded, unrefunded charges the sandbox knows, by the order they name."""
    found: Counter[str] = Counter()
    after = ""
    while True:
        page = _ask_sandbox(shop, f"/v1/charges?limit=100{after}")
        for charge in page["data"]:
            if charge["status"] == "succeeded" and not charge["refunded"]:
                found[charge["metadata"].get("order_id", "")] += 1
        if not page["has_more"]:
            return found
        after = f"&starting_after={page['data'][-1]['id']}"


def _ask_sandbox(shop: Shop, path: str) -> Any:
    request = urllib.request.Request(
        f"http://127.0.0.1:{shop.sandbox_port}{path}",
        headers={"Authorization": f"Bearer {SANDBOX_KEY}"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return loads(answer.read())
