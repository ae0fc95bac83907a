"""A shot: which model, under which lights, from where. Plain data, so that it can be hashed and queued."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

Role = Literal["hero", "angle", "detail", "scale", "box"]
ROLES: tuple[Role, ...] = ("hero", "angle", "detail", "scale", "box")
Options = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class View:
    """Where a picture is taken from; degrees, studio units, millimetres. See ``studio.kit.render.Camera``."""

    target: tuple[float, float, float] = (0, 0, 0.9)
    distance: float = 7.0
    azimuth: float = 20.0
    elevation: float = 10.0
    lens: float = 85.0
    stop: float = 0.0
    focus: float = 0.0


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture of one piece.

    ``build`` and ``rig`` name functions as "studio.products.watch:round_watch". The build function makes the models
    and leaves them on the turntable, the rig function makes light, ground and backdrop.
    """

    house: str
    slug: str
    role: Role
    alt: str
    build: str
    rig: str
    view: View
    options: Options = field(default_factory=dict)
    rig_options: Options = field(default_factory=dict)
    variant: str = ""
    """The value of the option it shows ("Ivory"), when a piece comes in several; empty for the first."""
    size: tuple[int, int] = (960, 1200)
    samples: int = 6
    exposure: float = 0.0
    transform: str = "Khronos PBR Neutral"
    """Neutral keeps hues, so a piece has the colour its data says; AgX, with its looks, has more room in highlights."""
    look: str = "AgX - Medium High Contrast"

    @property
    def name(self) -> str:
        """The name of the picture in the manifest: "petite-seconde-40/hero-ivory"."""
        variant = f"-{self.variant.lower().replace(' ', '-')}" if self.variant else ""
        return f"{self.slug}/{self.role}{variant}"


def small(shot: Shot, **changes: Any) -> Shot:
    """The same set for an angle or a detail: 720 by 900 pixels and fewer samples."""
    return replace(
        shot, **{"size": (720, 900), "samples": max(6, shot.samples * 2 // 3), **changes}
    )
