"""A description written with a language model: where it stands, and what in it an editor should look at twice."""

import re
from enum import StrEnum

from luxeverse.core.errors import Conflict, Invalid


class AssistedStatus(StrEnum):
    DRAFT = "draft"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


S = AssistedStatus
MOVES: dict[S, frozenset[S]] = {
    S.DRAFT: frozenset({S.APPROVED, S.REJECTED}),
    S.APPROVED: frozenset({S.WITHDRAWN}),
    S.REJECTED: frozenset(),
    S.WITHDRAWN: frozenset({S.APPROVED}),
}
"""Shown is what is approved and nothing else. One that was rejected is written anew, not taken out again."""
SHORTEST, LONGEST = 80, 1_200
"""Characters: three sentences to two short paragraphs."""
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
TAGS = re.compile(r"<[a-z/!][^>]*>", re.IGNORECASE)
MARKS = re.compile(r"(^|\n)\s*(#{1,6}\s|[-*]\s)|\*\*|```")
BOASTS = frozenset(
    [
        "revolutionary",
        "exclusive",
        "unparalleled",
        "timeless",
        "unmatched",
        "iconic",
        "stunning",
        "exquisite",
        "ultimate",
        "perfect",
        "best",
        "must-have",
        "luxurious",
        "elevate",
        "elevates",
        "indulge",
    ]
)
"""Words this house does not say of itself; a model likes them."""
WORD = re.compile(r"[a-zà-ÿ]+(?:-[a-zà-ÿ]+)*")


def move(here: S, there: S) -> S:
    """``there``, if a text may go there from here. Raises Conflict."""
    if there not in MOVES[here]:
        raise Conflict(f"A text that is {here.value} cannot become {there.value}.")
    return there


def plain(text: str) -> str:
    """Paragraphs of plain text, as they are kept. Raises Invalid for markup, and for too little or too much."""
    said = "\n\n".join(
        " ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()
    )
    if TAGS.search(said) or MARKS.search(text):
        raise Invalid("Plain sentences only: no headings, lists or tags.", code="not_plain")
    if not SHORTEST <= len(said) <= LONGEST:
        raise Invalid(
            f"Between {SHORTEST} and {LONGEST} letters; these are {len(said)}.", code="text_length"
        )
    return said


def to_check(text: str, facts: str) -> list[str]:
    """What the facts do not say, for the editor's eye: numbers that are not among them, and words of boasting.

    A text without a finding may still be wrong: only a person can tell.
    """
    known = set(NUMBER.findall(facts))
    numbers = dict.fromkeys(found for found in NUMBER.findall(text) if found not in known)
    boasts = dict.fromkeys(word for word in WORD.findall(text.lower()) if word in BOASTS)
    return [f"{found} is in none of the facts" for found in numbers] + [
        f"“{word}” is a word this house does not use" for word in boasts
    ]
