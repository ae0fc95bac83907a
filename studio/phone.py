"""The model of a piece for a phone, which places it in a room: ``python -m studio.phone <slug>``, or ``make models`` for all.

USDZ is a zip that is not compressed, so a model is a third as fine as the one for the browser. Quick Look reads PNG and JPEG
alone, wants the Y axis up and a unit of one metre; a file that does not hold to this is not written.
Source: https://openusd.org/release/spec_usdz.html and the rules of Pixar's ``usdchecker --arkit``, which are run.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

import bpy
import numpy as np

from studio import publish
from studio.export import build, sold
from studio.expose import write
from studio.kit.scene import Object
from studio.shot import Shot
from studio.shots.models import VIEWED

TRIANGLES = 20_000
LARGEST = 1_300_000
"""Bytes."""
ALIKE = 0.002
"""How far the size of the file may be from that of the piece, as a share of the largest side."""
Size = tuple[float, float, float]


class Wrong(Exception):
    """A file that a phone would refuse, or would show in another size."""


def phone(shot: Shot) -> None:
    """Write the model of a hero as USDZ and note it in the manifest. Raises Wrong."""
    things = build(shot, VIEWED[shot.slug], TRIANGLES)
    for number, material in enumerate(dict.fromkeys(thing.data.materials[0] for thing in things)):
        material.name = f"surface_{number}"
        _flatten(material)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.usdz"
        _save(path)
        said = checked(path, extent(things))
        data = path.read_bytes()
    write(publish.MEDIA / shot.slug / "model.usdz", lambda target: target.write_bytes(data))
    with publish.manifest() as noted:
        model = noted["products"][shot.slug]["model"]
        model["usdz"], model["room"] = f"/media/{shot.slug}/model.usdz", said
    print(f"{shot.slug}: {said['triangles']} triangles, {len(data) / 1000:.0f} kB", flush=True)


def extent(things: list[Object]) -> Size:
    """Width, height and depth of the piece in metres, as a phone names them: the second is up."""
    corners = np.concatenate([_places(thing) for thing in things])
    wide, deep, high = np.ptp(corners, axis=0)
    return float(wide), float(high), float(deep)


def checked(path: Path, size: Size) -> dict[str, Any]:
    """What a reader of the format finds in the file: its size in millimetres and its triangles. Raises Wrong."""
    from pxr import Usd, UsdGeom, UsdUtils  # it comes with Blender, off the path

    rules = UsdUtils.ComplianceChecker(arkit=True)
    rules.CheckCompliance(str(path))
    wrong = [*rules.GetErrors(), *rules.GetFailedChecks(), *rules.GetWarnings()]
    stage = Usd.Stage.Open(str(path))
    box = UsdGeom.BBoxCache(Usd.TimeCode.Default(), [UsdGeom.Tokens.default_])
    found = tuple(box.ComputeWorldBound(stage.GetPseudoRoot()).ComputeAlignedRange().GetSize())
    if max(abs(a - b) for a, b in zip(found, size, strict=True)) > ALIKE * max(size):
        wrong.append(f"it is {found} metres large and not {size}")
    if UsdGeom.GetStageMetersPerUnit(stage) != 1:
        wrong.append("its unit is not the metre")
    sides = [
        count
        for prim in stage.Traverse()
        if prim.IsA(UsdGeom.Mesh)
        for count in UsdGeom.Mesh(prim).GetFaceVertexCountsAttr().Get()
    ]
    triangles = sum(sides) - 2 * len(sides)
    if triangles > TRIANGLES:
        wrong.append(f"it has {triangles} triangles")
    if path.stat().st_size > LARGEST:
        wrong.append(f"it has {path.stat().st_size} bytes")
    if wrong:
        raise Wrong("; ".join(wrong))
    return {"millimetres": [round(side * 1000, 1) for side in found], "triangles": triangles}


def _reader() -> None:
    """Blender brings a reader of the format, in a folder of its own that a module does not look into."""
    (folder,) = Path(bpy.utils.system_resource("PYTHON")).glob("lib/*/site-packages")
    if str(folder) not in sys.path:
        sys.path.append(str(folder))


def _places(thing: Object) -> Any:
    places = np.empty(len(thing.data.vertices) * 3, dtype=np.float32)
    thing.data.vertices.foreach_get("co", places)
    return places.reshape(-1, 3)


def _flatten(material: bpy.types.Material) -> None:
    """What the format has no word for: light alone becomes a surface that shines, and the depth of a grain a picture."""
    tree = material.node_tree
    for node in list(tree.nodes):
        if node.type == "EMISSION":
            _shine(tree, node)
        elif node.type == "NORMAL_MAP":
            _press(node)


def _shine(tree: bpy.types.NodeTree, node: bpy.types.Node) -> None:
    surface = tree.nodes.new("ShaderNodeBsdfPrincipled")
    surface.inputs["Base Color"].default_value = (0, 0, 0, 1)
    surface.inputs["Emission Color"].default_value = node.inputs["Color"].default_value
    surface.inputs["Emission Strength"].default_value = 1.0
    output = next(other for other in tree.nodes if other.type == "OUTPUT_MATERIAL")
    tree.links.new(surface.outputs[0], output.inputs["Surface"])
    tree.nodes.remove(node)


def _press(node: bpy.types.Node) -> None:
    """The strength of a normal map, drawn into a map of its own."""
    source = node.inputs["Color"].links[0].from_node
    strength = node.inputs["Strength"].default_value
    width, height = source.image.size
    pixels = np.empty(width * height * 4, dtype=np.float32)
    source.image.pixels.foreach_get(pixels)
    pixels = pixels.reshape(-1, 4)
    normals = (pixels[:, :3] * 2 - 1) * (strength, strength, 1)
    pixels[:, :3] = normals / np.linalg.norm(normals, axis=1, keepdims=True) / 2 + 0.5
    name = f"grain_{round(strength * 100)}"
    made = bpy.data.images.get(name) or bpy.data.images.new(name, width, height, is_data=True)
    made.pixels.foreach_set(pixels.ravel())
    made.update()
    source.image = made
    node.inputs["Strength"].default_value = 1.0


def _save(path: Path) -> None:
    from pxr import Sdf, Usd, UsdGeom, UsdUtils

    scene = path.with_suffix(".usdc")
    bpy.ops.wm.usd_export(
        filepath=str(scene),
        export_animation=False,
        export_lights=False,
        export_cameras=False,
        convert_orientation=True,
        export_global_up_selection="Y",
        export_global_forward_selection="NEGATIVE_Z",
        convert_world_material=False,
        export_custom_properties=False,
        author_blender_name=False,
        merge_parent_xform=True,
        triangulate_meshes=True,
    )
    stage = Usd.Stage.Open(str(scene))
    for prim in stage.Traverse():
        if prim.IsA(UsdGeom.Mesh):
            _weld(UsdGeom.Mesh(prim))
    packed = path.with_name("packed.usdc")
    stage.Export(str(packed))
    UsdUtils.CreateNewUsdzPackage(Sdf.AssetPath(str(packed)), str(path), "model.usdc")


def _weld(mesh: Any) -> None:
    """One point for corners of faces that agree in all they say: half the bytes of a file that says all for each corner."""
    from pxr import UsdGeom, Vt

    normals = np.array(mesh.GetNormalsAttr().Get())
    print_ = UsdGeom.PrimvarsAPI(mesh).GetPrimvar("st")
    laid = np.array(print_.ComputeFlattened()) if print_ else np.zeros((len(normals), 2))
    corners = np.array(mesh.GetFaceVertexIndicesAttr().Get())
    said = np.column_stack([corners, np.rint(normals * 256), np.rint(laid * 8192)])
    _, first, again = np.unique(said, axis=0, return_index=True, return_inverse=True)
    points = np.array(mesh.GetPointsAttr().Get())[corners[first]]
    mesh.GetPointsAttr().Set(Vt.Vec3fArray.FromNumpy(points))
    mesh.GetNormalsAttr().Set(Vt.Vec3fArray.FromNumpy(normals[first]))
    mesh.SetNormalsInterpolation(UsdGeom.Tokens.vertex)
    mesh.GetFaceVertexIndicesAttr().Set(Vt.IntArray.FromNumpy(again.astype(np.int32)))
    if print_:
        print_.GetAttr().Set(Vt.Vec2fArray.FromNumpy(laid[first].astype(np.float32)))
        print_.BlockIndices()
        print_.SetInterpolation(UsdGeom.Tokens.vertex)


def main() -> None:
    """Export the pieces named, or all that are sold and that a viewer shows well."""
    _reader()
    for hero in sold(sys.argv[1:]):
        phone(hero)


if __name__ == "__main__":
    main()
