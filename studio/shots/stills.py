"""Pictures for collections and for stories of the journal: several pieces of a house in one wide picture."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from studio.catalogue import shots
from studio.scenes import Piece, Place, Scene
from studio.shot import Shot, View

HEROES: Mapping[str, Shot] = {
    shot.slug: shot for shot in shots() if shot.role == "hero" and not shot.variant
}

_still = partial(Scene, kind="still", size=(1200, 800), samples=10)
_luxe = partial(_still, house="luxe", rig="studio.rigs.wide:obsidian_wide")
_arome = partial(_still, house="arome", rig="studio.rigs.arome:north_window", samples=8)
_luma = partial(_still, house="luma", rig="studio.rigs.luma:daylight", samples=8)


def piece(slug: str, place: Place, turn: float = 0.0, scale: float = 1.0, **changes: Any) -> Piece:
    """A piece of the catalogue as its hero shows it, somewhere in the picture."""
    own = {key: changes.pop(key) for key in ("tilt",) if key in changes}
    options = {**HEROES[slug].options, **changes}
    return Piece(HEROES[slug].build, options, place, turn, scale, **own)


def bottle(slug: str, place: Place, turn: float = 0.0) -> Piece:
    """An essence on its page, without its plant."""
    return Piece("studio.products.arome:essence", HEROES[slug].options["bottle"], place, turn)


LUXE = (
    _luxe(
        slug="after-dark",
        alt="A red patent pump, a lit candle, a clear flacon and a bracelet of pearls on black stone",
        pieces=(
            piece("rue-pump-85", (1.0, 0.35, 0), -20, 1.3),
            piece("braise-candle", (-1.75, 0.9, 0), 8, 1.05),
            piece("minuit-extrait", (-0.75, 0.1, 0), 14, 0.72),
            piece("emerald-clasp-bracelet", (-0.75, -1.25, 0), 12, 0.45),
        ),
        rig_options={"radius": 2.0, "middle": 0.8, "fill": 1.5, "glow": 1.3, "stones": 1.2},
        view=View(target=(0.2, 0, 0.74), distance=9.8, azimuth=0, elevation=13, stop=8),
        exposure=0.3,
    ),
    _luxe(
        slug="yellow-gold",
        alt="A gold watch with a green dial and three gold rings before it on black stone",
        pieces=(
            piece("petite-seconde-40", (0.55, 0.5, 0), -10),
            piece("six-claw-ring-2ct", (-1.3, 0.1, 0), -32, 0.5),
            piece("shoulder-ring", (-0.55, -0.9, 0), -46, 0.5),
            piece("quiet-band", (-1.75, -1.2, 0.29), 20, 0.5, tilt=(90, 0, 0)),
        ),
        rig_options={"radius": 1.7, "middle": 1.2, "fill": 1.1, "stones": 1.6, "sparks": True},
        view=View(target=(-0.25, 0, 1.25), distance=9.6, azimuth=0, elevation=11, stop=5.6),
    ),
    _luxe(
        slug="a-movement-takes-nine-days",
        alt="Three wristwatches with green dials in a row on black stone, a gold one before two of steel",
        pieces=(
            piece("petite-seconde-40", (-0.75, -0.9, 0), -14),
            piece("trois-aiguilles", (1.1, 0.9, 0), -18),
            piece("heures-du-canal", (2.75, 2.9, 0), -24),
        ),
        rig_options={"radius": 1.9, "middle": 1.6, "fill": 0.9},
        view=View(
            target=(0.35, 0, 1.62), distance=9.8, azimuth=0, elevation=5, stop=1.6, focus=8.8
        ),
    ),
)

AROME = (
    _arome(
        slug="this-seasons-still",
        alt="Three essences of the summer on their pages: lavender, clary sage and damask rose",
        pieces=(
            piece("clary-sage", (-2.3, 0.7, 0), 6),
            piece("provence-lavender", (-0.2, 0.2, 0.02), 0),
            piece("rosa-damascena", (1.7, -0.5, 0.04), -8),
        ),
        rig_options={"reach": 2.4, "middle": 0.8},
        view=View(target=(0.25, -0.1, 0.62), distance=9.6, azimuth=0, elevation=18, stop=8),
    ),
    _arome(
        slug="four-to-begin-with",
        alt="Four vials on overlapping pages: bergamot, eucalyptus, lavender and cedar",
        pieces=(
            piece("tasmanian-eucalyptus", (-2.7, 1.0, 0), 8),
            piece("calabrian-bergamot", (-1.1, -0.2, 0.02), 4),
            piece("atlas-cedar", (0.7, 0.9, 0.04), -4),
            piece("provence-lavender", (1.9, -0.6, 0.06), -8),
        ),
        rig_options={"reach": 2.6, "middle": 0.8},
        view=View(target=(0.3, 0, 0.62), distance=10.8, azimuth=0, elevation=19, stop=8),
    ),
    _arome(
        slug="forty-days-in-the-south-window",
        alt="Five bottles of essence in a row on their pages, pale yellow to amber, in light from a window",
        pieces=(
            bottle("rosemary-of-the-causse", (-2.4, 0.5, 0), 10),
            bottle("lemon-of-siracusa", (-1.2, 0.2, 0.02), -4),
            bottle("immortelle-of-the-coast", (0.0, 0.0, 0.04), 3),
            bottle("mandarin-of-ciaculli", (1.2, -0.2, 0.06), -6),
            bottle("vetiver-of-haiti", (2.4, -0.4, 0.08), 2),
        ),
        rig_options={"reach": 2.4, "middle": 0.8, "back": 1.2},
        view=View(target=(0.1, 0, 0.78), distance=9.8, azimuth=0, elevation=11, stop=5.6),
    ),
)

LUMA = (
    _luma(
        slug="a-short-morning",
        alt="Oat milk cleanser, sérum botanique, crème de rosée and a fluid in a row on pale green paper",
        pieces=(
            piece("oat-milk-cleanser", (-1.75, 0.35, 0), -8),
            piece("serum-botanique", (-0.45, -0.1, 0), -4),
            piece("creme-de-rosee", (0.75, -0.35, 0), -6),
            piece("fluid-for-warm-days", (2.0, 0.2, 0), -8),
        ),
        rig_options={"tint": "#CFD6C6", "reach": 3.0, "middle": 1.2, "leaves": True},
        view=View(target=(0.1, 0, 1.32), distance=10.6, azimuth=0, elevation=9, stop=8),
    ),
    _luma(
        slug="without-scent",
        alt="A tin of balm, a tube of cream, a dropper, a bottle and a milk cleanser on blue-grey paper",
        pieces=(
            piece("oat-milk-cleanser", (-2.1, 0.6, 0), -4),
            piece("glycerine-seven", (-0.85, 0.5, 0), -10),
            piece("five-percent-panthenol", (0.1, -0.3, 0), 2),
            piece("plain-cream", (1.25, 0.45, 0), -6),
            piece("barrier-balm", (2.55, -0.45, 0), -12),
        ),
        rig_options={"tint": "#C6CFD2", "reach": 3.0, "middle": 1.2},
        view=View(target=(0.2, 0, 1.3), distance=10.8, azimuth=0, elevation=11, stop=8),
    ),
    _luma(
        slug="what-a-preservative-does",
        alt="A jar of cream with a smear of it, and a bottle of rosehip oil with a drop of it on the paper",
        pieces=(
            piece("creme-de-rosee", (-0.72, 0.0, 0), 4),
            piece("rosehip-oil", (0.62, 0.35, 0), -6),
        ),
        rig_options={"tint": "#E0CFC6", "reach": 2.2, "middle": 0.8},
        view=View(target=(0.05, -0.2, 0.86), distance=7.0, azimuth=0, elevation=15, stop=8),
    ),
)

STILLS: tuple[Scene, ...] = (*LUXE, *AROME, *LUMA)
