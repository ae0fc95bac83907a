"""The light model of a piece, for where it stands among others: ``python -m studio.far <slug>``, or ``make models`` for all.

A tenth of the triangles of the full one, in its first colour alone. All its parts are thinned as one mesh, so that each gives
what it can spare: a strap, already plain, gives less than its buckle. What is left keeps the normals of the fine mesh, which
show a facet or a bend where the triangles no longer say it (``studio.shading``).
"""

import json
import struct
import sys

import bpy
import numpy as np

from studio import publish
from studio.export import drawn, glb, one_of, sold, thin, triangles_of
from studio.expose import write
from studio.kit import scene
from studio.kit.scene import Object
from studio.shading import bend
from studio.shot import Shot
from studio.shots.models import VIEWED
from studio.surface import finish

TRIANGLES = 6_000
FINER = dict.fromkeys(
    (
        "long-strand-80",
        "grey-bracelet-nine",
        "petite-seconde-40",
        "petite-seconde-36",
        "petite-seconde-steel",
        "petite-seconde-school",
        "trois-aiguilles",
        "heures-du-canal",
    ),
    7_800,
)
"""Pearls are round one by one, and a watch is a hundred small things."""
MOST = 8_000
ALIKE = 0.02
"""How far a light model may end from where the full one does, as a share of its largest side."""
Corners = np.ndarray[tuple[int, int], np.dtype[np.float64]]


class Wrong(Exception):
    """A light model that is not light, or would jump when the full one takes its place."""


def far(shot: Shot) -> None:
    """Write the light model of a hero beside the full one and note it in the manifest. Raises Wrong."""
    kept = sum(triangles_of(thing) for thing in build(shot, VIEWED[shot.slug]))
    data = glb()
    target = (publish.MEDIA / publish.filed(shot)).with_name("model-light.glb")
    off = np.abs(bounds(data) - bounds(target.with_name("model.glb").read_bytes())).max()
    largest = np.ptp(bounds(data), axis=0).max()
    if off > ALIKE * largest or kept > MOST:
        raise Wrong(f"{shot.slug}: {kept} triangles, off by {off / largest:.1%} of its size")
    write(target, lambda path: path.write_bytes(data))
    with publish.manifest() as noted:
        model = noted[publish.section(shot)][shot.slug]["model"]
        model["light"] = {"glb": publish.address(target), "triangles": kept}
    print(f"{shot.slug}: {kept} triangles, {len(data) / 1000:.0f} kB, off by {off / largest:.2%}")


def build(shot: Shot, metres: float) -> list[Object]:
    """The models of a shot thinned as one, and parted by material again."""
    parts = drawn(shot, metres)
    copies = [_copy(part) for part in parts]
    whole = one_of(parts)
    thin(whole, FINER.get(shot.slug, TRIANGLES) / triangles_of(whole))
    coarse = _parted(whole)
    fine = {part.data.materials[0].name: part for part in _parted(one_of(copies))}
    for part in coarse:
        material = part.data.materials[0].name
        bend(part, fine[material])
        finish(part, metres)
    for copy in fine.values():
        bpy.data.objects.remove(copy)
    return coarse


def bounds(data: bytes) -> Corners:
    """The lowest and the highest corner of what a GLB holds, metres."""
    (length,) = struct.unpack_from("<I", data, 12)
    said = json.loads(data[20 : 20 + length])
    places = [
        said["accessors"][part["attributes"]["POSITION"]]
        for mesh in said["meshes"]
        for part in mesh["primitives"]
    ]
    low, high = [p["min"] for p in places], [p["max"] for p in places]
    return np.array([np.min(low, axis=0), np.max(high, axis=0)])


def _copy(part: Object) -> Object:
    copy = bpy.data.objects.new("fine", part.data.copy())
    scene.add(copy)
    return copy


def _parted(whole: Object) -> list[Object]:
    """One object for each material."""
    scene.active(whole)
    before = set(bpy.context.scene.objects) - {whole}
    bpy.ops.mesh.separate(type="MATERIAL")
    return [thing for thing in bpy.context.scene.objects if thing not in before]


def main() -> None:
    """Make the light models of the pieces named, or of all that are sold and have a full one."""
    for hero in sold(sys.argv[1:]):
        far(hero)


if __name__ == "__main__":
    main()
