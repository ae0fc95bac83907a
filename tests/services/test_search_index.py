"""The index of words: what it holds, that it keeps up, and that it ranks as its definition says."""

from typing import Any

import pytest

from luxeverse.core.actor import House
from luxeverse.core.db import read_session, transaction
from luxeverse.core.ids import new_id
from luxeverse.domain.search import ranking
from luxeverse.domain.search.kinds import SearchKind
from luxeverse.domain.search.postings import Best
from luxeverse.services import inventory, search, storefront
from luxeverse.services.catalogue import CatalogueChanged
from luxeverse.services.outbox import emit
from luxeverse.services.search import counts, store
from luxeverse.services.search.documents import Document
from luxeverse.services.search.hits import hits
from luxeverse.services.search.known import known
from luxeverse.services.search.reading import read_query
from tests.conftest import Database
from tests.factories import drain
from tools.seed import seed

ALL = tuple(SearchKind)
DERIVED = ("search_postings", "search_lexemes", "search_words", "search_corpora")


async def found(house: House, query: str, kinds: tuple[SearchKind, ...] = ALL) -> list[Best]:
    async with read_session(house.tenant_id) as session:
        words = await known(session)
        reading = await read_query(session, words, query, "english")
        return await hits(session, words, reading, kinds, 50)


async def slugs(db: Database, house: House, query: str) -> list[str]:
    best = await found(house, query, (SearchKind.PRODUCT,))
    return [db.value("select slug from products where id = %s", hit.key) for hit in best]


def index_of(db: Database) -> dict[str, list[Any]]:
    """The whole index, without the numbers that only say how often it was written."""
    documents = (
        "select tenant_id, kind, target_id, content_hash, length, words from search_documents"
    )
    rows = {"search_documents": sorted(map(str, db.rows(documents)))}
    for table in DERIVED:
        columns = "to_jsonb(t) - 'vocabulary' - 'length_sum'"
        rows[table] = sorted(map(str, db.rows(f"select {columns} from {table} t")))
    lengths = db.rows("select length_sum from search_corpora order by tenant_id")
    rows["lengths"] = [round(length, 2) for (length,) in lengths]
    return rows


@pytest.mark.parametrize("table", ["search_documents", "search_postings"])
async def test_a_new_index_is_measured_at_once(seeded: Database, table: str) -> None:
    """The planner takes a table it knows nothing of for an empty one; the application may tell it better."""
    seeded.rows("select pg_clear_relation_stats('public', %s)", table)
    await search.reindex()
    counted = seeded.value("select reltuples from pg_class where oid = cast(%s as regclass)", table)
    assert counted == pytest.approx(seeded.value(f"select count(*) from {table}"), rel=0.1)


async def test_the_exact_name_comes_first(seeded: Database, other_house: House) -> None:
    assert (await slugs(seeded, other_house, "lavender"))[0] == "provence-lavender"
    assert (await slugs(seeded, other_house, "Lavandula angustifolia"))[0] == "provence-lavender"
    assert (await slugs(seeded, other_house, "LAVENDERS"))[0] == "provence-lavender"


async def test_accents_and_notes_do_not_matter_to_who_types(seeded: Database) -> None:
    luma = seeded.value("select id from tenants where slug = 'luma'")
    house = House(luma, "luma", "Luma", "EUR", "en_IE", "LU")
    assert "serum-botanique" in (await slugs(seeded, house, "serum"))[:3]
    assert (await slugs(seeded, house, "sérum botanique"))[0] == "serum-botanique"
    assert (await slugs(seeded, house, "creme de rosee"))[0] == "creme-de-rosee"


async def test_every_kind_is_found(seeded: Database, house: House) -> None:
    assert {
        hit.kind for hit in await found(house, "gold movement leather solenne bench returns")
    } == set(SearchKind)


async def test_one_house_does_not_find_what_another_has(
    seeded: Database, house: House, other_house: House
) -> None:
    assert await found(other_house, "solenne") == []
    assert len(await slugs(seeded, house, "solenne")) == 5


async def test_the_database_computes_the_defined_score(seeded: Database, house: House) -> None:
    ((documents, total),) = seeded.rows(
        "select documents, length_sum from search_corpora where tenant_id = %s", house.tenant_id
    )
    best = await found(house, "tortoise frame", (SearchKind.PRODUCT,))
    assert len(best) > 2
    for hit in best:
        expected = 0.0
        for lexeme in ("tortois", "frame"):
            holding = seeded.value(
                "select documents from search_lexemes where lexeme = %s and tenant_id = %s",
                lexeme, house.tenant_id,
            )  # fmt: skip
            for weight, length in seeded.rows(
                "select weight, length from search_postings where lexeme = %s and target_id = %s",
                lexeme, hit.key,
            ):  # fmt: skip
                rarity = ranking.idf(documents, holding)
                expected += ranking.part(rarity, weight, length, total / documents)
        assert hit.score == pytest.approx(expected, rel=1e-5)


async def test_a_word_counts_by_where_it_stands(seeded: Database, house: House) -> None:
    """Tortoise: once in the name (3) and once as the colour of its variants (0.4)."""
    weight = seeded.value(
        "select weight from search_postings p join products on products.id = target_id"
        " where slug = 'calvi-tortoise' and lexeme = 'tortois'"
    )
    assert weight == pytest.approx(3.4)


async def test_a_changed_piece_is_found_by_its_new_name_and_no_longer_by_the_old(
    seeded: Database, house: House
) -> None:
    before = seeded.value("select data_version from tenants where id = %s", house.tenant_id)
    seeded.rows("update products set name = 'Pharos lamp' where slug = 'braise-candle'")
    assert await slugs(seeded, house, "pharos") == []
    await inventory.set_stock("AUM-B300-300G", 9)
    assert await drain() == 2
    assert (await slugs(seeded, house, "pharos")) == ["braise-candle"]
    assert (await slugs(seeded, house, "braise"))[0] == "braise-refill"
    after = seeded.value("select data_version from tenants where id = %s", house.tenant_id)
    assert after == before + 2  # the count on the shelf, then the text


async def test_a_piece_that_leaves_the_house_leaves_the_index(
    seeded: Database, house: House
) -> None:
    seeded.rows("update products set status = 'ARCHIVED' where slug = 'noctis-extrait'")
    await inventory.set_stock(
        seeded.value("select v.sku from product_variants v join products p on p.id = product_id"
                     " where p.slug = 'noctis-extrait' limit 1"), 4
    )  # fmt: skip
    await drain()
    assert "noctis-extrait" not in await slugs(seeded, house, "noctis extrait")


async def test_a_renamed_maker_renames_its_pieces(seeded: Database, house: House) -> None:
    ((maker,),) = seeded.rows(
        "update brands set name = 'Zephyrine' where slug = 'ostra' returning id"
    )
    async with transaction(house.tenant_id) as session:
        await emit(session, CatalogueChanged(house.tenant_id, "brand", maker))
    await drain()
    assert len(await slugs(seeded, house, "zephyrine")) == 6


async def test_a_change_leaves_the_index_as_building_it_anew_would(
    seeded: Database, house: House
) -> None:
    seeded.rows("update products set description = 'Basalt, once.' where slug = 'quiet-band'")
    seeded.rows("update products set deleted_at = now() where slug = 'minuit-extrait'")
    for slug in ("quiet-band", "minuit-extrait"):
        sku = seeded.value(
            "select v.sku from product_variants v join products p on p.id = v.product_id"
            " where p.slug = %s limit 1", slug,
        )  # fmt: skip
        await inventory.set_stock(sku, 3)
    await drain()
    kept_up = index_of(seeded)
    await search.reindex()
    assert index_of(seeded) == kept_up


async def test_a_repeated_announcement_changes_nothing(seeded: Database) -> None:
    before = index_of(seeded)
    await inventory.set_stock("AUM-B300-300G", 9)
    await inventory.set_stock("AUM-B300-300G", 8)
    assert await drain() == 4
    assert index_of(seeded) == before


async def test_a_house_seeded_before_there_was_an_index_gets_one(seeded: Database) -> None:
    before = index_of(seeded)
    for table in ("search_documents", *DERIVED):
        seeded.rows(f"delete from {table}")
    await seed()
    assert index_of(seeded) == before


async def test_what_a_page_to_read_says_makes_no_piece_more_like_another(
    seeded: Database, house: House
) -> None:
    before = await storefront.similar_pieces(house, "six-claw-ring-2ct", 12)
    words = "ring platinum claw diamond stone setting gold hallmark size polished"
    pages = [Document.of(new_id(), [words], [], [words]) for _ in range(40)]
    async with transaction(house.tenant_id) as session:
        await store.write(session, SearchKind.PAGE, "english", pages)
        await counts.add(session, "english", [page.target_id for page in pages])
    assert await storefront.similar_pieces(house, "six-claw-ring-2ct", 12) == before
