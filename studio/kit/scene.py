"""An empty scene, the objects in it and the turntable they stand on.

Lengths are studio units. A model is built about two units tall whatever it is, so that one rig lights a ring and a bag
alike; the factor from millimetres belongs to the model.
"""

from collections.abc import Iterable

import bpy
from mathutils import Vector

Object = bpy.types.Object
Point = tuple[float, float, float]
TURNTABLE = "turntable"


class _Finish:
    """Whether materials are built for a path tracer or for a viewer in the browser."""

    web = False


def for_web() -> bool:
    """Whether only what a GLB file can carry may be used."""
    return _Finish.web


def reset(*, web: bool = False) -> None:
    """Begin with nothing: no cube, no lamp, a black world."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    _Finish.web = web
    world = bpy.data.worlds.new("world")
    world.use_nodes = True
    world.node_tree.nodes["Background"].inputs[0].default_value = (0, 0, 0, 1)
    bpy.context.scene.world = world


def add(thing: Object) -> Object:
    """Put an object into the scene."""
    bpy.context.scene.collection.objects.link(thing)
    return thing


def group(things: Iterable[Object], name: str) -> Object:
    """Hang those things which hang on nothing yet on a new empty; move the empty to move them all."""
    root = add(bpy.data.objects.new(name, None))
    for thing in things:
        if thing.parent is None and thing is not root:
            thing.parent = root
    return root


def turntable() -> Object:
    """The empty that carries every model: it turns, while camera, lights and backdrop stay square to each other."""
    found = bpy.data.objects.get(TURNTABLE)
    if found is not None:
        return found
    table = add(bpy.data.objects.new(TURNTABLE, None))
    for thing in bpy.context.scene.objects:
        if thing.type == "EMPTY" and thing.parent is None and thing is not table:
            thing.parent = table
    return table


def models() -> list[Object]:
    """Everything that stands on the turntable and can be seen."""
    return [
        thing
        for thing in turntable().children_recursive
        if thing.type in {"MESH", "CURVE", "FONT"} and thing.get("studio_part", "model") == "model"
    ]


def lowest(thing: Object) -> float:
    """The height of the lowest vertex of a mesh and of everything that hangs on it, in the world."""
    bpy.context.view_layer.update()
    meshes = [part for part in (thing, *thing.children_recursive) if part.type == "MESH"]
    return min(
        (part.matrix_world @ vertex.co).z for part in meshes for vertex in part.data.vertices
    )


def stand(thing: Object, height: float = 0.0) -> Object:
    """Move a model up or down until it just touches the ground."""
    thing.location.z += height - lowest(thing)
    return thing


def active(thing: Object) -> None:
    """Select one object alone, for the few operators that need a selection."""
    bpy.ops.object.select_all(action="DESELECT")
    thing.select_set(True)
    bpy.context.view_layer.objects.active = thing


def to_mesh(thing: Object) -> Object:
    """Turn a curve or a text into a mesh in place."""
    active(thing)
    bpy.ops.object.convert(target="MESH")
    converted = bpy.context.object
    converted.select_set(False)
    return converted


def facing(place: Point, target: Point, axis: str = "Z") -> tuple[float, float, float]:
    """The rotation that points an object's axis from a place to a target."""
    return (Vector(target) - Vector(place)).to_track_quat(axis, "Y").to_euler()
