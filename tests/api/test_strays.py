"""Methods and bodies nobody thought of: HEAD goes where GET goes, and every refusal has the same shape."""

import json

import pytest

from luxeverse.core.config import settings
from tests.factories import EMAIL, traces
from tests.shop import signed

JSON = {"content-type": "application/json"}


@pytest.mark.parametrize(
    "path",
    ["/health", "/ready", "/metrics", "/sitemap.xml", "/robots.txt", "/api/docs", "/api/products"],
)
async def test_head_goes_where_get_goes(http, path):
    head, got = await http.head(path), await http.get(path)
    assert (head.status_code, head.text) == (200, "")
    assert got.text
    for name in ("content-type", "cache-control"):
        assert head.headers.get(name) == got.headers.get(name)


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("PUT", "/api/cart", "GET, HEAD"),
        ("DELETE", "/api/products", "GET, HEAD"),
        ("GET", "/api/cart/items", "POST"),
        ("HEAD", "/api/checkout/orders", "POST"),
        ("PUT", "/api/cart/items/1", "DELETE, PATCH"),
        ("GET", "/webhooks/stripe", "POST"),
        ("POST", "/health", "GET, HEAD"),
        ("DELETE", "/sitemap.xml", "GET, HEAD"),
    ],
)
async def test_another_method_is_told_which(http, method, path, allow):
    answer = await http.request(method, path)
    assert (answer.status_code, answer.headers["allow"]) == (405, allow)
    if method != "HEAD":
        assert answer.json()["error"] == {
            "code": "method_not_allowed",
            "message": f"Use {allow} here.",
            "facts": {},
        }


@pytest.mark.parametrize(
    "path",
    [
        "/api",
        "/api/",
        "/api/nope",
        "/webhooks",
        "/webhooks/nope",
        "/dev",
        "/sitemaps/x",
        "/feeds/x",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_nothing_is_there(http, path, method):
    answer = await http.request(method, path)
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "unknown_route")


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (b"\xff", 400),
        (b'{"a": "\xff"}', 400),
        (b"[" * 100_000, 422),
        (b'{"a":' * 50_000, 422),
        (b"{", 422),
    ],
)
async def test_bodies_nobody_can_read(db, http, folio, raw, status):
    before = traces(db)
    for path in ("/api/cart/items", "/api/checkout/quote"):
        answer = await http.post(path, content=raw, headers=JSON)
        assert answer.status_code in {400, status}, path
        assert answer.json()["error"]["code"] == "malformed"
        assert answer.json()["error"]["message"]
    assert traces(db) == before


@pytest.mark.parametrize("path", ["/api/checkout/orders", "/webhooks/stripe"])
async def test_a_body_that_grows_too_large(db, http, folio, path):
    before = traces(db)

    async def pieces():
        for _ in range(16):
            yield b" " * 65_536

    answer = await http.post(path, content=pieces(), headers=JSON)
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "too_large")
    assert traces(db) == before


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        None,
        7,
        {"id": "evt_1"},
        {"id": "evt_1", "type": "x", "created": 1, "data": {"object": []}},
        {"id": "evt_1", "type": "x", "created": 10**30, "data": {"object": {}}},
    ],
)
async def test_signed_messages_that_say_nothing(db, http, shop, body):
    before = traces(db)
    raw = json.dumps(body).encode()
    head = signed(raw, settings().stripe_webhook_secret)
    answer = await http.post("/webhooks/stripe", content=raw, headers=head)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "malformed")
    assert traces(db) == before


async def test_every_operation_says_how_it_may_refuse(http, shop):
    described = (await http.get("/api/openapi.json")).json()
    shape = {"$ref": "#/components/schemas/RefusalAnswer"}
    for path, operations in described["paths"].items():
        for operation in operations.values():
            for status in ("404", "409", "413", "422", "429", "503"):
                said = operation["responses"][status]["content"]["application/json"]["schema"]
                assert said == shape, (path, status)


async def test_refusals_are_counted_by_code(http, shop):
    async def counted():
        lines = (await http.get("/metrics")).text.splitlines()
        wanted = 'luxeverse_refusals_total{code="unknown_order",status="404"}'
        return sum(float(line.split()[-1]) for line in lines if line.startswith(wanted))

    before = await counted()
    await http.get("/api/orders/LV-2222-2222", params={"email": EMAIL})
    assert await counted() == before + 1
