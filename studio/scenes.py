"""Scenes: what takes more than one picture or more than one piece. Spins, films and editorial stills, as plain data."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from studio.inputs import code, reached
from studio.shot import Options, Shot, View

Kind = Literal["spin", "film", "still"]
Place = tuple[float, float, float]
POSING = "studio.pose"
FRAMES_PER_SECOND = 24


@dataclass(frozen=True, slots=True)
class Piece:
    """A model in a scene: the function that builds it and where it goes; studio units and degrees."""

    build: str
    options: Options = field(default_factory=dict)
    place: Place = (0, 0, 0)
    turn: float = 0.0
    scale: float = 1.0
    tilt: Place = (0, 0, 0)
    """Degrees about x, y and z, before the turn: to lay down what was built standing."""


@dataclass(frozen=True, slots=True)
class Motion:
    """What moves in a film: lights, what shades them, and a piece that turns a little.

    It goes there and back, so the end is the beginning. Light adds up, so a picture between two others is their blend,
    and a second of film takes seven renders, not twenty-four; a turn must be slow, about two pixels from one render to
    the next.
    """

    turn: float = 0.0
    """How far the table turns to either side, in degrees."""
    moved: Mapping[str, Place] = field(default_factory=dict)
    """How far a thing goes to either side of its place, by its name."""
    between: int = 4
    """Steps from one render to the next."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One spin, film or still. ``slug`` is that of the piece, of the film, or of the collection or story."""

    kind: Kind
    house: str
    slug: str
    alt: str
    pieces: tuple[Piece, ...]
    rig: str
    rig_options: Options
    view: View
    size: tuple[int, int]
    samples: int
    frames: int = 1
    """Pictures to render: every step of a spin, some on the way there of a film, one of a still."""
    motion: Motion = Motion()
    grained: bool = True
    """Whether the denoiser takes its guides cleaned, for leather and dials. It costs two seconds of seven."""
    exposure: float = 0.0
    transform: str = "Khronos PBR Neutral"
    look: str = "AgX - Medium High Contrast"

    @property
    def name(self) -> str:
        """The folder its pictures are rendered into: "spin/petite-seconde-40"."""
        return f"{self.kind}/{self.slug}"

    @property
    def seconds(self) -> float:
        """How long a film runs: there and back."""
        return 2 * (self.frames - 1) * self.motion.between / FRAMES_PER_SECOND


def spin(hero: Shot, frames: int = 24, **changes: Any) -> Scene:
    """A full turn of a piece that begins as its hero does."""
    settings: dict[str, Any] = {
        "kind": "spin",
        "house": hero.house,
        "slug": hero.slug,
        "alt": hero.alt,
        "pieces": (Piece(hero.build, hero.options),),
        "rig": hero.rig,
        "rig_options": hero.rig_options,
        "view": hero.view,
        "size": (480, 600),
        "samples": max(4, min(6, hero.samples // 2)),
        "frames": frames,
        "exposure": hero.exposure,
        "transform": hero.transform,
        "look": hero.look,
    }
    return Scene(**(settings | changes))


def fingerprint(scene: Scene) -> str:
    """Twelve hex digits that change when a picture of the scene would. The words about it do not count."""
    said = {key: value for key, value in asdict(scene).items() if key != "alt"}
    named = {name.partition(":")[0] for name in (scene.rig, *(p.build for p in scene.pieces))}
    sources = [code(module) for module in sorted(reached(frozenset({POSING, *named})))]
    text = json.dumps(said, sort_keys=True, default=list) + "".join(sources)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
