"""First HTML of pages, from the cache and built anew."""

import time

from bench.client import Visitor, pieces
from bench.report import Row, median_rows, percentile
from bench.shop import Shop
from luxeverse.services.identity.houses import REMEMBERED_SECONDS

REQUESTS = 200
CHANGES, PRODUCTS = 8, 10
CACHED_MS, UNCACHED_MS = 20, 80


def measure(shop: Shop, runs: int) -> list[Row]:
    """Times are the server's and a loopback client's together; sizes are as sent, brotli."""
    return median_rows(lambda: _once(shop), runs)


def _once(shop: Shop) -> list[Row]:
    visitor = Visitor(shop)
    slugs = [piece.slug for piece in pieces(shop)]
    rows = []
    for name, path in (
        ("product", f"/product/{slugs[0]}"),
        ("home", "/"),
        ("listing", "/shop"),
    ):
        size = len(visitor.get(path).body)
        times = [visitor.get(path).seconds * 1000 for _ in range(REQUESTS)]
        rows += _pair(f"{name}, cached", times, CACHED_MS)
        rows.append(Row(f"{name}, document", size / 1000, "kB"))
    anew = _uncached(shop, visitor, slugs)
    for name, times in anew.items():
        rows += _pair(f"{name}, uncached", times, UNCACHED_MS)
    visitor.close()
    return rows


def _pair(what: str, times: list[float], budget: float) -> list[Row]:
    return [
        Row(f"{what}, p50", percentile(times, 0.5), "ms"),
        Row(f"{what}, p95", percentile(times, 0.95), "ms", budget, f"{len(times)} requests"),
    ]


def _uncached(shop: Shop, visitor: Visitor, slugs: list[str]) -> dict[str, list[float]]:
    """Times of pages asked for once after each of several changes to the catalogue."""
    times: dict[str, list[float]] = {"product": [], "home": [], "listing": []}
    for _ in range(CHANGES):
        _change_catalogue(shop, visitor)
        for slug in slugs[:PRODUCTS]:
            times["product"].append(visitor.get(f"/product/{slug}").seconds * 1000)
        times["home"].append(visitor.get("/").seconds * 1000)
        times["listing"].append(visitor.get("/shop").seconds * 1000)
    return times


def _change_catalogue(shop: Shop, visitor: Visitor) -> None:
    with shop.database() as database:
        database.execute("update tenants set data_version = data_version + 1")
    time.sleep(REMEMBERED_SECONDS + 0.05)
    visitor.get("/ready")  # reads the houses again, so that no page pays for that
