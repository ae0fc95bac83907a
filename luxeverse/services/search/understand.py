"""From a sentence to words and filters: "black bag under 500" is "bag" in black up to 500.

A phrase becomes a filter only where the house has something of that kind and something is left after filtering;
otherwise its words stay words. A price nothing fits is put aside and said so.
"""

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from luxeverse.domain.search import slots
from luxeverse.domain.search.slots import Lexicon, Slot
from luxeverse.domain.search.text import bounded, fold
from luxeverse.services.search.known import Known

LEXICON = Path(__file__).resolve().parents[3] / "data" / "search" / "lexicon.toml"


@dataclass(frozen=True, slots=True)
class Understood:
    """A query as words and filters. ``slots`` are in the order in which they may narrow."""

    asked: str
    folded: str
    slots: Sequence[Slot] = field(default=())

    def words(self, taken: Sequence[Slot]) -> str:
        """The query without the phrases of these slots."""
        # Folding may change lengths ("ﬁ" is two letters): then the folded text is cut instead.
        text = self.asked if len(self.asked) == len(self.folded) else self.folded
        return slots.without(text, taken) if taken else self.asked


@cache
def _lexicon() -> Mapping[str, Any]:
    return tomllib.loads(LEXICON.read_text())


def occasions() -> frozenset[str]:
    """The tags of pieces that name an occasion."""
    return frozenset(_lexicon()["occasions"])


def lexicon_of(house: Known) -> Lexicon:
    """What people call things, with the house's own words for its categories."""
    said = _lexicon()
    prices = said["prices"]
    return Lexicon(
        said["colours"],
        said["occasions"],
        house.rules.categories,
        prices["under"],
        prices["over"],
        prices["currency"],
    )


def understand(house: Known, query: str) -> Understood:
    """The phrases of a query that may be filters here."""
    asked = bounded(query)
    folded = fold(asked)
    lexicon = lexicon_of(house)
    if folded in house.rules.pins:
        return Understood(asked, folded)  # the house has said itself what this query means
    found: list[Slot] = []
    if price := slots.price(folded, lexicon):
        found.append(price)
    if occasion := slots.named("occasion", folded, found, _occasions(house, lexicon)):
        found.append(occasion)
    if category := _category(house, lexicon, folded, found):
        found.append(category)
    if colour := slots.named("colour", folded, found, _colours(house, lexicon)):
        found.append(colour)
    if len(found) == 1 and found[0].kind != "price" and not slots.without(folded, found):
        found = []  # "bags" or "black" alone: the word finds them, and whatever else is called so
    order = {"price": 0, "category": 1, "colour": 2, "occasion": 3}
    return Understood(asked, folded, sorted(found, key=lambda slot: order[slot.kind]))


def _colours(house: Known, lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """From words to colours of the house: "green" is Green and Bottle green, "burgundy" is Bordeaux.

    "Gold" is not Black and gold: of a colour of several words only those count that are colours of the lexicon.
    """
    meanings: dict[str, dict[str, None]] = defaultdict(dict)
    for colour in house.colours:
        said = fold(colour).split()
        for word in said if len(said) == 1 else lexicon.colours.keys() & set(said):
            for name in (word, *lexicon.colours.get(word, ())):
                meanings[name][colour] = None
    return {word: tuple(colours) for word, colours in meanings.items()}


def _occasions(house: Known, lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    return {
        word: (tag,)
        for tag in house.tags
        if tag in lexicon.occasions
        for word in (tag, *lexicon.occasions[tag])
    }


def _category(house: Known, lexicon: Lexicon, folded: str, taken: Sequence[Slot]) -> Slot | None:
    """The category the last word names, by its own name or another word for it; the shortest name first."""
    word = slots.last_word(folded, taken)
    if word is None:
        return None
    asked = _term(house, word[0])
    for category in sorted(house.categories, key=lambda c: len(c.name)):
        names = [
            fold(category.name).split()[-1],
            *map(fold, lexicon.categories.get(category.slug, ())),
        ]
        if asked in {_term(house, name) for name in names}:
            inside = tuple(_below(house, category.slug))
            return Slot("category", word.start(), word.end(), inside)
    return None


def _term(house: Known, word: str) -> str:
    return house.words.get(word, word.removesuffix("s"))


def _below(house: Known, slug: str) -> list[str]:
    """A category and everything under it, by slug."""
    found = [slug]
    (root,) = (c for c in house.categories if c.slug == slug)
    for child in house.categories:
        if child.parent_id == root.id:
            found += _below(house, child.slug)
    return found


def choices_of(taken: Sequence[Slot]) -> dict[str, str]:
    """The filters as the address of a page says them."""
    choices: dict[str, str] = {}
    for slot in taken:
        if slot.kind == "price":
            choices |= {"price_from": _plain(slot.low), "price_to": _plain(slot.high)}
        else:
            choices[slot.kind] = ",".join(slot.values)
    return {key: value for key, value in choices.items() if value}


def _plain(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount.quantize(Decimal(1))}"
