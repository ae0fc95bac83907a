"""From a PNG master to the files the shop serves, and their entry in the manifest."""

import base64
import fcntl
import io
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from studio.inputs import ROOT
from studio.shot import ROLES, Shot

MEDIA = ROOT / "assets" / "media"
WORK = ROOT / ".data" / "studio"
MANIFEST = MEDIA / "manifest.json"
WIDTHS = (400, 800, 1200, 1600)
QUALITY = {"avif": 60, "webp": 80}
MASK_WIDTH = 240
PLACEHOLDER_WIDTH = 12
PALETTE_SIZE = 5


def publish(shot: Shot, masters: Path, made_from: str) -> None:
    """Write every file of one picture and its entry, in the place of an earlier one of the same role and variant."""
    with Image.open(masters / f"{shot.name}.png") as opened:
        picture = opened.convert("RGB")
    entry: dict[str, Any] = {
        "role": shot.role,
        "name": shot.name,
        "variant": shot.variant,
        "made_from": made_from,
        "alt": shot.alt,
        **described(filed(shot), picture),
    }
    mask = masters / f"{shot.name}.mask.png"
    if mask.exists():
        with Image.open(mask) as opened:
            alpha = opened.convert("RGBA").getchannel("A")
        entry["palette"] = palette(picture, alpha)
        entry["mask"] = write_mask(shot, alpha)
    with manifest() as kept:
        piece = kept[section(shot)].setdefault(shot.slug, {"images": []})
        others, replaced = [], []
        for image in piece["images"]:
            same = (image["role"], image["variant"]) == (shot.role, shot.variant)
            (replaced if same else others).append(image)
        piece["images"] = sorted(
            [*others, entry], key=lambda image: (ROLES.index(image["role"]), image["variant"])
        )
    for file in {file for image in replaced for file in image["files"]} - set(entry["files"]):
        (ROOT / "assets" / file.lstrip("/")).unlink(missing_ok=True)


def section(shot: Shot) -> str:
    """Where the manifest keeps a piece: what the shop sells, or the forms a garment is designed on."""
    return "forms" if shot.house == "forms" else "products"


def filed(shot: Shot) -> str:
    """Where its files lie under the media, without what their names end in."""
    return f"forms/{shot.name}" if section(shot) == "forms" else shot.name


def pieces(kept: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every piece of the manifest, sold or not."""
    for part in ("products", "forms"):
        yield from kept[part].values()


def made_from() -> dict[str, str]:
    """Name and fingerprint of every picture in the manifest."""
    found = pieces(json.loads(MANIFEST.read_text()))
    return {image["name"]: image["made_from"] for piece in found for image in piece["images"]}


def reword(found: Iterable[Shot]) -> None:
    """Bring the alternative texts up to date, for which nothing is rendered."""
    said = {shot.name: shot.alt for shot in found}
    with manifest() as kept:
        for piece in pieces(kept):
            for image in piece["images"]:
                image["alt"] = said.get(image["name"], image["alt"])


def described(name: str, picture: Image.Image) -> dict[str, Any]:
    """Write the renditions of a picture; its size, files and colours."""
    return {
        "width": picture.width,
        "height": picture.height,
        "files": renditions(name, picture),
        "placeholder": placeholder(picture),
        "colour": ground(picture),
        "palette": palette(picture, None),
    }


def widths(width: int) -> list[int]:
    """The standard widths a picture can fill, and its own where that is less than the largest: nothing is enlarged."""
    return sorted({wanted for wanted in WIDTHS if wanted <= width} | {min(width, WIDTHS[-1])})


def renditions(name: str, picture: Image.Image) -> list[str]:
    """Write the picture in every width and format; the addresses the shop serves them at."""
    files = []
    for width in widths(picture.width):
        size = (width, round(picture.height * width / picture.width))
        files += rendition(name, picture.resize(size, Image.Resampling.LANCZOS))
    return files


def rendition(name: str, picture: Image.Image) -> list[str]:
    """Write the picture in its own width and every format."""
    files = []
    for kind, quality in QUALITY.items():
        target = MEDIA / f"{name}-{picture.width}.{kind}"
        target.parent.mkdir(parents=True, exist_ok=True)
        picture.save(target, kind, quality=quality)
        files.append(address(target))
    return files


def placeholder(picture: Image.Image) -> str:
    """A blurred thumbnail as a data address, under 400 bytes, so that it can sit in the page."""
    tiny = picture.resize(
        (PLACEHOLDER_WIDTH, round(PLACEHOLDER_WIDTH * picture.height / picture.width))
    )
    buffer = io.BytesIO()
    tiny.save(buffer, "webp", quality=35)
    return "data:image/webp;base64," + base64.b64encode(buffer.getvalue()).decode()


def ground(picture: Image.Image) -> str:
    """The colour at the edges, which the page shows until the file arrives."""
    small = picture.resize((16, 20))
    edge = [
        small.getpixel((x, y)) for x in range(16) for y in range(20) if x in {0, 15} or y in {0, 19}
    ]
    means = (round(sum(pixel[channel] for pixel in edge) / len(edge)) for channel in range(3))  # type: ignore[index]
    return "#{:02x}{:02x}{:02x}".format(*means)


def palette(picture: Image.Image, mask: Image.Image | None) -> list[str]:
    """The colours of the piece, most frequent first; of the whole picture when there is no mask."""
    small = picture.resize((120, round(120 * picture.height / picture.width)))
    pixels = np.asarray(small).reshape(-1, 3)
    if mask is not None:
        inside = np.asarray(mask.resize(small.size)).reshape(-1) > 200
        pixels = pixels[inside] if inside.any() else pixels
    strip = Image.fromarray(np.ascontiguousarray(pixels[None]))
    reduced = strip.quantize(PALETTE_SIZE, Image.Quantize.MEDIANCUT)
    colours = reduced.getpalette() or []
    counted = sorted(reduced.getcolors() or [], reverse=True)
    return [
        "#{:02x}{:02x}{:02x}".format(*colours[index * 3 : index * 3 + 3]) for _, index in counted
    ]


def write_mask(shot: Shot, alpha: Image.Image) -> str:
    """Where the piece is, as a small picture whose alpha is the mask."""
    height = round(alpha.height * MASK_WIDTH / alpha.width)
    small = alpha.resize((MASK_WIDTH, height), Image.Resampling.LANCZOS)
    shape = Image.merge("LA", (Image.new("L", small.size, 255), small)).convert("RGBA")
    target = MEDIA / f"{filed(shot)}-mask.webp"
    shape.save(target, "webp", quality=20, alpha_quality=60)
    return address(target)


def address(file: Path) -> str:
    """Where the shop serves a file."""
    return f"/media/{file.relative_to(MEDIA)}"


@contextmanager
def manifest() -> Iterator[dict[str, Any]]:
    """The manifest to be changed; one process at a time, and readers see the old one or the new one."""
    WORK.mkdir(parents=True, exist_ok=True)
    with (WORK / "manifest.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        kept: dict[str, Any] = json.loads(MANIFEST.read_text())
        yield kept
        part = MANIFEST.with_suffix(f".part{os.getpid()}")
        part.write_text(json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
        part.replace(MANIFEST)
