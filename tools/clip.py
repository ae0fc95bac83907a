"""Take the films of pieces, with captions and chapters: ``python -m tools.clip [slug ...]``.

Chromium draws the frames of a model, ffmpeg encodes them. An ffmpeg comes with the studio's environment:
``FFMPEG=$(.venv-studio/bin/python -c 'import imageio_ffmpeg as f; print(f.get_ffmpeg_exe())')``. Build the shop first:
three comes from there.
"""

import base64
import io
import json
import mimetypes
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Page, Route, sync_playwright

from tools.chromium import DRAWN, launching

ROOT = Path(__file__).resolve().parents[1]
MEDIA = ROOT / "assets" / "media"
MANIFEST = MEDIA / "manifest.json"
WIDTH, HEIGHT, RATE = 600, 750, 25
ENCODERS = {
    "webm": ["-c:v", "libvpx-vp9", "-crf", "54", "-b:v", "0", "-row-mt", "1", "-cpu-used", "4"],
    "mp4": ["-c:v", "libx264", "-crf", "34", "-preset", "slow", "-movflags", "+faststart"],
}


def films() -> list[dict[str, Any]]:
    """What data/films.toml says."""
    said: list[dict[str, Any]] = tomllib.loads((ROOT / "data" / "films.toml").read_text())["film"]
    return said


def chapters(film: dict[str, Any]) -> list[dict[str, Any]]:
    """Title, start, end in seconds and words of each."""
    found, at = [], 0.0
    for chapter in film["chapter"]:
        end = at + chapter["seconds"]
        found.append({"at": at, "end": end, "title": chapter["title"], "say": chapter["say"]})
        at = end
    return found


def ways(film: dict[str, Any], middle: list[float]) -> Iterator[list[float]]:
    """Where the camera is in each frame, and what it looks at: the middle, unless a chapter says another point.

    It starts and stops softly in each chapter.
    """
    start = [*film["from"], *middle][:6]
    for chapter in film["chapter"]:
        goal = [*chapter["to"], *middle][:6]
        count = chapter["seconds"] * RATE
        for index in range(count):
            t = index / count
            share = t * t * (3 - 2 * t)
            yield [a + (b - a) * share for a, b in zip(start, goal, strict=True)]
        start = goal


def timed(seconds: float) -> str:
    """As WebVTT writes it."""
    minutes, rest = divmod(seconds, 60)
    return f"00:{int(minutes):02d}:{rest:06.3f}"


def cues(film: dict[str, Any], key: str) -> str:
    """A WebVTT file of the chapters' titles, or of what is said."""
    parts = [f"{timed(c['at'])} --> {timed(c['end'])}\n{c[key]}\n" for c in chapters(film)]
    return "\n".join(["WEBVTT\n", *parts])


def main() -> None:
    """Take the films named, or all."""
    chosen = sys.argv[1:]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launching(*DRAWN))
        for film in films():
            if chosen and film["piece"] not in chosen:
                continue
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            page.route("**/*", _serve)
            _take(film, page)
            page.close()
        browser.close()


def _serve(route: Route) -> None:
    """The files of this folder by the address a browser asks for."""
    path = route.request.url.split("/", 3)[3]
    places = {"": ROOT / "tools" / "clip.html"}
    if path.startswith("three/"):
        places[path] = ROOT / ".web" / "node_modules" / path
    file = places.get(path, ROOT / "assets" / path)
    if not file.is_file():
        route.fulfill(status=404)
        return
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    route.fulfill(body=file.read_bytes(), content_type=kind)


def _take(film: dict[str, Any], page: Page) -> None:
    slug = film["piece"]
    folder = MEDIA / slug
    page.goto("http://clip.localhost/")
    page.wait_for_function("() => Boolean(window.prepare)")
    middle = page.evaluate(
        "([glb, w, h]) => prepare(glb, w, h)", [f"/media/{slug}/model.glb", WIDTH, HEIGHT]
    )
    encoders = {ending: _encoder(folder / f"film.{ending}", ending) for ending in ENCODERS}
    for number, way in enumerate(ways(film, middle)):
        data = base64.b64decode(page.evaluate("way => frame(way)", way))
        picture = Image.open(io.BytesIO(data)).convert("RGB")
        if number == 0:
            picture.save(folder / "film-poster.webp", quality=80)
        for encoder in encoders.values():
            encoder.stdin.write(picture.tobytes())
    for encoder in encoders.values():
        encoder.communicate()
    (folder / "film-captions.vtt").write_text(cues(film, "say"))
    (folder / "film-chapters.vtt").write_text(cues(film, "title"))
    _note(film)


def _encoder(target: Path, ending: str) -> Any:
    shape = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(RATE)]
    command = [os.environ.get("FFMPEG", "ffmpeg"), "-y", "-loglevel", "error", *shape, "-i", "-"]
    command += [*ENCODERS[ending], "-pix_fmt", "yuv420p", str(target)]
    return subprocess.Popen(command, stdin=subprocess.PIPE)


def _note(film: dict[str, Any]) -> None:
    """Write the film into the manifest, beside the pictures of its piece."""
    kept = json.loads(MANIFEST.read_text())
    address = f"/media/{film['piece']}/film"
    kept["products"][film["piece"]]["film"] = {
        "captions": f"{address}-captions.vtt",
        "chapters": [{"at": c["at"], "title": c["title"]} for c in chapters(film)],
        "chapters_file": f"{address}-chapters.vtt",
        "controls": film["controls"],
        "height": HEIGHT,
        "mp4": f"{address}.mp4",
        "poster": f"{address}-poster.webp",
        "seconds": chapters(film)[-1]["end"],
        "webm": f"{address}.webm",
        "width": WIDTH,
    }
    MANIFEST.write_text(json.dumps(kept, indent=1, sort_keys=True, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
