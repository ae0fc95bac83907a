"""The ways of delivery and what takes days to make, as the houses' files say them; no database."""

from itertools import permutations

import pytest

from tools.catalogue import HouseData, houses

HOUSES = {data.slug: data for data in houses()}
NUMBERS = {4: "four", 5: "five"}
BY_FERRY = {"CY", "FI", "IE", "MT"}


@pytest.mark.parametrize("data", HOUSES.values(), ids=HOUSES)
def test_no_country_is_offered_a_way_twice_or_a_worse_one_for_more(data: HouseData) -> None:
    """Collecting is no such way: what its buyer goes for it is neither counted nor paid."""
    for country in {code for way in data.delivery for code in way["countries"]}:
        ways = [way for way in data.delivery if country in way["countries"]]
        names = [way["name"] for way in ways]
        assert len(names) == len(set(names)), country
        sent = [way for way in ways if way["mode"] != "collected"]
        for one, other in permutations(sent, 2):
            is_slower = (one["days_min"], one["days_max"]) > (other["days_min"], other["days_max"])
            assert not (is_slower and one["price"] > other["price"]), (country, one["id"])


def test_a_ferry_is_spoken_of_only_where_there_is_one() -> None:
    ways = [
        way for data in HOUSES.values() for way in data.delivery if "ferry" in way["description"]
    ]
    assert {code for way in ways for code in way["countries"]} == BY_FERRY


def test_what_takes_days_to_make_says_how_many() -> None:
    pieces = [piece for data in HOUSES.values() for piece in data.pieces]
    made = [piece.bespoke["engraving"] for piece in pieces if "engraving" in piece.bespoke]
    said = {offer["note"]: offer.get("days", 0) for offer in made}
    assert sorted(said.values()) == [0, 0, 4, 5]
    for note, days in said.items():
        assert ("working days" in note) == (days > 0)
        assert not days or f"adds {NUMBERS[days]} working days" in note
