"""The edge: whose request it is, how large, how often, and what every answer carries."""

import pytest

from luxeverse.core.config import Settings, settings
from tests.factories import traces
from tests.shop import client_of


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "", "[::1", "localhost@x"]
)
async def test_other_hosts_are_not_served(http, host):
    for path in ("/", "/api/cart", "/health"):
        assert (await http.get(path, headers={"Host": host})).status_code == 421


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://localhost.evil.example", "http://[::1"]
)
async def test_a_foreign_page_changes_nothing(db, http, folio, origin):
    body = {"variant_id": str(folio.variant_id)}
    before = traces(db)
    answer = await http.post("/api/cart/items", json=body, headers={"Origin": origin})
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "wrong_origin")
    assert traces(db) == before
    ours = await http.post("/api/cart/items", json=body, headers={"Origin": "http://localhost"})
    assert ours.status_code == 201


async def socket_ends(app, *head):
    sent = []

    async def receive():
        return {"type": "websocket.connect"}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "websocket",
        "path": "/_event",
        "query_string": b"",
        "headers": [(b"host", b"localhost"), *head],
        "client": ("127.0.0.1", 1),
    }
    await app(scope, receive, send)
    return sent


@pytest.mark.parametrize(
    "head", [[], [(b"origin", b"https://evil.example")]], ids=["none", "foreign"]
)
async def test_a_websocket_needs_our_origin(served, head):
    closed = {"type": "websocket.close", "code": 1008}
    assert await socket_ends(served, *head) == [closed]


async def test_large_bodies(db, http, folio):
    before = traces(db)
    large = {"x": "y" * 1_000_000}
    answer = await http.post("/api/checkout/orders", json=large)
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "too_large")

    async def pieces():
        for _ in range(16):
            yield b" " * 65_536

    unannounced = await http.post("/api/checkout/orders", content=pieces())
    assert unannounced.status_code == 413
    assert traces(db) == before


@pytest.mark.parametrize("path", ["/", "/api/cart", "/api/nope", "/health"])
async def test_headers_of_every_answer(http, path):
    head = (await http.get(path)).headers
    assert head["x-content-type-options"] == "nosniff"
    assert head["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "camera=(self), microphone=()" in head["permissions-policy"]
    assert "strict-transport-security" not in head


async def test_a_document_says_which_scripts_may_run(http):
    answer = await http.get("/")
    policy = answer.headers["content-security-policy"]
    assert answer.status_code == 404
    for part in (
        "default-src 'self'",
        "script-src 'self' 'wasm-unsafe-eval' 'sha256-",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "frame-ancestors 'self'",
        "base-uri 'self'",
    ):
        assert part in policy
    scripts = policy.partition("script-src")[2].partition(";")[0]
    assert "unsafe" not in scripts.replace("'wasm-unsafe-eval'", "")


async def test_https_is_demanded_where_the_shop_has_it(http, monkeypatch):
    monkeypatch.setenv("PUBLIC_URL", "https://shop.example")
    settings.cache_clear()
    head = (await http.get("/api/cart", headers={"Host": "shop.example"})).headers
    assert head["strict-transport-security"] == "max-age=63072000; includeSubDomains"


async def test_the_session_cookie_is_closed_to_scripts(http, served, monkeypatch):
    given = (await http.get("/api/cart")).headers["set-cookie"]
    for word in ("lv_sid=", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert word in given
    assert "set-cookie" not in (await http.get("/api/cart")).headers
    monkeypatch.setenv("TRUSTED_PROXY_HOPS", "1")
    settings.cache_clear()
    async with client_of(served, headers={"x-forwarded-proto": "https"}) as other:
        assert "; Secure" in (await other.get("/api/cart")).headers["set-cookie"]


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [("GET", "/api/orders/LV-2222-2222?email=a@b.cd", 20), ("POST", "/api/checkout/orders", 60)],
)
async def test_too_often(monkeypatch, served, method, path, allowed):
    monkeypatch.setenv("LIMITS", "on")
    settings.cache_clear()
    async with client_of(served) as http:
        answers = [await http.request(method, path) for _ in range(allowed + 1)]
        assert {answer.status_code for answer in answers[:-1]} <= {404, 422}
        last = answers[-1]
        assert (last.status_code, last.json()["error"]["code"]) == (429, "rate_limited")
        assert 1 <= int(last.headers["retry-after"]) <= 60
        assert (await http.get("/health")).status_code == 200


PRODUCTION = {
    "environment": "production",
    "secret_key": "x" * 32,
    "public_url": "https://shop.example",
    "database_url": "postgresql://db/shop",
    "allowed_hosts": "shop.example, arome.example",
    "stripe_secret_key": "sk_live_1",
    "stripe_publishable_key": "pk_live_1",
    "stripe_webhook_secret": "whsec_1",
    "stripe_api_base": "",
    "stripe_js_url": "",
    "smtp_url": "smtps://mail.example",
    "limits": "on",
}


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"secret_key": "short"}, "SECRET_KEY"),
        ({"secret_key": "development-only-secret-change-me"}, "SECRET_KEY"),
        (
            {"stripe_secret_key": "sk_test_sandbox", "stripe_publishable_key": "pk_test_1"},
            "sandbox",
        ),
        ({"stripe_secret_key": "sk_test_1", "stripe_publishable_key": "pk_test_1"}, "a live key"),
        ({"stripe_secret_key": "", "stripe_publishable_key": ""}, "a live key"),
        ({"stripe_publishable_key": "pk_test_1"}, "STRIPE_PUBLISHABLE_KEY"),
        ({"stripe_publishable_key": ""}, "STRIPE_PUBLISHABLE_KEY"),
        ({"stripe_webhook_secret": ""}, "STRIPE_WEBHOOK_SECRET"),
        ({"stripe_api_base": "http://api.stripe.com"}, "STRIPE_API_BASE"),
        ({"stripe_api_base": "https://api.stripe.com.evil.example"}, "STRIPE_API_BASE"),
        ({"stripe_api_base": "https://api.stripe.com@evil.example"}, "STRIPE_API_BASE"),
        ({"stripe_js_url": "https://evil.example/v3/"}, "STRIPE_JS_URL"),
        ({"stripe_js_url": "https://js.stripe.com.evil.example/v3/"}, "STRIPE_JS_URL"),
        ({"stripe_js_url": "http://js.stripe.com/v3/"}, "STRIPE_JS_URL"),
        ({"allowed_hosts": "shop.example,localhost"}, "ALLOWED_HOSTS"),
        ({"allowed_hosts": "shop.example,arome.localhost"}, "ALLOWED_HOSTS"),
        ({"allowed_hosts": "shop.example,127.0.0.1"}, "ALLOWED_HOSTS"),
        ({"public_url": "http://localhost:3000"}, "PUBLIC_URL"),
        ({"stripe_webhook_secret": "whsec_development_only"}, "STRIPE_WEBHOOK_SECRET"),
        ({"smtp_url": ""}, "SMTP_URL"),
        ({"database_url": ""}, "DATABASE_URL"),
        ({"limits": "off"}, "LIMITS"),
        ({"stripe_api_base": "http://127.0.0.1:3091"}, "STRIPE_API_BASE"),
    ],
)
def test_what_production_must_not_start_with(changes, word):
    assert Settings(**PRODUCTION).problems() == []
    (told,) = Settings(**(PRODUCTION | changes)).problems()
    assert word in told


@pytest.mark.parametrize(
    "key", ["https://api.stripe.com", "https://api.stripe.com/"], ids=["bare", "with a slash"]
)
def test_production_may_name_stripe_itself(key):
    named = {"stripe_api_base": key, "stripe_js_url": "https://js.stripe.com/v3/"}
    assert Settings(**(PRODUCTION | named | {"stripe_secret_key": "rk_live_1"})).problems() == []


def test_a_test_key_and_a_live_page_do_not_meet_in_development():
    keys = {"stripe_secret_key": "sk_test_1", "stripe_publishable_key": "pk_live_1"}
    (told,) = Settings(_env_file=None, environment="development", **keys).problems()
    assert "one account and mode" in told


def test_without_any_setting_development_starts():
    assert Settings(_env_file=None, environment="development").problems() == []


def test_a_port_given_to_reflex_run_is_the_port_of_the_pages(monkeypatch):
    monkeypatch.setenv("PORT", "3000")
    monkeypatch.setenv("REFLEX_FRONTEND_PORT", "3770")
    monkeypatch.setenv("REFLEX_BACKEND_PORT", "3771")
    found = Settings(_env_file=None)
    assert (found.port, found.backend_port) == (3770, 3771)
    assert "http://localhost:3770" in found.allowed_origins
