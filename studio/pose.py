"""Set a scene up and bring it into the pose of one of its pictures."""

import math
from collections.abc import Iterator

import bpy
import numpy as np
from mathutils import Euler, Vector

from studio.expose import function
from studio.kit import render, scene
from studio.kit.scene import Object
from studio.scenes import Piece, Scene

MARGIN = 0.88
"""The share of the picture a turning piece may fill."""
HALF = 18.0
"""Half the height of the sensor, in millimetres."""


class Stage:
    """A scene that is set up: the table, and what moves with the place it started from."""

    def __init__(self, played: Scene) -> None:
        """Build the models and the rig in an empty scene and point the camera."""
        scene.reset()
        for piece in played.pieces:
            _put(piece)
        self.scene, self.table = played, scene.turntable()
        function(played.rig)(**played.rig_options)
        view = played.view
        if played.kind == "spin":
            _centre(self.table)
            height, distance = _fitted(played)
            target, stop = (0.0, 0.0, height), 0.0
        else:
            target, distance, stop = view.target, view.distance, view.stop
        render.aim(
            render.Camera(
                target, distance, view.azimuth, view.elevation, view.lens, stop, view.focus
            )
        )
        moving = {name: bpy.data.objects[name] for name in played.motion.moved}
        self.moving = {name: (thing, thing.location.copy()) for name, thing in moving.items()}

    def pose(self, index: int) -> None:
        """Bring everything to where it is in one picture, counted from 0."""
        played = self.scene
        if played.kind == "spin":
            turn = 360.0 * index / played.frames
            self.table.rotation_euler.z = -math.radians(played.view.azimuth + turn)
            return
        if played.frames == 1:
            return
        share = -math.cos(math.pi * index / (played.frames - 1))
        turn = played.view.azimuth + played.motion.turn * share
        self.table.rotation_euler.z = -math.radians(turn)
        for name, (thing, start) in self.moving.items():
            thing.location = start + Vector(played.motion.moved[name]) * share


def _put(piece: Piece) -> None:
    """Build a model and move whatever its function left in the scene."""
    before = set(bpy.context.scene.objects)
    function(piece.build)(**piece.options)
    made = [thing for thing in bpy.context.scene.objects if thing not in before]
    root = scene.group(made, piece.build.partition(":")[2])
    tilt = Euler([math.radians(angle) for angle in piece.tilt]).to_matrix()
    turn = Euler((0, 0, math.radians(piece.turn))).to_matrix()
    root.rotation_euler = (turn @ tilt).to_euler()
    root.location, root.scale = piece.place, (piece.scale,) * 3


def _centre(table: Object) -> None:
    """Move what stands on the table so that it turns about its own middle."""
    points = np.concatenate(list(_points()))
    middle = (points.min(axis=0) + points.max(axis=0)) / 2
    for thing in table.children:
        thing.location.x -= middle[0]
        thing.location.y -= middle[1]
    bpy.context.view_layer.update()


def _points() -> Iterator[np.ndarray]:
    """The vertices of every model where they are in the world, modifiers applied; a few thousand of each."""
    bpy.context.view_layer.update()
    graph = bpy.context.evaluated_depsgraph_get()
    for thing in scene.models():
        evaluated = thing.evaluated_get(graph)
        mesh = evaluated.to_mesh()
        flat = np.empty(len(mesh.vertices) * 3)
        mesh.vertices.foreach_get("co", flat)
        points = flat.reshape(-1, 3)[:: max(1, len(mesh.vertices) // 3000)]
        world = np.array(thing.matrix_world)
        yield points @ world[:3, :3].T + world[:3, 3]
        evaluated.to_mesh_clear()


def _fitted(played: Scene) -> tuple[float, float]:
    """Height to look at and distance at which the piece stays in the picture all the way round."""
    points = np.concatenate(list(_points()))
    away, height = np.hypot(points[:, 0], points[:, 1]), points[:, 2]
    target = float(height.min() + height.max()) / 2
    lift = math.radians(played.view.elevation)
    turns = np.linspace(0, 2 * math.pi, 72, endpoint=False)
    across = away * np.sin(turns)[:, None]
    nearer = away * np.cos(turns)[:, None]
    up = (height - target) * math.cos(lift) + -nearer * math.sin(lift)
    ahead = nearer * math.cos(lift) + (height - target) * math.sin(lift)
    tall = HALF / played.view.lens * MARGIN
    wide = tall * played.size[0] / played.size[1]
    return target, float((ahead + np.maximum(np.abs(up) / tall, np.abs(across) / wide)).max())
