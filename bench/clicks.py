"""From a click to what the visitor sees, in Chromium on the same machine."""

from playwright.sync_api import Page, sync_playwright

from bench.browser import launch
from bench.client import Piece, pieces
from bench.report import Row, median_rows, percentile
from bench.shop import Shop

CLICKS = 50
NAVIGATIONS = 20
PLENTY = 100_000
CLICK_MS = 15
CLICK_TO_TEXT = """([button, text]) => new Promise((resolve, reject) => {
  const place = document.querySelector(text), before = place.textContent;
  let began = 0;
  const watch = new MutationObserver(() => {
    if (place.textContent === before) return;
    watch.disconnect();
    resolve(performance.now() - began);
  });
  watch.observe(place, {subtree: true, childList: true, characterData: true});
  setTimeout(() => reject(new Error("nothing changed")), 10000);
  began = performance.now();
  document.querySelector(button).click();
})"""
"""Milliseconds from the click to the changed text in the document, on the browser's own clock."""
CLICK_TO_DRAWER = """(button) => new Promise((resolve, reject) => {
  const drawer = document.querySelector("#bag");
  const watch = new MutationObserver(() => {
    if (!drawer.open) return;
    watch.disconnect();
    resolve(performance.now() - began);
  });
  watch.observe(drawer, {attributes: true});
  setTimeout(() => reject(new Error("nothing opened")), 10000);
  const began = performance.now();
  document.querySelector(button).click();
})"""
"""Milliseconds until the drawer is open in the document; the server is asked at the same moment."""
CLICK_TO_PAGE = """(href) => new Promise((resolve, reject) => {
  const before = document.querySelector("h1")?.textContent;
  const began = performance.now();
  const watch = new MutationObserver(() => {
    const heading = document.querySelector("h1")?.textContent;
    if (location.pathname !== href.split("?")[0] || heading === before) return;
    watch.disconnect();
    resolve(performance.now() - began);
  });
  watch.observe(document.body, {subtree: true, childList: true, characterData: true});
  setTimeout(() => reject(new Error("the page did not change")), 10000);
  document.querySelector(`main a[href="${href}"]`).click();
})"""


def measure(shop: Shop, runs: int) -> list[Row]:
    """The bag answers by websocket; a navigation fetches its data first unless the link was hovered."""
    chosen = pieces(shop)[0]
    shop.operate("set-stock", chosen.sku, str(PLENTY))
    return median_rows(lambda: _once(shop, chosen), runs)


def _once(shop: Shop, chosen: Piece) -> list[Row]:
    with sync_playwright() as playwright:
        browser = launch(playwright)

        def visitor() -> Page:
            """Somebody new: a bag takes 99 of a piece."""
            return browser.new_context(base_url=shop.base).new_page()

        opens = _adds(visitor(), chosen, CLICK_TO_DRAWER, "#buy")
        answers = _adds(visitor(), chosen, CLICK_TO_TEXT, ["#buy", "#bag-title"])
        page = visitor()
        cold = _navigations(page, hover=False)
        warm = _navigations(page, hover=True)
        browser.close()
    return [
        Row("add to bag, click to open drawer, p50", percentile(opens, 0.5), "ms"),
        Row(
            "add to bag, click to open drawer, p95",
            percentile(opens, 0.95),
            "ms",
            CLICK_MS,
            f"{len(opens)} clicks",
        ),
        Row("add to bag, click to the server's answer, p50", percentile(answers, 0.5), "ms"),
        Row("add to bag, click to the server's answer, p95", percentile(answers, 0.95), "ms"),
        Row("listing to product, no hover before, p50", percentile(cold, 0.5), "ms"),
        Row("listing to product, no hover before, p95", percentile(cold, 0.95), "ms"),
        Row("listing to product, hovered, p50", percentile(warm, 0.5), "ms"),
        Row("listing to product, hovered, p95", percentile(warm, 0.95), "ms"),
    ]


def _adds(page: Page, chosen: Piece, probe: str, what: str | list[str]) -> list[float]:
    """The first add of a session also makes its bag; it is not counted."""
    page.goto(f"/product/{chosen.slug}")
    page.wait_for_load_state("networkidle")
    times = []
    for _ in range(CLICKS + 1):
        # As a hand does: the pointer comes to the button before it presses.
        page.mouse.move(5, 5)
        page.hover("#buy")
        page.wait_for_timeout(100)
        times.append(page.evaluate(probe, what))
        page.wait_for_selector("#bag[open]:not([data-waiting])")
        page.evaluate("document.querySelector('#bag').close()")
        page.wait_for_timeout(150)
    return times[1:]


def _navigations(page: Page, *, hover: bool) -> list[float]:
    """Listing to product and back, each time another piece; ``hover`` lets the page fetch ahead."""
    page.goto("/shop")
    page.wait_for_load_state("networkidle")
    # Not the colours of a piece: its own page has those links too.
    links = page.locator('main a[href^="/product/"]:not([href*="?"])').evaluate_all(
        "found => [...new Set(found.map(a => a.getAttribute('href')))]"
    )
    times = []
    for href in links[:NAVIGATIONS]:
        if hover:
            page.locator(f'main a[href="{href}"]').first.hover(force=True)
            page.wait_for_timeout(300)
        times.append(page.evaluate(CLICK_TO_PAGE, href))
        page.go_back()
        page.wait_for_selector(f'main a[href="{href}"]')
        page.wait_for_timeout(100)
    return times
