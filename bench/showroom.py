"""What a frame of the showroom costs the page's own thread.

There is no graphics card here, so frames per second would measure Chromium's software in the place of one. What a desktop's
processor has to do for each frame (walk the scene, say what is to be drawn) is the same with a card and without; it is measured
in a small window, where the software drawing holds it up least. The card's own share is not measured.
"""

import statistics

from playwright.sync_api import Playwright, sync_playwright

from bench.browser import launch
from bench.report import Row, percentile
from bench.shop import Shop

DRAWN = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
FRAME_MS = 1000 / 60
FRAMES = 240
WITHIN_MS = 240_000
TIMED = """
window.frames_took = [];
const real = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (callback) => real((time) => {
  const began = performance.now();
  callback(time);
  window.frames_took.push(performance.now() - began);
});
"""


def measure(shop: Shop, runs: int) -> list[Row]:
    """The room with all its pieces, one of them chosen and turning."""
    rows = []
    with sync_playwright() as playwright:
        for width, height in ((480, 360), (1440, 900)):
            took = [part for _ in range(runs) for part in _frames(playwright, shop, width, height)]
            note = f"{len(took)} frames, window {width} x {height}, drawn by software"
            rows += [
                Row("showroom, a frame on the page's thread, p50", statistics.median(took), "ms", FRAME_MS, note),
                Row("showroom, the same, p95", percentile(took, 0.95), "ms", FRAME_MS, note),
            ]  # fmt: skip
    return rows


def _frames(playwright: Playwright, shop: Shop, width: int, height: int) -> list[float]:
    browser = launch(playwright, *DRAWN)
    page = browser.new_page(viewport={"width": width, "height": height})
    page.add_init_script(TIMED)
    page.goto(f"{shop.base}/showroom")
    page.get_by_role("button", name="Enter the room").click()
    page.wait_for_selector('.room__floor[data-loaded="12"]', timeout=WITHIN_MS)
    page.get_by_role("button", name="The next piece").click(timeout=WITHIN_MS)
    page.wait_for_timeout(4000)
    page.evaluate("() => { window.frames_took.length = 0; }")
    page.wait_for_function(f"() => window.frames_took.length >= {FRAMES}", timeout=WITHIN_MS)
    took: list[float] = page.evaluate("() => window.frames_took")
    browser.close()
    return took[:FRAMES]
