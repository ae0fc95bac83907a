"""Render one shot: ``python -m studio.expose <name> <picture.png> [--preview] [--mask mask.png]``.

One process renders one picture, so that a crash or a kill loses one picture, and memory is given back.
"""

import argparse
import importlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from studio.catalogue import shots
from studio.inputs import fingerprint
from studio.kit import render, scene
from studio.shot import Shot

PREVIEW_WIDTH = 256


def function(name: str) -> Callable[..., Any]:
    """The function behind "package.module:name"."""
    module, _, attribute = name.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), attribute)
    return found


def stage(shot: Shot) -> None:
    """Build the models and the rig of a shot in an empty scene and point the camera."""
    scene.reset()
    function(shot.build)(**shot.options)
    scene.turntable()
    function(shot.rig)(**shot.rig_options)
    view = shot.view
    render.aim(
        render.Camera(
            view.target,
            view.distance,
            view.azimuth,
            view.elevation,
            view.lens,
            view.stop,
            view.focus,
        )
    )


def quality(shot: Shot, *, preview: bool) -> render.Quality:
    """The shot's own, or enough to judge light and form in a few seconds."""
    width, height = shot.size
    if preview:
        return render.Quality(PREVIEW_WIDTH, round(PREVIEW_WIDTH * height / width), 8, 0.1)
    return render.Quality(width, height, shot.samples, 0.1)


def write(path: Path, take: Callable[[Path], None]) -> None:
    """Let ``take`` write beside the path and move the finished file there: nobody ever sees half of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".part{os.getpid()}{path.suffix}")
    take(part)
    part.replace(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name")
    parser.add_argument("picture", type=Path)
    parser.add_argument("--preview", action="store_true")
    parser.add_argument("--mask", type=Path)
    wanted = parser.parse_args()
    os.nice(19 - os.nice(0))  # a render may take all the time nobody else wants
    shot = next(shot for shot in shots() if shot.name == wanted.name)
    stage(shot)
    render.expose(
        quality(shot, preview=wanted.preview),
        render.Grade(shot.transform, shot.look, shot.exposure),
    )
    write(wanted.picture, render.take)
    if wanted.mask:
        write(wanted.mask, render.take_mask)
    print(f"{fingerprint(shot)} in {time.process_time():.1f} CPU seconds")


if __name__ == "__main__":
    main()
