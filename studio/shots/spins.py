"""Which pieces can be turned around by hand."""

from studio.catalogue import shots
from studio.scenes import Scene, spin

TURNED = (
    "petite-seconde-40",
    "cours-top-handle",
    "rue-pump-85",
    "six-claw-ring-2ct",
    "bastia-tortoise",
    "noctis-extrait",
    "trois-aiguilles",
    "vendange-tote",
    "provence-lavender",
    "calabrian-bergamot",
    "rosa-damascena",
    "atlas-cedar",
    "serum-botanique",
    "oat-milk-cleanser",
    "hands-at-work-set",
    "harbour-soap",
)
"""Pieces with something to see on every side, half of them of LuxeVerse."""


def turned() -> tuple[Scene, ...]:
    """A spin for each."""
    heroes = {shot.slug: shot for shot in shots() if shot.role == "hero" and not shot.variant}
    return tuple(spin(heroes[slug]) for slug in TURNED)


SPINS: tuple[Scene, ...] = turned()
