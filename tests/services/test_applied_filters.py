"""What narrows a list is always told and can always be taken away; what would find nothing is told too."""

import pytest

from luxeverse.core.actor import House
from luxeverse.schemas.catalogue import FacetGroup, FacetOption, Listing
from luxeverse.services import storefront
from luxeverse.services.storefront import Wanted

pytestmark = pytest.mark.usefixtures("seeded")


async def shown(house: House, slug: str = "", kind: str = "shop", **choices: str) -> Listing:
    page = await storefront.listing(house, Wanted(kind, slug, choices))
    assert page is not None
    return page


def facet(page: Listing, key: str) -> FacetGroup:
    return next(group for group in page.facets if group.key == key)


def options(page: Listing, key: str) -> dict[str, FacetOption]:
    group = facet(page, key)
    return {option.value: option for option in [*group.options, *group.more]}


def chips(page: Listing) -> list[tuple[str, str]]:
    return [(chip.label, chip.url) for chip in page.chips]


async def test_a_filter_that_finds_nothing_stays_told_and_can_be_taken_away(house: House) -> None:
    page = await shown(house, maker="tavel", price_to="10")
    assert page.status == "empty"
    assert chips(page) == [
        ("Tavel", "/shop?price_to=10"),
        ("up to 10", "/shop?maker=tavel"),
    ]
    tavel = options(page, "maker")["tavel"]
    assert (tavel.checked, tavel.disabled, tavel.count) == (True, False, "0")
    assert tavel.url == "/shop?price_to=10"


async def test_filters_that_exclude_each_other_are_both_told(house: House) -> None:
    page = await shown(house, maker="tavel", metal="yellow gold")
    assert page.status == "empty"
    assert [label for label, _ in chips(page)] == ["Tavel", "Yellow gold"]
    assert options(page, "metal")["yellow gold"].checked


async def test_a_facet_keeps_its_values_and_those_of_nothing_cannot_be_chosen(house: House) -> None:
    everything = await shown(house)
    narrow = await shown(house, maker="tavel")
    for group in everything.facets:
        if group.key == "in_stock":
            continue
        before, now = options(everything, group.key), options(narrow, group.key)
        assert set(before) == set(now), group.key
        for value, option in now.items():
            found = await shown(house, **{"maker": "tavel", group.key: value})
            number = int(found.count_text.split()[0])
            assert number == int(option.count), (group.key, value)
            assert option.disabled == (number == 0 and not option.checked), (group.key, value)
    assert any(option.disabled for option in options(narrow, "metal").values())


async def test_a_facet_holds_no_value_that_its_own_list_never_has(house: House) -> None:
    everything, leather = await shown(house), await shown(house, "leather")
    assert set(options(leather, "maker")) < set(options(everything, "maker"))
    assert all(option.count != "0" for option in options(leather, "maker").values())
    # Chosen from outside by hand, it is told all the same.
    other = next(v for v in options(everything, "maker") if v not in options(leather, "maker"))
    page = await shown(house, "leather", maker=other)
    assert options(page, "maker")[other].checked
    assert len(page.chips) == 1


async def test_what_is_in_stock_stays_a_question_under_every_filter(house: House) -> None:
    page = await shown(house, in_stock="1", price_to="10")
    assert chips(page)[0] == ("In stock", "/shop?price_to=10")
    assert options(page, "in_stock")["1"].disabled is False
    assert options(await shown(house, price_to="10"), "in_stock")["1"].disabled


async def test_what_nobody_knows_is_one_chip_without_its_words(house: House) -> None:
    page = await shown(house, maker="nobody,tavel,<b>call 0800</b>", shape="round")
    assert chips(page) == [
        ("Tavel", page.chips[0].url),
        ("Unknown maker", "/shop?maker=tavel&shape=round"),
    ]
    assert page.cards
    assert (await shown(house, maker=",,,")).chips == []


async def test_a_value_said_twice_is_one_chip(house: House) -> None:
    page = await shown(house, maker="tavel,tavel")
    assert chips(page) == [("Tavel", "/shop")]


@pytest.mark.parametrize(
    ("kind", "slug"), [("collection", "under-five-hundred"), ("maker", "tavel")]
)
async def test_collections_and_makers_keep_their_filters_too(
    house: House, kind: str, slug: str
) -> None:
    everything = await shown(house, slug, kind)
    group = everything.facets[0]
    value = group.options[0].value
    page = await shown(house, slug, kind, **{group.key: value, "price_to": "1"})
    assert page.status == "empty"
    assert set(options(page, group.key)) == set(options(everything, group.key))
    assert [label for label, _ in chips(page)] == [group.options[0].label, "up to 1"]


async def test_a_search_keeps_the_values_of_what_it_found(house: House) -> None:
    everything = await storefront.search_page(house, {"q": "ring"})
    page = await storefront.search_page(house, {"q": "ring", "price_to": "1"})
    assert {g.key for g in page.listing.facets} == {g.key for g in everything.listing.facets}
    assert [chip.label for chip in page.listing.chips] == ["up to 1"]
