"""The shop for tests: a house that sells, the payment sandbox, a mail server, the API behind its edge."""

import json
import os
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path
from typing import Any

import httpx
import pytest
import stripe
from aiosmtpd.controller import Controller

from luxeverse.api.app import build
from luxeverse.core.actor import House
from luxeverse.core.config import SANDBOX_KEY, SANDBOX_WEBHOOK_SECRET, settings
from luxeverse.edge.app import Edge
from luxeverse.edge.documents import Site
from luxeverse.edge.houses import Door, Doors
from luxeverse.integrations import payments as gateway
from luxeverse.services import identity
from luxeverse.services.storefront import broken_words
from luxeverse.state.account import turned_away
from luxeverse.state.loading import Page, PageRequest
from luxeverse.state.routes import ROUTES
from sandbox.testing import free_port, started
from tests.conftest import Database
from tests.factories import Piece, Supplier, add_delivery, add_piece

CALM = {
    "latency_ms": 0,
    "fail_next": 0,
    "lose_next": 0,
    "rate_limit_next": 0,
    "match": "",
}


@dataclass
class Post:
    """The mail server of the tests: keeps what it is given, or refuses while ``refusing``."""

    letters: list[EmailMessage]
    refusing: bool = False

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802  aiosmtpd's name
        if self.refusing:
            return "451 Try again later"
        message = BytesParser(policy=default).parsebytes(envelope.content)
        assert isinstance(message, EmailMessage)
        self.letters.append(message)
        return "250 Kept"


@pytest.fixture(scope="session")
def running_box() -> Iterator[str]:
    with started("--settle-seconds", "0.2", "--seed", "shop") as box:
        yield box.url


@pytest.fixture(scope="session")
def running_post() -> Iterator[tuple[Post, int]]:
    post = Post([])
    controller = Controller(post, hostname="127.0.0.1", port=free_port())
    controller.start()
    yield post, controller.port
    controller.stop()


@pytest.fixture
def post(running_post: tuple[Post, int]) -> Post:
    """The mail server, empty."""
    running_post[0].letters.clear()
    running_post[0].refusing = False
    return running_post[0]


@pytest.fixture
async def supplier(
    running_box: str,
    running_post: tuple[Post, int],
    post: Post,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Supplier]:
    """The payment sandbox, empty and calm, with this process pointed at it and at the mail server."""
    monkeypatch.setenv("STRIPE_API_BASE", running_box)
    monkeypatch.setenv("MAILBOX_PORT", str(running_post[1]))
    settings.cache_clear()
    client = stripe.StripeClient(SANDBOX_KEY, base_addresses={"api": running_box})
    found = Supplier(running_box, SANDBOX_WEBHOOK_SECRET, client)
    found.reset()
    found.switch(**CALM)
    yield found
    found.switch(**CALM)
    await gateway.close()
    monkeypatch.undo()
    settings.cache_clear()


@pytest.fixture
def shop(db: Database, house: House, supplier: Supplier) -> House:
    """LuxeVerse with two ways of delivery and, until a test adds some, no pieces."""
    identity.forget()
    db.rows("update tenants set settings = '{\"position\": 0}' where id = %s", house.tenant_id)
    add_delivery(db, house)
    return house


@pytest.fixture
def folio(db: Database, shop: House) -> Piece:
    """Five folios at 390.00 EUR."""
    return add_piece(db, shop)


def signed(body: bytes, secret: str, age_seconds: int = 0) -> dict[str, str]:
    """The header a supplier's message travels with."""
    at = int(time.time()) - age_seconds
    return {
        "Stripe-Signature": stripe.WebhookSignature.generate_signature_header(
            body.decode(), secret, at
        )
    }


def message(event: dict[str, Any]) -> bytes:
    return json.dumps(event).encode()


async def missing(_: PageRequest) -> Page:
    return Page({}, status=404)


async def doors() -> Doors:
    return Doors(tuple(Door(r.house, r.hosts) for r in await identity.all_houses()))


async def version(house: House) -> int:
    return (await identity.record_of(house)).data_version


def behind_edge(build_dir: Path, *, routes: bool = False) -> Edge:
    """The API behind the edge, as it is served; every page is the missing one unless ``routes``, and unrendered."""
    (build_dir / "__spa-fallback.html").write_text(
        '<!doctype html><html lang="en"><head><title>x</title></head><body>'
        '<div id="lv-fallback"></div><script>1</script></body></html>'
    )
    found = ROUTES if routes else []
    site = Site(found, missing, version, identity.filter_keys, turned_away, broken_words)
    return Edge(build(), site, doors, build_dir, None)


@pytest.fixture
def served(shop: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Edge:
    """The shop as ASGI application, without limits unless a test sets LIMITS."""
    if "LIMITS" not in os.environ:
        monkeypatch.setenv("LIMITS", "off")
        settings.cache_clear()
    return behind_edge(tmp_path)


def client_of(app: Any, **options: Any) -> httpx.AsyncClient:
    """A browser of its own: its cookies are not shared."""
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://localhost", **options)


@pytest.fixture
async def http(served: Edge) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(served) as client:
        yield client
