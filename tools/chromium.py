"""The Chromium that tests, benchmarks and films run in."""

import os
import shutil
from typing import Any

NAMES = ("chromium-headless-shell", "chromium")
"""Debian's. The first is the same engine without a browser around it and takes less than half the CPU for a page."""
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DRAWN = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
"""Models are drawn without a graphics card when told to."""


def launching(*flags: str) -> dict[str, Any]:
    """What Playwright is told at a start: the program CHROMIUM names, else Debian's, else its own; and the flags."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    return {"executable_path": found, "args": [*FLAGS, *flags]}
