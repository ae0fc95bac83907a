"""The surfaces of a model for a viewer: nodes do not travel, but pictures do. Prints keep theirs, leather gets a grain."""

import re

import bpy
import numpy as np

from studio.kit.scene import Object

TILE = 256
CELLS = 14
"""Cells of leather along one side of the tile that repeats."""
STEEPNESS = 2.2
"""Slope of the grain in the tile, at the relief of ordinary calf."""
CALF_RELIEF = 0.3
LARGEST_PRINT = 1024
LEATHER = re.compile(r", (?P<grain>[\d.]+), [\d.]+, (?P<relief>[\d.]+)\) \[\] True(\.\d+)?$")
"""How the name of a leather ends: its arguments, see ``studio.kit.nodes.once``."""
LEATHER_COAT = 0.15
FLAME = (1.0, 0.52, 0.14, 1.0)


def finish(thing: Object, scale: float) -> None:
    """Give a joined mesh what its material needs to be seen in a viewer; ``scale`` is metres to the studio unit."""
    material = thing.data.materials[0]
    nodes = material.node_tree.nodes
    if any(node.type == "TEX_IMAGE" for node in nodes):
        _print(material)
        return
    _settle(material)
    while thing.data.uv_layers:
        thing.data.uv_layers.remove(thing.data.uv_layers[0])
    said = LEATHER.search(material.name)
    surface = _surface(material)
    if said and surface and abs(surface.inputs["Coat Weight"].default_value - LEATHER_COAT) < 1e-6:
        _unfold(thing, CELLS / float(said["grain"]) * scale)
        _emboss(material, float(said["relief"]) / CALF_RELIEF)


def _surface(material: bpy.types.Material) -> bpy.types.Node | None:
    """The standard surface of a material, if it has one."""
    return next((n for n in material.node_tree.nodes if n.type == "BSDF_PRINCIPLED"), None)


def _settle(material: bpy.types.Material) -> None:
    """One colour where nodes mix two, as in wood, and a flame, all that glows, no brighter than a screen can be."""
    tree, surface = material.node_tree, _surface(material)
    for node in tree.nodes:
        if node.type == "EMISSION":
            for link in [*node.inputs["Color"].links, *node.inputs["Strength"].links]:
                tree.links.remove(link)
            node.inputs["Color"].default_value = FLAME
            node.inputs["Strength"].default_value = 1.0
    for link in surface.inputs["Base Color"].links if surface else ():
        mixed = [socket.default_value for socket in link.from_node.inputs if socket.type == "RGBA"]
        tree.links.remove(link)
        if mixed:
            surface.inputs["Base Color"].default_value = np.mean(mixed, axis=0)


def _print(material: bpy.types.Material) -> None:
    """A drawing straight on the surface; where it is ink alone, the rest of the sheet is clear."""
    tree = material.node_tree
    image = next(node for node in tree.nodes if node.type == "TEX_IMAGE")
    surface = _surface(material)
    width, height = image.image.size
    if max(width, height) > LARGEST_PRINT:
        share = LARGEST_PRINT / max(width, height)
        image.image.scale(round(width * share), round(height * share))
    for link in surface.inputs["Normal"].links:
        tree.links.remove(link)
    if any(node.type == "BSDF_TRANSPARENT" for node in tree.nodes):
        tree.links.new(image.outputs["Alpha"], surface.inputs["Alpha"])
        output = next(node for node in tree.nodes if node.type == "OUTPUT_MATERIAL")
        tree.links.new(surface.outputs[0], output.inputs["Surface"])


def _emboss(material: bpy.types.Material, strength: float) -> None:
    """The tiling grain as a normal map."""
    tree = material.node_tree
    image = tree.nodes.new("ShaderNodeTexImage")
    image.image = _grain()
    relief = tree.nodes.new("ShaderNodeNormalMap")
    relief.inputs["Strength"].default_value = strength
    tree.links.new(image.outputs["Color"], relief.inputs["Color"])
    tree.links.new(relief.outputs["Normal"], _surface(material).inputs["Normal"])


def _grain() -> bpy.types.Image:
    """Cells with furrows between them, as normals; the right edge goes on at the left, the top at the bottom."""
    name = "grain"
    if name in bpy.data.images:
        return bpy.data.images[name]
    chance = np.random.default_rng(7)
    seeds = np.stack(np.meshgrid(np.arange(CELLS), np.arange(CELLS)), axis=-1).reshape(-1, 2)
    seeds = (seeds + chance.uniform(0.08, 0.92, seeds.shape)) / CELLS
    axis = (np.arange(TILE) + 0.5) / TILE
    across, up = np.meshgrid(axis, axis)
    nearest = np.full((2, TILE, TILE), 9.0)
    for x, y in seeds:
        dx, dy = np.abs(across - x), np.abs(up - y)
        away = np.hypot(np.minimum(dx, 1 - dx), np.minimum(dy, 1 - dy))
        nearest = np.sort(np.concatenate([nearest, away[None]]), axis=0)[:2]
    hills = np.clip((nearest[1] - nearest[0]) * CELLS / 0.5, 0, 1)
    hills = hills * hills * (3 - 2 * hills)
    slope = STEEPNESS * CELLS / 8
    aslant = (np.roll(hills, -1, 1) - np.roll(hills, 1, 1)) * slope
    along = (np.roll(hills, -1, 0) - np.roll(hills, 1, 0)) * slope
    normals = np.stack([-aslant, -along, np.ones_like(hills)], axis=-1)
    normals /= np.linalg.norm(normals, axis=-1, keepdims=True)
    pixels = np.concatenate([normals / 2 + 0.5, np.ones((TILE, TILE, 1))], axis=-1)
    made = bpy.data.images.new(name, TILE, TILE, is_data=True)
    made.pixels.foreach_set(pixels.astype(np.float32).ravel())
    made.update()
    return made


def _unfold(thing: Object, tile: float) -> None:
    """Lay the surface flat by looking at each face along the axis it faces most; ``tile`` is the length of a tile."""
    data = thing.data
    normals = np.empty(len(data.polygons) * 3, dtype=np.float32)
    data.polygons.foreach_get("normal", normals)
    places = np.empty(len(data.vertices) * 3, dtype=np.float32)
    data.vertices.foreach_get("co", places)
    corners = np.empty(len(data.loops), dtype=np.int32)
    data.loops.foreach_get("vertex_index", corners)
    sides = np.empty(len(data.polygons), dtype=np.int32)
    data.polygons.foreach_get("loop_total", sides)
    faced = np.repeat(np.abs(normals.reshape(-1, 3)).argmax(axis=1), sides)
    seen = np.array([(1, 2), (0, 2), (0, 1)])[faced]
    flat = np.take_along_axis(places.reshape(-1, 3)[corners], seen, axis=1) / tile
    layer = data.uv_layers.new(name="UV")
    layer.data.foreach_set("uv", flat.astype(np.float32).ravel())
