"""``python -m bench [name ...]``: run benchmarks one after the other and print what they found."""

import argparse
import os
import signal
import time
from collections.abc import Callable

from bench import (
    api,
    buyers,
    clicks,
    documents,
    page_bytes,
    showroom,
    sockets,
    start,
    suggestions,
)
from bench.report import Row, load, machine, table
from bench.shop import Shop, own_shop

BENCHMARKS: dict[str, Callable[[Shop, int], list[Row]]] = {
    "documents": documents.measure,
    "api": api.measure,
    "sockets": sockets.measure,
    "clicks": clicks.measure,
    "suggestions": suggestions.measure,
    "bytes": page_bytes.measure,
    "showroom": showroom.measure,
    "buyers": buyers.measure,
    "start": start.measure,
}
"""In this order: `start` reports memory after the load of the others and ends the shop once."""


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=", ".join(BENCHMARKS))
    parser.add_argument("--runs", type=int, default=3, help="each figure is their median")
    parser.add_argument(
        "--quiet-load", type=float, default=0.0, help="wait until the load of a minute is below"
    )
    parser.add_argument("--patience", type=float, default=180.0, help="seconds to wait for that")
    chosen = parser.parse_args()
    if unknown := set(chosen.names) - set(BENCHMARKS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(BENCHMARKS)}")
    signal.signal(
        signal.SIGTERM, signal.default_int_handler
    )  # so that the shop is ended in any case
    print(machine(), flush=True)
    with own_shop() as shop:
        for name, measure in BENCHMARKS.items():
            if chosen.names and name not in chosen.names:
                continue
            _wait_for_quiet(chosen.quiet_load, chosen.patience)
            before = load()
            rows = measure(shop, chosen.runs)
            print(f"\n### {name}\n\nLoad before {before}; after {load()}.\n", flush=True)
            print(table(rows), flush=True)


def _wait_for_quiet(wanted: float, patience: float) -> None:
    deadline = time.monotonic() + patience
    while wanted and os.getloadavg()[0] > wanted and time.monotonic() < deadline:
        time.sleep(2)


if __name__ == "__main__":
    main()
