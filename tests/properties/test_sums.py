"""What holds for every amount: no coin is lost, no bound is crossed."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luxeverse.core.ids import new_id
from luxeverse.core.money import LARGEST_MINOR, CurrencyMismatch, Money, exponent, total
from luxeverse.domain.delivery import dates
from luxeverse.domain.orders.moves import MOVES, IllegalMove, move
from luxeverse.domain.orders.status import OrderStatus
from luxeverse.domain.pricing.engine import DeliveryPrice, PricedLine, price
from luxeverse.domain.pricing.sets import SetPlace, savings
from luxeverse.domain.pricing.tax import STANDARD_RATES, included, rate_for

CURRENCIES = st.sampled_from(["EUR", "JPY", "KWD", "USD"])
AMOUNTS = st.builds(Money, st.integers(1 - LARGEST_MINOR, LARGEST_MINOR - 1), CURRENCIES)
EUROS = st.builds(Money, st.integers(0, 10**8), st.just("EUR"))
RATES = st.integers(0, 5000)


@given(AMOUNTS)
def test_major_units_and_back(amount):
    assert Money.of(amount.major, amount.currency) == amount
    assert Money.of(str(amount.major), amount.currency) == amount


@given(st.integers(-(10**6), 10**6), CURRENCIES)
def test_a_fraction_of_a_coin_is_refused(minor, currency):
    half = (Decimal(minor) + Decimal("0.5")).scaleb(-exponent(currency))
    with pytest.raises(ValueError, match="whole number of coins"):
        Money.of(half, currency)


@given(EUROS, st.sampled_from(".,"))
def test_what_somebody_types_is_what_it_looks_like(amount, sign):
    assert Money.typed(f" {str(amount.major).replace('.', sign)} ", "EUR") == amount


@pytest.mark.parametrize(
    "text", ["", "x", "-1", "1,000", "1.000", "1_0", "1e3", "NaN", "9" * 400, "\u0661"]
)
def test_what_may_be_another_amount_is_none(text):
    with pytest.raises(ValueError, match="no amount"):
        Money.typed(text, "EUR")


@given(AMOUNTS, st.lists(st.integers(0, 10**6), min_size=1, max_size=20))
def test_split_loses_no_coin(amount, weights):
    parts = amount.split(weights)
    assert len(parts) == len(weights)
    assert total(parts, amount.currency) == amount
    whole = sum(weights)
    for part, weight in zip(parts, weights, strict=True):
        exact = Decimal(amount.minor) * (weight or (0 if whole else 1)) / (whole or len(weights))
        assert abs(part.minor - exact) < 1


@given(AMOUNTS, st.decimals(0, 1, places=6))
def test_a_share_is_within_half_a_coin(amount, ratio):
    assert abs(amount.share(ratio).minor - Decimal(amount.minor) * ratio) <= Decimal("0.5")


def test_halves_round_to_even():
    ends = [Money(minor, "EUR").share(Decimal("0.5")).minor for minor in (1, 3, 5, 7)]
    assert ends == [0, 2, 2, 4]


@given(AMOUNTS, AMOUNTS)
def test_sums_stay_in_one_currency(one, other):
    if one.currency != other.currency:
        with pytest.raises(CurrencyMismatch):
            one + other
    elif abs(one.minor + other.minor) < LARGEST_MINOR:
        assert one + other - other == one


@given(EUROS, RATES)
def test_included_tax_is_inside_and_exact_to_half_a_coin(gross, rate):
    tax = included(gross, rate)
    assert 0 <= tax.minor <= gross.minor
    net = gross.minor - tax.minor
    assert abs(Decimal(net) * rate / 10_000 - tax.minor) <= 1


@pytest.mark.req("CHK-008")
@pytest.mark.parametrize(
    ("country", "day", "minor"),
    [
        ("DE", date(2026, 11, 21), 1900),
        ("IE", date(2026, 11, 21), 2225),
        ("HU", date(2026, 11, 21), 2530),
        ("FI", date(2026, 11, 21), 2418),
        ("SK", date(2024, 12, 31), 1983),
        ("SK", date(2025, 1, 1), 2225),
        ("US", date(2026, 11, 21), 0),
        ("GB", date(2026, 11, 21), 0),
    ],
)
def test_known_taxes_of_119_euros(country, day, minor):
    assert included(Money(11900, "EUR"), rate_for(country, day)).minor == minor


def test_every_rate_is_one_the_directive_allows():
    """Article 97 of Directive 2006/112/EC: at least 15 %; nobody is above 27 %. Monaco stands beside the 27 members."""
    assert len(STANDARD_RATES) == 27 + len({"MC"})
    assert STANDARD_RATES["MC"][-1].basis_points == STANDARD_RATES["FR"][-1].basis_points
    assert {1500 <= r.basis_points <= 2700 for rates in STANDARD_RATES.values() for r in rates} == {
        True
    }


@given(
    st.lists(st.tuples(st.integers(1, 99), st.integers(0, 10**6)), max_size=10),
    st.none() | st.builds(DeliveryPrice, EUROS, st.none() | EUROS),
    RATES,
)
def test_a_bill_adds_up_in_any_order(lines, delivery, rate):
    priced = [PricedLine(new_id(), n, Money(unit, "EUR")) for n, unit in lines]
    bill = price(priced, delivery, rate, "EUR")
    assert bill.total == bill.goods - bill.saving + bill.delivery
    assert bill.goods.minor == sum(n * unit for n, unit in lines)
    assert 0 <= bill.tax.minor <= bill.total.minor
    assert bill == price(priced[::-1], delivery, rate, "EUR")
    if delivery and delivery.free_from and bill.goods.minor >= delivery.free_from.minor:
        assert bill.delivery.minor == 0
    elif delivery:
        assert bill.delivery == delivery.price


@given(
    st.dictionaries(st.integers(0, 8), st.integers(0, 10**6), min_size=1),
    st.lists(st.tuples(st.integers(0, 8), st.integers(1, 4), st.integers(0, 8)), max_size=20),
    st.integers(1, 9_999),
)
def test_sets_share_no_piece_and_save_no_more_than_they_say(prices, rows, basis_points):
    keys = [new_id() for _ in range(9)]
    units = {keys[n]: Money(minor, "EUR") for n, minor in prices.items()}
    places = [SetPlace(keys[b], position, keys[p], basis_points) for b, position, p in rows]
    found = savings(units, places)
    assert found == savings(units, places[::-1])
    used = [piece for one in found for piece in one.pieces]
    assert len(used) == len(set(used))
    assert set(used) <= set(units)
    for one in found:
        assert len(one.pieces) >= 4
        whole = sum(units[piece].minor for piece in one.pieces)
        assert abs(one.saving.minor - Decimal(whole * basis_points) / 10_000) <= Decimal("0.5")
        parts = one.saving.split([units[piece].minor for piece in one.pieces])
        assert total(parts, "EUR") == one.saving


@pytest.mark.req("ORD-001")
@pytest.mark.parametrize("here", OrderStatus)
@pytest.mark.parametrize("there", OrderStatus)
def test_every_pair_of_states(here, there):
    if there in MOVES[here]:
        assert move(here, there) is there
    else:
        with pytest.raises(IllegalMove):
            move(here, there)


@pytest.mark.req("ORD-001")
def test_every_state_is_reached_and_only_a_refund_is_the_end():
    reached, edge = {OrderStatus.PENDING}, [OrderStatus.PENDING]
    while edge:
        fresh = MOVES[edge.pop()] - reached
        reached |= fresh
        edge += fresh
    assert reached == set(OrderStatus)
    assert set(MOVES) == set(OrderStatus)
    assert [here for here, ways in MOVES.items() if not ways] == [OrderStatus.REFUNDED]
    assert not any(here in ways for here, ways in MOVES.items())


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.integers(0, 23), st.data())
def test_parcels_arrive_on_working_days_in_order(today, hour, data):
    least = data.draw(st.integers(1, 10))
    most = data.draw(st.integers(least, 20))
    first, last = dates.window(today, hour, least, most)
    assert today < first <= last
    assert first.weekday() < 5
    assert last.weekday() < 5
    later, _ = dates.window(today, 14, least, most)
    assert (later > first) == (hour < 14)


def test_a_weekend_is_not_counted():
    friday = date(2026, 11, 20)
    assert dates.window(friday, 13, 1, 2) == (date(2026, 11, 23), date(2026, 11, 24))
    assert dates.window(friday, 14, 1, 2) == (date(2026, 11, 24), date(2026, 11, 25))
    assert (
        dates.in_words(date(2026, 11, 30), date(2026, 12, 1)) == "Mon 30 November to Tue 1 December"
    )
