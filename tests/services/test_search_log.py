"""What was searched for: a row for each search seen, and a report to learn from."""

import pytest

from luxeverse.cli.search import report
from luxeverse.core.actor import House
from luxeverse.services import search, storefront
from luxeverse.services.search import Outcome
from tests.conftest import Database
from tests.factories import visitor


@pytest.mark.req("SRCH-009")
async def test_a_search_seen_is_written_with_what_it_found_and_taken_note_of(
    seeded: Database, house: House
) -> None:
    ada = visitor(house)
    choices = {"q": "emerald", "stone": "emerald"}
    await storefront.search_page(house, choices)  # fetched ahead: nobody has looked yet
    assert seeded.value("select count(*) from search_logs") == 0
    await storefront.page_was_seen(ada, choices)
    await search.clicked(ada, "Emerald", "single-emerald-pendant", 2)
    ((query, filters, results, position, slug, session, method, spent),) = seeded.rows(
        "select query, filters, results_count, clicked_position, slug, session_id, search_method,"
        " response_time_ms from search_logs l join products p on p.id = clicked_product_id"
    )
    assert (query, filters, results) == ("emerald", {"stone": "emerald"}, 2)
    assert (position, slug, session) == (2, "single-emerald-pendant", ada.session_hash)
    assert method == "bm25f"
    assert 0 <= spent < 10_000
    await storefront.page_was_seen(ada, {"q": "zzzz"})
    found = await search.report(house, days=7)
    assert [line.query for line in found.top] == ["emerald", "zzzz"]
    assert [(line.query, line.results) for line in found.without_result] == [("zzzz", 0.0)]


async def test_an_empty_search_is_none(seeded: Database, house: House) -> None:
    await storefront.page_was_seen(visitor(house), {"q": " ", "colour": "Black"})
    assert seeded.value("select count(*) from search_logs") == 0


async def test_the_report_counts_searches_visitors_and_clicks(
    seeded: Database, house: House, other_house: House
) -> None:
    for name, query, results in (
        ("ada", "ring", 8), ("ada", "ring", 8), ("eve", "Ring", 8), ("eve", "tiara", 0), ("eve", "tiara", 0),
    ):  # fmt: skip
        await search.record(visitor(house, name), query, {}, Outcome(results, "bm25f", 3))
    await search.record(visitor(other_house), "rose", {}, Outcome(1, "bm25f", 3))
    await search.clicked(visitor(house, "eve"), "ring", "quiet-band", 4)
    seeded.rows("update search_logs set created_at = now() - interval '40 days' where query = 'tiara'"
                " and id = (select min(id::text)::uuid from search_logs where query = 'tiara')")  # fmt: skip
    found = await search.report(house, days=30)
    assert found.searches == 4
    lines = [(n.query, n.searches, n.visitors, n.results, n.clicks) for n in found.top]
    assert lines == [("ring", 3, 2, 8.0, 1), ("tiara", 1, 1, 0.0, 0)]
    assert [line.query for line in found.without_result] == ["tiara"]


async def test_the_operator_reads_the_report(seeded: Database, house: House) -> None:
    await search.record(visitor(house), "tiara", {}, Outcome(0, "bm25f", 3))
    text = await report(house, 30)
    assert "1 searches in 30 days" in text
    assert text.count("tiara") == 2
