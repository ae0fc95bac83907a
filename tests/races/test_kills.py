"""Whole processes end with signal 9: the worker in the middle of its work, the database under the shop."""

import asyncio
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from luxeverse.core import db as core_db
from luxeverse.core import embedded
from luxeverse.core.config import settings
from luxeverse.registry import HANDLERS
from luxeverse.services import identity
from tests.conftest import ROOT, Database, add_house, migrate
from tests.factories import (
    ADDRESS,
    EMAIL,
    PAYS,
    add_delivery,
    add_piece,
    order_states,
    ordered,
    stock,
    visitor,
)
from tests.services.test_inbox import tell
from tests.shop import behind_edge, client_of

BACKLOG = 12
HANDLED = sum(len(HANDLERS[event]) for event in ("SupplierSpoke", "PaymentSucceeded", "OrderPaid"))
"""What listens to the events of one order, from the supplier's word on."""


@contextmanager
def worker(log: Path):
    """The real worker process; killed at the end, if it still runs."""
    with log.open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "luxeverse.cli", "work"],
            cwd=ROOT,
            stdout=out,
            stderr=out,
            env=os.environ | {"DATABASE_URL": settings().database_url},
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait(10)


async def until(reached, seconds):
    async with asyncio.timeout(seconds):
        while not reached():  # noqa: ASYNC110  another process moves it
            await asyncio.sleep(0.05)


@pytest.mark.xdist_group("kills")
async def test_a_worker_killed_in_the_middle_of_a_backlog(db, shop, supplier, post, tmp_path):
    folio = add_piece(db, shop, stock=BACKLOG)
    for number in range(BACKLOG):
        await ordered(visitor(shop, f"buyer{number}"), folio, email=f"b{number}@example.com")
    for event in supplier.events():
        if event["type"] == "payment_intent.succeeded":
            await tell(supplier, event)
    supplier.switch(latency_ms=300, match="payment_intents")
    done = "select count(*) from handled_events"
    busy = (
        "select count(*) from procrastinate_jobs where status = 'doing' and queue_name = 'events'"
    )
    with worker(tmp_path / "worker.log") as first:

        def caught() -> bool:
            """Held still while it is looked at, so that what was seen is true when it is killed."""
            first.send_signal(signal.SIGSTOP)
            if db.value(done) >= 3 and db.value(busy) > 0:
                return True
            first.send_signal(signal.SIGCONT)
            return False

        await until(caught, 60)
        first.send_signal(signal.SIGKILL)
        first.wait(10)
    assert db.value(busy) > 0
    assert 3 <= db.value(done) < HANDLED * BACKLOG
    supplier.switch(latency_ms=0)

    with worker(tmp_path / "worker.log"):
        await until(lambda: db.value(done) == HANDLED * BACKLOG, 120)

    assert order_states(db) == [("CONFIRMED", "COMPLETED")] * BACKLOG
    assert stock(db, folio) == (0, 0)
    assert len(db.rows("select id from inventory_transactions")) == BACKLOG
    assert len(supplier.intents("succeeded")) == BACKLOG
    assert len({letter["To"] for letter in post.letters}) == BACKLOG
    assert len({letter["Message-ID"] for letter in post.letters}) == BACKLOG


@pytest.fixture
async def own_database(tmp_path, supplier, monkeypatch):
    """A cluster of this test's own, which it may kill; this process is pointed at it meanwhile."""
    before = settings().database_url
    addresses = embedded.start(tmp_path)
    migrate(addresses.owner_url)
    monkeypatch.setenv("DATABASE_URL", addresses.app_url)
    await point_here()
    yield tmp_path, addresses
    monkeypatch.setenv("DATABASE_URL", before)
    await point_here()
    embedded.stop(tmp_path)


async def point_here():
    await core_db.engine().dispose()
    core_db.engine.cache_clear()
    settings.cache_clear()
    identity.forget()


def look(addresses):
    connection = psycopg.connect(addresses.admin_url, autocommit=True)
    return Database(addresses.app_url, addresses.owner_url, addresses.admin_url, connection)


@pytest.mark.xdist_group("kills")
async def test_the_database_killed_under_the_shop(own_database, supplier, tmp_path):
    place, addresses = own_database
    db = look(addresses)
    house = add_house(db, "luxe", "LuxeVerse", "LV")
    add_delivery(db, house)
    folio = add_piece(db, house)
    body = {"email": EMAIL, "shipping_address": ADDRESS, "payment_method": PAYS}
    async with client_of(behind_edge(tmp_path)) as http:
        await http.post("/api/cart/items", json={"variant_id": str(folio.variant_id)})
        first = await http.post("/api/checkout/orders", json=body)
        assert first.status_code == 201
        db.admin.close()

        postmaster = int((place / "postgres/cluster/postmaster.pid").read_text().split()[0])
        os.kill(postmaster, signal.SIGKILL)
        away = await http.get("/api/cart")
        assert away.status_code == 503
        assert away.json()["error"]["code"] == "unavailable"
        assert away.headers["retry-after"] == "2"
        embedded.start(place)

        url, who = first.json()["url"], {"email": EMAIL}
        assert (await http.get(url, params=who)).json()["number"] == first.json()["number"]
        assert (await http.get("/api/cart")).json()["count"] == 1
        again = await http.post("/api/checkout/orders", json=body)
        assert (again.status_code, again.json()["number"]) == (201, first.json()["number"])
    db = look(addresses)
    assert order_states(db) == [("PENDING", "PENDING")]
    assert stock(db, folio) == (5, 1)
    assert [i.status for i in supplier.intents()] == ["succeeded"]
    db.admin.close()
