"""Remove what can be made again: build, virtual environment, caches. The data goes too, and is asked about first."""

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MADE = (".web", ".venv", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".states")


def main() -> None:
    """Ask before orders and bags are thrown away."""
    for name in MADE:
        shutil.rmtree(ROOT / name, ignore_errors=True)
    data = ROOT / ".data"
    if data.exists():
        answer = input("Also remove .data with every order and bag in it? [y/N] ")
        if answer.strip().lower() == "y":
            shutil.rmtree(data)
    print("Clean.")


if __name__ == "__main__":
    sys.exit(main())
