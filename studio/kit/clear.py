"""Materials light goes through: glass, liquids, stones, wax.

Refractive indices: soda glass 1.52, ethanol and water 1.34 to 1.36, sapphire 1.77, emerald 1.58, diamond 2.42.
"""

from studio.kit.nodes import Colour, Material, Nodes, once, scaled
from studio.kit.scene import for_web


@once
def glass(
    colour: Colour = (1, 1, 1), index: float = 1.5, roughness: float = 0.0, shade: float = 0.72
) -> Material:
    """Clear or tinted glass; ``shade`` is the share of light its shadow keeps."""
    nodes = Nodes("glass")
    if for_web():
        # Transmission in a viewer cannot see other clear surfaces, so a bottle would hide what is in it.
        surface = nodes.principled(
            Base_Color=scaled(colour, 0.8), Roughness=0.03, IOR=index, Alpha=0.16
        )
        nodes.material.surface_render_method = "BLENDED"
        nodes.material.use_backface_culling = True
        return nodes.done(surface)
    clear = nodes.node("BsdfGlass", Color=colour, IOR=index, Roughness=roughness)
    return nodes.done(nodes.shadowless(clear, scaled(colour, shade)))


@once
def liquid(colour: Colour, density: float = 3.0, index: float = 1.34) -> Material:
    """A tinted liquid: what it takes from the light grows with the way through it."""
    nodes = Nodes("liquid")
    if for_web():
        tint: Colour = tuple(c**1.6 for c in colour)  # type: ignore[assignment]
        return nodes.done(nodes.principled(Base_Color=tint, Roughness=0.06, Coat_Weight=1.0))
    absorbing = nodes.node("VolumeAbsorption", Color=colour, Density=density)
    nodes.tree.links.new(absorbing.outputs[0], nodes.output.inputs["Volume"])
    clear = nodes.node("BsdfGlass", Color=(1, 1, 1), IOR=index, Roughness=0.0)
    return nodes.done(nodes.shadowless(clear))


@once
def gem(colour: Colour = (1, 1, 1), index: float = 2.35, fire: float = 0.035) -> Material:
    """A cut stone. Most of it refracts as one colour; a part is split in red, green and blue, which gives it fire.

    Splitting everything speckles; the index is a little below diamond's, which returns more light to a soft box.
    """
    nodes = Nodes("gem")
    if for_web():
        return nodes.done(
            nodes.principled(
                Base_Color=scaled(colour, 0.95),
                Roughness=0.0,
                IOR=2.2,
                Transmission_Weight=0.6,
                Metallic=0.15,
            )
        )
    stone = nodes.node("BsdfGlass", Color=scaled(colour, 0.72), IOR=index, Roughness=0.0)
    for step, channel in enumerate(((1, 0, 0), (0, 1, 0), (0, 0, 1))):
        tint = tuple(0.28 * c * part for c, part in zip(colour, channel, strict=True))
        ray = nodes.node("BsdfGlass", Color=tint, IOR=index + fire * (step - 1), Roughness=0.0)
        stone = nodes.sum(stone, ray)
    return nodes.done(nodes.shadowless(stone, scaled(colour, 0.75)))


@once
def tinted_lens(colour: Colour, fade: float = 1.0, body: float = 0.0) -> Material:
    """A sunglass lens: darker at the top by ``fade``, with a clean reflection.

    Before black a lens of any colour is black; ``body`` is the share of light it scatters, so that its tint shows.
    """
    nodes = Nodes("lens")
    if for_web():
        surface = nodes.principled(Base_Color=colour, Roughness=0.02, Metallic=0.4, Alpha=0.82)
        nodes.material.surface_render_method = "BLENDED"
        return nodes.done(surface)
    height = nodes.node("SeparateXYZ", Vector=nodes.place()).outputs[2]
    share = nodes.range(height, (-0.5, 0.5), (0, 1))
    through = nodes.node(
        "BsdfTransparent", Color=nodes.mix(share, scaled(colour, 1 + 2 * fade), colour)
    )
    if body:
        milk = nodes.sum(
            nodes.node("BsdfTranslucent", Color=scaled(colour, 2)),
            nodes.node("BsdfDiffuse", Color=scaled(colour, 2)),
        )
        through = nodes.blend(body, through, milk)
    mirror = nodes.node("BsdfGlossy", Roughness=0.01, Color=(1, 0.97, 0.93))
    edge = nodes.node("LayerWeight", Blend=0.28).outputs["Fresnel"]
    return nodes.done(nodes.blend(nodes.math("MULTIPLY_ADD", edge, 0.8, 0.05), through, mirror))


@once
def wax(colour: Colour, *, lit: bool = False, reach: float = 0.55) -> Material:
    """Candle wax; a burning one glows around the wick, fading over ``reach``."""
    nodes = Nodes("wax")
    surface = nodes.principled(Base_Color=colour, Roughness=0.4)
    if lit and not for_web():
        away = nodes.vector("LENGTH", nodes.place())
        nodes.feed(surface, "Emission Color", (1, 0.45, 0.12))
        nodes.feed(
            surface, "Emission Strength", nodes.range(away, (0, reach), (1.2, 0.05), "SMOOTHSTEP")
        )
    return nodes.done(surface)
