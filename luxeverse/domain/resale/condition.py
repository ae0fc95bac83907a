"""How a worn piece looks, in four words and what each of them promises."""

from enum import StrEnum


class Condition(StrEnum):
    AS_NEW = "as_new"
    EXCELLENT = "excellent"
    GOOD = "good"
    LOVED = "loved"


WORDS: dict[Condition, tuple[str, str]] = {
    Condition.AS_NEW: ("As new", "Never used, or tried on once. No mark anywhere."),
    Condition.EXCELLENT: ("Excellent", "Used with care. No mark that shows at arm's length."),
    Condition.GOOD: ("Good", "Small marks of use, each of them named."),
    Condition.LOVED: ("Well loved", "Plain marks of use. Whole, and in working order."),
}
"""What it is called, and what the word promises; the house holds the piece to it before it is sold."""
