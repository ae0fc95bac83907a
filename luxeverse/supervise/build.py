"""The production build: Reflex compiles the pages, bun packs the renderer. Done again only when a source changed."""

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from luxeverse.supervise.say import CannotStart

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / ".web"
CLIENT = WEB / "build" / "client"
LANDMARKS = CLIENT / "landmarks"
"""What finds a face, a hand or a body: models of a package, served as they are."""
MODELS = ("blazeface", "facemesh", "iris", "handtrack", "handlandmark-lite", "movenet-lightning")
RENDERER = WEB / "renderer.mjs"
STAMP = WEB / "luxeverse.stamp"
SOURCES = (
    "rxconfig.py",
    "requirements.txt",
    "luxeverse/luxeverse.py",
    "luxeverse/pages",
    "luxeverse/components",
    "luxeverse/state",
    "luxeverse/schemas",
    "luxeverse/supervise/build.py",
    "assets/css",
    "assets/draco",
    "assets/light",
    "assets/lv",
    "assets/prints",
    "assets/fonts",
    "assets/media",
    "assets/favicon.ico",
    "renderer",
)


def bun() -> Path:
    """The bun that came with the requirements."""
    return Path(sysconfig.get_path("scripts")) / "bun"


def fingerprint(sources: tuple[str, ...] = SOURCES) -> str:
    """A hash over the names and contents of files and folders; by default, of all the build is made of."""
    digest = hashlib.sha256()
    for name in sources:
        path = ROOT / name
        files = [path] if path.is_file() else sorted(path.rglob("*"))
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(str(file.relative_to(ROOT)).encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()


def is_current() -> bool:
    return STAMP.exists() and RENDERER.exists() and STAMP.read_text() == fingerprint()


def build() -> None:
    """Make the frontend and the renderer. Raises CannotStart with the end of the log."""
    wanted = fingerprint()
    STAMP.unlink(missing_ok=True)
    _run([sys.executable, "-m", "reflex", "export", "--frontend-only", "--no-zip", "--env", "prod"])
    _copy_landmarks()
    entry = WEB / "renderer-entry.mjs"
    shutil.copyfile(ROOT / "renderer" / "worker.mjs", entry)
    # Without --production the pack holds React's development build, whatever the renderer's environment says later.
    pack = ["build", str(entry), "--target=bun", "--production", f"--outfile={RENDERER}"]
    # Only a browser ever loads it, and its build for servers wants a package of its own.
    pack.append("--external=@vladmandic/human")
    _run([str(bun()), *pack])
    STAMP.write_text(wanted)


def _copy_landmarks() -> None:
    """Models are part of an npm package and lie in no file of ours; they are served from beside the frontend."""
    package = WEB / "node_modules" / "@vladmandic" / "human"
    LANDMARKS.mkdir(parents=True, exist_ok=True)
    for name in MODELS:
        for ending in (".json", ".bin"):
            shutil.copyfile(package / "models" / (name + ending), LANDMARKS / (name + ending))
    shutil.copyfile(package / "LICENSE", LANDMARKS / "LICENSE.txt")


def _run(command: list[str]) -> None:
    environment = {**os.environ, "REFLEX_TELEMETRY_ENABLED": "false"}
    environment.pop("__REFLEX_SKIP_COMPILE", None)
    result = subprocess.run(  # noqa: S603  our own commands
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if result.returncode:
        log = (result.stdout + result.stderr)[-3000:]
        raise CannotStart(
            f"The frontend could not be built. If the npm registry is out of reach, try again when it is back.\n{log}"
        )
