"""Chromium at the running shop. Every page a test opens is watched; what it complains about fails the test."""

import os
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, BrowserContext, Page, Playwright, async_playwright, expect

from luxeverse.core import embedded
from tests.e2e import running
from tools.chromium import launching

DESKTOP = {"width": 1440, "height": 900}
SMALL_DESKTOP = {"width": 1024, "height": 600}
"""For what is drawn without a graphics card: each pixel costs."""
PATIENCE_MS = 30_000
"""Of actions and expectations alike: two workers and the shop share the cores."""
expect.set_options(timeout=PATIENCE_MS)


class Watch:
    """What the pages of one test complained about. ``allow`` names noise the test makes on purpose."""

    def __init__(self) -> None:
        self.complaints: list[str] = []
        self.allowed: list[str] = []

    def allow(self, *patterns: str) -> None:
        self.allowed += patterns

    def over(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", lambda error: self.complaints.append(f"uncaught: {error.error}"))

    def _console(self, message) -> None:
        if message.type == "error":
            place = message.location.get("url", "")
            self.complaints.append(f"console: {message.text} ({place})")

    @property
    def unexpected(self) -> list[str]:
        return [c for c in self.complaints if not any(re.search(p, c) for p in self.allowed)]


class Contexts:
    """Opens browser windows that share one watch and are closed with the test."""

    def __init__(self, browser: Browser, playwright: Playwright, watch: Watch) -> None:
        self._browser, self._playwright, self._watch = browser, playwright, watch
        self._opened: list[BrowserContext] = []

    async def open(self, base: str, device: str = "", **options) -> BrowserContext:
        """A fresh visitor; ``device`` is a name Playwright knows, else a desktop."""
        known = self._playwright.devices[device] if device else {"viewport": DESKTOP}
        context = await self._browser.new_context(
            base_url=base, locale="en-IE", **{**known, **options}
        )
        context.set_default_timeout(PATIENCE_MS)
        self._watch.over(context)
        self._opened.append(context)
        return context

    async def close(self) -> None:
        for context in self._opened:
            await context.close()


@pytest.fixture(scope="session")
def place() -> Path:
    """Where this run keeps its servers; the controller removes it."""
    return Path(os.environ["LUXEVERSE_TEST_PLACE"])


@pytest.fixture(scope="session")
def shop(place: Path) -> str:
    """The address of the shop all workers of this run share."""
    return running.shared(place)


@pytest.fixture(scope="session")
async def playwright() -> AsyncIterator[Playwright]:
    async with async_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
async def browser(playwright: Playwright) -> AsyncIterator[Browser]:
    """One for all tests of a worker; each opens windows of its own."""
    browser = await playwright.chromium.launch(**launching())
    yield browser
    await browser.close()


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
async def contexts(
    browser: Browser, playwright: Playwright, watch: Watch
) -> AsyncIterator[Contexts]:
    """Windows for tests that need more than one, or an unusual one."""
    opened = Contexts(browser, playwright, watch)
    yield opened
    await opened.close()
    assert not watch.unexpected, watch.unexpected


@pytest.fixture
async def page(contexts: Contexts, shop: str) -> Page:
    """A desktop of 1440 by 900."""
    return await (await contexts.open(shop)).new_page()


@pytest.fixture
async def phone(contexts: Contexts, shop: str) -> Page:
    """A Pixel 5: 393 by 851, touch, a scale of 2.75."""
    return await (await contexts.open(shop, "Pixel 5")).new_page()


@pytest.fixture(scope="session")
def shop_database(place: Path, shop: str) -> str:
    """A superuser's address of the running shop's database, for setting a scene no visitor can set."""
    return embedded.start(Path(os.environ.get("SHOP_DATA", place / "shop"))).admin_url
