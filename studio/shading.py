"""Light falls on a thinned mesh as on the one it was thinned from."""

import math
from collections import defaultdict

import bpy
import numpy as np
from mathutils import Vector
from mathutils.bvhtree import BVHTree
from mathutils.interpolate import poly_3d_calc

from studio.kit.scene import Object

INWARDS = 0.06
"""How far from its corner a triangle asks, as a share of the way to its middle. At the corner itself it would meet the narrow
round of an edge, and a large flat triangle would be shaded as if it were all edge."""
FACES = math.cos(math.radians(60))
"""What looks further away than this is another side: a lining behind its leather, the back of a strap."""
ALIKE = math.cos(math.radians(20))
"""Corners of a point that look this much the same way become one, so that what is round stays round."""
REACH = 12
"""How many times the distance of the nearest point is searched for a side that looks the right way."""


def bend(coarse: Object, fine: Object) -> None:
    """Give the corners of a mesh the normals of a finer one."""
    mesh, source = coarse.data, fine.data
    tree = BVHTree.FromPolygons(
        [point.co for point in source.vertices], [face.vertices for face in source.polygons]
    )
    fields = defaultdict(list)
    for face in mesh.polygons:
        for loop in face.loop_indices:
            point = mesh.loops[loop].vertex_index
            asked = mesh.vertices[point].co.lerp(face.center, INWARDS)
            fields[point].append((loop, _normal(tree, source, asked, face.normal)))
    normals = np.zeros((len(mesh.loops), 3))
    for corners in fields.values():
        for loops, normal in _alike(corners):
            normals[loops] = normal
    for face in mesh.polygons:
        face.use_smooth = True
    mesh.normals_split_custom_set(normals.tolist())


def _normal(tree: BVHTree, source: bpy.types.Mesh, asked: Vector, facing: Vector) -> Vector:
    """The normal of the nearest side that looks about where the triangle does; the triangle's own where there is none."""
    _, _, _, distance = tree.find_nearest(asked)
    near = tree.find_nearest_range(asked, max(distance * REACH, 1e-6))
    seen = [found for found in near if source.polygons[found[2]].normal.dot(facing) > FACES]
    if not seen:
        return facing
    place, _, index, _ = min(seen, key=lambda found: found[3])
    face = source.polygons[index]
    weights = poly_3d_calc([source.vertices[v].co for v in face.vertices], place)
    normal = Vector()
    for loop, weight in zip(face.loop_indices, weights, strict=True):
        normal += weight * source.corner_normals[loop].vector
    return normal.normalized() if normal.dot(facing) > 0 else facing


def _alike(corners: list[tuple[int, Vector]]) -> list[tuple[list[int], Vector]]:
    """Corners of one point, those of about one normal together with the normal between them."""
    groups: list[tuple[list[int], Vector]] = []
    for loop, normal in corners:
        for place, (loops, sum_) in enumerate(groups):
            if sum_.normalized().dot(normal) > ALIKE:
                loops.append(loop)
                groups[place] = (loops, sum_ + normal)
                break
        else:
            groups.append(([loop], normal.copy()))
    return [(loops, sum_.normalized()) for loops, sum_ in groups]
