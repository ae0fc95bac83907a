"""What a sentence asks for besides words: a price, a colour, an occasion, a category.

A slot is a phrase of the query with the values it may mean. Which of them the house has is asked elsewhere; here is
only what was said.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

SlotKind = Literal["price", "colour", "occasion", "category"]
MOST_MAJOR = 10**9
_AMOUNT = r"[€$£]?\s*(\d[\d.,]{0,11})\s*(k\b)?\s*[€$£]?"
UNITS = "ml|mm|cm|m|g|kg|ct|carat|carats|pieces|hours|percent"
"""After these a number is a measure, not a price."""
_THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")
_LEADS_IN = frozenset(
    {"a", "an", "the", "for", "in", "my", "our", "his", "her", "some", "as", "to", "with"}
)


@dataclass(frozen=True, slots=True)
class Slot:
    """``start`` and ``end`` are places in the query. ``values`` are alternatives; prices are major units, inclusive."""

    kind: SlotKind
    start: int
    end: int
    values: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What people call things: a colour, tag or category of the house with the other words for it."""

    colours: Mapping[str, Sequence[str]]
    occasions: Mapping[str, Sequence[str]]
    categories: Mapping[str, Sequence[str]]
    under: Sequence[str]
    over: Sequence[str]
    currency: Sequence[str]


def price(text: str, lexicon: Lexicon) -> Slot | None:
    """The first price said: "under 500", "between 300 and 800 euros", "€300-800". ``text`` is folded."""
    currency = rf"(?:{_any(lexicon.currency)})\b"
    end = rf"(?![\d.,]*\d)(?:\s*{currency})?(?!\s*(?:{UNITS})\b)"
    forms = (
        ("both", rf"\bbetween\s+{_AMOUNT}(?:\s*{currency})?\s+(?:and|to)\s+{_AMOUNT}{end}"),
        ("both", rf"[€$£]\s*{_AMOUNT}\s*(?:-|–|to)\s*{_AMOUNT}{end}"),
        ("both", rf"(?<!\w){_AMOUNT}\s*(?:-|–|to)\s*{_AMOUNT}\s*(?:[€$£]|{currency})"),
        ("high", rf"(?:\b(?:{_any(lexicon.under)})\s+|<\s*){_AMOUNT}{end}"),
        ("low", rf"(?:\b(?:{_any(lexicon.over)})\s+|>\s*){_AMOUNT}{end}"),
    )
    for bound, pattern in forms:
        match = re.search(pattern, text)
        amounts = _amounts(match) if match else []
        if match and amounts:
            return Slot(
                "price",
                match.start(),
                match.end(),
                low=None if bound == "high" else min(amounts),
                high=None if bound == "low" else max(amounts),
            )
    return None


def _amounts(match: re.Match[str]) -> list[Decimal]:
    """The amounts of a match, in major units; none when one of them is no number."""
    found = [_amount(match[group], match[group + 1]) for group in range(1, match.re.groups + 1, 2)]
    return [amount for amount in found if amount is not None] if None not in found else []


def _any(phrases: Sequence[str]) -> str:
    return "|".join(
        re.escape(p).replace(r"\ ", r"\s+") for p in sorted(phrases, key=len, reverse=True)
    )


def _amount(digits: str, thousand: str | None) -> Decimal | None:
    plain = _THOUSANDS.sub("", digits).replace(",", ".").rstrip(".")
    if plain.count(".") > 1:
        return None
    value = Decimal(plain) * (1000 if thousand else 1)
    return value if value < MOST_MAJOR else None


def words_of(text: str) -> list[re.Match[str]]:
    return list(re.finditer(r"[^\W_]+(?:'[^\W_]+)?", text))


def named(
    kind: SlotKind, text: str, taken: Sequence[Slot], meanings: Mapping[str, tuple[str, ...]]
) -> Slot | None:
    """The first word, outside what is taken, that has a meaning; ``meanings`` leads from words to values."""
    for word in words_of(text):
        free = all(word.end() <= slot.start or word.start() >= slot.end for slot in taken)
        if free and word[0] in meanings:
            return Slot(kind, _lead_in(text, word.start()), word.end(), meanings[word[0]])
    return None


def last_word(text: str, taken: Sequence[Slot]) -> re.Match[str] | None:
    """The last word outside what is taken: in English the thing itself, "black leather bag"."""
    free = [
        w
        for w in words_of(text)
        if w[0] not in _LEADS_IN
        and all(w.end() <= slot.start or w.start() >= slot.end for slot in taken)
    ]
    return free[-1] if free else None


def _lead_in(text: str, start: int) -> int:
    """Where "for a" before the word begins, so that taking the phrase away leaves no stump."""
    before = words_of(text[:start])
    while before and before[-1][0] in _LEADS_IN and not text[before[-1].end() : start].strip():
        start = before.pop().start()
    return start


def without(text: str, slots: Sequence[Slot]) -> str:
    """The text with these phrases taken out."""
    for slot in sorted(slots, key=lambda slot: -slot.start):
        text = f"{text[: slot.start]} {text[slot.end :]}"
    return " ".join(text.split())
