"""The score by its rule, the way over the globe, and the map it is drawn on."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luxeverse.domain.sustainability.journey import (
    HEIGHT,
    NORTH,
    RATIO,
    SOUTH,
    WIDTH,
    framed,
    kilometres,
    projected,
)
from luxeverse.domain.sustainability.score import LIFE, WEIGHTS, kilograms, score, transport_points
from tools.catalogue import houses
from tools.land import TARGET
from tools.seed_media import footprint_of

RECORD = {
    "materials": 78,
    "making": 82,
    "packaging": 74,
    "life": ["repair", "parts"],
    "kg": {"materials": 3.6, "making": 4.2, "packaging": 0.5},
    "grams": 620,
}
PIECES = [piece for house in houses() for piece in house.pieces]
BESANCON, LE_SENTIER = (6.0, 47.2), (6.2, 46.6)
spots = st.tuples(st.floats(-179, 179), st.floats(SOUTH + 1, NORTH - 1))


@pytest.mark.req("SUST-001")
def test_the_score_is_the_weighted_mean_of_its_parts() -> None:
    """35 * 78 + 20 * 82 + 15 * 100 + 10 * 74 + 20 * 70 = 8010 of 10000."""
    made = score(RECORD, 100)
    assert made is not None
    assert made.whole == 80
    assert made.parts == {
        "materials": 78,
        "making": 82,
        "transport": 100,
        "packaging": 74,
        "life": 70,
    }
    assert score({}, 100) is None
    assert sum(WEIGHTS.values()) == sum(LIFE.values()) == 100


@pytest.mark.parametrize(
    ("way", "points"), [(0, 100), (500, 100), (5250, 50), (10_000, 0), (40_000, 0)]
)
def test_transport_falls_evenly(way: float, points: int) -> None:
    assert transport_points(way) == points


@pytest.mark.req("SUST-001")
def test_the_page_about_the_score_says_the_rule_that_is_used() -> None:
    for house in houses():
        page = house.house["settings"]["pages"]["score"]
        said = " ".join(text for section in page["sections"] for text in section["paragraphs"])
        weights = dict(re.findall(r"(\w+) (\d+)(?: per cent)?[,;.]", said))
        assert {name: int(weights[name]) for name in WEIGHTS} == WEIGHTS
        assert [int(n) for n in re.findall(r"adds (\d+) .* (\d+) when .* (\d+) when", said)[0]] == [
            *LIFE.values()
        ]
        assert "up to 500 kilometres" in said
        assert "from 10,000 kilometres on" in said
        assert "0.11 kilograms" in said


def test_transport_is_the_way_times_the_weight() -> None:
    stages = kilograms(RECORD, 2000)
    assert stages["transport"] == pytest.approx(2000 * 0.00062 * 0.11)
    assert kilograms({}, 2000) == {}


def test_known_distances() -> None:
    paris, sydney = (2.35, 48.86), (151.21, -33.87)
    assert kilometres([paris, sydney]) == pytest.approx(16_960, rel=0.005)
    assert kilometres([BESANCON, LE_SENTIER, BESANCON]) == pytest.approx(2 * 68.4, rel=0.02)
    assert kilometres([paris]) == 0


@given(st.lists(spots, min_size=1, max_size=6))
def test_every_place_is_inside_its_frame_and_the_frame_inside_the_world(
    places: list[tuple[float, float]],
) -> None:
    frame = framed(places)
    assert frame.left >= 0
    assert frame.left + frame.width <= WIDTH + 1e-6
    assert frame.top >= 0
    assert frame.top + frame.width * RATIO <= HEIGHT + 1e-6
    for place in places:
        x, y = frame.within(place)
        assert -1e-6 <= x <= 100 + 1e-6
        # A way from pole to pole is higher than a map of the whole world is.
        high = max(projected(*p)[1] for p in places) - min(projected(*p)[1] for p in places)
        if high * (1 + 0.32) <= frame.width * RATIO:
            assert -1e-6 <= y <= 100 + 1e-6


def test_the_land_lies_where_places_are_projected_to() -> None:
    """Cape Agulhas, the southern end of Africa, is a corner of the drawn land."""
    drawn = TARGET.read_text()
    x, y = projected(19.6, -34.8)
    corners = [tuple(map(float, pair)) for pair in re.findall(r"(\d+\.\d) (\d+\.\d)", drawn)]
    assert min(abs(cx - x) + abs(cy - y) for cx, cy in corners) < 2.5
    assert f'viewBox="0 0 {WIDTH} {HEIGHT:.1f}"' in drawn


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.slug)
def test_every_piece_has_a_record_and_knows_its_places(piece) -> None:
    row = footprint_of(piece)
    assert 0 < row["carbon_footprint"] < 40
    assert {step["place"] for step in piece.provenance if "at" not in step} <= {"unknown"}
    for step, after in pairwise(piece.provenance):
        assert step["when"] <= after["when"]
