"""One film for each house: the piece its first page opens with, in the middle of a wide picture."""

from dataclasses import replace

from studio.catalogue import shots
from studio.scenes import Motion, Piece, Scene
from studio.shot import Shot

SIZE = (960, 540)
WAY = 19
"""Renders from one end of the light's way to the other: six seconds there and back."""
HEROES: dict[str, Shot] = {
    shot.slug: shot for shot in shots() if shot.role == "hero" and not shot.variant
}


def piece(slug: str) -> Piece:
    """A piece of the catalogue as its hero shows it."""
    return Piece(HEROES[slug].build, HEROES[slug].options)


RING, LAVENDER, SERUM = (
    HEROES[slug] for slug in ("six-claw-ring-2ct", "provence-lavender", "serum-botanique")
)

FILMS: tuple[Scene, ...] = (
    Scene(
        kind="film",
        house="luxe",
        slug="stone-in-the-dark",
        alt="A gold ring with a round diamond turns a little in the dark, its facets flashing",
        pieces=(piece(RING.slug),),
        rig="studio.rigs.wide:obsidian_wide",
        rig_options=RING.rig_options,
        view=replace(RING.view, target=(0, 0, 1.22), distance=7.6),
        size=SIZE,
        samples=8,
        frames=25,
        motion=Motion(turn=5.0, between=3),
    ),
    Scene(
        kind="film",
        house="arome",
        slug="page-of-lavender",
        alt="A vial of lavender on its handwritten page while the light of the window moves over it",
        pieces=(piece(LAVENDER.slug),),
        rig=LAVENDER.rig,
        rig_options=LAVENDER.rig_options,
        view=replace(LAVENDER.view, target=(0.5, -0.1, 0.82), distance=7.8),
        size=SIZE,
        samples=6,
        frames=WAY,
        motion=Motion(moved={"lamp": (-0.5, 1.6, 0), "lamp.001": (1.4, 0, 0)}),
    ),
    Scene(
        kind="film",
        house="luma",
        slug="leaves-on-paper",
        alt="A dropper bottle of sérum botanique on sand-coloured paper, shadows of leaves moving behind it",
        pieces=(piece(SERUM.slug),),
        rig=SERUM.rig,
        rig_options=SERUM.rig_options,
        view=replace(SERUM.view, distance=SERUM.view.distance * 0.93),
        size=SIZE,
        samples=4,
        frames=WAY,
        motion=Motion(moved={"branch": (0.22, 0.05, 0.10)}),
    ),
)
