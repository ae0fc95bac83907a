"""The page of results: counts that are true, filters in the address, and ways on from nothing."""

import pytest

from luxeverse.core.actor import House
from luxeverse.services import search, storefront
from tests.conftest import Database, house_of

pytestmark = pytest.mark.usefixtures("seeded")


async def page_of(house: House, q: str, **choices: str):
    return await storefront.search_page(house, {"q": q, **choices} if q else choices)


@pytest.mark.req("SRCH-008")
async def test_every_count_of_every_facet_is_what_choosing_it_finds(house: House) -> None:
    page = await page_of(house, "gold")
    assert len(page.listing.facets) > 4
    for group in page.listing.facets:
        for option in group.options:
            found = await page_of(house, "gold", **{group.key: option.value})
            assert found.listing.count_text.split()[0] == option.count, (group.key, option.value)


async def test_facets_add_up_within_the_result(house: House) -> None:
    everything = {card.slug for card in (await page_of(house, "leather")).listing.cards}
    category = next(
        f for f in (await page_of(house, "leather")).listing.facets if f.key == "category"
    )
    one = {
        c.slug
        for c in (await page_of(house, "leather", category=category.options[0].value)).listing.cards
    }
    cheap = await page_of(house, "leather", category=category.options[0].value, price_to="300")
    assert one < everything
    assert {card.slug for card in cheap.listing.cards} <= one
    assert all(card.price.minor <= 30_000 for card in cheap.listing.cards)


async def test_a_sentence_becomes_chips_that_can_be_taken_away(house: House) -> None:
    page = await page_of(house, "black bag under 3000 for a gala")
    labels = {chip.label for chip in page.listing.chips}
    assert {"Black", "Bags", "Evening", "up to 3,000"} <= labels
    assert page.query == "black bag under 3000 for a gala"
    by_label = {chip.label: chip.url for chip in page.listing.chips}
    assert "price_to" not in by_label["up to 3,000"]
    assert "colour=Black" in by_label["up to 3,000"]
    assert "occasion" not in by_label["Evening"]


async def test_a_choice_by_hand_goes_before_what_the_sentence_said(house: House) -> None:
    page = await page_of(house, "bag under 3000", price_to="1500")
    assert page.listing.price_max == "1500"
    assert {card.slug for card in page.listing.cards} == {"vendange-tote"}


async def test_sorting_by_price_keeps_the_result(house: House) -> None:
    best = await page_of(house, "pearl")
    cheap = await page_of(house, "pearl", sort="price-up")
    prices = [card.price.minor for card in cheap.listing.cards]
    assert prices == sorted(prices)
    assert {c.slug for c in best.listing.cards} == {c.slug for c in cheap.listing.cards}
    assert next(s.label for s in best.listing.sorts) == "Best match"


async def test_a_correction_is_said_and_can_be_undone(other_house: House) -> None:
    page = await page_of(other_house, "lavendar")
    assert (page.corrected, page.instead.label) == ("lavender", "lavendar")
    assert page.instead.url.endswith("/search?exact=1&q=lavendar")
    exact = await page_of(other_house, "lavendar", exact="1")
    assert (exact.corrected, exact.status) == ("", "empty")


@pytest.mark.req("SRCH-004")
async def test_nothing_found_says_how_to_go_on(house: House) -> None:
    mistyped = await page_of(house, "emrald", exact="1")
    assert (mistyped.status, mistyped.relaxed[0].label) == ("empty", "Did you mean “emerald”?")
    page = await page_of(house, "emerald", colour="Chestnut")
    assert page.status == "empty"
    assert page.title == "Nothing found for “emerald”"
    assert [link.url for link in page.relaxed] == ["/search?q=emerald"]
    number = page.relaxed[0].label.rsplit(" ", 2)[1]
    assert (await page_of(house, "emerald")).listing.count_text == f"{number} pieces"
    assert {link.url for link in page.ways_on} >= {"/shop/jewellery", "/shop/leather"}
    assert page.journal.url == "/journal"
    assert page.advisor.url == "/contact"


async def test_the_journal_is_searched_too(other_house: House) -> None:
    page = await page_of(other_house, "south window")
    assert [story.url for story in page.stories] == ["/journal/forty-days-in-the-south-window"]


async def test_one_house_does_not_show_another_s_pieces(house: House, other_house: House) -> None:
    assert (await page_of(house, "lavandula")).status == "empty"
    assert (await page_of(other_house, "lavandula")).status == "ready"


@pytest.mark.parametrize(
    "choices",
    [{"price_from": "-5"}, {"sort": "'"}, {"show": "9" * 30}, {"category": "x,y"}, {"colour": ","},
     {"occasion": "\x00"}, {"exact": "2"}],
    ids=str,
)  # fmt: skip
async def test_nonsense_in_the_address_breaks_nothing(
    house: House, choices: dict[str, str]
) -> None:
    assert (await page_of(house, "ring", **choices)).status in {"ready", "empty"}


async def test_an_empty_query_asks_for_one(house: House) -> None:
    page = await page_of(house, "")
    assert (page.status, page.title) == ("empty", "What are you looking for?")


async def test_suggestions_of_every_kind(seeded: Database, house: House) -> None:
    found = await search.suggest(house, "gold")
    assert sum(len(group.items) for group in found.groups) <= 10
    found = await search.suggest(house_of(seeded, "arome"), "lav")
    kinds = {group.kind: group.items for group in found.groups}
    assert kinds["query"][0].text == "lavender"
    piece = next(item for item in kinds["product"] if item.text == "Provence Lavender")
    assert piece.price == "€42"
    assert piece.picture.startswith("/media/")


async def test_suggestions_are_as_many_as_the_window_has_room_for(house: House) -> None:
    for most in (1, 5, 8, 10):
        found = await search.suggest(house, "go", most)
        assert 1 <= sum(len(group.items) for group in found.groups) <= most


async def test_suggestions_forgive_a_typo(other_house: House) -> None:
    found = await search.suggest(other_house, "lavendar")
    assert found.corrected == "lavender"
    pieces = next(group.items for group in found.groups if group.kind == "product")
    assert pieces[0].text == "Provence Lavender"


@pytest.mark.req("SRCH-005")
async def test_a_gala_sentence_yields_price_colour_and_occasion_as_chips(house: House) -> None:
    page = await page_of(house, "black dress under 500 for a gala")
    assert {chip.label for chip in page.listing.chips} >= {"up to 500", "Black", "Evening"}
    assert page.notes == ["Nothing here has “dress” in it; these fit the rest."]
    assert page.listing.cards
    assert all(card.price.minor <= 50_000 for card in page.listing.cards)


@pytest.mark.req("SRCH-006")
async def test_searches_pieces_and_collections_are_suggested_when_they_match(house: House) -> None:
    found = {
        group.kind: [item.text for item in group.items]
        for group in (await search.suggest(house, "yell")).groups
    }
    assert "yellow" in found["query"]
    assert found["collection"] == ["Yellow gold"]
    assert len(found["product"]) == 4
