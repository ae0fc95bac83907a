"""The model of a piece for a viewer: ``python -m studio.export <slug>``, or ``make models`` for all that have one.

Materials are flat, because nodes do not travel, but for prints and the grain of leather; meshes are joined by material,
thinned and packed with Draco. What a viewer cannot show well, glass and cut stones above all, stays a picture.
"""

import sys
from pathlib import Path

import bpy
from mathutils import Matrix

from studio import publish
from studio.catalogue import shots
from studio.expose import function, write
from studio.kit import scene
from studio.kit.scene import Object
from studio.shot import Shot
from studio.shots.models import IN_A_ROOM, VIEWED
from studio.surface import finish

TRIANGLES = 60_000
SMALL = 3_000
"""Parts with fewer triangles stay whole: a thinned crystal would look cracked."""
SCALE = 0.1
"""Studio units to the metres of the format: about the size of the piece in the hand."""


def export(shot: Shot) -> None:
    """Build the models of a hero flat, join, thin, write them as GLB and USDZ and note them in the manifest."""
    scene.reset(web=True)
    function(shot.build)(**shot.options)
    scene.turntable()
    joined = _joined(scene.models())
    large = [thing for thing in joined if _triangles(thing) > SMALL]
    spare = TRIANGLES - sum(_triangles(thing) for thing in joined if thing not in large)
    have = sum(_triangles(thing) for thing in large)
    for thing in large if have > spare else ():
        _thin(thing, spare / have)
    for thing in joined:
        finish(thing, SCALE)
    addresses: dict[str, str | None] = {"glb": None, "usdz": None}
    for kind, save in (("glb", _save_glb), ("usdz", _save_usdz)):
        if kind == "usdz" and shot.slug not in IN_A_ROOM:
            continue
        target = publish.MEDIA / shot.slug / f"model.{kind}"
        write(target, save)
        addresses[kind] = f"/media/{shot.slug}/model.{kind}"
    kept = sum(_triangles(thing) for thing in joined)
    with publish.manifest() as noted:
        piece = noted["products"].setdefault(shot.slug, {"images": []})
        poster = f"/media/{shot.name}-800.webp"
        piece["model"] = {
            **addresses,
            "poster": poster,
            "orbit": f"{shot.view.azimuth:g}deg {90 - shot.view.elevation:g}deg",
            "triangles": kept,
            "variants": [],
        }
    print(f"{shot.slug}: {kept} triangles")


def _joined(things: list[Object]) -> list[Object]:
    """One mesh for each material, with all modifiers and places applied."""
    bpy.context.view_layer.update()
    graph = bpy.context.evaluated_depsgraph_get()
    groups: dict[str, list[Object]] = {}
    for thing in things:
        data = bpy.data.meshes.new_from_object(thing.evaluated_get(graph), depsgraph=graph)
        data.transform(Matrix.Scale(SCALE, 4) @ thing.matrix_world)
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
    scene.active(parts[0])
    for part in parts:
        part.select_set(True)
    if len(parts) > 1:
        bpy.ops.object.join()
    return bpy.context.object


def _triangles(thing: Object) -> int:
    return sum(len(polygon.vertices) - 2 for polygon in thing.data.polygons)


def _thin(thing: Object, share: float) -> None:
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


def _save_usdz(path: Path) -> None:
    bpy.ops.wm.usd_export(
        filepath=str(path),
        export_animation=False,
        export_uvmaps=False,
        export_lights=False,
        export_cameras=False,
    )


def main() -> None:
    """Export the pieces named, or all that a viewer shows well."""
    wanted = sys.argv[1:] or VIEWED
    heroes = {shot.slug: shot for shot in shots() if shot.role == "hero" and not shot.variant}
    for slug in wanted:
        export(heroes[slug])


if __name__ == "__main__":
    main()
