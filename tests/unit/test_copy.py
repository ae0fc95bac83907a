"""What the houses' texts say of themselves agrees with what they sell and how; no database."""

import json
from collections import Counter

import pytest

from tools.catalogue import HouseData, houses

HOUSES = {data.slug: data for data in houses()}
NUMBERS = {20: "twenty", 24: "twenty-four"}


def test_luma_counts_its_products_as_they_are() -> None:
    luma = HOUSES["luma"]
    made = Counter(piece.maker for piece in luma.pieces)
    assert f"makes {NUMBERS[made['seve']]} products" in next(
        m["story"] for m in luma.makers if m["slug"] == "seve"
    )
    standfirst = luma.house["settings"]["pages"]["sustainability"]["standfirst"]
    assert standfirst.lower().startswith(f"{NUMBERS[len(luma.pieces)]} products")


def test_no_text_gives_away_or_measures_what_an_offer_prices() -> None:
    for piece in (piece for data in HOUSES.values() for piece in data.pieces):
        if "engraving" in piece.bespoke:
            assert "no charge" not in piece.description, piece.slug
            assert "letters are pressed" not in piece.description, piece.slug


@pytest.mark.parametrize("data", HOUSES.values(), ids=HOUSES)
def test_returning_is_told_in_one_way(data: HouseData) -> None:
    """Nobody wears an oil, a serum or a candle."""
    settings = data.house["settings"]
    ways, days = settings["returns_as"], settings["returns_days"]
    worn = [way for way in ways.values() if "worn" in way]
    assert bool(worn) == (data.slug == "luxe")
    contact = json.dumps(settings["pages"]["contact"])
    assert f"Within {days} days of delivery, {ways['default']}." in contact


def test_a_batch_on_sale_is_not_said_to_rest() -> None:
    said = HOUSES["arome"].house["settings"]["announcement"]
    sold = [piece.attributes.get("batch") for piece in HOUSES["arome"].pieces]
    assert not any(batch and f"Batch {batch} rests" in said for batch in sold)
