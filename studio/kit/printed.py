"""Materials that carry a drawing: printed paper, and ink straight on glass or metal."""

import bpy
import numpy as np
from PIL import Image

from studio.kit.nodes import Colour, Material, Nodes


def picture(name: str, drawing: Image.Image) -> bpy.types.Image:
    """Hand a drawing to the renderer without a file between."""
    pixels = np.asarray(drawing.convert("RGBA").transpose(Image.Transpose.FLIP_TOP_BOTTOM))
    made = bpy.data.images.new(name, drawing.width, drawing.height, alpha=True)
    made.pixels.foreach_set((pixels.astype(np.float32) / 255).ravel())
    made.update()
    return made


def printed_paper(drawing: Image.Image, roughness: float = 0.62, tooth: float = 0.03) -> Material:
    """Uncoated paper with a drawing on it."""
    nodes = Nodes("printed paper")
    image = nodes.node("TexImage", {"image": picture("print", drawing), "extension": "EXTEND"})
    nodes.feed(image, "Vector", nodes.place("UV"))
    fibre = nodes.noise(nodes.place(), 40, 4, 0.7)
    return nodes.done(
        nodes.principled(
            Base_Color=image.outputs["Color"],
            Roughness=roughness,
            Specular_IOR_Level=0.3,
            Normal=nodes.bump(fibre, tooth, 0.01),
        )
    )


def ink_on(
    drawing: Image.Image,
    *,
    metallic: float = 0.0,
    roughness: float = 0.4,
    tint: Colour | None = None,
) -> Material:
    """Screen print or hot foil: only the ink is there, the rest of the sheet is clear.

    ``tint`` overrules the colour of the drawing, as a foil does.
    """
    nodes = Nodes("ink")
    image = nodes.node("TexImage", {"image": picture("ink", drawing), "extension": "CLIP"})
    nodes.feed(image, "Vector", nodes.place("UV"))
    surface = nodes.principled(
        Base_Color=tint or image.outputs["Color"], Roughness=roughness, Metallic=metallic
    )
    return nodes.done(nodes.blend(image.outputs["Alpha"], nodes.node("BsdfTransparent"), surface))
