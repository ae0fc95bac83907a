"""Meshes built from points: no operators, no booleans."""

import math
from collections.abc import Callable, Sequence

import bmesh
import bpy
from mathutils import Vector

from studio.kit.outline import Outline, rounded_rectangle, turns
from studio.kit.scene import Object, Point, add

Material = bpy.types.Material
Ring = Sequence[Vector | Point]
Flute = Callable[[float, float, float], float]
"""Angle, radius and height to the radius that is really cut."""


def mesh(
    name: str,
    points: Sequence[Vector | Point],
    faces: Sequence[Sequence[int]],
    material: Material | None = None,
    *,
    smooth: bool = True,
    crease: float = 35,
) -> Object:
    """An object of points and faces. Edges sharper than ``crease`` degrees stay edges."""
    data = bpy.data.meshes.new(name)
    data.from_pydata([tuple(point) for point in points], [], [tuple(face) for face in faces])
    data.validate()
    work = bmesh.new()
    work.from_mesh(data)
    bmesh.ops.remove_doubles(work, verts=work.verts, dist=1e-5)
    bmesh.ops.recalc_face_normals(work, faces=work.faces)
    work.to_mesh(data)
    work.free()
    thing = add(bpy.data.objects.new(name, data))
    if material is not None:
        data.materials.append(material)
    if smooth:
        shade(thing, crease)
    return thing


def shade(thing: Object, crease: float = 35) -> Object:
    """Shade smoothly except across edges sharper than ``crease`` degrees."""
    data = thing.data
    data.polygons.foreach_set("use_smooth", [True] * len(data.polygons))
    data.set_sharp_from_angle(angle=math.radians(crease))
    return thing


def loft(
    name: str,
    rings: Sequence[Ring],
    material: Material | None = None,
    *,
    caps: tuple[bool, bool] = (True, True),
    closed: bool = True,
    loop: bool = False,
    crease: float = 35,
) -> Object:
    """A skin over rings of equally many points. ``closed`` joins each ring, ``loop`` joins the last to the first."""
    around, count = len(rings[0]), len(rings)
    faces: list[tuple[int, ...]] = []
    for i in range(count if loop else count - 1):
        j = (i + 1) % count
        for k in range(around if closed else around - 1):
            n = (k + 1) % around
            faces.append((i * around + k, i * around + n, j * around + n, j * around + k))
    if closed and not loop:
        if caps[0]:
            faces.append(tuple(range(around))[::-1])
        if caps[1]:
            faces.append(tuple((count - 1) * around + k for k in range(around)))
    return mesh(name, [p for ring in rings for p in ring], faces, material, crease=crease)


def lathe(
    name: str,
    profile: Outline,
    material: Material | None = None,
    *,
    segments: int = 96,
    crease: float = 35,
    flute: Flute | None = None,
) -> Object:
    """Turn a profile of (radius, height) about the vertical. Ends are closed only where they meet the axis."""

    def cut(angle: float, radius: float, height: float) -> Vector:
        r = flute(angle, radius, height) if flute else radius
        return Vector((r * math.cos(angle), r * math.sin(angle), height))

    rings = [[cut(angle, r, z) for angle in turns(segments)] for r, z in profile]
    caps = (profile[0][0] < 0.0015, profile[-1][0] < 0.0015)
    return loft(name, rings, material, caps=caps, crease=crease)


def prism(
    name: str,
    profile: Outline,
    size: tuple[float, float],
    radius: float,
    material: Material | None = None,
    *,
    steps: int = 8,
    crease: float = 35,
) -> Object:
    """A rounded rectangle raised along a profile of (inset, height)."""
    width, depth = size
    rings = [
        [
            Vector((x, y, z))
            for x, y in rounded_rectangle(width - 2 * i, depth - 2 * i, radius - i * 0.6, steps)
        ]
        for i, z in profile
    ]
    return loft(name, rings, material, crease=crease)


def sheet(
    name: str,
    surface: Callable[[float, float], Vector],
    steps: tuple[int, int],
    material: Material | None = None,
) -> Object:
    """A cloth, page or strip: ``surface`` takes u and v from 0 to 1; both become texture coordinates."""
    across, along = steps
    points = [surface(i / across, j / along) for j in range(along + 1) for i in range(across + 1)]
    faces = [
        (q, q + 1, q + across + 2, q + across + 1)
        for j in range(along)
        for q in range(j * (across + 1), j * (across + 1) + across)
    ]
    data = bpy.data.meshes.new(name)
    data.from_pydata([tuple(point) for point in points], [], faces)
    layer = data.uv_layers.new(name="UV")
    for loop in data.loops:
        row, column = divmod(loop.vertex_index, across + 1)
        layer.data[loop.index].uv = (column / across, row / along)
    data.polygons.foreach_set("use_smooth", [True] * len(data.polygons))
    if material is not None:
        data.materials.append(material)
    return add(bpy.data.objects.new(name, data))


def flip(thing: Object) -> Object:
    """Turn a mesh inside out, as the cavity of a bottle is."""
    for polygon in thing.data.polygons:
        polygon.flip()
    return thing


def thicken(thing: Object, thickness: float, offset: float = -1) -> Object:
    """Give a surface a thickness; the offset says to which side, -1 inwards, 1 outwards, 0 both."""
    modifier = thing.modifiers.new("thickness", "SOLIDIFY")
    modifier.thickness, modifier.offset = thickness, offset
    return thing


def soften(thing: Object, levels: int = 1) -> Object:
    """Subdivide."""
    modifier = thing.modifiers.new("soft", "SUBSURF")
    modifier.levels = modifier.render_levels = levels
    return thing


def bevel(thing: Object, width: float, segments: int = 3, angle: float = 50) -> Object:
    """Round edges sharper than an angle in degrees: nothing made by hand has a perfect edge."""
    modifier = thing.modifiers.new("bevel", "BEVEL")
    modifier.width, modifier.segments = width, segments
    modifier.limit_method, modifier.angle_limit = "ANGLE", math.radians(angle)
    modifier.harden_normals = True
    return thing
