"""Lights: soft cards, lamps, the world, a sky only stones can see."""

import math

import bpy

from studio.kit.nodes import Colour, Nodes, Socket
from studio.kit.scene import Object, Point, add, facing

WHITE: Colour = (1, 1, 1)


def card(
    place: Point,
    target: Point,
    size: tuple[float, float],
    strength: float,
    colour: Colour = WHITE,
    *,
    soft: float = 0.6,
    diffuse: bool = True,
    glossy: bool = True,
) -> Object:
    """A glowing panel with feathered edges that looks at the target. The camera does not see it.

    It gives light without taking any: a panel that only shone would be black where it is dim, and hide the others.
    """
    nodes = Nodes("card")
    across = nodes.node("SeparateXYZ", Vector=nodes.place("UV"))

    def feather(value: Socket) -> Socket:
        from_edge = nodes.math("MINIMUM", value, nodes.math("SUBTRACT", 1.0, value))
        return nodes.range(from_edge, (0, max(soft * 0.5, 0.001)), (0, 1), "SMOOTHSTEP")

    shape = nodes.math("MULTIPLY", feather(across.outputs[0]), feather(across.outputs[1]))
    behind = nodes.node("NewGeometry").outputs["Backfacing"]
    front = nodes.math("MULTIPLY", shape, nodes.math("SUBTRACT", 1.0, behind))
    glow = nodes.node("Emission", Color=colour, Strength=nodes.math("MULTIPLY", front, strength))
    material = nodes.done(nodes.sum(glow, nodes.node("BsdfTransparent")))
    panel = plane(place, size)
    panel.rotation_euler = facing(place, target)
    panel.data.materials.append(material)
    panel.visible_camera = panel.visible_shadow = False
    panel.visible_diffuse, panel.visible_glossy = diffuse, glossy
    return panel


def plane(place: Point, size: tuple[float, float]) -> Object:
    """A flat rectangle facing up, with texture coordinates from 0 to 1."""
    width, height = size[0] / 2, size[1] / 2
    data = bpy.data.meshes.new("plane")
    corners = [(-width, -height, 0), (width, -height, 0), (width, height, 0), (-width, height, 0)]
    data.from_pydata(corners, [], [(0, 1, 2, 3)])
    layer = data.uv_layers.new(name="UV")
    for loop, uv in zip(layer.data, ((0, 0), (1, 0), (1, 1), (0, 1)), strict=True):
        loop.uv = uv
    thing = add(bpy.data.objects.new("plane", data))
    thing.location = place
    return thing


def lamp(
    place: Point,
    target: Point,
    size: float,
    power: float,
    colour: Colour = WHITE,
    spread: float = 180,
) -> Object:
    """A round area lamp; power in watts, spread in degrees."""
    data = bpy.data.lights.new("lamp", "AREA")
    data.shape, data.size, data.energy = "DISK", size, power
    data.color, data.spread = colour, math.radians(spread)
    thing = add(bpy.data.objects.new("lamp", data))
    thing.location, thing.rotation_euler = place, facing(place, target, "-Z")
    return thing


def world(colour: Colour, strength: float = 1.0) -> None:
    """Even light from everywhere."""
    background = bpy.context.scene.world.node_tree.nodes["Background"]
    background.inputs[0].default_value = (*colour, 1)
    background.inputs[1].default_value = strength


def gem_sky(strength: float = 1.6, scale: float = 3.2) -> None:
    """A sky of bright and dark patches that only rays leaving a stone or a glass can see.

    In a black studio a diamond has nothing to return and turns black; a jeweller moves a lamp about instead.
    """
    tree = bpy.context.scene.world.node_tree
    background = tree.nodes["Background"]
    place = tree.nodes.new("ShaderNodeTexCoord").outputs["Generated"]
    patches = tree.nodes.new("ShaderNodeTexVoronoi")
    patches.inputs["Scale"].default_value = scale
    tree.links.new(place, patches.inputs["Vector"])
    steps = tree.nodes.new("ShaderNodeValToRGB")
    tree.links.new(patches.outputs["Color"], steps.inputs[0])
    ramp = steps.color_ramp
    ramp.interpolation = "CONSTANT"
    ramp.elements[0].color = (0.05, 0.05, 0.055, 1)
    ramp.elements[1].position, ramp.elements[1].color = 0.30, (0.45, 0.44, 0.42, 1)
    ramp.elements.new(0.58).color = (1.6, 1.5, 1.35, 1)
    amount = tree.nodes.new("ShaderNodeMath")
    amount.operation = "MULTIPLY_ADD"
    amount.inputs[1].default_value, amount.inputs[2].default_value = strength, 0.01
    tree.links.new(
        tree.nodes.new("ShaderNodeLightPath").outputs["Is Transmission Ray"], amount.inputs[0]
    )
    tree.links.new(steps.outputs[0], background.inputs[0])
    tree.links.new(amount.outputs[0], background.inputs[1])
