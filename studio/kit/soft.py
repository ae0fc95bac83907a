"""Leather, silk, acetate, pearl: materials whose surface is the point of them."""

from pathlib import Path

import bpy

from studio.kit.nodes import Colour, Material, Nodes, once, scaled
from studio.kit.scene import for_web


@once
def leather(
    colour: Colour, grain: float = 55, roughness: float = 0.42, relief: float = 0.3
) -> Material:
    """Grained leather: cells pulled about by noise, with wrinkles darker than the hills between them.

    A grain of 50 to 62 looks like calf at two units; below 30 it looks like pebbles. Smooth leather is a fine grain
    with little relief.
    """
    nodes = Nodes("leather")
    surface = nodes.principled(
        Base_Color=colour, Roughness=roughness, Coat_Weight=0.15, Coat_Roughness=0.3
    )
    if for_web():
        return nodes.done(surface)
    place = nodes.place()
    pull = nodes.node("TexNoise", Vector=place, Scale=grain * 0.6).outputs["Color"]
    pulled = nodes.vector("MULTIPLY_ADD", pull, (1.1 / grain,) * 3, place)
    cells = nodes.node("TexVoronoi", {"feature": "DISTANCE_TO_EDGE"}, Vector=pulled, Scale=grain)
    hills = nodes.ramp(cells.outputs["Distance"], [(0, (0, 0, 0)), (0.28, (1, 1, 1))])
    pores = nodes.noise(place, grain * 5, 5, 0.6)
    clouds = nodes.noise(place, 1.5, 3)
    height = nodes.math("MULTIPLY_ADD", pores, 0.3, hills)
    shaded = nodes.mix(clouds, scaled(colour, 0.8), scaled(colour, 1.25))
    dull = nodes.math("MULTIPLY", nodes.math("SUBTRACT", 1.0, hills), 0.2)
    nodes.feed(surface, "Normal", nodes.bump(height, relief, 0.012))
    nodes.feed(
        surface,
        "Roughness",
        nodes.math("ADD", dull, nodes.math("MULTIPLY_ADD", clouds, 0.12, roughness - 0.06)),
    )
    nodes.feed(
        surface,
        "Base Color",
        nodes.mix(nodes.math("MULTIPLY", hills, 0.9), scaled(colour, 0.5), shaded),
    )
    return nodes.done(surface)


@once
def silk(
    colour: Colour = (0.35, 0.02, 0.05), print_file: str = "", roughness: float = 0.36
) -> Material:
    """Silk twill, printed with a picture file or plain."""
    nodes = Nodes("silk")
    surface = nodes.principled(
        Base_Color=colour,
        Roughness=roughness,
        Sheen_Weight=0.35,
        Sheen_Roughness=0.35,
        Sheen_Tint=(1, 0.9, 0.75),
    )
    if print_file:
        picture = nodes.node("TexImage")
        picture.image = bpy.data.images.load(str(Path(print_file)), check_existing=True)
        nodes.feed(surface, "Base Color", picture)
    if not for_web():
        weave = nodes.node("TexWave", Vector=nodes.place("UV"), Scale=260.0, Distortion=0.4)
        nodes.feed(surface, "Anisotropic", 0.6)
        nodes.feed(surface, "Normal", nodes.bump(weave.outputs["Fac"], 0.05, 0.002))
    return nodes.done(surface)


@once
def acetate(dark: Colour, middle: Colour, light: Colour, scale: float = 2.6) -> Material:
    """Poured acetate: three colours stirred into each other under a tumbled polish."""
    nodes = Nodes("acetate")
    surface = nodes.principled(
        Base_Color=middle, Roughness=0.14, Coat_Weight=1.0, Coat_Roughness=0.03
    )
    if not for_web():
        stirred = nodes.noise(nodes.place(), scale, 5, 0.6, 1.2)
        nodes.feed(
            surface,
            "Base Color",
            nodes.ramp(stirred, [(0.36, dark), (0.50, middle), (0.62, light)]),
        )
    return nodes.done(surface)


@once
def pearl(
    body: Colour, overtone: Colour = (0.85, 0.62, 0.66), lustre: float = 0.75, film: float = 420.0
) -> Material:
    """Nacre: a body colour that shows deep in the middle, an overtone towards the edge, and a sharp reflection.

    Light goes into a pearl and comes back from many thin layers. Here a soft metallic base gives the deep, blurred
    reflection, a thin coat the sharp one, and the overtone grows with the angle of sight.
    ``film`` is the thickness in nanometres of a layer whose colours shift; on dark pearls it would turn them purple.
    """
    nodes = Nodes("pearl")
    if for_web():
        return nodes.done(
            nodes.principled(Base_Color=body, Roughness=0.24, Metallic=0.15, Coat_Weight=1.0)
        )
    facing = nodes.node("LayerWeight", Blend=0.5).outputs["Facing"]
    skin = nodes.noise(nodes.place(), 7, 4)
    tone = nodes.ramp(
        facing,
        [(0.0, scaled(body, 1.05)), (0.45, body), (0.78, overtone), (1.0, scaled(overtone, 0.55))],
    )
    deep = nodes.principled(
        Base_Color=tone,
        Metallic=lustre,
        Roughness=nodes.math("MULTIPLY_ADD", skin, 0.10, 0.26),
        Coat_Weight=1.0,
        Coat_Roughness=0.05,
        Coat_IOR=1.68,
        Thin_Film_Thickness=film,
        Thin_Film_IOR=1.45,
    )
    return nodes.done(deep)
