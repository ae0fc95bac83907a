"""Hard, opaque materials: metals, lacquer, paint, paper, wood, stone.

Metals are given by their reflectance at normal incidence, linear: gold and silver after Johnson and Christy (1972),
warmed a little where the view transform cools them.
"""

from studio.kit.nodes import Colour, Material, Nodes, once, scaled
from studio.kit.scene import for_web

GOLD: Colour = (1.0, 0.71, 0.34)
ROSE_GOLD: Colour = (0.95, 0.52, 0.39)
WHITE_GOLD: Colour = (0.80, 0.78, 0.73)
STEEL: Colour = (0.62, 0.63, 0.65)
BRASS: Colour = (0.89, 0.62, 0.28)
GUNMETAL: Colour = (0.12, 0.12, 0.13)


@once
def metal(colour: Colour = GOLD, roughness: float = 0.12) -> Material:
    """Polished metal whose polish is not quite even."""
    nodes = Nodes("metal")
    surface = nodes.principled(Base_Color=colour, Metallic=1.0, Roughness=roughness)
    if not for_web():
        wear = nodes.noise(nodes.place(), 9, 6, 0.65)
        nodes.feed(
            surface,
            "Roughness",
            nodes.math("MULTIPLY_ADD", wear, 0.14, max(roughness - 0.06, 0.02)),
        )
    return nodes.done(surface)


@once
def brushed(colour: Colour = GOLD, roughness: float = 0.28, anisotropy: float = 0.7) -> Material:
    """Metal brushed around the vertical axis of the object."""
    nodes = Nodes("brushed")
    surface = nodes.principled(Base_Color=colour, Metallic=1.0, Roughness=roughness)
    if not for_web():
        tangent = nodes.node("Tangent", {"direction_type": "RADIAL", "axis": "Z"})
        nodes.feed(surface, "Anisotropic", anisotropy)
        nodes.feed(surface, "Tangent", tangent)
        lines = nodes.noise(nodes.stretched(nodes.place(), (4, 4, 300)), 3, 3)
        nodes.feed(surface, "Normal", nodes.bump(lines, 0.12, 0.004))
    return nodes.done(surface)


@once
def lacquer(
    colour: Colour = (0.008, 0.008, 0.009), roughness: float = 0.22, coat: float = 1.0
) -> Material:
    """Glaze, patent leather, piano lacquer: a colour under a clear coat."""
    nodes = Nodes("lacquer")
    return nodes.done(
        nodes.principled(
            Base_Color=colour, Roughness=roughness, Coat_Weight=coat, Coat_Roughness=0.05
        )
    )


@once
def plain(
    colour: Colour,
    roughness: float = 0.5,
    *,
    metallic: float = 0.0,
    sheen: float = 0.0,
    depth: float = 0.0,
    coat: float = 0.0,
) -> Material:
    """Paint, thread, card; ``depth`` lets light into it, as into porcelain or skin."""
    nodes = Nodes("plain")
    surface = nodes.principled(
        Base_Color=colour,
        Roughness=roughness,
        Metallic=metallic,
        Sheen_Weight=sheen,
        Coat_Weight=coat,
    )
    if depth and not for_web():
        nodes.feed(surface, "Subsurface Weight", depth)
        nodes.feed(surface, "Subsurface Radius", (0.3, 0.2, 0.12))
        nodes.feed(surface, "Subsurface Scale", 0.3)
    return nodes.done(surface)


@once
def paper(colour: Colour, roughness: float = 0.72, tooth: float = 0.06) -> Material:
    """Uncoated paper or board with a little tooth."""
    nodes = Nodes("paper")
    surface = nodes.principled(Base_Color=colour, Roughness=roughness, Specular_IOR_Level=0.3)
    if not for_web():
        fibre = nodes.noise(nodes.place(), 60, 6, 0.7)
        nodes.feed(surface, "Normal", nodes.bump(fibre, tooth, 0.01))
    return nodes.done(surface)


@once
def wood(
    dark: Colour = (0.06, 0.025, 0.012),
    light: Colour = (0.16, 0.075, 0.035),
    roughness: float = 0.45,
) -> Material:
    """Wood grown along x."""
    nodes = Nodes("wood")
    grain = nodes.noise(nodes.stretched(nodes.place(), (1, 9, 9)), 1.4, 8, 0.65, 1.2)
    rings = nodes.ramp(grain, [(0.3, (0, 0, 0)), (0.7, (1, 1, 1))])
    surface = nodes.principled(
        Base_Color=nodes.mix(rings, dark, light),
        Roughness=roughness,
        Normal=nodes.bump(grain, 0.15, 0.02),
    )
    return nodes.done(surface)


@once
def marble(
    ground: Colour = (0.012, 0.012, 0.013),
    vein: Colour = (0.75, 0.62, 0.42),
    scale: float = 1.1,
    roughness: float = 0.1,
) -> Material:
    """Polished stone with thin veins, which break off where a second noise says so."""
    nodes = Nodes("marble")
    place = nodes.place()
    clouds = nodes.noise(place, scale * 1.2, 6, 0.6)
    folded = nodes.math(
        "ABSOLUTE", nodes.math("SUBTRACT", nodes.noise(place, scale, 8, 0.5, 1.6), 0.5)
    )
    lines = nodes.ramp(folded, [(0, (1, 1, 1)), (0.012, (0.25, 0.25, 0.25)), (0.035, (0, 0, 0))])
    broken = nodes.math(
        "MULTIPLY", lines, nodes.ramp(clouds, [(0.4, (0, 0, 0)), (0.65, (1, 1, 1))])
    )
    base = nodes.mix(clouds, scaled(ground, 0.6), scaled(ground, 1.3))
    return nodes.done(
        nodes.principled(
            Base_Color=nodes.mix(broken, base, vein), Roughness=roughness, Coat_Weight=0.4
        )
    )


@once
def glowing(colour: Colour, strength: float) -> Material:
    """A surface that gives light."""
    nodes = Nodes("glowing")
    return nodes.done(nodes.node("Emission", Color=colour, Strength=strength))
