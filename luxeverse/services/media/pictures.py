"""From a name in the media manifest to a picture with its renditions."""

import json
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from luxeverse.schemas.common import Film, Picture

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
def _pictures() -> dict[str, dict[str, Any]]:
    """Every picture by its name: "ring" of the shared ones, "quiet-band/hero" of a piece's own, "collections/after-dark"."""
    shown = (*_manifest()["products"].values(), *_manifest()["collections"].values())
    own = {image["name"]: image for entry in shown for image in entry["images"]}
    return {**_manifest()["assets"], **own}


@cache
def _views() -> dict[str, Any]:
    return tomllib.loads(VIEWS.read_text())


def found(name: str) -> dict[str, Any]:
    """What the manifest says of a picture. Raises KeyError when there is none of the name."""
    return _pictures()[name]


def rendered(slug: str) -> list[dict[str, Any]]:
    """The pictures rendered of a piece, hero first and further colours last; none while its hero is missing."""
    piece = _manifest()["products"].get(slug, {"images": []})
    images = sorted(piece["images"], key=lambda image: bool(image["variant"]))
    return images if images and images[0]["role"] == "hero" and not images[0]["variant"] else []


def spin(slug: str) -> dict[str, Any]:
    """The frames of a piece's turn with their size; empty while it has none."""
    found: dict[str, Any] = _manifest()["products"].get(slug, {}).get("spin", {})
    return found


def model(slug: str) -> dict[str, Any]:
    """The model of a piece in its formats, with its poster; empty while it has none."""
    found: dict[str, Any] = _manifest()["products"].get(slug, {}).get("model", {})
    return found


def light_model(slug: str) -> str:
    """The address of the model a piece is seen as from afar; empty while it has none."""
    found: str = model(slug).get("light", {}).get("glb", "")
    return found


def clip(slug: str) -> dict[str, Any]:
    """The film of a piece with its captions and chapters; empty while it has none."""
    found: dict[str, Any] = _manifest()["products"].get(slug, {}).get("film", {})
    return found


def first_orbit(slug: str) -> str:
    """Where the camera looks at the model of a piece from, as model-viewer says it: as its poster was taken."""
    return f"{model(slug).get('orbit', '20deg 78deg')} auto"


@cache
def picture(asset: str | None, alt: str, crop: Crop = WHOLE) -> Picture:
    """The picture of an asset; an empty one, which screens leave out, when the asset is unknown."""
    entry = _pictures().get(asset or "")
    if entry is None:
        return Picture(alt=alt)
    return _described(entry, alt, crop)


def _described(entry: dict[str, Any], alt: str, crop: Crop) -> Picture:
    return Picture(
        src_avif_set=_source_set(entry["files"], ".avif"),
        src_webp_set=_source_set(entry["files"], ".webp"),
        src=sized(entry["files"], ".webp")[-1][1],
        alt=alt,
        width=entry["width"],
        height=entry["height"],
        placeholder=entry["colour"],
        zoom=f"{crop.zoom:g}",
        focus_x=f"{crop.focus_x:g}%",
        focus_y=f"{crop.focus_y:g}%",
    )


def view(name: str | None, alt: str = "") -> Picture:
    """The picture of a name such as "ring", of a named view of it, "ring.stone", or of a piece, "quiet-band/hero"."""
    if not name or not is_known(name):
        return Picture(alt=alt)
    asset, said, crop = named(name)
    return picture(asset, alt or said, crop)


def is_known(name: str) -> bool:
    """Whether there is such a picture, and such a view of it."""
    subject, _, part = name.partition(".")
    return (
        part in _views().get(subject, {}) if part else subject in _views() or subject in _pictures()
    )


def named(name: str) -> tuple[str, str, Crop]:
    """Asset, alternative text and crop of a name. A name or view may stand for the picture of a piece.

    Raises KeyError when there is none.
    """
    subject, _, part = name.partition(".")
    entry = _views().get(subject, {})
    asset = entry.get("picture", subject)
    if not part:
        return asset, entry.get("alt") or found(asset)["alt"], WHOLE
    shown = entry[part]
    zoom = shown.get("zoom", 1)
    crop = Crop(zoom, origin(shown.get("x", 0.5), zoom), origin(shown.get("y", 0.5), zoom))
    return shown.get("picture", asset), shown["alt"], crop


def origin(centre: float, zoom: float) -> float:
    """Where to anchor a picture scaled by ``zoom`` so that ``centre`` (0 to 1) ends up in the middle, in per cent."""
    if zoom == 1:
        return 50.0
    anchor = (centre - 1 / (2 * zoom)) / (1 - 1 / zoom)
    return round(min(1.0, max(0.0, anchor)) * 100, 1)


@dataclass(frozen=True, slots=True)
class OnDisk:
    """The smallest WebP of a picture, and the mask of the thing in it where one was rendered."""

    picture: Path
    mask: Path | None
    made_from: str


def on_disk(name: str) -> OnDisk | None:
    """Where a picture lies; None for an unknown one."""
    entry = _pictures().get(name)
    if entry is None:
        return None
    address = sized(entry["files"], ".webp")[0][1]
    mask = entry.get("mask")
    folder = ROOT / "assets"
    return OnDisk(
        folder / address.lstrip("/"),
        folder / mask.lstrip("/") if mask else None,
        entry.get("made_from", ""),
    )


def large_on_disk(name: str | None) -> Path | None:
    """The largest WebP of a picture; None for an unknown one."""
    entry = _pictures().get(name or "")
    return ROOT / "assets" / sized(entry["files"], ".webp")[-1][1].lstrip("/") if entry else None


def sized(files: list[str], kind: str) -> list[tuple[int, str]]:
    """Width and address of the files of a kind, narrowest first. The width stands in the name: "hero-800.webp"."""
    return sorted(
        (int(file.removesuffix(kind).rpartition("-")[2]), file)
        for file in files
        if file.endswith(kind)
    )


@cache
def film(house: str) -> Film:
    """The film of a house's first page; an empty one, which screens leave out, while it has none."""
    for entry in _manifest()["films"]:
        if entry["house"] == house:
            return Film(entry["webm"], entry["mp4"], _described(entry, entry["alt"], WHOLE))
    return Film()


def _source_set(files: list[str], kind: str) -> str:
    return ", ".join(f"{file} {width}w" for width, file in sized(files, kind))
