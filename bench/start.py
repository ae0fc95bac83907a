"""How long a start takes, and the memory of each process after the load."""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench import processes
from bench import shop as shops
from bench.processes import Memory
from bench.report import Row, median_rows
from bench.shop import Shop
from luxeverse.core import embedded

START_SECONDS = 6
MEMORY_MB = 600
MB = 2**20


def measure(shop: Shop, runs: int) -> list[Row]:
    """Memory of the loaded shop first; then starts of another one, the build being there already."""
    return [
        *_memory(shop),
        Row("first start, fresh folder, build present", shop.start_seconds, "s"),
        *_starts(runs),
    ]


def _memory(shop: Shop) -> list[Row]:
    parts = shop.parts()
    found = {name: processes.memory(pid) for name, pid in parts.items() if name != "supervisor"}
    found["supervisor"] = processes.own_memory(parts["supervisor"])
    rows = [
        Row(f"memory, {name}", memory.pss / MB, "MB PSS", note=f"{memory.rss / MB:.0f} MB RSS")
        for name, memory in found.items()
    ]
    total = sum((memory for name, memory in found.items() if name != "postgres"), Memory())
    note = f"{total.rss / MB:.0f} MB RSS, shared pages counted in each"
    return [*rows, Row("memory, all but PostgreSQL", total.pss / MB, "MB PSS", MEMORY_MB, note)]


def _starts(runs: int) -> list[Row]:
    folder = Path(tempfile.mkdtemp(prefix="luxeverse-bench-start-"))
    try:
        first = shops.start(folder)
        first.stop()
        return median_rows(lambda: _start_again(folder), runs)
    finally:
        embedded.stop(folder)
        shutil.rmtree(folder, ignore_errors=True)


def _start_again(folder: Path) -> list[Row]:
    """With the database at rest, then with it running already."""
    resting = shops.start(folder)
    resting.stop()
    began = time.perf_counter()
    embedded.start(folder)
    database = time.perf_counter() - began
    ready = shops.start(folder)
    ready.stop()
    began = time.perf_counter()
    command = [sys.executable, "-c", "import luxeverse.luxeverse"]
    subprocess.run(command, check=True, capture_output=True)
    imported = time.perf_counter() - began
    return [
        Row("start, database ready, build present", ready.start_seconds, "s", START_SECONDS),
        Row("start, database at rest", resting.start_seconds, "s"),
        Row("of it: the database alone", database, "s"),
        Row("of it: importing the web process", imported, "s"),
    ]
