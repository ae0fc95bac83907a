"""The light of LuxeVerse for wide pictures."""

from typing import Any

import bpy

from studio.rigs.obsidian import REFLECTION, obsidian


def obsidian_wide(radius: float = 1.0, middle: float = 0.9, **light: Any) -> None:
    """The house's light on a ground that stops mirroring beside the piece: a wide picture would show the rims in it."""
    obsidian(radius, middle, **light)
    tree = bpy.data.materials["ground"].node_tree
    away = tree.nodes.new("ShaderNodeVectorMath")
    away.operation = "LENGTH"
    tree.links.new(tree.nodes.new("ShaderNodeTexCoord").outputs["Object"], away.inputs[0])
    share = tree.nodes.new("ShaderNodeMapRange")
    share.interpolation_type = "SMOOTHERSTEP"
    share.inputs["From Min"].default_value = 0.9 * radius
    share.inputs["From Max"].default_value = 2.1 * radius
    share.inputs["To Min"].default_value, share.inputs["To Max"].default_value = REFLECTION, 0.0
    tree.links.new(away.outputs["Value"], share.inputs["Value"])
    tree.links.new(share.outputs["Result"], tree.nodes["Mix Shader"].inputs["Fac"])
