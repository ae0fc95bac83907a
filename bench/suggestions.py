"""From a key to the first suggested piece, in Chromium on the same machine."""

from string import ascii_lowercase

from playwright.sync_api import Page, sync_playwright

from bench.browser import launch
from bench.client import Visitor
from bench.report import Row, median_rows, percentile
from bench.shop import Shop

KEY_MS = 100
"""What still feels like an answer to one's own hand (source: Miller 1968; Nielsen 1993)."""
PAUSE_MS = 500
ARMED = """() => {
  const overlay = document.querySelector("dialog.layer--search");
  window.measured = new Promise((resolve, reject) => {
    let began = 0;
    addEventListener("keydown", (event) => { began = event.timeStamp; }, {once: true, capture: true});
    const watch = new MutationObserver(() => {
      if (!began || !overlay.querySelector(".sug--product")) return;
      watch.disconnect();
      resolve(performance.now() - began);
    });
    watch.observe(overlay, {subtree: true, childList: true});
    setTimeout(() => reject(new Error("nothing was suggested")), 10000);
  });
}"""
"""The next key is the beginning, the first piece in the document the end, both on the browser's own clock."""


def measure(shop: Shop, runs: int) -> list[Row]:
    """Each letter with which a suggested piece begins, typed once into the empty field; no browser has it in its cache."""
    letters = _letters(shop)
    return median_rows(lambda: _once(shop, letters), runs)


def _letters(shop: Shop) -> list[str]:
    visitor = Visitor(shop)
    found = [letter for letter in ascii_lowercase if _has_piece(visitor, letter)]
    visitor.close()
    return found


def _has_piece(visitor: Visitor, letter: str) -> bool:
    groups = visitor.get(f"/api/search/suggest?q={letter}&limit=10").json()["groups"]
    return any(group["kind"] == "product" for group in groups)


def _once(shop: Shop, letters: list[str]) -> list[Row]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_context(base_url=shop.base).new_page()
        page.goto("/")
        page.wait_for_load_state("networkidle")
        page.keyboard.press("/")
        page.wait_for_selector("dialog.layer--search[open] input[role=combobox]:focus")
        times = [_typed(page, letter) for letter in letters]
        browser.close()
    note = f"{len(times)} letters, each after a pause"
    return [
        Row("first letter, key to first suggested piece, p50", percentile(times, 0.5), "ms"),
        Row(
            "first letter, key to first suggested piece, p95",
            percentile(times, 0.95),
            "ms",
            KEY_MS,
            note,
        ),
    ]


def _typed(page: Page, letter: str) -> float:
    page.wait_for_timeout(PAUSE_MS)
    page.evaluate(ARMED)
    page.keyboard.press(letter)
    spent: float = page.evaluate("window.measured")
    page.keyboard.press("Escape")  # empties the field
    page.wait_for_selector("dialog.layer--search .sug--product", state="detached")
    return spent
