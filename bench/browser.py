"""Chromium as the benchmarks start it."""

from playwright.sync_api import Browser, Playwright

from tools.chromium import launching


def launch(playwright: Playwright, *flags: str) -> Browser:
    """A browser without a window."""
    return playwright.chromium.launch(**launching(*flags))
