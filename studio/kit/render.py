"""The camera, the settings of the path tracer, the picture and its mask."""

import math
from dataclasses import dataclass
from pathlib import Path

import bpy
from mathutils import Vector

from studio.kit.hard import glowing
from studio.kit.scene import add, facing, models, turntable


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the picture is taken from.

    Azimuth turns the models, not the camera, in degrees; elevation lifts the camera. The lens is in millimetres on a
    sensor 36 mm high. ``stop`` 0 keeps everything sharp; ``focus`` is the distance, that of the target by default.
    """

    target: tuple[float, float, float] = (0, 0, 0.9)
    distance: float = 7.0
    azimuth: float = 20.0
    elevation: float = 10.0
    lens: float = 85.0
    stop: float = 0.0
    focus: float = 0.0


@dataclass(frozen=True, slots=True)
class Quality:
    """How large and how clean: pixels, samples per pixel, the noise at which a pixel is done."""

    width: int = 960
    height: int = 1200
    samples: int = 20
    threshold: float = 0.06


@dataclass(frozen=True, slots=True)
class Grade:
    """How light becomes colour. Khronos PBR Neutral keeps hues; AgX has more room in the highlights."""

    view: str = "AgX"
    look: str = "AgX - Medium High Contrast"
    exposure: float = 0.0


def aim(camera: Camera) -> bpy.types.Object:
    """Set up the camera, turn the turntable by the azimuth and return the camera."""
    data = bpy.data.cameras.new("camera")
    data.lens, data.sensor_fit, data.sensor_height = camera.lens, "VERTICAL", 36
    if camera.stop:
        data.dof.use_dof = True
        data.dof.aperture_fstop = camera.stop
        data.dof.focus_distance = camera.focus or camera.distance
    table = turntable()
    table.rotation_euler.z = -math.radians(camera.azimuth)
    bpy.context.view_layer.update()
    target = table.matrix_world @ Vector(camera.target)
    lift = math.radians(camera.elevation)
    place = target + Vector((0, -math.cos(lift), math.sin(lift))) * camera.distance
    thing = add(bpy.data.objects.new("camera", data))
    thing.location, thing.rotation_euler = place, facing(place, target, "-Z")
    bpy.context.scene.camera = thing
    return thing


def expose(quality: Quality, grade: Grade, *, bounces: int = 10) -> None:
    """Set the path tracer up.

    Caustics are off and indirect light is clamped: both cost more noise than they give picture. Adaptive sampling
    ends a pixel when it is clean; the denoiser sees albedo and normals, so it keeps seams and grain.
    """
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    scene.render.resolution_x, scene.render.resolution_y = quality.width, quality.height
    scene.render.resolution_percentage = 100
    scene.render.use_persistent_data = True
    scene.render.image_settings.file_format = "PNG"
    scene.render.image_settings.color_mode = "RGB"
    scene.view_settings.view_transform = grade.view
    scene.view_settings.look = grade.look if grade.view == "AgX" else "None"
    scene.view_settings.exposure = grade.exposure
    cycles = scene.cycles
    cycles.device = "CPU"
    cycles.samples, cycles.adaptive_threshold = quality.samples, quality.threshold
    cycles.use_adaptive_sampling, cycles.adaptive_min_samples = True, min(12, quality.samples)
    cycles.use_denoising, cycles.denoiser = True, "OPENIMAGEDENOISE"
    cycles.denoising_input_passes = "RGB_ALBEDO_NORMAL"
    cycles.denoising_prefilter, cycles.denoising_quality = "ACCURATE", "HIGH"
    cycles.max_bounces = cycles.transmission_bounces = bounces
    cycles.diffuse_bounces, cycles.glossy_bounces = 3, 6
    cycles.transparent_max_bounces, cycles.volume_bounces = 12, 0
    cycles.sample_clamp_indirect, cycles.blur_glossy = 4.0, 0.6
    cycles.caustics_reflective = cycles.caustics_refractive = False


def take(path: Path) -> None:
    """Render the picture."""
    bpy.context.scene.render.filepath = str(path)
    bpy.ops.render.render(write_still=True)


def take_mask(path: Path, width: int = 480) -> None:
    """Render where the models are: white on transparent, from the same camera, floor and backdrop left out."""
    scene = bpy.context.scene
    kept = set(models())
    for thing in scene.objects:
        if thing.type in {"MESH", "CURVE", "FONT"} and thing not in kept:
            thing.hide_render = True
    scene.view_layers[0].material_override = glowing((1, 1, 1), 1.0)
    scene.render.film_transparent = True
    scene.render.image_settings.color_mode = "RGBA"
    scene.render.resolution_percentage = round(100 * width / scene.render.resolution_x)
    scene.cycles.samples, scene.cycles.max_bounces = 8, 0
    scene.cycles.use_denoising = False
    scene.view_settings.view_transform, scene.view_settings.look = "Standard", "None"
    take(path)
