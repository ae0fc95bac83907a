"""The payment sandbox behind the shop's port: its browser's side, and no way to its controls."""

import pytest

from luxeverse.core.config import settings
from luxeverse.edge.app import Edge
from luxeverse.edge.sandbox_proxy import SandboxProxy
from tests.shop import behind_edge, client_of


@pytest.fixture
async def http(shop, running_box, tmp_path, monkeypatch):
    """The shop with the sandbox's side door, as development has it."""
    monkeypatch.setenv("LIMITS", "off")
    monkeypatch.setenv("SANDBOX_PORT", running_box.rpartition(":")[2])
    settings.cache_clear()
    edge: Edge = behind_edge(tmp_path)
    edge._sandbox = SandboxProxy()
    async with client_of(edge) as client:
        yield client


@pytest.mark.parametrize(
    "path",
    [
        "/_sandbox/..%2f_control/faults",
        "/_sandbox/%2e%2e/_control/faults",
        "/_sandbox/%2e%2e/v1/events",
        "/_sandbox/..%5c_control/faults",
        "/_sandbox/v1/..%2f..%2f_control/faults",
        "/_sandbox/v1/payment_intents/%2e%2e/%2e%2e/%2e%2e/_control/faults",
        "/_sandbox/frame%2f..%2f..%2f_control/health",
        "/_sandbox/challenge%2fpi_1",
        "/_sandbox/v1/events",
        "/_sandbox/v1/payment_intents",
        "/_sandbox/v1/refunds",
        "/_sandbox/_control/faults",
        "/_sandbox//_control/faults",
        "/_sandbox/health",
        "/_sandbox/",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_no_way_to_the_controls(http, supplier, path, method):
    answer = await http.request(method, path)
    assert (answer.status_code, answer.text) == (404, "There is nothing here.")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/_sandbox/stripe.js", "text/javascript"),
        ("/_sandbox/frame", "text/html"),
        ("/_sandbox/frame.js", "text/javascript"),
        ("/_sandbox/frame.css", "text/css"),
        ("/_sandbox/page.js", "text/javascript"),
        ("/_sandbox/page.css", "text/css"),
    ],
)
async def test_what_the_payment_form_needs_is_there(http, path, kind):
    answer = await http.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(kind)


async def test_a_browser_reads_its_payment(http, supplier):
    intent = supplier.client.v1.payment_intents.create({"amount": 100, "currency": "eur"})
    answer = await http.get(
        f"/_sandbox/v1/payment_intents/{intent.id}",
        params={"client_secret": intent.client_secret},
        headers={"Authorization": f"Bearer {settings().stripe_publishable_key}"},
    )
    assert (answer.status_code, answer.json()["id"]) == (200, intent.id)
    bank = await http.get(f"/_sandbox/challenge/{intent.id}", params={"secret": "wrong"})
    assert (bank.status_code, bank.text) == (404, "unknown challenge")
