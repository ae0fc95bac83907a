"""One running shop for all workers, and Chromium in front of it."""

import pytest

from tests.e2e.browsing import (  # noqa: F401  fixtures are found by their names here
    browser,
    contexts,
    page,
    phone,
    place,
    playwright,
    shop,
    shop_database,
    watch,
)

FOLDER = __name__.rpartition(".")[0].replace(".", "/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A journey that fails is walked once more, and the summary names it as RERUN: docs/adr/0027."""
    for item in items:
        if item.nodeid.startswith(FOLDER):
            item.add_marker(pytest.mark.flaky(reruns=1))
