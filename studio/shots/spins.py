"""Which pieces can be turned around by hand."""

from studio.catalogue import shots
from studio.scenes import Scene, spin

GRAINED = ("cours-top-handle", "petite-seconde-40", "trois-aiguilles", "vendange-tote")
"""Leather and dials: what would be smoothed away in a smaller picture with fewer samples."""
SMOOTH = (
    "provence-lavender",
    "hands-at-work-set",
    "six-claw-ring-2ct",
    "rosa-damascena",
    "harbour-soap",
    "bastia-tortoise",
    "calabrian-bergamot",
    "serum-botanique",
    "noctis-extrait",
    "atlas-cedar",
    "braise-candle",
    "oat-milk-cleanser",
)
SMALLER = (432, 540)


def turned() -> tuple[Scene, ...]:
    """A spin for each: pieces with something to see on every side, half of them of LuxeVerse."""
    heroes = {shot.slug: shot for shot in shots() if shot.role == "hero" and not shot.variant}
    return (
        *(spin(heroes[slug]) for slug in GRAINED[:2]),
        *(spin(heroes[slug], size=SMALLER, samples=4, grained=False) for slug in SMOOTH),
        *(spin(heroes[slug], size=SMALLER, samples=4) for slug in GRAINED[2:]),
    )


SPINS: tuple[Scene, ...] = turned()
