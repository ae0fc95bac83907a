"""From the pictures of a scene to the files the shop serves, and their entry in the manifest."""

import json
import subprocess
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import imageio_ffmpeg
from PIL import Image

from studio.publish import (
    MANIFEST,
    MEDIA,
    address,
    described,
    ground,
    manifest,
    placeholder,
    rendition,
)
from studio.scenes import FRAMES_PER_SECOND, Scene

SPIN_QUALITY = 66
VP9 = ("-c:v", "libvpx-vp9", "-crf", "22", "-b:v", "0", "-row-mt", "1", "-deadline", "good")
H264 = ("-c:v", "libx264", "-crf", "18", "-preset", "slower", "-movflags", "+faststart")
AS_SEEN = (
    "-vf",
    "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p",
    "-colorspace",
    "bt709",
    "-color_primaries",
    "bt709",
    "-color_trc",
    "bt709",
)
"""Says which colours are meant, so that no browser shifts the first frame away from the poster."""
POSTER = "poster.png"
"""The first frame of a film once more, larger."""
POSTER_SIZE = (1600, 900)


def publish(played: Scene, folder: Path, made_from: str) -> None:
    """Write every file of a scene and its entry, in the place of an earlier one."""
    {"spin": _spin, "film": _film, "still": _still}[played.kind](played, folder, made_from)


def made_from() -> dict[str, str]:
    """Name and fingerprint of every scene in the manifest."""
    kept = json.loads(MANIFEST.read_text())
    spins = {f"spin/{slug}": piece.get("spin") for slug, piece in kept["products"].items()}
    films = {f"film/{film['slug']}": film for film in kept["films"]}
    stills = {f"still/{slug}": entry["images"][0] for slug, entry in kept["collections"].items()}
    every = {**spins, **films, **stills}
    return {name: entry["made_from"] for name, entry in every.items() if entry}


def reword(found: Iterable[Scene]) -> None:
    """Bring the alternative texts of films and stills up to date, for which nothing is rendered."""
    said = {scene.name: scene.alt for scene in found}
    with manifest() as kept:
        for film in kept["films"]:
            film["alt"] = said.get(f"film/{film['slug']}", film["alt"])
        for slug, entry in kept["collections"].items():
            for image in entry["images"]:
                image["alt"] = said.get(f"still/{slug}", image["alt"])


def _spin(played: Scene, folder: Path, made_from: str) -> None:
    """In the order in which a hand that moves to the right shows them: the azimuth moves the front to the left."""
    frames = []
    for place, index in enumerate((0, *range(played.frames - 1, 0, -1))):
        target = MEDIA / played.slug / f"spin-{place:02}.avif"
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f"part.{target.name}")
        _opened(folder / f"{index:03}.png").save(part, "avif", quality=SPIN_QUALITY)
        part.replace(target)
        frames.append(address(target))
    width, height = played.size
    with manifest() as kept:
        kept["products"].setdefault(played.slug, {"images": []})["spin"] = {
            "frames": frames,
            "width": width,
            "height": height,
            "made_from": made_from,
        }


def _film(played: Scene, folder: Path, made_from: str) -> None:
    there = [folder / f"{index:03}.png" for index in range(played.frames)]
    name = f"films/{played.slug}"
    first = _opened(there[0])
    files = [
        *rendition(name, first),
        *rendition(name, _opened(folder / POSTER).resize(POSTER_SIZE, Image.Resampling.LANCZOS)),
    ]
    videos = {}
    for kind, coding in (("webm", VP9), ("mp4", H264)):
        target = MEDIA / f"{name}.{kind}"
        _code(_blended(there, played.motion.between), played.size, target, coding)
        videos[kind] = address(target)
    entry: dict[str, Any] = {
        **videos,
        "slug": played.slug,
        "house": played.house,
        "alt": played.alt,
        "seconds": played.seconds,
        "poster": next(file for file in files if file.endswith(f"-{first.width}.webp")),
        "files": files,
        "placeholder": placeholder(first),
        "colour": ground(first),
        "width": first.width,
        "height": first.height,
        "made_from": made_from,
    }
    with manifest() as kept:
        others = [film for film in kept["films"] if film["slug"] != played.slug]
        kept["films"] = sorted([*others, entry], key=lambda film: film["slug"])


def _still(played: Scene, folder: Path, made_from: str) -> None:
    name = f"collections/{played.slug}"
    entry = {
        **described(name, _opened(folder / "000.png")),
        "role": "hero",
        "name": name,
        "variant": "",
        "alt": played.alt,
        "made_from": made_from,
    }
    with manifest() as kept:
        kept["collections"][played.slug] = {"images": [entry]}


def _blended(there: list[Path], between: int) -> Iterator[Image.Image]:
    """The way there and back, with the steps between one render and the next."""
    for here, following in pairwise(there + there[-2::-1]):
        first, second = _opened(here), _opened(following)
        for step in range(between):
            yield Image.blend(first, second, step / between)


def _code(
    frames: Iterable[Image.Image], size: tuple[int, int], target: Path, coding: Iterable[str]
) -> None:
    """Hand the frames over one by one; the file takes its place when it is whole."""
    part = target.with_name(f"part.{target.name}")
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-y", "-loglevel", "error", "-f", "rawvideo"]
    command += ["-pix_fmt", "rgb24", "-s", f"{size[0]}x{size[1]}", "-r", str(FRAMES_PER_SECOND)]
    command += ["-i", "-", "-an", *AS_SEEN, *coding, str(part)]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as encoder:  # noqa: S603  our own
        for frame in frames:
            encoder.stdin.write(frame.tobytes())  # type: ignore[union-attr]
    if encoder.returncode:
        raise RuntimeError(f"{target.name} was not coded")
    part.replace(target)


def _opened(file: Path) -> Image.Image:
    with Image.open(file) as opened:
        return opened.convert("RGB")
