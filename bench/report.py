"""Figures and how they are printed."""

import os
import platform
import statistics
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. ``budget`` is an upper bound in the same unit; None is a figure without one."""

    what: str
    value: float
    unit: str
    budget: float | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        if self.budget is None:
            return ""
        return "met" if self.value <= self.budget else "MISSED"


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least ``share`` of all do not exceed (nearest rank)."""
    ranked = sorted(values)
    rank = max(1, -(-len(ranked) * round(share * 1000) // 1000))
    return ranked[rank - 1]


def median_rows(run: Callable[[], list[Row]], runs: int) -> list[Row]:
    """Measure several times; each figure is the median, its note tells the spread."""
    tables = [run() for _ in range(runs)]
    found = []
    for same in zip(*tables, strict=True):
        values = [row.value for row in same]
        first = same[0]
        spread = f"{runs} runs {min(values):.4g} to {max(values):.4g}" if runs > 1 else ""
        note = "; ".join(part for part in (first.note, spread) if part)
        found.append(Row(first.what, statistics.median(values), first.unit, first.budget, note))
    return found


def table(rows: Sequence[Row]) -> str:
    """A Markdown table, as docs/benchmarks.md shows it."""
    lines = ["| what | value | budget | met | note |", "|---|---|---|---|---|"]
    for row in rows:
        budget = "" if row.budget is None else f"{row.budget:g} {row.unit}"
        value = f"{number(row.value)} {row.unit}"
        lines.append(f"| {row.what} | {value} | {budget} | {row.verdict} | {row.note} |")
    return "\n".join(lines)


def number(value: float) -> str:
    """Two decimals while small, none when large."""
    if value == int(value) and abs(value) < 1e9:
        return f"{int(value):,}"
    return (
        f"{value:.2f}"
        if abs(value) < 10
        else f"{value:,.1f}"
        if abs(value) < 100
        else f"{value:,.0f}"
    )


def load() -> str:
    """The load averages over 1, 5 and 15 minutes."""
    return " ".join(f"{value:.2f}" for value in os.getloadavg())


def machine() -> str:
    """Where and when this was measured."""
    cpu = next(
        (
            line.split(":")[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    memory = Path("/proc/meminfo").read_text().split()[1]
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    ).stdout.strip()
    return (
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {os.cpu_count()} cores ({cpu}),"
        f" {int(memory) / 2**20:.0f} GB, Linux {platform.release()}, Python"
        f" {platform.python_version()}, commit {commit or 'unknown'}"
    )
