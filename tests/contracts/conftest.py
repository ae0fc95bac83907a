"""The same suite runs against the sandbox (default) or a real Stripe test account (CONTRACT_STRIPE_KEY=sk_test_...).

Tests that need the sandbox's own switches ask for ``faults`` or ``box`` and are skipped against Stripe, with the
reason. Webhook tests need a receiver that Stripe could reach, so they skip there too.
"""

import os
import queue
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import stripe

from sandbox.testing import started

REAL = os.environ.get("CONTRACT_STRIPE_KEY", "")
SECRET = "whsec_contract"
CALM = {
    "latency_ms": 0,
    "fail_next": 0,
    "lose_next": 0,
    "rate_limit_next": 0,
    "match": "",
    "webhook": {"delay_ms": 0, "copies": 1, "drop_next": 0, "reorder": 0, "retry_base": 0.1},
}


class Inbox:
    """A merchant endpoint that verifies every signature with the SDK."""

    def __init__(self):
        self.events, self.refuse, self.slow, self.bad = queue.Queue(), {}, {}, 0
        inbox = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                raw = self.rfile.read(int(self.headers["content-length"]))
                self.send_response(inbox.receive(raw, self.headers["Stripe-Signature"]))
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/"

    def receive(self, raw, signature):
        try:
            event = stripe.Webhook.construct_event(raw, signature, SECRET)
        except stripe.SignatureVerificationError:
            self.bad += 1
            return 400
        if self.refuse.get(event.type):
            self.refuse[event.type] -= 1
            return 500
        time.sleep(self.slow.get(event.type, 0))
        self.events.put(event)
        return 200

    def drain(self):
        while not self.events.empty():
            self.events.get()

    def until(self, wanted, about, seconds=8):
        """The event of that type about an object or its payment; others met on the way are dropped."""
        seen, end = [], time.monotonic() + seconds
        while time.monotonic() < end:
            event = self._next()
            if event:
                seen.append(event.type)
                if event.type == wanted and about in _subjects(event):
                    return event
        raise AssertionError(f"no {wanted} about {about}; saw {seen}")

    def about(self, key, count, seconds=8):
        """The next ``count`` events about an object or its payment, by type, in whatever order they come."""
        told, end = {}, time.monotonic() + seconds
        while len(told) < count and time.monotonic() < end:
            event = self._next()
            if event and key in _subjects(event):
                told[event.type] = event
        return told

    def _next(self):
        try:
            return self.events.get(timeout=0.2)
        except queue.Empty:
            return None


def _subjects(event):
    subject = event.data.object.to_dict()
    return {subject["id"], subject.get("payment_intent")}


@pytest.fixture(scope="session")
def _inbox():
    inbox = Inbox()
    yield inbox
    inbox.server.shutdown()
    inbox.server.server_close()


@pytest.fixture
def inbox(_inbox):
    if REAL:
        pytest.skip("Stripe cannot reach a receiver on this machine")
    _inbox.drain()
    yield _inbox
    _inbox.refuse.clear()
    _inbox.slow.clear()


@pytest.fixture(scope="session")
def _box(_inbox):
    flags = ("--webhook-url", _inbox.url, "--webhook-secret", SECRET)
    with started(*flags, "--settle-seconds", "0.3", "--seed", "contract") as running:
        yield running


@pytest.fixture
def box(_box):
    if REAL:
        pytest.skip("uses the sandbox itself")
    return _box


@pytest.fixture(scope="session")
def base(request):
    return "https://api.stripe.com" if REAL else request.getfixturevalue("_box").url


@pytest.fixture(scope="session")
def stripe_key():
    return REAL or "sk_test_contract"


@pytest.fixture(scope="session")
def api(base, stripe_key):
    return stripe.StripeClient(stripe_key, base_addresses={"api": base}, max_network_retries=0).v1


@pytest.fixture
def faults(box):
    box.switch(**CALM)
    yield box.switch
    box.switch(**CALM)


@pytest.fixture
def new_intent(api):
    """A confirmed intent over EUR 390.00 with a published test card."""

    def make(client=api, **params):
        return client.payment_intents.create(
            {
                "amount": 39000,
                "currency": "eur",
                "payment_method": "pm_card_visa",
                "confirm": True,
                "automatic_payment_methods": {"enabled": True, "allow_redirects": "never"},
                **params,
            }
        )

    return make


@pytest.fixture
def customer(api):
    return api.customers.create({"email": "ada@example.com", "name": "Ada"})


@pytest.fixture
def saved_card(api, customer):
    return api.payment_methods.attach("pm_card_visa", {"customer": customer.id})
