"""The sandbox as a process: where it listens, what it refuses, what survives."""

import asyncio
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import uuid

import httpx
import pytest
import stripe

from sandbox.store import REPLIES_KEPT_SECONDS, Page, Store
from sandbox.testing import ROOT, free_port, started
from sandbox.webhooks import woken


def client(url, retries=0):
    return stripe.StripeClient(
        "sk_test_x", base_addresses={"api": url}, max_network_retries=retries
    ).v1


def run(*flags, **env):
    return subprocess.run(
        [sys.executable, "-m", "sandbox", *flags],
        cwd=ROOT,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )


def test_production_is_refused():
    ended = run("--port", str(free_port()), ENVIRONMENT="production")
    assert ended.returncode == 2
    assert ended.stderr == "The payment sandbox does not run in production.\n"


def test_unsigned_webhooks_are_refused():
    ended = run("--webhook-url", "http://127.0.0.1:1/", "--webhook-secret", "")
    assert ended.returncode == 2
    assert "--webhook-url needs --webhook-secret" in ended.stderr


def test_only_this_machine_reaches_it():
    """Bound to every address, it would answer on any of the loopback network too."""
    with started() as running:
        port = int(running.url.rpartition(":")[2])
        socket.create_connection(("127.0.0.1", port), timeout=2).close()
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.2", port), timeout=2)


def test_sigterm_ends_it_cleanly():
    with started() as running:
        running.process.send_signal(signal.SIGTERM)
        assert running.process.wait(5) == 0


def test_one_file_has_one_sandbox(tmp_path):
    file = str(tmp_path / "one.sqlite3")
    with started("--db", file):
        ended = run("--port", str(free_port()), "--db", file)
        assert ended.returncode == 1
        assert ended.stderr == f"{file} is open in another sandbox.\n"


def test_state_and_answers_survive_a_kill(tmp_path):
    flags = ("--db", str(tmp_path / "kept.sqlite3"))
    again = {"idempotency_key": str(uuid.uuid4())}
    params = {
        "amount": 500,
        "currency": "eur",
        "payment_method": "pm_card_visa",
        "confirm": True,
        "automatic_payment_methods": {"enabled": True, "allow_redirects": "never"},
    }
    with started(*flags) as running:
        first = client(running.url).payment_intents.create(params, again)
        running.process.kill()
        running.process.wait()
    with started(*flags) as running:
        api = client(running.url)
        assert api.payment_intents.retrieve(first.id).status == "succeeded"
        assert api.payment_intents.create(params, again).id == first.id
        assert len(api.payment_intents.list().data) == 1


def test_nothing_is_paid_twice_when_it_is_killed_under_load(tmp_path):
    """Forty payments by two clients that repeat with the same key while the process dies three times."""
    port, done = free_port(), []
    flags = ("--db", str(tmp_path / "killed.sqlite3"))
    url = f"http://127.0.0.1:{port}"

    def pay(order):
        params = {
            "amount": 1000 + order,
            "currency": "eur",
            "payment_method": "pm_card_visa",
            "confirm": True,
            "automatic_payment_methods": {"enabled": True, "allow_redirects": "never"},
        }
        api, again = client(url), {"idempotency_key": f"order:{order}"}
        for _ in range(200):
            try:
                done.append(api.payment_intents.create(params, again).id)
            except (stripe.APIConnectionError, stripe.APIError):
                time.sleep(0.05)
            else:
                return

    def worker(orders):
        for order in orders:
            pay(order)

    buyers = [threading.Thread(target=worker, args=(range(i, 40, 2),)) for i in range(2)]
    for deaths in range(3):
        with started(*flags, port=port) as running:
            for buyer in buyers if deaths == 0 else []:
                buyer.start()
            target = 8 * (deaths + 1)
            while len(done) < target:
                time.sleep(0.002)
            running.process.kill()
            running.process.wait()
    with started(*flags, port=port):
        for buyer in buyers:
            buyer.join(60)
        stored = [
            intent.id
            for intent in client(url).payment_intents.list({"limit": 100}).auto_paging_iter()
        ]
    assert sorted(stored) == sorted(done)
    assert len(set(done)) == 40


def test_a_second_start_keeps_one_shop_endpoint(tmp_path):
    file = str(tmp_path / "endpoint.sqlite3")
    for url in ("http://127.0.0.1:1/a", "http://127.0.0.1:1/b"):
        flags = ("--webhook-url", url, "--webhook-secret", "whsec_x")
        with started("--db", file, *flags) as running:
            endpoints = client(running.url).webhook_endpoints.list().data
            assert [endpoint.url for endpoint in endpoints] == [url]


def test_another_prefix():
    with started("--prefix", "/pay/test") as running:
        for path, status in (("/pay/test/stripe.js", 200), ("/_sandbox/stripe.js", 404)):
            assert httpx.get(running.url + path, trust_env=False).status_code == status


def test_reset_forgets_everything():
    with started() as running:
        api = client(running.url)
        made = api.customers.create({})
        httpx.post(f"{running.url}/_control/reset", trust_env=False).raise_for_status()
        with pytest.raises(stripe.InvalidRequestError):
            api.customers.retrieve(made.id)


def test_replies_older_than_a_day_are_pruned():
    store = Store()
    store.remember("sk:old", "f", 200, "{}", "req_1")
    store.remember("sk:new", "f", 200, "{}", "req_2")
    past = store.now() - REPLIES_KEPT_SECONDS - 1
    store.db.execute("update replies set at=? where key='sk:old'", (past,))
    assert store.reply("sk:old") is None
    assert store.prune_replies() == 1
    assert store.reply("sk:new") == ("f", 200, "{}", "req_2")


@pytest.mark.parametrize("name", ["customer", "payment_intent", "charge", "type", "email"])
def test_filtered_lists_use_an_index(name):
    store = Store()
    where, terms = store._where("payment_intent", Page(equal={name: "x"}))
    plan = store.db.execute(
        f"explain query plan select id from objects where {where} order by seq desc", terms
    ).fetchall()
    assert [row[3] for row in plan] == [
        f"SEARCH objects USING INDEX by_{name} (kind=? AND <expr>=?)"
    ]


def test_a_failed_call_leaves_no_trace():
    store = Store()

    def twice():
        with store.transaction():
            store.add("cus", "customer", id="cus_1")
            store.add("cus", "customer", id="cus_1")

    with pytest.raises(sqlite3.IntegrityError):
        twice()
    assert store.find("cus_1") is None


def test_ids_repeat_with_a_seed_and_not_without():
    assert Store(seed="a").token() == Store(seed="a").token()
    assert Store().token() != Store().token()


@pytest.mark.parametrize("turns", range(5))
async def test_its_loops_end_when_asked_just_as_they_are_woken(turns):
    """A cancellation that comes with the event must not be dropped, or SIGTERM would never end the process."""
    event = asyncio.Event()

    async def run():
        while True:
            await woken(event, 0.2)
            event.clear()

    loop = asyncio.create_task(run())
    await asyncio.sleep(0.01)
    event.set()
    for _ in range(turns):
        await asyncio.sleep(0)
    loop.cancel()
    ended, _ = await asyncio.wait([loop], timeout=1)
    assert ended
    assert loop.cancelled()
