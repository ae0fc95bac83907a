"""What we lean on inside Reflex and its build, one test each. A new Reflex that breaks one of them stops here."""

import asyncio
import json
import re

import httpx
import pytest
from playwright.async_api import expect

from luxeverse.edge.seed import SUFFIX, to_json
from luxeverse.state.pages import ProductState
from luxeverse.state.shell import ShellState
from luxeverse.supervise import build
from tests.e2e import journey
from tests.e2e.browsing import (  # noqa: F401  fixtures are found by their names here
    browser,
    contexts,
    page,
    place,
    playwright,
    shop,
    watch,
)

PIECE = "/product/cours-top-handle"
PRODUCT_LINK = re.compile(r"<loc>[^<]+?((?:/\w+)?/product/[\w-]+)</loc>")
MARK_FIRST_HEADING = """
  window.marked = null;
  new MutationObserver(() => {
    const h1 = document.querySelector('main h1');
    if (h1 && !window.marked) { window.marked = h1; window.said = h1.textContent; }
  }).observe(document, {subtree: true, childList: true});
"""


def context_module() -> str:
    return (build.WEB / "utils" / "context.jsx").read_text()


def seed_of(html: str) -> dict:
    found = re.findall(r'<script id="lv-seed" type="application/json">(.*?)</script>', html)
    assert len(found) == 1
    return json.loads(found[0])


def main_of(html: str) -> str:
    return re.search(r"<main.*?</main>", html, re.DOTALL)[0]


@pytest.fixture
async def http(shop):  # noqa: F811  the fixture of that name
    async with httpx.AsyncClient(base_url=shop, timeout=30) as client:
        yield client


async def test_the_code_starts_after_the_first_picture(http):
    """The start script is recognised: nothing is preloaded, and every module is imported when the wait is over."""
    text = (await http.get(PIECE)).text
    assert 'rel="modulepreload"' not in text
    script = re.search(r'<script type="module">(.*?)</script>', text, re.DOTALL)[1]
    assert script.index("await new Promise") < script.index("entry.client")
    assert not re.search(r"^import ", script, re.MULTILINE)
    named = json.loads(re.search(r"for \(const href of (\[.*?\])\)", script)[1])
    assert any("entry.client" in address for address in named)


async def test_hydration_keeps_the_nodes_the_server_sent(page):  # noqa: F811
    await page.add_init_script(MARK_FIRST_HEADING)
    await page.goto(PIECE)
    await journey.alive(page)
    await page.wait_for_timeout(1000)
    assert await page.evaluate("window.said") == "Cours top handle"
    assert await page.evaluate("document.querySelector('main h1') === window.marked")
    counted = "s => document.querySelectorAll(s).length"
    for selector in (
        "title",
        "link[rel=canonical]",
        "meta[name=description]",
        'script[type="application/ld+json"]',
        "main",
    ):
        assert await page.evaluate(counted, selector) == 1, selector


def test_the_seed_uses_the_names_the_compiled_context_knows(shop):  # noqa: F811
    text = context_module()
    for state, values in json.loads(
        to_json({ProductState: {"page": {}}, ShellState: {"head": {}}})
    ).items():
        assert f'"{state}"' in text
        for name in values:
            assert name.endswith(SUFFIX)
            assert f'"{name}"' in text


async def test_the_document_carries_the_seed_its_page_shows(http):
    seed = seed_of((await http.get(PIECE)).text)
    values = seed[ProductState.get_full_name()][f"page{SUFFIX}"]
    assert values["name"] == "Cours top handle"


async def test_twenty_renders_at_once_never_mix(http):
    paths = PRODUCT_LINK.findall((await http.get("/sitemaps/luxe-products-1.xml")).text)[:20]
    assert len(set(paths)) == 20
    answers = await asyncio.gather(*(http.get(path) for path in paths))
    names = [
        seed_of(answer.text)[ProductState.get_full_name()][f"page{SUFFIX}"]["name"]
        for answer in answers
    ]
    headings = [re.search(r"<h1[^>]*>(.*?)</h1>", main_of(a.text))[1] for a in answers]
    escaped = [name.replace("&", "&amp;").replace("'", "&#x27;") for name in names]
    assert headings == escaped
    titles = [re.search(r"<title>(.*?)</title>", answer.text)[1] for answer in answers]
    assert all(title.startswith(name) for title, name in zip(titles, escaped, strict=True))


async def test_a_path_no_page_matches_is_rendered_too(http):
    response = await http.get("/no/such/page/at/all")
    assert response.status_code == 404
    assert "<h1" in main_of(response.text)


def test_the_server_bundle_is_there(shop):  # noqa: F811
    assert (build.WEB / "build" / "server" / "index.js").exists()
    packed = build.RENDERER.read_text()
    assert len(packed) > 100_000
    # A warning that only React's development build can give; that build takes twice as long for a page.
    assert "Each child in a list should have a unique" not in packed


async def test_the_environment_chunk_names_the_host_that_asks(http, shop):  # noqa: F811
    html = (await http.get("/")).text
    path = re.search(r'"(/assets/reflex-env-[\w-]+\.js)"', html)[1]
    port = shop.rsplit(":", 1)[1]
    for host in (f"localhost:{port}", f"127.0.0.1:{port}", f"arome.localhost:{port}"):
        text = (await http.get(path, headers={"host": host})).text
        assert set(re.findall(r"(?:http|ws)://([^/`\"']+)", text)) == {host}


def test_one_environment_chunk_is_built(shop):  # noqa: F811
    assert len(list((build.CLIENT / "assets").glob("reflex-env-*.js"))) == 1


async def test_a_new_connection_does_not_wipe_what_the_document_brought(page, watch):  # noqa: F811
    watch.allow(r"WebSocket")
    sockets = []

    def between(socket):
        socket.connect_to_server()
        sockets.append(socket)

    await page.route_web_socket(re.compile("/_event"), between)
    await journey.visit(page, PIECE)
    await page.wait_for_timeout(1000)
    assert len(sockets) == 1
    before = await page.locator("main").inner_text()
    await page.evaluate("document.querySelector('main h1').dataset.mark = 'same'")
    await sockets[0].close(code=1012, reason="restart")
    for _ in range(60):
        if len(sockets) > 1:
            break
        await page.wait_for_timeout(500)
    assert len(sockets) > 1
    await page.wait_for_timeout(2000)
    assert await page.locator("main").inner_text() == before
    await expect(page.locator("main h1")).to_have_attribute("data-mark", "same")


async def test_the_page_lives_without_eval(page):  # noqa: F811
    """The watch behind ``page`` fails on any violation; here the policy itself is read, and the page used."""
    response = await page.goto(PIECE)
    policy = response.headers["content-security-policy"]
    script = next(part for part in policy.split("; ") if part.startswith("script-src "))
    assert not {"'unsafe-eval'", "'unsafe-inline'"} & set(script.split())
    await journey.alive(page)
    await journey.add_to_bag(page)
    await expect(journey.drawer(page).locator(".line-item")).to_have_count(1)


def test_sessions_rest_in_memory():
    """Reflex would write each of them to a file; nothing durable is in them."""
    from reflex.istate.manager import StateManager
    from reflex.istate.manager.memory import StateManagerMemory

    assert isinstance(StateManager.create(), StateManagerMemory)
