"""What is made for one person: letters on a piece, and its wrapping. What may be wished for, and what that costs.

An offer is stored with the piece as open JSON: ``{"engraving": {"title", "limit", "price", "days", "styles": [...]},
"wrap": {"title", "price"}}`` with prices in major units. A wish is stored with the line: ``{"text", "style", "wrap"}``.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from luxeverse.core.errors import Invalid
from luxeverse.core.money import Money, zero

LETTERS = frozenset("LMN")
"""Unicode's classes that a graver or a stamp can set: letters, their marks, digits."""
SIGNS = frozenset(" .,'’&+-/:·")
LONGEST_TYPED = 400
"""Nothing longer is even looked at."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What one buyer wants of one piece. Empty text and no wrap: nothing."""

    text: str = ""
    style: str = ""
    is_wrapped: bool = False

    @property
    def stored(self) -> dict[str, Any] | None:
        """As a column holds it; None for nothing, so that a plain line has one form only."""
        if not self.text and not self.is_wrapped:
            return None
        return {"text": self.text, "style": self.style, "wrap": self.is_wrapped}


NOTHING = Wish()


def wish_of(stored: Mapping[str, Any] | None) -> Wish:
    """A wish as a line holds it."""
    if not stored:
        return NOTHING
    return Wish(stored.get("text", ""), stored.get("style", ""), stored.get("wrap", False))


def granted(offer: Mapping[str, Any], wish: Wish) -> Wish:
    """The wish in its one written form, if the piece offers it.

    Raises Invalid: engraving not offered, too long, a sign that cannot be set, an unknown style, wrap not offered.
    """
    if wish.is_wrapped and "wrap" not in offer:
        raise Invalid("This piece is not wrapped as a gift.", code="no_gift_wrap")
    text = written(wish.text)
    if not text:
        return Wish(is_wrapped=wish.is_wrapped)
    engraving = offer.get("engraving")
    if engraving is None:
        raise Invalid("This piece is not engraved.", code="no_engraving")
    if len(text) > engraving["limit"]:
        raise Invalid(
            f"There is room for {engraving['limit']} signs, blanks included.",
            code="engraving_too_long",
        )
    for sign in text:
        if sign not in SIGNS and unicodedata.category(sign)[0] not in LETTERS:
            raise Invalid(f"The sign {sign} cannot be set.", code="engraving_sign")
    if wish.style not in engraving["styles"]:
        raise Invalid("Choose one of the styles offered.", code="engraving_style")
    return Wish(text, wish.style, wish.is_wrapped)


def written(text: str) -> str:
    """One line, composed characters, single blanks; control characters are gone."""
    composed = unicodedata.normalize("NFC", text[:LONGEST_TYPED])
    kept = (" " if sign.isspace() else sign for sign in composed)
    return " ".join("".join(s for s in kept if unicodedata.category(s)[0] != "C").split())


def is_offered(offer: Mapping[str, Any], wish: Wish) -> bool:
    """Whether the wish of a line can still be met."""
    try:
        granted(offer, wish)
    except Invalid:
        return False
    return True


def surcharge(offer: Mapping[str, Any], wish: Wish, currency: str) -> Money:
    """What one piece costs more with this wish; what is no longer offered costs nothing and is not sold either."""
    cost = zero(currency)
    if wish.text and "engraving" in offer:
        cost += Money.of(offer["engraving"]["price"], currency)
    if wish.is_wrapped and "wrap" in offer:
        cost += Money.of(offer["wrap"]["price"], currency)
    return cost


def making_days(offer: Mapping[str, Any], wish: Wish) -> int:
    """Working days that pass before a piece with this wish can be sent; 0 where an offer names none."""
    days: int = offer.get("engraving", {}).get("days", 0) if wish.text else 0
    return days


def described(offer: Mapping[str, Any], wish: Wish) -> list[str]:
    """The wish in words, one line each, as the bag, the order and the workshop read it."""
    lines = []
    if wish.text:
        title = offer.get("engraving", {}).get("title", "Engraving")
        lines.append(f"{title}: “{wish.text}”, {wish.style}")
    if wish.is_wrapped:
        lines.append(offer.get("wrap", {}).get("title", "Wrapped as a gift"))
    return lines
