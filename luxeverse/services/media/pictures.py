"""From a name in the media manifest to a picture with its renditions."""

import json
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from luxeverse.schemas.common import Picture

ROOT = Path(__file__).resolve().parents[3]
MANIFEST = ROOT / "assets" / "media" / "manifest.json"
VIEWS = ROOT / "data" / "views.toml"


@dataclass(frozen=True, slots=True)
class Crop:
    """Which part of the file is shown: magnification, and the focus in per cent of width and height."""

    zoom: float = 1
    focus_x: float = 50
    focus_y: float = 50


WHOLE = Crop()


@cache
def _manifest() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(MANIFEST.read_text())
    return loaded


@cache
def _views() -> dict[str, Any]:
    return tomllib.loads(VIEWS.read_text())


@cache
def picture(asset: str | None, alt: str, crop: Crop = WHOLE) -> Picture:
    """The picture of an asset; an empty one, which screens leave out, when the asset is unknown."""
    entry = _manifest().get(asset or "")
    if entry is None:
        return Picture(alt=alt)
    return Picture(
        src_avif_set=_source_set(entry["files"]["avif"]),
        src_webp_set=_source_set(entry["files"]["webp"]),
        src=entry["files"]["webp"][max(entry["files"]["webp"], key=int)],
        alt=alt,
        width=entry["width"],
        height=entry["height"],
        placeholder=entry["colour"],
        zoom=f"{crop.zoom:g}",
        focus_x=f"{crop.focus_x:g}%",
        focus_y=f"{crop.focus_y:g}%",
    )


def view(name: str | None, alt: str = "") -> Picture:
    """The picture of a name such as "ring", or of a named view of it, "ring.stone"."""
    asset, _, part = (name or "").partition(".")
    entry = _views().get(asset, {})
    if not part:
        return picture(asset, alt or entry.get("alt", ""))
    found = entry[part]
    zoom = found["zoom"]
    crop = Crop(
        zoom,
        found["px"] if "px" in found else origin(found["x"], zoom),
        found["py"] if "py" in found else origin(found["y"], zoom),
    )
    return picture(asset, alt or found["alt"], crop)


def origin(centre: float, zoom: float) -> float:
    """Where to anchor a picture scaled by ``zoom`` so that ``centre`` (0 to 1) ends up in the middle, in per cent."""
    if zoom == 1:
        return 50.0
    anchor = (centre - 1 / (2 * zoom)) / (1 - 1 / zoom)
    return round(min(1.0, max(0.0, anchor)) * 100, 1)


def _source_set(files: dict[str, str]) -> str:
    return ", ".join(f"{files[width]} {width}w" for width in sorted(files, key=int))
