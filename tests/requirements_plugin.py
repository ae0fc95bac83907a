"""Keeps what the run says about requirement rows: ``@pytest.mark.req("CART-001")`` and how that test ended.

At the end the controller writes ``.data/requirements.json`` as {row: {test: "passed" | "failed" | "skipped"}}, which
``python -m tools.ledger`` reads. A run of part of the suite replaces only the tests it ran.
"""

import json
from pathlib import Path

import pytest

OUTCOMES = Path(__file__).parents[1] / ".data" / "requirements.json"
ROWS = "requirement_rows"
WORSE = {"passed": 0, "skipped": 1, "failed": 2}
seen: dict[str, dict[str, str]] = {}


def pytest_runtest_setup(item: pytest.Item) -> None:
    """The rows travel with the reports, which xdist brings from its workers to the controller."""
    rows = sorted({row for mark in item.iter_markers("req") for row in mark.args})
    if rows:
        item.user_properties.append((ROWS, rows))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Setup, call and teardown report apart; the worst of the three is the outcome. What is run again has none yet."""
    if report.outcome not in WORSE:
        return
    for name, rows in report.user_properties:
        for row in rows if name == ROWS else ():
            tests = seen.setdefault(row, {})
            before = tests.get(report.nodeid, "passed")
            tests[report.nodeid] = max(before, report.outcome, key=WORSE.__getitem__)


def pytest_sessionfinish(session: pytest.Session) -> None:
    if hasattr(session.config, "workerinput") or session.config.option.collectonly:
        return
    if not seen:
        return
    known = json.loads(OUTCOMES.read_text()) if OUTCOMES.exists() else {}
    OUTCOMES.parent.mkdir(exist_ok=True)
    OUTCOMES.write_text(json.dumps(merged(known, seen), indent=1, sort_keys=True))


def merged(
    before: dict[str, dict[str, str]], now: dict[str, dict[str, str]]
) -> dict[str, dict[str, str]]:
    """What was known, without the tests that ran again or are gone from their file, and what this run says."""
    files = {test.partition("::")[0] for tests in now.values() for test in tests}
    kept = {
        row: {test: end for test, end in tests.items() if test.partition("::")[0] not in files}
        for row, tests in before.items()
    }
    rows = kept.keys() | now.keys()
    whole = {row: kept.get(row, {}) | now.get(row, {}) for row in rows}
    return {row: tests for row, tests in whole.items() if tests}
