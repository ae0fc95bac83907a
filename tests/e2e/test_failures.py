"""A shop of its own whose processes are killed while somebody looks at it."""

import asyncio
import json
import os
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import psycopg
import pytest
from playwright.async_api import expect

from luxeverse.core import embedded
from tests.e2e import journey, running
from tests.e2e.test_accessibility import complaints

pytestmark = pytest.mark.xdist_group("killing")

PIECE = "/product/cours-top-handle"
OTHER = "/product/vendange-tote"
OWN = "fragile"
STARTS_WITHIN_SECONDS = 90
"""A process that was killed is back by then, on a busy machine too."""
SOCKET = re.compile(r"WebSocket|ERR_CONNECTION_REFUSED|Failed to fetch|ERR_EMPTY_RESPONSE")


@pytest.fixture(scope="module")
def own_shop(place):
    with running.locked(place / "shop.lock"):
        address = running.start(place, OWN)
    yield address
    running.stop(place, OWN)


@pytest.fixture(scope="module")
def own_data(place, own_shop) -> Path:
    return place / OWN


def process_with(*words: str) -> int:
    """The one process whose command line holds all these words."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdecimal():
            continue
        try:
            line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if all(word in line for word in words):
            found.append(int(entry.name))
    assert found, words
    return min(found)


def parent_of(process: int) -> int:
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])


@contextmanager
def held(process: int) -> Iterator[None]:
    """Meanwhile this process does nothing."""
    os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(process, signal.SIGCONT)


async def is_rendered(client: httpx.AsyncClient, path: str) -> bool:
    return 'id="main"' in (await client.get(path)).text


async def test_without_its_renderer_a_piece_is_still_found_and_it_comes_back(own_shop, own_data):
    async with httpx.AsyncClient(base_url=own_shop, timeout=60) as client:
        os.kill(process_with("renderer.mjs", str(own_data)), signal.SIGKILL)
        response = await client.get(PIECE)
        assert response.status_code == 200
        assert "<title>Cours top handle" in response.text
        assert "A bag of twenty-four centimetres" in response.text
        for path in (OTHER, PIECE):
            for _ in range(STARTS_WITHIN_SECONDS * 4):
                if await is_rendered(client, path):
                    break
                await asyncio.sleep(0.25)
            assert await is_rendered(client, path)


async def test_a_restart_of_the_shop_takes_nothing_off_the_screen(contexts, own_shop, watch):
    watch.allow(SOCKET.pattern)
    page = await (await contexts.open(own_shop)).new_page()
    name = await journey.bag_with_first_piece(page)
    await journey.drawer(page).get_by_role("button", name="Close").click()
    price = await page.locator(".buy .price").first.inner_text()
    await page.evaluate("document.querySelector('h1').dataset.mark = 'same'")
    port = own_shop.rsplit(":", 1)[1]
    said = page.get_by_text("Reconnecting. What you see stays as it is.")
    serving = process_with("granian", f"--port {port}")
    with held(
        parent_of(serving)
    ):  # nothing starts it again before the gap was long enough to be said
        os.kill(serving, signal.SIGTERM)
        await expect(said).to_be_visible()
    await expect(said).to_be_hidden(timeout=STARTS_WITHIN_SECONDS * 1000)
    await expect(page.locator("h1")).to_have_attribute("data-mark", "same")
    await expect(page.locator("h1")).to_have_text(name)
    await expect(page.locator(".buy .price").first).to_have_text(price)
    await page.locator("#buy").click()
    await expect(journey.drawer(page)).to_be_visible()
    await expect(journey.drawer(page).locator(".stepper output")).to_have_text("2")


@contextmanager
def without(table: str, data: Path) -> Iterator[None]:
    """While this table is away, whatever reads it breaks."""
    with psycopg.connect(embedded.start(data).admin_url, autocommit=True) as connection:
        connection.execute(f"alter table {table} rename to {table}_away")
        try:
            yield
        finally:
            connection.execute(f"alter table {table}_away rename to {table}")


BROKEN = {
    "/journal": ("stories", "The journal could not be opened", "luxe", "LuxeVerse"),
    "/arome/shop/citrus": (
        "product_variants",
        "This list could not be put together",
        "arome",
        "Atelier Arôme",
    ),
    "/luma/product/barrier-balm": (
        "product_media",
        "This piece could not be shown",
        "luma",
        "Luma",
    ),
}


@pytest.mark.req("NAV-010")
@pytest.mark.parametrize("path", BROKEN)
async def test_a_page_that_breaks_wears_its_house_and_knows_its_part(
    contexts, own_shop, own_data, watch, path
):
    table, title, house, name = BROKEN[path]
    watch.allow(r"status of 500")
    page = await (await contexts.open(own_shop, bypass_csp=True)).new_page()
    with without(table, own_data):
        answer = await page.goto(path)
        assert answer.status == 500
        assert await page.locator("html").get_attribute("data-house") == house
        await expect(page.get_by_role("heading", level=1)).to_have_text(title)
        await expect(page.locator("header").get_by_role("link", name=name)).to_be_visible()
        worn = {"luxe": "Fraunces", "arome": "Cormorant Garamond", "luma": "Fraunces"}[house]
        await expect(page.locator("h1")).to_have_css("font-family", re.compile(f"^[^,]*{worn}"))
        await expect(page.get_by_text(re.compile("Reference [0-9a-f]{8}"))).to_be_visible()
        assert await complaints(page) == []
    await page.get_by_role("link", name="Try again").click()
    await expect(page.get_by_role("heading", level=1)).not_to_have_text(title)


@pytest.mark.req("NAV-010")
async def test_a_link_to_a_page_that_breaks_ends_at_its_words(contexts, own_shop, own_data, watch):
    watch.allow(r"status of 500")
    page = await (await contexts.open(own_shop)).new_page()
    await journey.visit(page, "/luma")
    with without("stories", own_data):
        await page.locator("header").get_by_role("link", name="Journal").first.click()
        title = "The journal could not be opened"
        await expect(page.get_by_role("heading", level=1)).to_have_text(title)


MISSING = {
    "/product/nothing": "This piece is not here",
    "/shop/nothing": "There is no such list",
    "/journal/nothing": "This story is not here",
    "/wishlist/nothing": "This list is not shared",
    "/newsletter/nothing": "This link is no longer good",
    "/legal/nothing": "This page is not here",
}


@pytest.mark.req("NAV-010")
@pytest.mark.parametrize("prefix", ["", "/arome", "/luma"])
async def test_what_is_missing_says_which_part_it_was(contexts, own_shop, watch, prefix):
    watch.allow(r"status of 404")
    page = await (await contexts.open(own_shop)).new_page()
    for path, title in MISSING.items():
        answer = await page.goto(prefix + path)
        assert answer.status == 404, path
        await expect(page.get_by_role("heading", level=1)).to_have_text(title)
        ways = page.locator("main a")
        for way in await ways.evaluate_all("all => all.map((a) => a.getAttribute('href'))"):
            assert way.startswith(prefix or "/"), way


@pytest.mark.req("NAV-010")
@pytest.mark.parametrize("target", ["/shop/leather", "/journal", "/contact"])
async def test_while_a_page_is_on_its_way_the_old_one_stays_and_says_so(contexts, own_shop, target):
    page = await (await contexts.open(own_shop)).new_page()
    await journey.visit(page, "/")
    heading = await page.locator("h1").inner_text()

    let_go = asyncio.Event()

    async def late(route) -> None:
        await let_go.wait()
        await route.continue_()

    await page.route("**/_seed?**", late)
    # In the header a room's name opens its panel.
    await page.locator(f".foot a[href='{target}']").first.click()
    await expect(page.locator("html")).to_have_attribute("data-busy", "")
    assert await page.locator("h1").inner_text() == heading
    line = "getComputedStyle(document.querySelector('.house'), '::before')"
    assert await page.evaluate(f"{line}.height") == "2px"
    let_go.set()
    await expect(page.locator("html")).not_to_have_attribute("data-busy", "")
    await page.wait_for_url(f"**{target}")


@pytest.mark.req("NAV-010")
async def test_a_page_that_breaks_in_the_browser_says_so_in_the_looks_of_the_house(
    contexts, own_shop, watch
):
    watch.allow(r".")
    page = await (await contexts.open(own_shop, bypass_csp=True)).new_page()
    await journey.visit(page, "/arome")

    async def spoilt(route) -> None:
        answer = await route.fetch()
        seed = json.loads(await answer.text())
        for values in seed.values():
            if "page_rx_state_" in values:
                values["page_rx_state_"]["lead"]["picture"] = None
        await route.fulfill(response=answer, json=seed)

    await page.route("**/_seed?**journal**", spoilt)
    await page.locator("header").get_by_role("link", name="Manuscript").first.click()
    # At one glance: Reflex loads a page again by itself after some mistakes.
    await page.wait_for_function(
        "() => { const h1 = document.querySelector('h1');"
        " return h1?.textContent === 'This page broke in your browser'"
        " && getComputedStyle(h1).fontFamily.includes('Cormorant Garamond')"
        " && !document.body.innerText.includes('Reflex'); }"
    )
