"""What a frame of the showroom costs, at its door with all pieces in sight and before a chosen one that turns.

There is no graphics card here: the time from frame to frame is that of Chromium's software in the place of one. It says nothing
of a desktop's sixty frames a second, but it falls with what a card would have to do. What a desktop's processor has to do for
each frame (walk the scene, say what is to be drawn) is the same with a card and without. Triangles are counted as they are
given to be drawn: those of the floor and the plinths too, and none of what lies outside the picture.
"""

import statistics
from dataclasses import dataclass
from itertools import pairwise

from playwright.sync_api import Page, Playwright, sync_playwright

from bench.browser import launch
from bench.report import Row, percentile
from bench.shop import Shop
from tools.chromium import DRAWN

FRAME_MS = 1000 / 60
FRAMES = 60
WITHIN_MS = 240_000
TIMED = """
window.frames = [];
let triangles = 0;
const drawing = WebGL2RenderingContext.prototype;
for (const [name, given, copies] of [["drawArrays", 2], ["drawElements", 1], ["drawArraysInstanced", 2, 3], ["drawElementsInstanced", 1, 4]]) {
  const real = drawing[name];
  drawing[name] = function (...said) {
    if (said[0] === this.TRIANGLES) triangles += (said[given] / 3) * (copies ? said[copies] : 1);
    return real.apply(this, said);
  };
}
const real = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (callback) => real((time) => {
  const began = performance.now();
  triangles = 0;
  callback(time);
  if (triangles) window.frames.push({ began, took: performance.now() - began, triangles });
});
"""


@dataclass(frozen=True, slots=True)
class Frames:
    """Of each frame: milliseconds on the page's thread and since the one before, and the triangles drawn."""

    took: list[float]
    apart: list[float]
    triangles: list[float]


def measure(shop: Shop, runs: int) -> list[Row]:
    """The room with all its pieces in two windows, from both places."""
    rows: list[Row] = []
    with sync_playwright() as playwright:
        for width, height in ((480, 360), (1440, 900)):
            seen = [_seen(playwright, shop, width, height) for _ in range(runs)]
            for place, found in zip(("door", "chosen piece"), zip(*seen, strict=True), strict=True):
                rows += _rows(place, found, f"window {width} x {height}, drawn by software")
    return rows


def _rows(place: str, found: tuple[Frames, ...], note: str) -> list[Row]:
    took = [ms for frames in found for ms in frames.took]
    apart = [ms for frames in found for ms in frames.apart]
    drawn = [count for frames in found for count in frames.triangles]
    note = f"{len(took)} frames, {note}"
    return [
        Row(f"showroom, {place}, a frame on the page's thread, p50", statistics.median(took), "ms", FRAME_MS, note),
        Row(f"showroom, {place}, the same, p95", percentile(took, 0.95), "ms", FRAME_MS, note),
        Row(f"showroom, {place}, from frame to frame, p50", statistics.median(apart), "ms", None, note),
        Row(f"showroom, {place}, triangles in a frame", statistics.median(drawn), "", None, note),
    ]  # fmt: skip


def _seen(playwright: Playwright, shop: Shop, width: int, height: int) -> tuple[Frames, Frames]:
    browser = launch(playwright, *DRAWN)
    page = browser.new_page(viewport={"width": width, "height": height})
    page.add_init_script(TIMED)
    page.goto(f"{shop.base}/showroom")
    page.wait_for_load_state("networkidle")  # until then a document's buttons do nothing
    page.get_by_role("button", name="Enter the room").click()
    page.wait_for_selector('.room__floor[data-loaded="12"]', timeout=WITHIN_MS)
    door = _walking(page)
    page.get_by_role("button", name="The next piece").click(timeout=WITHIN_MS)
    page.wait_for_selector('.room__floor[data-full="0"]', timeout=WITHIN_MS)
    page.wait_for_timeout(4000)
    chosen = _frames(page)
    browser.close()
    return door, chosen


def _walking(page: Page) -> Frames:
    """Backwards into the wall behind the door: every frame is drawn, and nothing leaves the picture."""
    page.keyboard.down("ArrowDown")
    found = _frames(page)
    page.keyboard.up("ArrowDown")
    return found


def _frames(page: Page) -> Frames:
    page.evaluate("() => { window.frames.length = 0; }")
    page.wait_for_function(f"() => window.frames.length > {FRAMES}", timeout=WITHIN_MS)
    frames = page.evaluate(f"() => window.frames.slice(0, {FRAMES + 1})")
    return Frames(
        took=[frame["took"] for frame in frames[1:]],
        apart=[later["began"] - frame["began"] for frame, later in pairwise(frames)],
        triangles=[frame["triangles"] for frame in frames[1:]],
    )
