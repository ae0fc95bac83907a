"""What turns, moves or shows several pieces: every file is there and is what the manifest says."""

import itertools
import json
import re
import struct
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PIL import Image

from luxeverse.services.media import view
from luxeverse.services.media.pictures import sized
from tools.catalogue import houses

ROOT = Path(__file__).parents[2]
MARKS = ROOT / "assets" / "media" / "marks"
FRAMES = 24
LARGEST_SPIN, LARGEST_FILM = 600_000, 1_200_000


@cache
def manifest() -> dict[str, Any]:
    read: dict[str, Any] = json.loads((ROOT / "assets/media/manifest.json").read_text())
    return read


def path(address: str) -> Path:
    """The file behind an address of the shop."""
    return ROOT / "assets" / address.lstrip("/")


def spins() -> list[Any]:
    products = manifest()["products"].items()
    return [
        pytest.param(slug, piece["spin"], id=slug) for slug, piece in products if "spin" in piece
    ]


def films() -> list[Any]:
    return [pytest.param(film, id=film["slug"]) for film in manifest()["films"]]


def stills() -> list[Any]:
    return [
        pytest.param(slug, image, id=image["name"])
        for slug, entry in manifest()["collections"].items()
        for image in entry["images"]
    ]


def pixels(address: str) -> np.ndarray[Any, Any]:
    """A picture as small numbers, for telling how much two differ."""
    with Image.open(path(address)) as file:
        return np.asarray(file.convert("RGB").resize((60, 75)), dtype=float)


def apart(first: str, second: str) -> float:
    """Mean difference of two pictures, from 0 to 255."""
    return float(np.abs(pixels(first) - pixels(second)).mean())


@pytest.mark.parametrize(("slug", "spin"), spins())
def test_a_spin_is_twenty_four_small_pictures_of_one_size(slug: str, spin: dict[str, Any]) -> None:
    assert len(spin["frames"]) == len(set(spin["frames"])) == FRAMES
    assert sum(path(frame).stat().st_size for frame in spin["frames"]) < LARGEST_SPIN
    for frame in spin["frames"]:
        assert frame.startswith(f"/media/{slug}/spin-")
        with Image.open(path(frame)) as file:
            assert file.format == "AVIF"
            assert file.size == (spin["width"], spin["height"])


@pytest.mark.parametrize(("slug", "spin"), spins())
def test_a_spin_turns_evenly_and_ends_where_it_began(slug: str, spin: dict[str, Any]) -> None:
    """No step stands still, and the one from the last picture to the first is no larger than the others."""
    frames = spin["frames"]
    steps = [apart(frames[k], frames[(k + 1) % FRAMES]) for k in range(FRAMES)]
    assert min(steps) > 0.1
    assert steps[-1] <= max(steps[:-1]) * 1.1


@pytest.mark.parametrize("film", films())
def test_a_film_is_short_and_small_and_comes_in_two_formats(film: dict[str, Any]) -> None:
    """WebM whose header names it, and MP4 whose table of contents comes first, so that it starts at once."""
    webm, mp4 = path(film["webm"]).read_bytes(), path(film["mp4"]).read_bytes()
    assert webm[:4] == b"\x1a\x45\xdf\xa3"
    assert b"webm" in webm[:64]
    assert 0 < mp4.index(b"moov") < mp4.index(b"mdat")
    assert len(webm) < LARGEST_FILM
    assert len(mp4) < LARGEST_FILM
    assert 4 <= film["seconds"] <= 7
    assert seconds(mp4) == pytest.approx(film["seconds"], abs=0.1)
    assert len(film["alt"]) > 15


def seconds(mp4: bytes) -> float:
    """How long an MP4 says it is: scale and duration follow two dates in its movie header, version 0."""
    start = mp4.index(b"mvhd") + 4
    scale, duration = struct.unpack(">II", mp4[start + 12 : start + 20])
    return float(duration / scale)


@pytest.mark.parametrize("film", films())
def test_a_poster_has_the_size_of_its_film_and_comes_larger_too(film: dict[str, Any]) -> None:
    for kind in (".avif", ".webp"):
        files = sized(film["files"], kind)
        assert [width for width, _ in files] == [film["width"], 1600]
        for width, address in files:
            with Image.open(path(address)) as file:
                assert f".{file.format}".lower() == kind
                assert file.size == (width, width * film["height"] // film["width"])
    assert film["poster"] in film["files"]


@pytest.mark.parametrize(("slug", "image"), stills())
def test_a_still_belongs_to_a_collection_or_story_and_opens(
    slug: str, image: dict[str, Any]
) -> None:
    told = {entry["slug"] for house in houses() for entry in (*house.collections, *house.stories)}
    assert slug in told
    assert image["name"] == f"collections/{slug}"
    assert image["width"] / image["height"] == pytest.approx(1.5, abs=0.01)
    assert len(image["alt"]) > 15
    for kind in (".avif", ".webp"):
        for width, address in sized(image["files"], kind):
            with Image.open(path(address)) as file:
                assert f".{file.format}".lower() == kind
                assert file.width == width


DRAWN = ("gold-leaf", "parchment", "border", "seal", "quill", "symbols", "initial")


def test_the_seven_ornaments_of_arome_are_drawn_and_light() -> None:
    """Whole drawings without scripts or anything from elsewhere, under 30 KB together, so that pages can hold them."""
    files = [MARKS / f"arome-{name}.svg" for name in DRAWN]
    assert sum(file.stat().st_size for file in files) < 30_000
    for file in files:
        root = ET.fromstring(file.read_text())
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert "viewBox" in root.attrib
        assert not [node for node in root.iter() if node.tag.endswith(("script", "foreignObject"))]
        assert "http" not in file.read_text().replace("http://www.w3.org/", "")


def test_pieces_of_every_house_can_be_turned() -> None:
    houses_of = {piece.slug: house.slug for house in houses() for piece in house.pieces}
    assert {houses_of[found.values[0]] for found in spins()} == {"luxe", "arome", "luma"}


def test_every_house_has_one_film() -> None:
    assert sorted(film["house"] for film in manifest()["films"]) == ["arome", "luma", "luxe"]


def test_every_house_has_three_stills() -> None:
    kept = manifest()["collections"]
    for house in houses():
        slugs = {entry["slug"] for entry in (*house.collections, *house.stories)}
        assert len(slugs & set(kept)) >= 3


def test_a_still_can_be_shown_by_its_name() -> None:
    for slug, entry in manifest()["collections"].items():
        shown = view(f"collections/{slug}")
        assert shown.src == f"/media/collections/{slug}-1200.webp"
        assert shown.alt == entry["images"][0]["alt"]


LARGEST_CLIP = 1_500_000
CUE = re.compile(r"(\d\d):(\d\d):(\d\d\.\d{3}) --> (\d\d):(\d\d):(\d\d\.\d{3})\n(.+)")


def clips() -> list[Any]:
    products = manifest()["products"].items()
    return [
        pytest.param(slug, piece["film"], id=slug) for slug, piece in products if "film" in piece
    ]


def cues(address: str) -> list[tuple[float, float, str]]:
    """Start and end in seconds and the words of each cue of a WebVTT file."""
    text = path(address).read_text()
    assert text.startswith("WEBVTT\n\n")
    return [
        (int(m[2]) * 60 + float(m[3]), int(m[5]) * 60 + float(m[6]), m[7])
        for m in CUE.finditer(text)
    ]


@pytest.mark.parametrize(("slug", "clip"), clips())
def test_the_film_of_a_piece_is_said_in_captions_and_parted_by_chapters(
    slug: str, clip: dict[str, Any]
) -> None:
    webm, mp4 = path(clip["webm"]).read_bytes(), path(clip["mp4"]).read_bytes()
    assert webm[:4] == b"\x1a\x45\xdf\xa3"
    assert 0 < mp4.index(b"moov") < mp4.index(b"mdat")
    assert max(len(webm), len(mp4)) < LARGEST_CLIP
    assert seconds(mp4) == pytest.approx(clip["seconds"], abs=0.1)
    parts = cues(clip["chapters_file"])
    assert [(start, title) for start, _, title in parts] == [
        (chapter["at"], chapter["title"]) for chapter in clip["chapters"]
    ]
    # No moment of a film without sound is without words.
    said = cues(clip["captions"])
    assert (said[0][0], said[-1][1]) == (0, clip["seconds"])
    assert all(end == start for (_, end, _), (start, _, _) in itertools.pairwise(said))
    assert all(len(words) > 15 for *_, words in said)
    with Image.open(path(clip["poster"])) as poster:
        assert poster.size == (clip["width"], clip["height"])
