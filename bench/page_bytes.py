"""What a phone downloads for a first page, and when it sees it on a slow line."""

import statistics
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import brotli
from playwright.sync_api import Browser, Playwright, sync_playwright

from bench.browser import launch
from bench.client import pieces
from bench.report import Row
from bench.shop import Shop
from luxeverse.supervise.build import CLIENT

BITS_PER_SECOND = 1_600_000
LATENCY_MS = 150
CPU_SLOWDOWN = 4
JS_BUDGET_KB = 180
FCP_MS, LCP_MS, CLS = 600, 1800, 0.01
KINDS = {
    "Script": "JS",
    "Stylesheet": "CSS",
    "Font": "fonts",
    "Image": "images",
    "Document": "HTML",
}
READ = """async () => {
  const seen = (type) => new Promise((tell) => {
    const observer = new PerformanceObserver((list) => tell(list.getEntries()));
    observer.observe({type, buffered: true});
    setTimeout(() => tell(observer.takeRecords()), 200);
  });
  const [paints, shifts] = [await seen("largest-contentful-paint"), await seen("layout-shift")];
  return {
    fcp: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN,
    lcp: paints.at(-1)?.startTime ?? NaN,
    cls: shifts.reduce((sum, shift) => sum + (shift.hadRecentInput ? 0 : shift.value), 0),
  };
}"""
"""Asked when all is over: a script of ours at the start of a page would take its part of what is measured."""


@dataclass
class Load:
    """One first load: bytes over the wire by kind, the scripts asked for, the paint times."""

    wire: dict[str, int] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)
    paint: dict[str, float] = field(default_factory=dict)


def measure(shop: Shop, runs: int) -> list[Row]:
    """Bytes are the same each time; paint times are the median of the runs."""
    paths = {"home": "/", "listing": "/shop", "product": f"/product/{pieces(shop)[0].slug}"}
    rows = []
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for name, path in paths.items():
            _load(playwright, browser, shop.base + path, slow=False)  # the server's cache is warm
            plain = _load(playwright, browser, shop.base + path, slow=False)
            slow = [_load(playwright, browser, shop.base + path, slow=True) for _ in range(runs)]
            rows += _byte_rows(name, plain) + _paint_rows(name, slow)
        browser.close()
    return rows


def _byte_rows(name: str, load: Load) -> list[Row]:
    packed = sum(_brotli_size(url) for url in load.scripts)
    budget = JS_BUDGET_KB if name == "product" else None
    wire = load.wire.get("JS", 0) / 1000
    rows = [
        Row(f"{name}, JS as sent", wire, "kB", budget, f"{len(load.scripts)} files"),
        Row(f"{name}, JS if every file were brotli 11", packed / 1000, "kB", budget),
    ]
    for kind in ("HTML", "CSS", "fonts", "images"):
        rows.append(Row(f"{name}, {kind} as sent", load.wire.get(kind, 0) / 1000, "kB"))
    return rows


def _brotli_size(url: str) -> int:
    file = CLIENT / urlsplit(url).path.lstrip("/")
    return len(brotli.compress(file.read_bytes())) if file.is_file() else 0


def _paint_rows(name: str, loads: list[Load]) -> list[Row]:
    def middle(what: str) -> tuple[float, str]:
        values = [load.paint[what] for load in loads]
        return statistics.median(
            values
        ), f"{len(values)} loads {min(values):.4g} to {max(values):.4g}"

    fcp, lcp, cls = middle("fcp"), middle("lcp"), middle("cls")
    return [
        Row(f"{name}, slow phone, FCP", fcp[0], "ms", FCP_MS, fcp[1]),
        Row(f"{name}, slow phone, LCP", lcp[0], "ms", LCP_MS, lcp[1]),
        Row(f"{name}, slow phone, CLS", cls[0], "", CLS, cls[1]),
    ]


def _load(playwright: Playwright, browser: Browser, url: str, *, slow: bool) -> Load:
    """A visit with an empty cache, until the network has been silent for half a second."""
    context = browser.new_context(**playwright.devices["Pixel 5"])
    page = context.new_page()
    cdp = context.new_cdp_session(page)
    cdp.send("Network.enable")
    found, kinds = Load(), dict[str, str]()

    def on_response(event: dict[str, Any]) -> None:
        kinds[event["requestId"]] = KINDS.get(event["type"], "other")
        if event["type"] == "Script":
            found.scripts.append(event["response"]["url"])

    def on_finished(event: dict[str, Any]) -> None:
        kind = kinds.get(event["requestId"], "other")
        found.wire[kind] = found.wire.get(kind, 0) + int(event["encodedDataLength"])

    cdp.on("Network.responseReceived", on_response)
    cdp.on("Network.loadingFinished", on_finished)
    if slow:
        rate = BITS_PER_SECOND / 8
        line = {"offline": False, "latency": LATENCY_MS}
        line |= {"downloadThroughput": rate, "uploadThroughput": rate}
        cdp.send("Network.emulateNetworkConditions", line)
        cdp.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
    page.goto(url, wait_until="networkidle", timeout=120_000)
    page.wait_for_timeout(500)
    found.paint = page.evaluate(READ)
    context.close()
    return found
