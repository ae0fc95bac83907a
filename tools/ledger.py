"""Which requirement rows have a passing test: ``python -m tools.ledger``.

Tests name the rows they exercise with ``@pytest.mark.req("CART-004")``. The last run of the suite leaves its outcome
in .pytest_cache; a row counts as shown when at least one test names it and none of the tests that name it failed.
"""

import csv
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LEDGER = ROOT / "docs" / "ledger.tsv"
OUTCOMES = ROOT / ".data" / "requirements.json"


def main() -> int:
    """Print the rows that are shown, then the counts by area."""
    if not OUTCOMES.exists():
        print("Run `make test` first: it records which tests passed.")
        return 1
    rows = list(csv.DictReader(LEDGER.open(), delimiter="\t"))
    known = {row["id"] for row in rows}
    outcomes: dict[str, dict[str, str]] = json.loads(OUTCOMES.read_text())
    if unknown := sorted(set(outcomes) - known):
        print(f"Markers name rows that do not exist: {', '.join(unknown)}")
        return 1
    shown = {row for row, tests in outcomes.items() if set(tests.values()) == {"passed"}}
    broken = set(outcomes) - shown
    areas: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        state = "shown" if row["id"] in shown else "failing" if row["id"] in broken else "none"
        areas[row["area"]][state] += 1
        if state != "none":
            print(f"{row['id']:<10}{state:<9}{row['requirement'][:90]}")
    print()
    for area, counts in sorted(areas.items()):
        print(f"{area:<36}{counts['shown']:>4} shown{counts['none']:>5} without a test")
    print(f"\n{len(shown)} of {len(rows)} rows have a passing test.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
