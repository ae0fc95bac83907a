"""Render the pictures of one scene: ``python -m studio.roll <kind/slug> <folder> [--preview]``.

All of them come from one process, since the models stay as they are and only the table, the camera or a light moves.
A picture that lies in the folder is not rendered again, so a kill loses one.
"""

import argparse
import math
import os
import time
from pathlib import Path

import bpy

from studio.expose import PREVIEW_WIDTH, write
from studio.kit import render
from studio.pose import Stage
from studio.program import program
from studio.scenes import Scene, fingerprint
from studio.showing import POSTER, POSTER_SIZE

PREVIEWED = 4


def quality(played: Scene, *, preview: bool) -> render.Quality:
    """The scene's own, or enough to judge light and form."""
    width, height = played.size
    if preview:
        return render.Quality(PREVIEW_WIDTH, round(PREVIEW_WIDTH * height / width), 6, 0.1)
    return render.Quality(width, height, played.samples, 0.1)


def wanted(played: Scene, *, preview: bool) -> list[int]:
    """The numbers of the pictures to render; for a preview a few, spread over all."""
    if not preview:
        return list(range(played.frames))
    return sorted({round(k * (played.frames - 1) / (PREVIEWED - 1)) for k in range(PREVIEWED)})


def take(stage: Stage, index: int, target: Path) -> None:
    """Render one picture unless it is there."""
    if not target.exists():
        stage.pose(index)
        write(target, render.take)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--preview", action="store_true")
    asked = parser.parse_args()
    os.nice(19 - os.nice(0))
    played = next(found for found in program() if found.name == asked.name)
    stage = Stage(played)
    render.expose(
        quality(played, preview=asked.preview),
        render.Grade(played.transform, played.look, played.exposure),
    )
    if not played.grained:
        bpy.context.scene.cycles.denoising_prefilter = "FAST"
    pictures = {f"{index:03}.png": index for index in wanted(played, preview=asked.preview)}
    for name, index in pictures.items():
        take(stage, index, asked.folder / name)
    if played.kind == "film" and not asked.preview:
        bpy.context.scene.render.resolution_percentage = math.ceil(
            100 * POSTER_SIZE[0] / played.size[0]
        )
        take(stage, 0, asked.folder / POSTER)
    print(f"{fingerprint(played)} in {time.process_time():.1f} CPU seconds")


if __name__ == "__main__":
    main()
