"""A short way to write shader node trees."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, ParamSpec

import bpy

from studio.kit.scene import for_web

Socket = bpy.types.NodeSocket
Node = bpy.types.Node
Material = bpy.types.Material
Colour = tuple[float, float, float]
P = ParamSpec("P")


def srgb(code: str) -> Colour:
    """The linear colour of a hex code such as "#1F3D2F", as light computes with it (IEC 61966-2-1)."""
    parts = [int(code.lstrip("#")[k : k + 2], 16) / 255 for k in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return red, green, blue


def scaled(colour: Colour, factor: float) -> Colour:
    """A colour lighter or darker, never above white."""
    red, green, blue = (min(1.0, c * factor) for c in colour)
    return red, green, blue


class Nodes:
    """The node tree of a new material."""

    def __init__(self, name: str) -> None:
        self.material = bpy.data.materials.new(name)
        self.material.use_nodes = True
        self.tree = self.material.node_tree
        self.tree.nodes.clear()
        self.output = self.tree.nodes.new("ShaderNodeOutputMaterial")

    def node(self, kind: str, settings: dict[str, Any] | None = None, **inputs: Any) -> Node:
        """A node of a kind ("TexNoise"), its settings and its inputs; spaces in input names are underscores."""
        made = self.tree.nodes.new(f"ShaderNode{kind}")
        for key, value in (settings or {}).items():
            setattr(made, key, value)
        for key, value in inputs.items():
            self.feed(made, key.replace("_", " "), value)
        return made

    def feed(self, node: Node, key: str | int, value: Any) -> None:
        """Give an input a value or link it to the output of another node."""
        socket = node.inputs[key]
        if isinstance(value, Node):
            value = value.outputs[0]
        if isinstance(value, Socket):
            self.tree.links.new(value, socket)
        elif isinstance(value, tuple) and len(value) == 3 and socket.type == "RGBA":
            socket.default_value = (*value, 1)
        else:
            socket.default_value = value

    def math(self, operation: str, *values: Any) -> Socket:
        """One arithmetic step on up to three numbers."""
        made = self.node("Math", {"operation": operation})
        for index, value in enumerate(values):
            self.feed(made, index, value)
        return made.outputs[0]

    def vector(self, operation: str, *values: Any) -> Socket:
        """One arithmetic step on vectors."""
        made = self.node("VectorMath", {"operation": operation})
        for index, value in enumerate(values):
            self.feed(made, index, value)
        return made.outputs["Value" if operation in {"LENGTH", "DOT_PRODUCT"} else "Vector"]

    def mix(self, share: Any, first: Any, second: Any, blend: str = "MIX") -> Socket:
        """Blend two colours."""
        made = self.node("Mix", {"data_type": "RGBA", "blend_type": blend})
        for index, value in ((0, share), (6, first), (7, second)):
            self.feed(made, index, value)
        return made.outputs[2]

    def ramp(
        self, value: Any, stops: Sequence[tuple[float, Colour]], interpolation: str = "LINEAR"
    ) -> Socket:
        """Colours by value: stops of (position, colour)."""
        made = self.node("ValToRGB")
        self.feed(made, 0, value)
        elements = made.color_ramp.elements
        made.color_ramp.interpolation = interpolation
        while len(elements) < len(stops):
            elements.new(0.5)
        for element, (position, colour) in zip(elements, stops, strict=True):
            element.position, element.color = position, (*colour, 1)
        return made.outputs[0]

    def range(
        self,
        value: Any,
        before: tuple[float, float],
        after: tuple[float, float],
        curve: str = "LINEAR",
    ) -> Socket:
        """Map a number from one range to another."""
        made = self.node("MapRange", {"interpolation_type": curve})
        for key, number in (
            ("Value", value),
            ("From Min", before[0]),
            ("From Max", before[1]),
            ("To Min", after[0]),
            ("To Max", after[1]),
        ):
            self.feed(made, key, number)
        return made.outputs[0]

    def place(self, kind: str = "Object") -> Socket:
        """Where the shaded point lies: "Object", "UV" or "Generated" coordinates."""
        return self.node("TexCoord").outputs[kind]

    def stretched(self, place: Socket, scale: Colour) -> Socket:
        """Coordinates stretched along the axes."""
        made = self.node("Mapping", Vector=place)
        made.inputs["Scale"].default_value = scale
        return made.outputs[0]

    def noise(
        self,
        place: Socket,
        scale: float,
        detail: float = 4,
        roughness: float = 0.5,
        distortion: float = 0,
    ) -> Socket:
        """Fractal noise from 0 to 1."""
        made = self.node(
            "TexNoise",
            Vector=place,
            Scale=scale,
            Detail=detail,
            Roughness=roughness,
            Distortion=distortion,
        )
        return made.outputs[0]

    def bump(
        self, height: Any, strength: float, distance: float = 0.01, normal: Any = None
    ) -> Socket:
        """Relief that light sees and the outline does not."""
        made = self.node("Bump", Height=height, Strength=strength, Distance=distance)
        if normal is not None:
            self.feed(made, "Normal", normal)
        return made.outputs[0]

    def principled(self, **inputs: Any) -> Node:
        """The standard surface."""
        return self.node("BsdfPrincipled", **inputs)

    def shadowless(self, shader: Node, tint: Colour = (1, 1, 1)) -> Node:
        """A refracting surface that lets shadow rays through: light reaches what is behind without caustics."""
        clear = self.node("BsdfTransparent", Color=tint)
        mixed = self.node("MixShader", Fac=self.node("LightPath").outputs["Is Shadow Ray"])
        self.tree.links.new(shader.outputs[0], mixed.inputs[1])
        self.tree.links.new(clear.outputs[0], mixed.inputs[2])
        return mixed

    def sum(self, first: Node, second: Node) -> Node:
        """Two shaders on top of each other."""
        made = self.node("AddShader")
        self.tree.links.new(first.outputs[0], made.inputs[0])
        self.tree.links.new(second.outputs[0], made.inputs[1])
        return made

    def blend(self, share: Any, first: Node, second: Node) -> Node:
        """The first shader where the share is 0, the second where it is 1."""
        made = self.node("MixShader", Fac=share)
        self.tree.links.new(first.outputs[0], made.inputs[1])
        self.tree.links.new(second.outputs[0], made.inputs[2])
        return made

    def done(self, shader: Node) -> Material:
        """Close the tree with a surface."""
        self.tree.links.new(shader.outputs[0], self.output.inputs["Surface"])
        return self.material


def once(build: Callable[P, Material]) -> Callable[P, Material]:
    """Build a material once per scene and arguments; the name of the material is the memory."""

    @wraps(build)
    def remembered(*args: P.args, **kwargs: P.kwargs) -> Material:
        name = f"{build.__name__} {args} {sorted(kwargs.items())} {for_web()}"[-63:]
        found = bpy.data.materials.get(name)
        if found is None:
            found = build(*args, **kwargs)
            found.name = name
        return found

    return remembered
