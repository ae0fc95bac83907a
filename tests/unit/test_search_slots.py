"""What a sentence asks for besides words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luxeverse.domain.search.slots import Lexicon, Slot, last_word, named, price, without
from luxeverse.domain.search.text import fold

LEXICON = Lexicon(
    colours={"black": ["noir"]},
    occasions={"evening": ["gala"]},
    categories={},
    under=["under", "less than", "up to", "max"],
    over=["over", "more than", "from"],
    currency=["eur", "euro", "euros"],
)


def bounds(text: str) -> tuple[int | None, int | None, str]:
    """Lowest and highest price said, and the words that are left."""
    slot = price(text, LEXICON)
    if slot is None:
        return None, None, text
    low, high = (None if bound is None else int(bound) for bound in (slot.low, slot.high))
    return low, high, without(text, [slot])


@pytest.mark.parametrize(
    ("text", "low", "high", "rest"),
    [
        ("black bag under 500", None, 500, "black bag"),
        ("under 500 black bag", None, 500, "black bag"),
        ("bag less than €1,500", None, 1500, "bag"),
        ("ring up to 2k euros", None, 2000, "ring"),
        ("ring over 3.000 eur gold", 3000, None, "ring gold"),
        ("watch between 300 and 800 euros", 300, 800, "watch"),
        ("watch between 800 and 300", 300, 800, "watch"),
        ("€300-800 watch", 300, 800, "watch"),
        ("watch 300 to 800 eur", 300, 800, "watch"),
        ("bag < 500", None, 500, "bag"),
        ("candle max 68.50", None, 68, "candle"),
    ],
)
def test_a_price_is_understood(text: str, low: int | None, high: int | None, rest: str) -> None:
    assert bounds(text) == (low, high, rest)


@pytest.mark.parametrize(
    "text",
    [
        "serum under 500 ml",
        "serum under 500ml",
        "watch 36-40",
        "pearls 8 to 8.5 mm",
        "ring of 2 ct",
        "under the sea",
        "cours 28",
        "max",
        "under 99999999999",
        "under 1.2.3",
        "",
    ],
)
def test_a_measure_is_no_price(text: str) -> None:
    assert bounds(text) == (None, None, text)


def test_cents_count() -> None:
    slot = price("under 68.50", LEXICON)
    assert slot is not None
    assert slot.high == Decimal("68.50")


def test_a_named_thing_takes_the_words_that_lead_to_it() -> None:
    text = "black dress under 500 for a gala"
    cost = price(text, LEXICON)
    assert cost is not None
    occasion = named("occasion", text, [cost], {"gala": ("evening",)})
    assert occasion is not None
    assert text[occasion.start : occasion.end] == "for a gala"
    colour = named("colour", text, [cost, occasion], {"black": ("Black",)})
    assert colour is not None
    assert without(text, [cost, occasion, colour]) == "dress"
    head = last_word(text, [cost, occasion])
    assert head is not None
    assert head[0] == "dress"


def test_a_word_is_taken_once() -> None:
    taken = [Slot("colour", 0, 5)]
    assert named("occasion", "black", taken, {"black": ("evening",)}) is None
    assert last_word("black", taken) is None


@given(st.text(max_size=200))
def test_any_text_is_borne_and_slots_lie_inside_it(text: str) -> None:
    folded = fold(text)
    slot = price(folded, LEXICON)
    if slot is not None:
        assert 0 <= slot.start < slot.end <= len(folded)
        assert all(bound is None or bound >= 0 for bound in (slot.low, slot.high))
