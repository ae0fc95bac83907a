"""One running shop for all workers, and Chromium in front of it."""

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
