"""What queries find: typos, sentences, rules of the house, and that no clean query is changed."""

from uuid import UUID

import pytest

from luxeverse.core.actor import House
from luxeverse.core.db import read_session
from luxeverse.services.search.find import Found, find
from tests.conftest import Database, house_of


async def look(house: House, query: str, *, is_exact: bool = False) -> Found:
    async with read_session(house.tenant_id) as session:
        return await find(session, house, query, is_exact=is_exact)


def slugs(db: Database, ids: list[UUID]) -> list[str]:
    return [db.value("select slug from products where id = %s", key) for key in ids]


async def test_a_typo_still_finds_lavender_and_says_so(
    seeded: Database, other_house: House
) -> None:
    found = await look(other_house, "Lavendar")
    assert slugs(seeded, found.ids)[0] == "provence-lavender"
    assert (found.reading.asked, found.reading.text) == ("Lavendar", "lavender")
    assert found.reading.is_corrected
    exact = await look(other_house, "Lavendar", is_exact=True)
    assert (exact.ids, exact.reading.unknown) == ([], ("lavendar",))


@pytest.mark.parametrize("house_slug", ["luxe", "arome", "luma"])
async def test_no_name_of_the_house_is_corrected(seeded: Database, house_slug: str) -> None:
    house = house_of(seeded, house_slug)
    names = seeded.rows(
        "select name from products where tenant_id = %s union select name from brands"
        " where tenant_id = %s union select name from categories where tenant_id = %s",
        *[house.tenant_id] * 3,
    )
    for (name,) in names:
        found = await look(house, name)
        assert not found.reading.is_corrected, (name, found.reading.text)
        assert found.reading.unknown == (), name


async def test_every_piece_is_found_first_by_its_name(seeded: Database) -> None:
    for house_slug in ("luxe", "arome", "luma"):
        house = house_of(seeded, house_slug)
        for key, name in seeded.rows(
            "select id, name from products where tenant_id = %s", house.tenant_id
        ):
            found = await look(house, name, is_exact=True)
            assert key in found.ids[:2], name


async def test_a_sentence_becomes_words_and_filters(seeded: Database, house: House) -> None:
    found = await look(house, "black bag under 3000 for a gala")
    assert found.choices["price_to"] == "3000"
    assert found.choices["occasion"] == "evening"
    assert found.choices["category"] == "bags"
    assert "Black" in found.choices["colour"].split(",")


async def test_a_price_nothing_fits_is_put_aside(seeded: Database, house: House) -> None:
    found = await look(house, "six-claw ring under 500")
    assert (found.aside, "price_to" in found.choices) == (["under 500"], False)
    assert slugs(seeded, found.ids)[0].startswith("six-claw-ring")


async def test_a_colour_the_result_does_not_have_stays_a_word(
    seeded: Database, house: House
) -> None:
    found = await look(house, "gold watch")
    assert "colour" not in found.choices
    assert "gold" in found.reading.text


async def test_a_category_alone_is_found_as_a_word(seeded: Database, house: House) -> None:
    found = await look(house, "bags")
    assert found.choices == {}
    assert {"cours-28", "vendange-tote"} <= set(slugs(seeded, found.ids))


@pytest.mark.parametrize(
    "query",
    ["", " ", "the", "\x00", "'; drop table products --", "a" * 10_000, "&|!:*()<->", "%_\\", "💍 ring",
     "ring " * 5000, "under 1e400", "under -5", "\ud83d", "((((", "ﬁg ŷ"],
    ids=lambda q: repr(q[:12]),
)  # fmt: skip
async def test_any_query_is_borne(seeded: Database, house: House, query: str) -> None:
    found = await look(house, query)
    assert found.ids is None or len(found.ids) <= 48
