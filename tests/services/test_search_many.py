"""A query that fits thousands of pieces: filters and counts are of all of them, only what is shown is cut."""

import pytest

from luxeverse.core.actor import House
from luxeverse.services import identity, search, storefront
from luxeverse.services.storefront import Asked
from tests.conftest import Database
from tests.factories import visitor

ZEBRAS, CHEAP = 4_700, 47


@pytest.fixture
async def zebras(seeded: Database) -> Database:
    """Thousands of one name. One in a hundred costs little, is for the evening, and says so much that it ranks last."""
    seeded.rows(
        "insert into products select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(),"
        " 'sku', 'ZEBRA-' || n, 'slug', 'zebra-' || n, 'name', 'Zebra', 'price', case when n %% 100 = 0 then 5 else 900 end,"
        " 'style_tags', case when n %% 100 = 0 then '[\"evening\"]'::jsonb else '[]' end,"
        " 'description', case when n %% 100 = 0 then repeat('plain calm quiet even ', 20) else '' end))).*"
        " from products p, generate_series(1, %s) n where p.slug = 'braise-refill'",
        ZEBRAS,
    )
    seeded.rows("update tenants set data_version = data_version + 1")
    identity.forget()
    await search.reindex()
    return seeded


async def test_a_filter_finds_all_that_meet_it_however_many_fit(
    zebras: Database, house: House
) -> None:
    actor = visitor(house)
    everything = await storefront.search_pieces(actor, Asked("zebra"))
    assert everything.total == ZEBRAS
    counts = {f.key: {v.key: v.count for v in f.values} for f in everything.facets}
    assert sum(counts["category"].values()) == ZEBRAS
    assert counts["occasion"] == {"evening": CHEAP}

    for narrow in (Asked("zebra", price_to=600), Asked("zebra", {"occasion": ["evening"]})):
        found = await storefront.search_pieces(actor, narrow)
        assert (found.total, len(found.pieces)) == (CHEAP, 24)
        facets = {f.key: {v.key: v.count for v in f.values} for f in found.facets}
        assert sum(facets["category"].values()) == CHEAP

    asked = [Asked("zebra", price_to=600, offset=offset) for offset in (0, 24)]
    pages = [(await storefront.search_pieces(actor, page)).pieces for page in asked]
    assert len({piece.slug for page in pages for piece in page}) == CHEAP


async def test_what_a_sentence_says_narrows_all_that_fit(zebras: Database, house: House) -> None:
    found = await storefront.search_pieces(visitor(house), Asked("zebra under 6"))
    assert (found.understood, found.total) == ({"price_to": "6"}, CHEAP)


async def test_the_page_counts_all_and_shows_the_first(zebras: Database, house: House) -> None:
    page = await storefront.search_page(house, {"q": "zebra"})
    assert (page.listing.count_text, len(page.listing.cards)) == (f"{ZEBRAS} pieces", 24)
    narrow = await storefront.search_page(house, {"q": "zebra", "price_to": "6"})
    assert (narrow.listing.count_text, len(narrow.listing.cards)) == (f"{CHEAP} pieces", 24)
