"""How cloth falls: a grid of points, sewn where it is pinned, dropped on what is under it by Blender's cloth solver.

The fall is a function of its inputs: the same points, pins and fabric give the same folds, so only the scripts are kept.
What has fallen once lies in ``.data/studio/cloth`` under the hash of its inputs.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import bpy
import numpy as np

from studio.kit.scene import Object
from studio.products.form_mesh import Array, faces_of

CACHE = Path(__file__).parents[2] / ".data" / "studio" / "cloth"
VERSION = 1
"""Raised when the same inputs would fall otherwise."""


@dataclass(frozen=True, slots=True)
class Fabric:
    """What the solver knows of a cloth; stiffnesses as Blender counts them, the mass for one vertex in kilograms."""

    mass: float = 0.15
    tension: float = 15.0
    shear: float = 5.0
    bending: float = 0.5
    air: float = 1.0
    friction: float = 5.0
    shrink: float = 0.0


SILK = Fabric(mass=0.15, tension=10.0, shear=0.8, bending=0.35, air=1.0, friction=2.0)
WOOL = Fabric(mass=0.40, tension=40.0, shear=25.0, bending=14.0, air=1.0, friction=12.0)
FLANNEL = Fabric(mass=0.30, tension=30.0, shear=12.0, bending=3.0, air=1.0, friction=8.0)
POPLIN = Fabric(mass=0.16, tension=35.0, shear=18.0, bending=2.5, air=1.0, friction=8.0)


@dataclass(frozen=True, slots=True)
class Fall:
    """How long and how carefully it falls."""

    frames: int = 60
    quality: int = 8
    gap: float = 0.004
    itself: bool = False
    jitter: float = 0.0006
    seed: int = 7


def folds(angle: Array, *, around: tuple[int, ...] = (5, 7, 8, 11), deep: float = 0.03) -> Array:
    """Where a hem begins to fold: waves of several counts, so that no two folds are alike. A share of the radius."""
    waves = [np.sin(count * angle + 1.7 * count) for count in around]
    return deep * np.mean(waves, axis=0)


def drape(
    points: Array,
    pins: Array,
    under: Sequence[tuple[Array, bool]],
    fabric: Fabric,
    fall: Fall,
    *,
    closed: bool = True,
) -> Array:
    """Let a grid fall. ``pins`` is 1 where it is held and 0 where it is free; ``under`` are grids it lies on."""
    key = hashlib.sha256(f"{VERSION} {asdict(fabric)} {asdict(fall)} {closed}".encode())
    for part in (points, pins, *(rings for rings, _ in under)):
        key.update(np.round(part, 6).tobytes())
    kept = CACHE / f"{key.hexdigest()[:16]}.npy"
    if not kept.exists():
        fallen = _fallen(points, pins, under, fabric, fall, closed=closed)
        CACHE.mkdir(parents=True, exist_ok=True)
        np.save(kept, fallen.astype(np.float32))
    return np.load(kept).astype(np.float64)


def _fallen(
    points: Array,
    pins: Array,
    under: Sequence[tuple[Array, bool]],
    fabric: Fabric,
    fall: Fall,
    *,
    closed: bool,
) -> Array:
    scene = bpy.data.scenes.new("fall")
    window = bpy.context.window
    before = bpy.context.scene
    if window:
        window.scene = scene
    solids = [_solid(scene, rings, fabric, around) for rings, around in under]
    cloth = _cloth(scene, points, pins, fabric, fall, closed=closed)
    for frame in range(1, fall.frames + 1):
        scene.frame_set(frame)
    graph = scene.view_layers[0].depsgraph
    seen = cloth.evaluated_get(graph).data
    flat = np.empty(len(seen.vertices) * 3)
    seen.vertices.foreach_get("co", flat)
    if window:
        window.scene = before
    for thing in (*solids, cloth):
        bpy.data.objects.remove(thing)
    bpy.data.scenes.remove(scene)
    return flat.reshape(points.shape)


def _solid(scene: bpy.types.Scene, rings: Array, fabric: Fabric, around: bool) -> Object:
    rows, columns = rings.shape[:2]
    data = bpy.data.meshes.new("under")
    data.from_pydata(rings.reshape(-1, 3).tolist(), [], faces_of(rows, columns, closed=around))
    thing = bpy.data.objects.new("under", data)
    scene.collection.objects.link(thing)
    thing.modifiers.new("collision", "COLLISION")
    thing.collision.thickness_outer = 0.001
    thing.collision.cloth_friction = fabric.friction
    thing.collision.damping = 0.8
    return thing


def _cloth(
    scene: bpy.types.Scene,
    points: Array,
    pins: Array,
    fabric: Fabric,
    fall: Fall,
    *,
    closed: bool,
) -> Object:
    rows, columns = points.shape[:2]
    chance = np.random.default_rng(fall.seed)
    shaken = points + chance.normal(0, fall.jitter, points.shape) * (1 - pins[..., None])
    data = bpy.data.meshes.new("cloth")
    data.from_pydata(shaken.reshape(-1, 3).tolist(), [], faces_of(rows, columns, closed=closed))
    thing = bpy.data.objects.new("cloth", data)
    scene.collection.objects.link(thing)
    held = thing.vertex_groups.new(name="held")
    flat = pins.ravel()
    for weight in np.unique(flat[flat > 0]):
        held.add(np.flatnonzero(flat == weight).tolist(), float(weight), "REPLACE")
    modifier = thing.modifiers.new("cloth", "CLOTH")
    modifier.point_cache.frame_start, modifier.point_cache.frame_end = 1, fall.frames
    said = modifier.settings
    said.quality, said.mass, said.air_damping = fall.quality, fabric.mass, fabric.air
    said.tension_stiffness = said.compression_stiffness = fabric.tension
    said.tension_damping = said.compression_damping = 15.0
    said.shear_stiffness, said.shear_damping = fabric.shear, 5.0
    said.bending_stiffness, said.bending_damping = fabric.bending, 0.8
    said.vertex_group_mass, said.pin_stiffness = held.name, 1.0
    said.shrink_min = fabric.shrink
    touch = modifier.collision_settings
    touch.collision_quality, touch.distance_min = 3, fall.gap
    touch.use_self_collision, touch.self_distance_min = fall.itself, 0.003
    touch.self_friction = 5.0
    return thing
