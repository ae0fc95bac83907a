"""Black panels beside the picture: they give clear glass its dark edge and metal its contrast."""

from studio.kit.light import plane
from studio.kit.nodes import Nodes
from studio.kit.scene import Object, Point, facing


def flag(place: Point, target: Point, size: tuple[float, float], grey: float = 0.01) -> Object:
    """A dark panel that only mirrors and glass can see: it throws no shadow and takes no light from the ground."""
    nodes = Nodes("flag")
    dark = nodes.node("Emission", Color=(grey, grey, grey), Strength=1.0)
    panel = plane(place, size)
    panel.rotation_euler = facing(place, target)
    panel.data.materials.append(nodes.done(dark))
    panel.visible_camera = panel.visible_shadow = panel.visible_diffuse = False
    return panel
