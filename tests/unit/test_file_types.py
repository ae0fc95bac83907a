"""What the shop serves has a type, also on a machine that has no table of types."""

import json
import subprocess
import sys
from pathlib import Path

ASSETS = Path(__file__).parents[2] / "assets"
SOURCES = {".jsx"}
"""Read when the frontend is built, never served."""
ASKED = """
import json, mimetypes, sys
mimetypes.init(files=[])
from luxeverse.edge import file_types
file_types.register()
print(json.dumps({suffix: mimetypes.guess_type("file" + suffix)[0] for suffix in sys.argv[1:]}))
"""


def told(*suffixes: str) -> dict[str, str | None]:
    """What a process says whose machine has no table."""
    ran = subprocess.run(
        [sys.executable, "-c", ASKED, *suffixes],
        cwd=ASSETS.parent,
        capture_output=True,
        check=True,
        timeout=60,
    )
    return json.loads(ran.stdout)


def test_every_kind_of_file_among_the_assets_has_a_type() -> None:
    suffixes = {file.suffix for file in ASSETS.rglob("*") if file.is_file()} - SOURCES
    assert {".usdz", ".woff2", ".avif", ".webp", ".glb"} <= suffixes
    assert [suffix for suffix, kind in told(*sorted(suffixes)).items() if kind is None] == []


def test_phones_and_browsers_get_the_registered_types() -> None:
    assert told(".usdz", ".glb", ".woff2", ".webp") == {
        ".usdz": "model/vnd.usdz+zip",
        ".glb": "model/gltf-binary",
        ".woff2": "font/woff2",
        ".webp": "image/webp",
    }
