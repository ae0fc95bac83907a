"""Turn a folder of renders into the files and the manifest the pages use.

    python -m tools.media_import <folder> [<folder> …]

Every picture becomes ``assets/media/<name>-<width>.avif`` and ``.webp`` in the widths it is large enough for, and an
entry in ``assets/media/manifest.json``: size, alternative text, dominant colour, a placeholder of a few hundred
bytes, and the files. Of two sources with the same name the first one named wins, so masters come before copies.
"""

import base64
import io
import json
import sys
import tomllib
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[1]
MEDIA = ROOT / "assets" / "media"
VIEWS = ROOT / "data" / "views.toml"
WIDTHS = (400, 800, 960)
QUALITY = {"avif": 62, "webp": 82}
PLACEHOLDER_WIDTH = 12
NAMES = {
    "abstract_obsidian": "obsidian",
    "handbag_bordeaux": "handbag",
    "sunglasses_tort": "tortoise",
}
"""Renders whose file name says more than their name in the shop."""


def sources(folders: list[Path]) -> dict[str, Path]:
    """Picture name to file."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted([*folder.glob("*.webp"), *folder.glob("*.avif")]):
            found.setdefault(NAMES.get(path.stem, path.stem), path)
    return found


def widths_for(width: int) -> list[int]:
    """The standard widths it can fill; a small picture keeps its own size as the largest."""
    fitting = [wanted for wanted in WIDTHS if wanted <= width]
    return fitting if width >= WIDTHS[-1] else [*fitting, width]


def placeholder(picture: Image.Image) -> str:
    """A blurred thumbnail as a data address, small enough to sit in the page."""
    tiny = picture.copy()
    tiny.thumbnail((PLACEHOLDER_WIDTH, PLACEHOLDER_WIDTH * 2))
    buffer = io.BytesIO()
    tiny.save(buffer, "webp", quality=40)
    return "data:image/webp;base64," + base64.b64encode(buffer.getvalue()).decode()


def dominant(picture: Image.Image) -> str:
    """The colour of the ground: the picture's most frequent of sixteen."""
    small = picture.resize((64, 64)).quantize(16)
    palette = small.getpalette() or []
    _, index = max(small.getcolors() or [(0, 0)])
    assert isinstance(index, int)
    return "#{:02x}{:02x}{:02x}".format(*palette[index * 3 : index * 3 + 3])


def render(name: str, source: Path, alt: str) -> dict[str, object]:
    """Write every file of one picture and describe them."""
    with Image.open(source) as opened:
        picture = opened.convert("RGB")
    files: dict[str, dict[str, str]] = {kind: {} for kind in QUALITY}
    for width in widths_for(picture.width):
        height = round(picture.height * width / picture.width)
        resized = picture.resize((width, height), Image.Resampling.LANCZOS)
        for kind, quality in QUALITY.items():
            target = MEDIA / f"{name}-{width}.{kind}"
            resized.save(target, kind, quality=quality)
            files[kind][str(width)] = f"/media/{target.name}"
    largest = widths_for(picture.width)[-1]
    return {
        "width": largest,
        "height": round(picture.height * largest / picture.width),
        "alt": alt,
        "colour": dominant(picture),
        "placeholder": placeholder(picture),
        "files": files,
    }


def main(folders: list[str]) -> None:
    views = tomllib.loads(VIEWS.read_text())
    MEDIA.mkdir(parents=True, exist_ok=True)
    manifest = {}
    for name, path in sorted(sources([Path(folder) for folder in folders]).items()):
        if name not in views:
            print(f"{name}: not in {VIEWS.name}, left out")
            continue
        manifest[name] = render(name, path, views[name]["alt"])
        print(f"{name}: {len(manifest[name]['files'])} kinds, {manifest[name]['width']} px")  # type: ignore[arg-type]
    (MEDIA / "manifest.json").write_text(
        json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
