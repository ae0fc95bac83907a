"""What the form and all garments are made of: grids of points as meshes, linen and tape."""

import bpy
import numpy as np
from numpy.typing import NDArray

from studio.kit.nodes import Colour, Material, Nodes, Socket, once, scaled
from studio.kit.scene import Object, add, for_web

Array = NDArray[np.float64]


def faces_of(rows: int, columns: int, *, closed: bool) -> list[tuple[int, int, int, int]]:
    """The faces of a grid whose rows run downwards, looking outwards."""
    across = columns if closed else columns - 1
    return [
        (
            r * columns + c,
            (r + 1) * columns + c,
            (r + 1) * columns + (c + 1) % columns,
            r * columns + (c + 1) % columns,
        )
        for r in range(rows - 1)
        for c in range(across)
    ]


def grid(
    name: str,
    points: Array,
    material: Material | None = None,
    *,
    closed: bool = True,
    thick: float = 0.0,
    smooth: int = 0,
    outwards: float = -1.0,
) -> Object:
    """A mesh over rows of points, closed around or open; its texture coordinates are metres.

    A viewer gets one layer, seen from both sides; a picture gets the thickness and ``smooth`` subdivisions.
    """
    rows, columns = points.shape[:2]
    data = bpy.data.meshes.new(name)
    data.from_pydata(points.reshape(-1, 3).tolist(), [], faces_of(rows, columns, closed=closed))
    layer = data.uv_layers.new(name="UV")
    down, across = _lengths(points, closed=closed)
    where = np.empty(len(data.loops), dtype=np.int32)
    data.loops.foreach_get("vertex_index", where)
    row, column = np.divmod(where, columns)
    wrapped = column.reshape(-1, 4)
    last = (wrapped == 0) & (wrapped.max(axis=1, keepdims=True) == columns - 1) & closed
    flat = np.stack([across[np.where(last, columns, wrapped)].ravel(), -down[row]], axis=-1)
    layer.data.foreach_set("uv", flat.astype(np.float32).ravel())
    data.polygons.foreach_set("use_smooth", [True] * len(data.polygons))
    if material is not None:
        data.materials.append(material)
    thing = add(bpy.data.objects.new(name, data))
    if not for_web():
        if smooth:
            softer = thing.modifiers.new("soft", "SUBSURF")
            softer.levels = softer.render_levels = smooth
        if thick:
            body = thing.modifiers.new("thickness", "SOLIDIFY")
            body.thickness, body.offset = thick, outwards
    return thing


def _lengths(points: Array, *, closed: bool) -> tuple[Array, Array]:
    """Metres down the middle of the columns and across the longest row."""
    down = np.linalg.norm(np.diff(points, axis=0), axis=-1).mean(axis=1)
    ring = np.concatenate([points, points[:, :1]], axis=1) if closed else points
    steps = np.linalg.norm(np.diff(ring, axis=1), axis=-1)
    across = steps[steps.sum(axis=1).argmax()]
    return np.concatenate([[0], np.cumsum(down)]), np.concatenate([[0], np.cumsum(across)])


def threads(nodes: Nodes, count: float, *, turn: float = 0.0) -> Socket:
    """Over and under: relief of a plain weave with ``count`` threads to the metre, from 0 to 1."""
    place = nodes.node("Mapping", Vector=nodes.place("UV"))
    place.inputs["Rotation"].default_value = (0, 0, turn)
    parts = nodes.node("SeparateXYZ", Vector=place.outputs[0])
    waves = [
        nodes.math("SINE", nodes.math("MULTIPLY", parts.outputs[axis], count * 3.14159))
        for axis in (0, 1)
    ]
    crossed = nodes.math("MULTIPLY", waves[0], waves[1])
    return nodes.math("MULTIPLY_ADD", crossed, 0.5, 0.5)


@once
def linen(colour: Colour) -> Material:
    """Unbleached linen: a plain weave whose threads are thick and thin by turns."""
    nodes = Nodes("linen")
    surface = nodes.principled(
        Base_Color=colour, Roughness=0.86, Specular_IOR_Level=0.25, Sheen_Weight=0.08
    )
    if for_web():
        return nodes.done(surface)
    place = nodes.place("UV")
    warp = nodes.noise(nodes.stretched(place, (900, 14, 1)), 1, 3, 0.6)
    weft = nodes.noise(nodes.stretched(place, (14, 900, 1)), 1, 3, 0.6)
    slubs = nodes.math("MULTIPLY_ADD", warp, 0.5, nodes.math("MULTIPLY", weft, 0.5))
    relief = nodes.math("MULTIPLY_ADD", threads(nodes, 900), 0.45, slubs)
    tone = nodes.range(slubs, (0.36, 0.64), (0, 1))
    nodes.feed(surface, "Base Color", nodes.mix(tone, scaled(colour, 0.74), scaled(colour, 1.14)))
    nodes.feed(surface, "Normal", nodes.bump(relief, 0.42, 0.0012))
    return nodes.done(surface)


@once
def tape() -> Material:
    """Cotton tape, nearly black."""
    nodes = Nodes("tape")
    return nodes.done(nodes.principled(Base_Color=(0.018, 0.018, 0.017), Roughness=0.8))
