"""The copy and the numbers of the catalogue as files; no database."""

import re
from collections import Counter
from decimal import Decimal

import pytest

from tools.catalogue import ROOT, HouseData, Piece, houses, view

HOUSES = {data.slug: data for data in houses()}
PIECES = [
    pytest.param(data, piece, id=f"{data.slug}/{piece.slug}")
    for data in HOUSES.values()
    for piece in data.pieces
]

BANNED = re.compile(
    r"\b(timeless|exquisite|elevat\w+|crafted with|curated with|unparalleled|unrivalled|luxurious"
    r"|indulg\w+|effortless\w*|must-have|game.chang\w+|revolutionary|cutting.edge|state.of.the.art"
    r"|world.class|finest|nestled|testament|tapestry|delve\w*|seamless\w*|journey|passion\w*"
    r"|sustainab\w+|eco-friendly|green(?:est)? choice|planet|clean beauty|chemical.free|miracle"
    r"|award\w*|clinically|dermatologist\w*|proven|heal(?:s|ing)?|cure[sd]?|treats?|therap\w+"
    r"|anti-ag\w+|detox\w*|as seen in|bestsell\w*|quantum|AI)\b|!|\u2014",
    re.IGNORECASE,
)
"""Clichés, claims nobody can check, and promises that belong to medicine."""


def copy_of(piece: Piece) -> str:
    return "\n".join([
        piece.name,
        piece.line,
        piece.description,
        piece.story,
        piece.care,
        piece.sustainability,
        *(text for row in (*piece.materials, *piece.provenance) for text in row.values() if isinstance(text, str)),
    ])  # fmt: skip


def words(text: str) -> int:
    return len(text.split())


def test_there_are_enough_pieces_makers_collections_and_stories() -> None:
    assert {slug: len(data.pieces) for slug, data in HOUSES.items()} == {
        "luxe": 48,
        "arome": 24,
        "luma": 24,
    }
    assert sum(len(data.makers) for data in HOUSES.values()) == 14
    assert sum(len(data.collections) for data in HOUSES.values()) == 8
    assert sum(len(data.stories) for data in HOUSES.values()) == 7


@pytest.mark.parametrize("data", HOUSES.values(), ids=HOUSES)
def test_slugs_and_stock_numbers_are_unique(data: HouseData) -> None:
    for names in (
        [piece.slug for piece in data.pieces],
        [piece.sku for piece in data.pieces],
        [variant.sku for piece in data.pieces for variant in piece.variants],
        [story.get("slug") for story in data.stories],
        [category["slug"] for category in data.categories],
    ):
        assert [name for name, times in Counter(names).items() if times > 1] == []


@pytest.mark.parametrize(("data", "piece"), PIECES)
def test_copy_is_there_and_of_the_right_length(data: HouseData, piece: Piece) -> None:
    assert 40 <= words(piece.description) <= 70
    assert 60 <= words(piece.story) <= 110
    assert words(piece.care) >= 15
    assert words(piece.sustainability) >= 15
    assert 3 <= len(piece.provenance) <= 5
    assert all(set(step) - {"at"} == {"when", "place", "step"} for step in piece.provenance)
    assert piece.materials
    assert 2 <= words(piece.line) <= 9
    assert piece.maker in {maker["slug"] for maker in data.makers}
    assert piece.category in {category["slug"] for category in data.categories}


@pytest.mark.parametrize(("data", "piece"), PIECES)
def test_provenance_runs_forward(data: HouseData, piece: Piece) -> None:
    dates = [step["when"] for step in piece.provenance]
    assert all(re.fullmatch(r"\d{4}(-\d{2})?", when) for when in dates)
    assert dates == sorted(dates)
    assert dates[-1] <= "2026-11"


@pytest.mark.parametrize(("data", "piece"), PIECES)
def test_no_word_that_says_nothing(data: HouseData, piece: Piece) -> None:
    assert BANNED.findall(copy_of(piece)) == []


def test_the_ban_bites() -> None:
    for phrase in ("A timeless piece", "buy now!", "clinically tested", "this cream heals skin"):
        assert BANNED.search(phrase)
    for phrase in ("health of the tree", "an award", "treated hides"):
        assert bool(BANNED.search(phrase)) is (phrase == "an award")


def test_stories_and_shared_texts_are_clean_too() -> None:
    texts = [
        text
        for data in HOUSES.values()
        for entry in (*data.stories, *data.makers, *data.categories, *data.collections)
        for text in entry.values()
        if isinstance(text, str)
    ]
    assert len(texts) > 200
    assert [found for text in texts for found in BANNED.findall(text)] == []
    assert all(words(story["body"]) >= 180 for data in HOUSES.values() for story in data.stories)


def test_no_two_texts_are_the_same() -> None:
    pieces = [piece for data in HOUSES.values() for piece in data.pieces]
    for texts in ([p.description for p in pieces], [p.story for p in pieces]):
        assert len(set(texts)) == len(pieces)
        openings = Counter(" ".join(text.split()[:4]) for text in texts)
        assert [opening for opening, times in openings.items() if times > 1] == []


@pytest.mark.parametrize(("data", "piece"), PIECES)
def test_variants_can_be_told_apart_and_sold(data: HouseData, piece: Piece) -> None:
    assert 1 <= len(piece.variants) <= 6
    options = [(v.size, v.color, v.material) for v in piece.variants]
    assert len(set(options)) == len(options)
    assert all(any(option) for option in options)
    assert all(v.price > 0 and v.price == round(v.price, 2) for v in piece.variants)
    assert all(v.color is None or v.color_hex for v in piece.variants)
    assert piece.price in {v.price for v in piece.variants}


def test_stock_has_last_pieces_and_sold_out_ones() -> None:
    stock = [v.stock for data in HOUSES.values() for p in data.pieces for v in p.variants]
    assert stock.count(1) >= 8
    assert stock.count(0) >= 8
    sold_out = [
        p.slug for d in HOUSES.values() for p in d.pieces if not any(v.stock for v in p.variants)
    ]
    assert sold_out == ["yuzu-of-kochi"]


@pytest.mark.req("DATA-006")
def test_the_three_essences() -> None:
    found = {
        piece.name: [(variant.price, variant.stock) for variant in piece.variants]
        for piece in HOUSES["arome"].pieces
        if piece.attributes["folio"] in {"1", "2", "3"}
    }
    assert found == {
        "Provence Lavender": [(Decimal("42.00"), 50)],
        "Tasmanian Eucalyptus": [(Decimal("36.00"), 75)],
        "Calabrian Bergamot": [(Decimal("48.00"), 30)],
    }


def test_attributes_hold_the_values_the_facets_offer() -> None:
    arome = HOUSES["arome"].pieces

    def values(facet: str) -> set[str]:
        return {value for piece in arome for value in piece.attributes[facet]}

    assert values("humour") == {"calming", "uplifting", "grounding", "clarifying"}
    assert values("rarity") == {"common", "rare", "limited"}
    assert values("season") == {"spring", "summer", "autumn", "winter"}
    assert all(p.attributes["latin"] for p in arome)
    assert all({"skin_type", "step"} <= set(p.attributes) for p in HOUSES["luma"].pieces)


def test_an_essence_wears_the_tint_of_its_humour() -> None:
    tints = HOUSES["arome"].house["settings"]["tints"]
    for piece in HOUSES["arome"].pieces:
        assert piece.attributes["tint"] == tints[piece.attributes["humour"][0]]


@pytest.mark.parametrize("data", HOUSES.values(), ids=HOUSES)
def test_every_house_has_its_reading_pages_with_every_fact_filled_in(data: HouseData) -> None:
    pages = data.house["settings"]["pages"]
    assert {"privacy", "terms", "imprint", "delivery", "returns", "contact"} <= set(pages)
    assert "{" not in "".join(
        p for page in pages.values() for s in page["sections"] for p in s["paragraphs"]
    )


@pytest.mark.parametrize("data", HOUSES.values(), ids=HOUSES)
def test_every_attribute_and_facet_has_a_label(data: HouseData) -> None:
    settings = data.house["settings"]
    used = {key for piece in data.pieces for key in piece.attributes} - {"tint"}
    assert used <= set(settings["attributes"])
    facets = {f["key"] for f in settings["facets"] if f["source"] == "attribute"}
    assert facets <= used


def formula_pieces() -> list[object]:
    return [
        pytest.param(piece, id=piece.slug)
        for piece in HOUSES["luma"].pieces
        if piece.category != "sets"
    ]


@pytest.mark.parametrize("piece", formula_pieces())
def test_a_formula_adds_up_to_a_hundred(piece: Piece) -> None:
    shares = [Decimal(row["amount"].removesuffix(" %")) for row in piece.materials]
    assert sum(shares) == 100
    assert all(row["purpose"] and row["latin"] and row["source"] for row in piece.materials)


@pytest.mark.parametrize(("data", "piece"), PIECES)
def test_every_picture_exists_and_no_crop_leaves_the_picture(data: HouseData, piece: Piece) -> None:
    assert piece.images
    for picture in piece.images:
        for url in (picture.url, picture.thumbnail):
            assert (ROOT / "assets" / url.lstrip("/")).stat().st_size > 1000
        assert picture.alt
        assert picture.zoom >= 1
        assert 0 <= picture.focus_x <= 100
        assert 0 <= picture.focus_y <= 100


def test_what_collections_and_stories_name_exists() -> None:
    for data in HOUSES.values():
        slugs = {piece.slug for piece in data.pieces}
        named = [
            slug for entry in (*data.collections, *data.stories) for slug in entry.get("pieces", [])
        ]
        assert set(named) <= slugs
        for name in (entry["picture"] for entry in data.stories):
            assert view(name).width >= 640


def test_the_focus_puts_a_point_in_the_middle() -> None:
    """A centre of 0.5 stays put at any zoom; a centre near the edge is held at the edge."""
    assert view("ring").focus_x == 50.0
    close = view("watch.crown")
    left = close.focus_x / 100 * (1 - 1 / close.zoom)
    assert left + 1 / (2 * close.zoom) == pytest.approx(0.83, abs=0.001)
    assert view("tortoise.corner").focus_x == 0


@pytest.mark.parametrize("data", HOUSES.values(), ids=HOUSES)
def test_somebody_can_deliver_to_the_home_country(data: HouseData) -> None:
    home = {"luxe": "IE", "arome": "FR", "luma": "DE"}[data.slug]
    ways = [method for method in data.delivery if home in method["countries"]]
    assert ways
    assert all(0 <= method["days_min"] <= method["days_max"] for method in data.delivery)
