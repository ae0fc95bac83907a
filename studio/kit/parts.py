"""Parts that many pieces have: boxes, balls, tubes, lettering, stitches."""

import math
from collections.abc import Sequence
from itertools import pairwise

import bmesh
import bpy
from mathutils import Matrix, Vector

from studio.kit.fonts import SERIF, font_file
from studio.kit.mesh import Material, mesh, prism, shade
from studio.kit.outline import fillet, turns
from studio.kit.scene import Object, Point, add, to_mesh


def box(
    size: Point, place: Point = (0, 0, 0), edge: float = 0.02, material: Material | None = None
) -> Object:
    """A block about ``place`` with all its edges rounded by ``edge``."""
    width, depth, height = size
    edge = min(edge, min(size) * 0.45)
    profile = fillet([(edge, 0, 0), (0, 0), (0, height), (edge, height, 0)], edge, 3)
    block = prism("box", profile, (width, depth), edge, material, steps=3, crease=40)
    for vertex in block.data.vertices:
        vertex.co.z -= height / 2
    block.location = place
    return block


def ball(
    radius: float, place: Point = (0, 0, 0), material: Material | None = None, segments: int = 48
) -> Object:
    """A sphere."""
    data = bpy.data.meshes.new("ball")
    work = bmesh.new()
    bmesh.ops.create_uvsphere(work, u_segments=segments, v_segments=segments // 2, radius=radius)
    work.to_mesh(data)
    work.free()
    thing = add(bpy.data.objects.new("ball", data))
    thing.location = place
    if material is not None:
        data.materials.append(material)
    return shade(thing, 180)


def tube(
    path: Sequence[Vector | Point],
    radius: float,
    material: Material | None = None,
    *,
    closed: bool = False,
    swell: Sequence[float] | None = None,
    resolution: int = 6,
) -> Object:
    """A round wire along a path; ``swell`` scales its radius point by point."""
    curve = bpy.data.curves.new("tube", "CURVE")
    curve.dimensions, curve.use_fill_caps = "3D", True
    curve.bevel_depth, curve.bevel_resolution = radius, resolution
    spline = curve.splines.new("POLY")
    spline.points.add(len(path) - 1)
    for index, point in enumerate(path):
        spline.points[index].co = (*point, 1)
        spline.points[index].radius = swell[index] if swell else 1
    spline.use_cyclic_u, spline.use_smooth = closed, True
    if material is not None:
        curve.materials.append(material)
    return add(bpy.data.objects.new("tube", curve))


def hoop(
    radius: float,
    wire: float,
    place: Point = (0, 0, 0),
    material: Material | None = None,
    *,
    upright: bool = False,
    steps: int = 64,
) -> Object:
    """A ring of round wire, lying or upright and facing the camera."""
    ring = [
        (radius * math.cos(a), 0, radius * math.sin(a)) if upright
        else (radius * math.cos(a), radius * math.sin(a), 0)
        for a in turns(steps)
    ]  # fmt: skip
    made = tube(ring, wire, material, closed=True, resolution=5)
    made.location = place
    return made


def lettering(
    words: str,
    size: float,
    place: Point,
    material: Material,
    *,
    upright: bool = True,
    depth: float = 0.003,
    spacing: float = 1.15,
    weight: int = 500,
    font: str = SERIF,
) -> Object:
    """Raised letters, centred; upright ones face the camera, others lie on the ground facing up.

    ``weight`` is the font's, 300 to 700: small letters in relief want more of it.
    """
    curve = bpy.data.curves.new("letters", "FONT")
    curve.body, curve.size, curve.extrude = words, size, depth
    curve.align_x = curve.align_y = "CENTER"
    curve.space_character, curve.resolution_u = spacing, 6
    curve.font = bpy.data.fonts.load(str(font_file(font, weight)), check_existing=True)
    curve.materials.append(material)
    thing = add(bpy.data.objects.new("letters", curve))
    thing.location = place
    thing.rotation_euler.x = math.pi / 2 if upright else 0
    return thing


def wrapped_lettering(
    words: str,
    size: float,
    radius: float,
    height: float,
    material: Material,
    *,
    depth: float = 0.0015,
    weight: int = 500,
    font: str = SERIF,
) -> Object:
    """Letters around an upright cylinder, centred on the side towards the camera."""
    flat = to_mesh(
        lettering(
            words, size, (0, 0, 0), material, upright=False, depth=depth, weight=weight, font=font
        )
    )
    for vertex in flat.data.vertices:
        x, y, z = vertex.co
        angle = x / radius - math.pi / 2
        vertex.co = ((radius + z) * math.cos(angle), (radius + z) * math.sin(angle), height + y)
    return flat


def wrapped_label(
    radius: float, low: float, high: float, spread: float, material: Material
) -> Object:
    """A paper label around an upright cylinder: from ``low`` to ``high``, over ``spread`` degrees."""
    steps = 60
    angles = [math.radians(-90 - spread / 2 + spread * k / steps) for k in range(steps + 1)]
    points = [(radius * math.cos(a), radius * math.sin(a), z) for a in angles for z in (low, high)]
    faces = [(2 * k, 2 * k + 2, 2 * k + 3, 2 * k + 1) for k in range(steps)]
    return mesh("label", points, faces, material, crease=80)


def stitches(
    path: Sequence[Vector],
    normals: Sequence[Vector],
    material: Material,
    *,
    length: float = 0.05,
    gap: float = 0.03,
    radius: float = 0.007,
) -> Object:
    """Thread along a seam: small capsules in one mesh, half sunk into the leather."""
    walked = [0.0]
    for here, there in pairwise(path):
        walked.append(walked[-1] + (there - here).length)

    def at(distance: float) -> tuple[Vector, Vector]:
        for i in range(len(path) - 1):
            if walked[i + 1] >= distance:
                share = (distance - walked[i]) / max(walked[i + 1] - walked[i], 1e-9)
                return path[i].lerp(path[i + 1], share), normals[i].normalized()
        return path[-1], normals[-1].normalized()

    work = bmesh.new()
    distance = 0.0
    while distance + length < walked[-1]:
        (start, normal), (end, _) = at(distance), at(distance + length)
        turn = (end - start).normalized().to_track_quat("Z", "Y").to_matrix().to_4x4()
        middle = Matrix.Translation((start + end) / 2 + normal * radius * 0.3)
        scale = Matrix.Diagonal((radius, radius, length * 0.54, 1))
        bmesh.ops.create_uvsphere(
            work, u_segments=8, v_segments=6, radius=1, matrix=middle @ turn @ scale
        )
        distance += length + gap
    data = bpy.data.meshes.new("stitches")
    work.to_mesh(data)
    work.free()
    data.materials.append(material)
    return shade(add(bpy.data.objects.new("stitches", data)), 180)
