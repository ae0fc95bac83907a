"""Listings: every facet alone and with others, prices, availability, paging, and nonsense in the address."""

import pytest

from luxeverse.core.actor import House
from luxeverse.services import storefront
from luxeverse.services.storefront import Wanted

pytestmark = pytest.mark.usefixtures("seeded")


async def shown(house: House, slug: str, **choices: str):
    page = await storefront.listing(house, Wanted("shop", slug, choices))
    assert page is not None
    return page


async def test_every_value_of_every_facet_finds_as_many_as_it_says(house: House) -> None:
    everything = await shown(house, "")
    assert everything.count_text == "48 pieces"
    for group in everything.facets:
        for option in group.options:
            found = await shown(house, "", **{group.key: option.value})
            assert found.count_text.split()[0] == option.count, (group.key, option.value)


async def test_facets_add_up_and_values_within_one_are_alternatives(house: House) -> None:
    metals = (await shown(house, "jewellery")).facets
    group = next(facet for facet in metals if len(facet.options) > 1)
    first, second = (option.value for option in group.options[:2])
    alone = {card.slug for card in (await shown(house, "jewellery", **{group.key: first})).cards}
    other = {card.slug for card in (await shown(house, "jewellery", **{group.key: second})).cards}
    both = await shown(house, "jewellery", **{group.key: f"{first},{second}"})
    assert {card.slug for card in both.cards} == alone | other
    assert len(both.chips) == 2
    cheap = await shown(house, "jewellery", **{group.key: first, "price_to": "1000"})
    assert {card.slug for card in cheap.cards} <= alone
    assert all(card.price.minor <= 100_000 for card in cheap.cards)


@pytest.mark.req("PLP-003")
async def test_a_price_finds_what_can_be_had_for_it_as_the_cards_say(other_house: House) -> None:
    everything = await storefront.listing(other_house, Wanted("shop", "", {"show": "48"}))
    assert everything is not None
    lowest = sorted(card.price.minor for card in everything.cards)
    assert int(everything.price_floor) <= lowest[0] / 100 < int(everything.price_floor) + 1
    limit = lowest[len(lowest) // 2] // 100
    wanted = Wanted("shop", "", {"price_to": str(limit), "sort": "price-up", "show": "48"})
    found = await storefront.listing(other_house, wanted)
    assert found is not None
    prices = [card.price.minor for card in found.cards]
    assert prices == [price for price in lowest if price <= limit * 100]


async def test_show_more_keeps_what_was_shown_and_says_how_many_there_are(house: House) -> None:
    first = await shown(house, "")
    assert (len(first.cards), first.shown_text) == (24, "24 of 48")
    more = await shown(house, "", show="48")
    assert [card.slug for card in more.cards][:24] == [card.slug for card in first.cards]
    assert (len(more.cards), more.next_url) == (48, "")


@pytest.mark.parametrize(
    "choices",
    [
        {"price_from": "-5"},
        {"price_to": "NaN"},
        {"price_to": "1e400"},
        {"show": "999999999999"},
        {"sort": "'; drop table products"},
    ],
    ids=str,
)
async def test_nonsense_in_the_address_is_left_out(house: House, choices: dict[str, str]) -> None:
    assert (await shown(house, "", **choices)).count_text == "48 pieces"


async def test_an_unknown_value_finds_nothing_and_says_how_to_go_on(house: House) -> None:
    page = await shown(house, "", maker="nobody")
    assert page.status == "empty"
    assert [link.url for link in page.empty_links] == ["/shop", "/shop"]


async def test_a_category_of_another_house_is_not_here(other_house: House) -> None:
    assert await storefront.listing(other_house, Wanted("shop", "timepieces")) is None
