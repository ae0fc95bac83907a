"""What a parcel takes from the air, and what is added for others: every figure by its rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luxeverse.core.ids import new_id
from luxeverse.core.money import Money, zero
from luxeverse.domain.giving.amounts import contribution, matched, round_step, up_to_round
from luxeverse.domain.pricing.engine import Additions, DeliveryPrice, PricedLine, price
from luxeverse.domain.sustainability.capitals import CAPITALS
from luxeverse.domain.sustainability.carriage import (
    DETOUR,
    LEAST_GRAMS,
    LONG_FLIGHT,
    LORRY,
    NEW_BOARD,
    RECYCLED_BOARD,
    ROUND_KM,
    SHORT_FLIGHT,
    SHORT_FLIGHT_KM,
    VAN,
    Carriage,
    Mode,
    Packing,
    carriage,
    in_words,
)
from luxeverse.services.delivery.countries import COUNTRIES
from tools.catalogue import houses

LYON, BERLIN = (4.8, 45.8), CAPITALS["DE"]
BOX = Packing(grams=380, is_recycled=False, returned_basis_points=620)
AMOUNTS = st.integers(0, 10**9)


def to(end=BERLIN, mode=Mode.LORRY, goods=3_620, box=BOX):
    return carriage(goods, box, LYON, end, mode)


@pytest.mark.parametrize(
    ("mode", "taken"),
    [
        # 4 kg over 971 km: by road a quarter further at 125.22 g a tonne-km, plus 100 km of vans at 791.58.
        (Mode.LORRY, Carriage(transport=925, packing=456, returns=57)),
        (Mode.VAN, Carriage(transport=4160, packing=456, returns=258)),
        # By air 95 km more at 1483.50, and the same vans.
        (Mode.AIR, Carriage(transport=6642, packing=456, returns=412)),
        (Mode.COLLECTED, Carriage(transport=0, packing=456, returns=0)),
    ],
)
def test_each_way_by_its_factor(mode, taken):
    assert to(mode=mode) == taken


def test_a_long_flight_has_a_factor_of_its_own():
    # 9,888 km and 95 at 1034.55 g a tonne-km for 4 kg, plus the vans.
    assert to(CAPITALS["JP"], Mode.AIR).transport == 41_628


def test_a_light_parcel_counts_as_what_it_fills():
    assert to(goods=100) == to(goods=1_620) != to(goods=1_700)


def test_recycled_board_takes_less():
    recycled = Packing(380, is_recycled=True, returned_basis_points=620)
    assert to(box=recycled).packing == 417


@given(st.integers(1, 50_000), st.integers(1, 50_000), st.sampled_from(sorted(CAPITALS)))
def test_heavier_never_takes_less(one, more, country):
    light, heavy = (to(CAPITALS[country], goods=grams) for grams in (one, one + more))
    assert light.grams <= heavy.grams
    assert light.grams == sum(light.stored.values())


def test_every_country_has_a_place():
    assert set(CAPITALS) == COUNTRIES


def test_words_claim_no_more_than_is_known():
    said = [in_words(grams) for grams in (0, 99, 100, 1_449, 1_450, 12_040)]
    assert said == [
        "under 0.1 kg CO₂e", "under 0.1 kg CO₂e", "about 0.1 kg CO₂e",
        "about 1.4 kg CO₂e", "about 1.4 kg CO₂e", "about 12.0 kg CO₂e",
    ]  # fmt: skip


def test_a_contribution_pays_a_begun_coin():
    tonne = Money(24_000, "EUR")
    assert [contribution(g, tonne).minor for g in (0, 1, 41, 42, 1_000_000)] == [0, 1, 1, 2, 24_000]
    assert contribution(1_442, Money(38_000, "JPY")) == Money(55, "JPY")


@pytest.mark.parametrize(("currency", "step"), [("EUR", 100), ("JPY", 100), ("KWD", 1000)])
def test_what_people_call_round(currency, step):
    assert round_step(currency) == step


@given(AMOUNTS, st.sampled_from([1, 100, 1000]))
def test_rounding_reaches_the_next_multiple(minor, step):
    gift = up_to_round(Money(minor, "EUR"), step)
    assert 0 <= gift.minor < step
    assert (minor + gift.minor) % step == 0


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_a_match_keeps_its_limit(gift, given_before, limit):
    amount = matched(*(Money(n, "EUR") for n in (gift, given_before, limit)))
    assert 0 <= amount.minor <= gift
    assert amount.minor == 0 or given_before + amount.minor <= limit


LINES = [PricedLine(new_id(), 1, Money(39_000, "EUR"))]
POST = DeliveryPrice(Money(1_250, "EUR"))


def test_what_is_for_others_is_added_last_and_not_taxed():
    plain = price(LINES, POST, 1900, "EUR")
    given = price(LINES, POST, 1900, "EUR", (), Additions(Money(35, "EUR"), round_to=100))
    assert (given.contribution.minor, given.gift.minor, given.total.minor) == (35, 15, 40_300)
    assert given.tax == plain.tax
    taxed = price(LINES, POST, 1900, "EUR", (), Additions(Money(35, "EUR"), True, 100))
    assert taxed.tax.minor == plain.tax.minor + 6
    assert taxed.total == given.total


def test_a_round_total_stays():
    added = Additions(zero("EUR"), round_to=1000)
    even = price(LINES, DeliveryPrice(Money(1_000, "EUR")), 1900, "EUR", (), added)
    assert (even.gift.minor, even.total.minor) == (0, 40_000)


@given(st.integers(0, 10**7), st.integers(0, 500), st.sampled_from([None, 1, 100, 1000]))
def test_the_sum_is_the_sum_of_its_parts(goods, contributed, step):
    lines = [PricedLine(new_id(), 1, Money(goods, "JPY"))]
    added = Additions(Money(contributed, "JPY"), round_to=step)
    found = price(lines, DeliveryPrice(Money(700, "JPY")), 0, "JPY", (), added)
    parts = (found.goods, found.delivery, found.contribution, found.gift)
    assert found.total.minor == sum(part.minor for part in parts)


def test_the_page_about_delivery_says_the_figures_that_are_used():
    wanted = [
        *(f"{round(factor):,}" for factor in (LORRY, VAN, SHORT_FLIGHT, LONG_FLIGHT)),
        f"{round(NEW_BOARD):,} grams",
        f"recycled {round(RECYCLED_BOARD):,}",
        f"{SHORT_FLIGHT_KM:,} kilometres",
        f"{ROUND_KM} kilometres",
        f"{LEAST_GRAMS // 1000} kilograms",
    ]
    for data in houses():
        sections = data.house["settings"]["pages"]["delivery"]["sections"]
        said = " ".join(text for section in sections for text in section["paragraphs"])
        assert [figure for figure in wanted if figure not in said] == []
        assert (DETOUR == 1.25) is ("a quarter longer" in said)


def test_the_houses_say_what_they_count():
    """No claim that a parcel weighs nothing; a price with its day; a house may have no project."""
    for data in houses():
        said = data.house["settings"]
        assert said["carriage"]["at"]
        assert said["carriage"]["grams"]["default"] > 0
        assert ("contribution" in said) is (data.slug != "luma")
        words = str([said[key] for key in ("contribution", "cause", "recycling") if key in said])
        assert not [word for word in ("neutral", "offset") if word in words.lower()]
        assert {method["mode"] for method in data.delivery} <= set(Mode)
