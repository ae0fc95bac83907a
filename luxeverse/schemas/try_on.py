"""Pieces that can be tried on, and the room some of them stand in."""

from dataclasses import dataclass, field

from luxeverse.schemas.common import Picture, PriceLabel


@dataclass(frozen=True)
class WornPiece:
    """A piece and how it is worn. ``where`` is a place of a body, ``where_text`` says it.

    ``glb`` is its model, ``mm`` how many millimetres a metre of it stands for, ``origin`` the point that lies on the place,
    ``tilt`` degrees it leans back, ``axis`` what an arm runs along. Silk has a ``print`` and its millimetres instead.
    """

    slug: str = ""
    url: str = ""
    name: str = ""
    price: PriceLabel = field(default_factory=PriceLabel)
    picture: Picture = field(default_factory=Picture)
    where: str = ""
    where_text: str = ""
    glb: str = ""
    mm: float = 1000
    origin: list[float] = field(default_factory=list)
    tilt: float = 0
    axis: str = "x"
    print: str = ""
    long: float = 0
    wide: float = 0


@dataclass(frozen=True)
class TryOnPage:
    """``chosen`` is the slug the page was opened for, or the first."""

    pieces: list[WornPiece] = field(default_factory=list)
    chosen: str = ""


@dataclass(frozen=True)
class Exhibit:
    """A piece of the showroom. ``try_url`` is empty for what cannot be tried on.

    ``light`` is the model it is seen as from afar, ``glb`` the one it is seen as when it is chosen; without the first it
    is the second always.
    """

    slug: str = ""
    url: str = ""
    try_url: str = ""
    name: str = ""
    line: str = ""
    maker: str = ""
    price: PriceLabel = field(default_factory=PriceLabel)
    picture: Picture = field(default_factory=Picture)
    glb: str = ""
    light: str = ""


@dataclass(frozen=True)
class Showroom:
    """The pieces in the order they stand, left to right and front to back."""

    title: str = ""
    text: str = ""
    pieces: list[Exhibit] = field(default_factory=list)
