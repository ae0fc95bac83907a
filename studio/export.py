"""The model of a piece for a viewer: ``python -m studio.export <slug>``, or ``make models`` for all that have one.

Materials are flat, because nodes do not travel, but for prints and the grain of leather; meshes are joined by material,
thinned and packed with Draco. What a viewer cannot show well, glass and cut stones above all, stays a picture. Colours that
change nothing but materials travel in the same file (``studio.colours``). A model is as large as its piece.
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import bpy
from mathutils import Matrix

from studio import colours, publish
from studio.catalogue import shots
from studio.expose import function, write
from studio.kit import scene
from studio.kit.scene import Object
from studio.shot import Shot
from studio.shots.models import VIEWED
from studio.surface import finish

TRIANGLES = 60_000
SMALL = 1 / 20
"""Parts with a smaller share of the triangles stay whole: a thinned crystal would look cracked."""


def export(shot: Shot, others: Sequence[Shot]) -> None:
    """Write the model of a hero, with its other colours, as GLB and note it in the manifest."""
    metres = VIEWED[shot.slug]
    kept = sum(triangles_of(thing) for thing in build(shot, metres))
    base = glb()
    painted = {}
    for other in others:
        build(other, metres)
        painted[other.variant] = glb()
    data, names = colours.joined(base, painted)
    target = (publish.MEDIA / publish.filed(shot)).with_name("model.glb")
    write(target, lambda path: path.write_bytes(data))
    with publish.manifest() as noted:
        piece = noted[publish.section(shot)].setdefault(shot.slug, {"images": []})
        piece["model"] = {
            "usdz": None,
            **piece.get("model", {}),
            "glb": publish.address(target),
            "poster": f"/media/{publish.filed(shot)}-800.webp",
            "orbit": f"{shot.view.azimuth:g}deg {90 - shot.view.elevation:g}deg",
            "triangles": kept,
            "variants": names,
        }
    print(f"{shot.slug}: {kept} triangles, also {', '.join(names) or 'in no other colour'}")


def build(shot: Shot, metres: float, triangles: int = TRIANGLES) -> list[Object]:
    """The models of a shot flat, joined, thinned."""
    joined = drawn(shot, metres)
    large = [thing for thing in joined if triangles_of(thing) > SMALL * triangles]
    spare = triangles - sum(triangles_of(thing) for thing in joined if thing not in large)
    have = sum(triangles_of(thing) for thing in large)
    for thing in large if have > spare else ():
        thin(thing, spare / have)
    for thing in joined:
        finish(thing, metres)
    return joined


def drawn(shot: Shot, metres: float) -> list[Object]:
    """The models of a shot as they were drawn, one mesh for each material."""
    scene.reset(web=True)
    function(shot.build)(**shot.options)
    scene.turntable()
    return _joined(scene.models(), metres)


def glb() -> bytes:
    """What stands in the scene, as a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.glb"
        _save_glb(path)
        return path.read_bytes()


def _joined(things: list[Object], metres: float) -> list[Object]:
    """One mesh for each material, with all modifiers and places applied."""
    bpy.context.view_layer.update()
    graph = bpy.context.evaluated_depsgraph_get()
    groups: dict[str, list[Object]] = {}
    for thing in things:
        data = bpy.data.meshes.new_from_object(thing.evaluated_get(graph), depsgraph=graph)
        data.transform(Matrix.Scale(metres, 4) @ thing.matrix_world)
        if thing.matrix_world.determinant() < 0:
            data.flip_normals()
        key = data.materials[0].name if len(data.materials) == 1 else thing.name
        groups.setdefault(key, []).append(bpy.data.objects.new("part", data))
    for thing in list(bpy.context.scene.objects):
        bpy.data.objects.remove(thing)
    return [_one(parts) for parts in groups.values()]


def _one(parts: list[Object]) -> Object:
    for part in parts:
        scene.add(part)
    return one_of(parts)


def one_of(parts: list[Object]) -> Object:
    """Objects of the scene as one; each part of it keeps its material."""
    scene.active(parts[0])
    for part in parts:
        part.select_set(True)
    if len(parts) > 1:
        bpy.ops.object.join()
    return bpy.context.object


def triangles_of(thing: Object) -> int:
    """How many triangles an object has, or would have."""
    return sum(len(polygon.vertices) - 2 for polygon in thing.data.polygons)


def thin(thing: Object, share: float) -> None:
    """Leave a share of the triangles of an object, those that change its shape least to lose."""
    modifier = thing.modifiers.new("thin", "DECIMATE")
    modifier.ratio = share
    scene.active(thing)
    bpy.ops.object.modifier_apply(modifier="thin")


def _save_glb(path: Path) -> None:
    bpy.ops.export_scene.gltf(
        filepath=str(path),
        export_format="GLB",
        export_apply=True,
        export_yup=True,
        export_image_format="WEBP",
        export_image_quality=80,
        export_extras=False,
        export_animations=False,
        export_draco_mesh_compression_enable=True,
        export_draco_mesh_compression_level=7,
        export_draco_position_quantization=14,
        export_draco_normal_quantization=10,
    )


def sold(named: Sequence[str]) -> list[Shot]:
    """The heroes of the pieces named, or of all that are sold and that a viewer shows well."""
    heroes = {shot.slug: shot for shot in shots() if shot.role == "hero" and not shot.variant}
    every = (slug for slug in VIEWED if publish.section(heroes[slug]) == "products")
    return [heroes[slug] for slug in named or every]


def main() -> None:
    """Export the pieces named, or all that a viewer shows well."""
    wanted = sys.argv[1:] or list(VIEWED)
    heroes = [shot for shot in shots() if shot.role == "hero"]
    for slug in wanted:
        first = next(shot for shot in heroes if shot.slug == slug and not shot.variant)
        export(first, [shot for shot in heroes if shot.slug == slug and shot.variant])


if __name__ == "__main__":
    main()
