"""Cloth as light sees it: silk satin, wool, poplin, and the horn of buttons. Texture coordinates are metres along the threads."""

from studio.kit.nodes import Colour, Material, Nodes, once, scaled
from studio.kit.scene import for_web
from studio.products.form_mesh import threads


@once
def satin(colour: Colour, roughness: float = 0.45) -> Material:
    """Silk satin: long floats of thread, so a highlight runs across them; cut on the bias, so they run aslant."""
    nodes = Nodes("satin")
    surface = nodes.principled(
        Base_Color=colour,
        Roughness=roughness,
        Metallic=0.12,
        Specular_IOR_Level=0.6,
        Sheen_Weight=0.10,
        Sheen_Roughness=0.3,
        Sheen_Tint=scaled(colour, 2.5),
    )
    if for_web():
        return nodes.done(surface)
    place = nodes.node("Mapping", Vector=nodes.place("UV"))
    place.inputs["Rotation"].default_value = (0, 0, 0.785)
    floats = nodes.noise(nodes.stretched(place.outputs[0], (2600, 160, 1)), 1, 2, 0.5)
    nodes.feed(surface, "Anisotropic", 0.55)
    nodes.feed(surface, "Anisotropic Rotation", 0.125)
    nodes.feed(surface, "Tangent", nodes.node("Tangent", {"direction_type": "UV_MAP"}))
    nodes.feed(surface, "Normal", nodes.bump(floats, 0.16, 0.0006))
    return nodes.done(surface)


@once
def wool(colour: Colour, nap: float = 0.5) -> Material:
    """Milled wool: the weave is gone under a nap of short hair that lies downwards and catches light at the edge."""
    nodes = Nodes("wool")
    surface = nodes.principled(
        Base_Color=colour,
        Roughness=0.9,
        Specular_IOR_Level=0.18,
        Sheen_Weight=nap,
        Sheen_Roughness=0.45,
        Sheen_Tint=scaled(colour, 1.8),
    )
    if for_web():
        return nodes.done(surface)
    place = nodes.place("UV")
    hair = nodes.noise(nodes.stretched(place, (1500, 420, 1)), 1, 4, 0.65, 0.5)
    clouds = nodes.noise(place, 60, 5, 0.6)
    fleck = nodes.range(hair, (0.36, 0.66), (0, 1))
    dyed = nodes.mix(fleck, scaled(colour, 0.80), scaled(colour, 1.20))
    worn = nodes.mix(nodes.range(clouds, (0.35, 0.65), (0, 0.25)), dyed, scaled(colour, 1.25))
    nodes.feed(surface, "Base Color", worn)
    nodes.feed(surface, "Normal", nodes.bump(hair, 0.55, 0.0012))
    return nodes.done(surface)


@once
def poplin(colour: Colour) -> Material:
    """Cotton poplin: fine ribs across, crisp, a dull shine."""
    nodes = Nodes("poplin")
    surface = nodes.principled(
        Base_Color=colour, Roughness=0.6, Specular_IOR_Level=0.35, Sheen_Weight=0.06
    )
    if for_web():
        return nodes.done(surface)
    nodes.feed(surface, "Normal", nodes.bump(threads(nodes, 1500), 0.07, 0.0006))
    return nodes.done(surface)


@once
def horn(colour: Colour = (0.03, 0.018, 0.011)) -> Material:
    """Polished buffalo horn, or mother of pearl when the colour is light."""
    nodes = Nodes("horn")
    return nodes.done(nodes.principled(Base_Color=colour, Roughness=0.28, Coat_Weight=0.4))
