"""The parts sections are written with: overlays, signs, entries, cells."""

from typing import Annotated, Literal

from pydantic import Field

from luxeverse.domain.content.sections import Click, Hover, ScrollHint
from luxeverse.services.content.fields import Part, Path, Prose, Slug, Title, Words


class Overlays(Part):
    """What lies over the picture of the hero. Gradient and grain are per cent of their full strength, 0 is none."""

    gradient: Annotated[int, Field(ge=0, le=100)] = 0
    particles: bool = False
    grain: Annotated[int, Field(ge=0, le=100)] = 0


class Hint(Part):
    """The sign that the page goes on. ``parallax`` lets it sink a little as the page is scrolled."""

    kind: ScrollHint = ScrollHint.NONE
    text: Words = "Read on"
    parallax: bool = False


class Entry(Part):
    """A way into the range in the house's own words; ``mark`` is a line drawing of its sheet."""

    label: Title
    url: Path
    text: Prose = ""
    numeral: Words = ""
    mark: Words = ""


class Moment(Part):
    when: Words
    title: Words = ""
    text: Prose


class Cell(Part):
    """A piece, a collection or a story in the grid, and how it answers."""

    kind: Literal["product", "collection", "story"]
    slug: Slug
    shape: Literal["wide", "tall", "square"] = "tall"
    picture: Slug | Literal[""] = ""
    hover: Hover = Hover.ZOOM
    click: Click = Click.NAVIGATE
