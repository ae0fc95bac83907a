"""A shop of its own whose processes are killed while somebody looks at it."""

import asyncio
import os
import re
import secrets
import signal
from pathlib import Path

import httpx
import pytest
from playwright.async_api import expect

from tests.e2e import journey, running

pytestmark = pytest.mark.xdist_group("killing")

PIECE = "/product/cours-top-handle"
OTHER = "/product/vendange-tote"
SOCKET = re.compile(r"WebSocket|ERR_CONNECTION_REFUSED|Failed to fetch|ERR_EMPTY_RESPONSE")


@pytest.fixture(scope="module")
def own_name() -> str:
    """A name for each time the shop is made: a worker may leave this module and come back to it."""
    return f"fragile-{secrets.token_hex(4)}"


@pytest.fixture(scope="module")
def own_shop(place, own_name):
    with running.locked(place / "shop.lock"):
        address = running.start(place, own_name)
    yield address
    running.stop(place, own_name)


@pytest.fixture(scope="module")
def own_data(place, own_name, own_shop) -> Path:
    return place / own_name


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


async def is_rendered(client: httpx.AsyncClient, path: str) -> bool:
    return 'id="main"' in (await client.get(path)).text


async def test_without_its_renderer_a_piece_is_still_found_and_it_comes_back(own_shop, own_data):
    async with httpx.AsyncClient(base_url=own_shop, timeout=20) as client:
        os.kill(process_with("renderer.mjs", str(own_data)), signal.SIGKILL)
        response = await client.get(PIECE)
        assert response.status_code == 200
        assert "<title>Cours top handle" in response.text
        assert "A bag of twenty-four centimetres" in response.text
        for _ in range(60):
            if await is_rendered(client, OTHER):
                break
            await asyncio.sleep(0.25)
        assert await is_rendered(client, OTHER)
        assert await is_rendered(client, PIECE)


async def test_a_restart_of_the_shop_takes_nothing_off_the_screen(contexts, own_shop, watch):
    watch.allow(SOCKET.pattern)
    page = await (await contexts.open(own_shop)).new_page()
    name = await journey.bag_with_first_piece(page)
    await journey.drawer(page).get_by_role("button", name="Close").click()
    price = await page.locator(".buy .price").first.inner_text()
    await page.evaluate("document.querySelector('h1').dataset.mark = 'same'")
    port = own_shop.rsplit(":", 1)[1]
    os.kill(process_with("granian", f"--port {port}"), signal.SIGTERM)
    await page.wait_for_timeout(2500)
    async with httpx.AsyncClient(base_url=own_shop) as client:
        for _ in range(120):
            try:
                if (await client.get("/ready")).status_code == 200:
                    break
            except httpx.HTTPError:
                pass
            await asyncio.sleep(0.25)
    async with page.expect_event("websocket", timeout=30_000):
        pass
    await page.wait_for_timeout(1500)
    assert await page.locator("h1").get_attribute("data-mark") == "same"
    await expect(page.locator("h1")).to_have_text(name)
    assert await page.locator(".buy .price").first.inner_text() == price
    await page.locator("#buy").click()
    await expect(journey.drawer(page)).to_be_visible()
    await expect(journey.drawer(page).locator(".stepper output")).to_have_text("2")
