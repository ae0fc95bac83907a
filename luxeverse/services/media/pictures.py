"""From a name in the media manifest to a picture with its renditions."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from luxeverse.schemas.common import Picture

MANIFEST = Path(__file__).resolve().parents[3] / "assets" / "media" / "manifest.json"


@dataclass(frozen=True, slots=True)
class Crop:
    """Which part of the file is shown: magnification, and the focus in per cent of width and height."""

    zoom: float = 1
    focus_x: float = 50
    focus_y: float = 50


@cache
def _manifest() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(MANIFEST.read_text())
    return loaded


@cache
def picture(asset: str | None, alt: str, crop: Crop = Crop()) -> Picture:
    """The picture of an asset; an empty one, which screens leave out, when the asset is unknown."""
    entry = _manifest().get(asset or "")
    if entry is None:
        return Picture(alt=alt)
    return Picture(
        src_avif_set=_source_set(entry["files"], "avif"),
        src_webp_set=_source_set(entry["files"], "webp"),
        src=_widest(entry["files"], "webp"),
        alt=alt,
        width=entry["width"],
        height=entry["height"],
        placeholder=entry["placeholder"],
        zoom=f"{crop.zoom:g}",
        focus_x=f"{crop.focus_x:g}%",
        focus_y=f"{crop.focus_y:g}%",
    )


def _width(path: str) -> int:
    return int(path.rsplit("-", 1)[1].split(".")[0])


def _source_set(files: list[str], kind: str) -> str:
    paths = sorted((f for f in files if f.endswith(kind)), key=_width)
    return ", ".join(f"{path} {_width(path)}w" for path in paths)


def _widest(files: list[str], kind: str) -> str:
    return max((f for f in files if f.endswith(kind)), key=_width, default="")
