"""What may be made of a piece for one person, and what it costs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luxeverse.core.errors import Invalid
from luxeverse.core.money import Money
from luxeverse.domain.bespoke.wishes import (
    NOTHING,
    Wish,
    described,
    granted,
    is_offered,
    surcharge,
    wish_of,
    written,
)

OFFER = {
    "engraving": {
        "title": "Engraving inside",
        "limit": 8,
        "price": "45.00",
        "styles": ["roman", "plain"],
    },
    "wrap": {"title": "Wrapped as a gift", "price": "12.00"},
}


@pytest.mark.req("PDP-011")
@pytest.mark.parametrize(
    ("wish", "offer", "code"),
    [
        (Wish("nine sign", "roman"), OFFER, "engraving_too_long"),
        (Wish("Ada", "gothic"), OFFER, "engraving_style"),
        (Wish("Ada ❤", "roman"), OFFER, "engraving_sign"),
        (Wish("<b>", "roman"), OFFER, "engraving_sign"),
        (Wish("Ada", "roman"), {}, "no_engraving"),
        (Wish(is_wrapped=True), {}, "no_gift_wrap"),
    ],
)
def test_what_cannot_be_made_is_refused(wish: Wish, offer: dict[str, object], code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        granted(offer, wish)
    assert refusal.value.code == code
    assert not is_offered(offer, wish)


@pytest.mark.parametrize("text", ["Ada&Bob", "ÅÉñ 1926", "日本語", "14/6/26", "12345678"])
def test_letters_of_any_script_can_be_made_up_to_the_limit(text: str) -> None:
    assert granted(OFFER, Wish(text, "plain")) == Wish(text, "plain")


def test_two_ways_to_type_the_same_are_one_wish() -> None:
    composed, apart = Wish("Zoé", "roman"), Wish("  Zoe\u0301\n\x00", "roman")
    assert granted(OFFER, composed) == granted(OFFER, apart)


@given(st.text())
def test_what_is_written_is_written_once(text: str) -> None:
    once = written(text)
    assert written(once) == once
    assert "\x00" not in once
    assert once == once.strip()


@given(st.text(max_size=8), st.booleans())
def test_a_wish_survives_being_stored(text: str, wrap: bool) -> None:
    wish = Wish(text, "roman" if text else "", wrap)
    assert wish_of(wish.stored) == wish
    assert (wish.stored is None) == (wish == NOTHING)


@pytest.mark.parametrize(
    ("wish", "minor"),
    [
        (NOTHING, 0),
        (Wish("Ada", "roman"), 4500),
        (Wish(is_wrapped=True), 1200),
        (Wish("Ada", "roman", is_wrapped=True), 5700),
    ],
)
def test_the_surcharge_is_the_sum_of_its_parts(wish: Wish, minor: int) -> None:
    assert surcharge(OFFER, wish, "EUR") == Money(minor, "EUR")


def test_the_words_are_those_the_workshop_reads() -> None:
    assert described(OFFER, Wish("Ada", "roman", is_wrapped=True)) == [
        "Engraving inside: “Ada”, roman",
        "Wrapped as a gift",
    ]
