"""What a home page may be made of, and how its parts may behave."""

from collections.abc import Sequence
from enum import StrEnum

from luxeverse.core.errors import Invalid

MOST_WORDS_IN_A_HEADLINE = 14
"""Source: the house's own rules of style."""


class SectionKind(StrEnum):
    """A section draws what its house makes of the kind; the order of sections is the editor's."""

    HERO = "hero"
    SHOWCASE = "showcase"
    CATEGORIES = "categories"
    PATHS = "paths"
    NARRATIVE = "narrative"
    STRIP = "strip"
    FORMULA = "formula"
    MOSAIC = "mosaic"
    CAROUSEL = "carousel"
    MAKERS = "makers"
    TESTIMONIALS = "testimonials"
    NEWSLETTER = "newsletter"
    JOURNAL = "journal"


class Headline(StrEnum):
    """How the headline arrives. Whoever listens, or asked for less motion, has it at once and whole."""

    PLAIN = "plain"
    FADE = "fade"
    TYPEWRITER = "typewriter"
    GLITCH = "glitch"


class ScrollHint(StrEnum):
    NONE = "none"
    ARROW = "arrow"
    TEXT = "text"
    ANIMATED = "animated"


class Hover(StrEnum):
    """What a cell does while it is pointed at or focused."""

    NONE = "none"
    ZOOM = "zoom"
    PARALLAX = "parallax"
    REVEAL = "reveal"
    TILT = "tilt"


class Click(StrEnum):
    """What a cell does when it is pressed; all but the first concern pieces."""

    NAVIGATE = "navigate"
    QUICK_VIEW = "quickview"
    ADD = "add"


class Loading(StrEnum):
    """When the pictures of a showcase are fetched: at once, each as it nears, or the first row at once and the others as they near."""

    EAGER = "eager"
    LAZY = "lazy"
    PROGRESSIVE = "progressive"


def check_order(kinds: Sequence[SectionKind]) -> None:
    """A home opens with its one hero. Raises Invalid."""
    heroes = [place for place, kind in enumerate(kinds, 1) if kind is SectionKind.HERO]
    if heroes != [1]:
        said = "it has none" if not heroes else f"here it stands at {', '.join(map(str, heroes))}"
        raise Invalid(f"A home opens with one hero; {said}.", code="hero_first")


def check_headline(text: str) -> None:
    """Raises ValueError for one that nobody reads to its end."""
    words = len(text.split())
    if words > MOST_WORDS_IN_A_HEADLINE:
        raise ValueError(
            f"has {words} words, and a headline holds at most {MOST_WORDS_IN_A_HEADLINE}"
        )
