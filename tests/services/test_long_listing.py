"""A list longer than one page may hold: every piece is reached, once, by addresses alone."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from luxeverse.core.actor import House
from luxeverse.schemas.catalogue import Listing
from luxeverse.services import identity, storefront
from luxeverse.services.catalogue import shelf
from luxeverse.services.storefront import Wanted
from tests.conftest import Database, house_of

MORE = """
insert into products (id, tenant_id, sku, slug, name, category_id, price, currency, status)
select gen_random_uuid(), p.tenant_id, 'MANY-' || n, 'many-' || n, 'Piece ' || n, p.category_id, 200 + n, p.currency, 'ACTIVE'
from products p, generate_series(1, %s) n where p.slug = 'cours-28' and p.tenant_id = %s
"""
ALL = 48 + 952


@pytest.fixture
def house(seeded: Database) -> House:
    """LuxeVerse with a thousand pieces."""
    found = house_of(seeded, "luxe")
    seeded.rows(MORE, ALL - 48, found.tenant_id)
    shelf.forget()
    identity.forget()
    return found


async def at(house: House, url: str) -> Listing:
    page = await storefront.listing(house, Wanted("shop", "", dict(parse_qsl(urlsplit(url).query))))
    assert page is not None
    return page


async def test_every_piece_is_reached_once_and_no_address_leads_nowhere(house: House) -> None:
    seen: list[str] = []
    url, parts = "/shop", []
    while url:
        parts.append(url)
        page = await at(house, url)
        steps = 0
        while page.next_url:
            before = len(page.cards)
            page = await at(house, page.next_url)
            assert before < len(page.cards) <= 480
            steps += 1
        assert steps <= 19
        seen += [card.slug for card in page.cards]
        url = page.part_after.url
    assert parts == ["/shop", "/shop?from=480", "/shop?from=960"]
    assert len(seen) == len(set(seen)) == ALL
    assert page.shown_text == "961 to 1000 of 1000"
    assert page.progress == "100%"


async def test_a_part_says_where_it_stands_and_leads_to_those_beside_it(house: House) -> None:
    first = await at(house, "/shop?show=480")
    assert (len(first.cards), first.next_url, first.part_before.url) == (480, "", "")
    second = await at(house, "/shop?from=480&sort=price-up")
    assert second.shown_text == "481 to 504 of 1000"
    assert second.next_url == "/shop?from=480&show=48&sort=price-up"
    before, after = second.part_before, second.part_after
    assert (before.label, before.url) == ("Pieces 1 to 480", "/shop?sort=price-up")
    assert (after.label, after.url) == ("Pieces 961 to 1000", "/shop?from=960&sort=price-up")
    prices = [card.price.minor for card in second.cards]
    assert prices == sorted(prices)


async def test_another_choice_begins_at_the_first_piece(house: House) -> None:
    page = await at(house, "/shop?from=480&show=96")
    addresses = [o.url for group in page.facets for o in group.options]
    addresses += [choice.url for choice in page.sorts] + [chip.url for chip in page.chips]
    assert not any("from=" in url or "show=" in url for url in addresses)
    assert not {"from", "show"} & {field.name for field in page.kept_fields}


@pytest.mark.parametrize(
    ("said", "first"),
    [("481", 481), ("959", 481), ("99999", 961), ("-480", 1), ("٤٨٠", 1), ("9" * 40, 1)],
)
async def test_a_place_that_is_none_is_the_nearest_part(
    house: House, said: str, first: int
) -> None:
    page = await at(house, f"/shop?from={said}")
    assert len(page.cards) == 24
    assert page.shown_text.startswith(f"{first} to " if first > 1 else "24 of")


async def test_a_short_list_has_no_parts(house: House) -> None:
    page = await at(house, "/shop?maker=tavel&from=480")
    assert page.cards
    assert (page.part_before.url, page.part_after.url) == ("", "")


async def test_two_pages_come_by_themselves_and_then_the_button_stands(house: House) -> None:
    for start in ("", "&from=480"):
        shown = [await at(house, f"/shop?show={number}{start}") for number in (24, 48, 72, 96)]
        assert [page.more_by_itself for page in shown] == [True, True, False, False]
        assert {page.next_label for page in shown} == {"Show 24 more"}
