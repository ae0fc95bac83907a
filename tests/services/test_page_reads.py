"""What a page costs the database: every page anew after a change, so statements are counted."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from luxeverse.core import db as core_db
from luxeverse.core.actor import House
from luxeverse.services import catalogue, identity, storefront
from luxeverse.services.identity import houses
from luxeverse.state.loading import PageRequest
from luxeverse.state.pages import load_product
from tests.conftest import Database, house_of

SCOPE = "set_config"
"""What begins every session."""


@contextmanager
def statements() -> Iterator[list[tuple[str, str]]]:
    """Everything sent to the database meanwhile, each with its parameters."""
    sent: list[tuple[str, str]] = []
    engine = core_db.engine().sync_engine

    def note(_connection: object, _cursor: object, said: str, given: object, *_: object) -> None:
        sent.append((said, repr(given)))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)


@pytest.fixture(autouse=True)
def remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """The houses are read again every second, whatever page is asked for; not within these tests."""
    monkeypatch.setattr(houses, "REMEMBERED_SECONDS", 600.0)


def sessions(sent: list[tuple[str, str]]) -> int:
    return len([said for said, _ in sent if SCOPE in said])


async def warm(house: House) -> None:
    """The houses and the shelf are remembered between pages."""
    await identity.all_houses()
    await storefront.shell(house, "/")
    await storefront.listing(house, storefront.Wanted("shop", "", {}))


async def read_product(house: House, slug: str) -> list[tuple[str, str]]:
    path = f"/product/{slug}"
    request = PageRequest(house, path, {"slug": slug}, {}, "http://shop")
    with statements() as sent:
        await load_product(request)
    return sent


@pytest.mark.parametrize(
    ("house", "slug", "most"),
    [("luxe", "cours-top-handle", 11), ("luxe", "cours-28", 11), ("luma", "barrier-balm", 11)],
)
async def test_a_product_page_is_one_read(
    seeded: Database, house: str, slug: str, most: int
) -> None:
    await warm(house_of(seeded, house))
    sent = await read_product(house_of(seeded, house), slug)
    assert sessions(sent) == 1
    assert len(sent) - 1 <= most
    assert len(set(sent)) == len(sent), "nothing is asked twice"


@pytest.mark.parametrize(("name", "most"), [("luxe", 11), ("arome", 9), ("luma", 10)])
async def test_a_home_reads_for_all_its_sections_together(
    seeded: Database, name: str, most: int
) -> None:
    house = house_of(seeded, name)
    await warm(house)
    with statements() as sent:
        await storefront.home(house)
    assert sessions(sent) == 1
    assert len(sent) - 1 <= most
    assert len(set(sent)) == len(sent), "nothing is asked twice"


async def test_a_listing_reads_no_more_than_its_cards(seeded: Database) -> None:
    house = house_of(seeded, "luxe")
    await warm(house)
    with statements() as sent:
        await storefront.listing(house, storefront.Wanted("shop", "", {}))
    assert len(sent) == 1 + 1


async def test_a_page_for_programs_asks_only_what_is_left(seeded: Database) -> None:
    house = house_of(seeded, "luxe")
    await warm(house)
    with statements() as first:
        await catalogue.browse(house, catalogue.Part(), 17, None)
    with statements() as again:
        await catalogue.browse(house, catalogue.Part(), 17, None)
    assert len(first) == 1 + 1
    assert len(again) == 1 + 1


async def test_a_listing_of_a_category_reads_it_with_the_one_above(seeded: Database) -> None:
    house = house_of(seeded, "luxe")
    await warm(house)
    with statements() as sent:
        page = await storefront.listing(house, storefront.Wanted("shop", "bags", {}))
    assert page is not None
    assert [crumb.label for crumb in page.crumbs.links] == ["LuxeVerse", "Leather"]
    assert len(sent) == 1 + 3
