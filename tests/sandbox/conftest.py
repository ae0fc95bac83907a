"""A shop page in Chromium. The shop's own port proxies ``/_sandbox/``, and its policy allows nothing foreign."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest
import stripe
from playwright.async_api import async_playwright

from sandbox.testing import started
from tools.chromium import launching

HERE = Path(__file__).parent
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; frame-src 'self'; "
    "connect-src 'self'; object-src 'none'; base-uri 'self'"
)
PASSED_ON = (
    "content-type",
    "content-security-policy",
    "cache-control",
    "location",
    "access-control-allow-origin",
)


class Shop(BaseHTTPRequestHandler):
    """``direct`` loads the script from the sandbox's own port instead, with no policy."""

    protocol_version = "HTTP/1.1"
    sandbox_url = ""
    api = None
    customer = None
    made: list = []  # noqa: RUF012  one shop, one list
    direct = False

    def do_GET(self):
        path = self.path.partition("?")[0]
        if path.startswith("/_sandbox/"):
            self.forward()
        elif path == "/shop.js":
            self.answer((HERE / "shop.js").read_bytes(), "text/javascript")
        elif path in ("/", "/return"):
            script = f"{self.sandbox_url if self.direct else ''}/_sandbox/stripe.js"
            page = (HERE / "shop.html").read_text().replace("{{SCRIPT}}", script)
            self.answer(page.encode(), "text/html; charset=utf-8")
        else:
            self.answer(b"", "image/x-icon", 204)

    def do_POST(self):
        if self.path.startswith("/_sandbox/"):
            self.forward()
            return
        if self.path == "/setup":
            made = self.api.setup_intents.create({"customer": self.customer.id})
        else:
            made = self.api.payment_intents.create(
                {"amount": 39000, "currency": "eur", "customer": self.customer.id}
            )
        self.made.append(made)
        self.answer(json.dumps({"secret": made.client_secret}).encode(), "application/json")

    def forward(self):
        length = int(self.headers.get("content-length", 0))
        headers = {
            name: value
            for name, value in self.headers.items()
            if name.lower() in ("authorization", "content-type", "origin")
        }
        reply = httpx.request(
            self.command,
            self.sandbox_url + self.path,
            content=self.rfile.read(length),
            headers=headers,
            trust_env=False,
        )
        self.send_response(reply.status_code)
        for name in PASSED_ON:
            if name in reply.headers:
                self.send_header(name, reply.headers[name])
        self.send_header("Content-Length", str(len(reply.content)))
        self.end_headers()
        self.wfile.write(reply.content)

    def answer(self, body, kind, status=200):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if not self.direct:
            self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="session")
def box():
    with started() as running:
        yield running


@pytest.fixture(scope="session")
def api(box):
    return stripe.StripeClient("sk_test_browser", base_addresses={"api": box.url}).v1


def _open_shop(box, api, *, direct):
    made, customer = [], api.customers.create({"email": "browser@example.com"})
    parts = {"sandbox_url": box.url, "api": api, "customer": customer, "made": made}
    handler = type("OneShop", (Shop,), {**parts, "direct": direct})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/"
    return server, SimpleNamespace(url=url, made=made, customer=customer)


@pytest.fixture(scope="session", params=["proxied"])
def shop(request, box, api):
    server, opened = _open_shop(box, api, direct=False)
    yield opened
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def direct_shop(box, api):
    server, opened = _open_shop(box, api, direct=True)
    yield opened
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
async def browser():
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(**launching())
        yield opened
        await opened.close()


@pytest.fixture
async def page(browser, shop):
    """A checkout whose console must stay silent, apart from the 402 of a declined card."""
    context = await browser.new_context(viewport={"width": 420, "height": 900})
    page = await context.new_page()
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on(
        "console", lambda line: line.type in ("error", "warning") and problems.append(line.text)
    )
    await page.goto(shop.url)
    yield page
    await context.close()
    assert [text for text in problems if "402 (Payment Required)" not in text] == []
