"""Labels of the two makers of Luma. Sève prints the whole formula on the front; Holt prints what it is and how much."""

from collections.abc import Sequence

from PIL import Image

from studio.textures.type import FRAUNCES, INSTRUMENT, Drawing, Ink, ink

INK = ink("#1F2A24")
PAPER = ink("#F4F1E9")
Formula = Sequence[tuple[str, str]]
"""What is in it and its share, as the catalogue tells it: ("Oat kernel oil", "61.0 %")."""


def seve_label(
    size: tuple[float, float],
    name: str,
    amount: str,
    formula: Formula,
    accent: str,
    *,
    clear: bool = False,
    colour: Ink = INK,
    note: str = "",
) -> Image.Image:
    """The label of Sève: wordmark, name, the formula as a list, the amount. ``clear`` leaves the paper out."""
    width, height = size
    drawing = Drawing.blank(width, height, None if clear else PAPER)
    edge = width * 0.085
    across = width - 2 * edge
    if not clear:
        drawing.area((0, 0), (width, height * 0.035), ink(accent))
    mark = min(width * 0.17, height * 0.14)
    drawing.text("Sève", (edge, height * 0.07 + mark), FRAUNCES, mark, colour, weight=460)
    drawing.text(
        name, (edge, height * 0.36), INSTRUMENT, width * 0.118, colour, weight=620, room=across
    )
    if note:
        drawing.text(note, (edge, height * 0.435), INSTRUMENT, width * 0.052, colour, room=across)
    drawing.rule((edge, height * 0.47), (width - edge, height * 0.47), 0.12, colour)
    _formula(drawing, formula, (edge, height * 0.49), (width - edge, height * 0.87), colour)
    drawing.text(amount, (edge, height * 0.945), INSTRUMENT, width * 0.066, colour, weight=500)
    return drawing.picture


def seve_band(
    size: tuple[float, float], name: str, amount: str, formula: Formula, colour: Ink = INK
) -> Image.Image:
    """What is printed on a jar: wider than tall, so the formula stands beside the name."""
    width, height = size
    drawing = Drawing.blank(width, height, None)
    split = width * 0.56
    drawing.text("Sève", (width * 0.03, height * 0.27), FRAUNCES, height * 0.21, colour, weight=460)
    drawing.text(
        name,
        (width * 0.03, height * 0.58),
        INSTRUMENT,
        height * 0.2,
        colour,
        weight=620,
        room=split,
    )
    drawing.text(
        amount, (width * 0.03, height * 0.9), INSTRUMENT, height * 0.115, colour, weight=500
    )
    low, high = (width * 0.66, height * 0.1), (width * 0.98, height * 0.93)
    drawing.rule((width * 0.63, height * 0.1), (width * 0.63, height * 0.92), 0.12, colour)
    _formula(drawing, formula, low, high, colour)
    return drawing.picture


def _formula(
    drawing: Drawing,
    formula: Formula,
    low: tuple[float, float],
    high: tuple[float, float],
    colour: Ink,
) -> None:
    """The list between two corners, shares on the right."""
    across = high[0] - low[0]
    step = min((high[1] - low[1]) / max(len(formula), 5), across * 0.1)
    size = step * 0.62
    for row, (what, share) in enumerate(formula, start=1):
        base = low[1] + step * row
        drawing.text(what, (low[0], base), INSTRUMENT, size, colour, weight=500, room=across * 0.76)
        drawing.text(share, (high[0], base), INSTRUMENT, size, colour, weight=500, align="right")


def seve_round(diameter: float, name: str, amount: str, accent: str) -> Image.Image:
    """The lid label of a tin: a disc with the wordmark, the name and the amount."""
    drawing = Drawing.blank(diameter, diameter, PAPER)
    middle = diameter / 2
    drawing.area((0, diameter * 0.70), (diameter, diameter), ink(accent))
    drawing.text(
        "Sève", (middle, diameter * 0.40), FRAUNCES, diameter * 0.2, INK, weight=380, align="centre"
    )
    drawing.text(
        name,
        (middle, diameter * 0.555),
        INSTRUMENT,
        diameter * 0.085,
        INK,
        weight=560,
        align="centre",
        room=diameter * 0.78,
    )
    drawing.text(
        amount,
        (middle, diameter * 0.83),
        INSTRUMENT,
        diameter * 0.07,
        PAPER,
        weight=500,
        align="centre",
    )
    return drawing.picture


def holt_label(
    size: tuple[float, float], name: str, amount: str, ground: str, colour: str, line: str = ""
) -> Image.Image:
    """The label of Holt: the name as large as it will go between two rules."""
    width, height = size
    drawing = Drawing.blank(width, height, ink(ground))
    pen, edge = ink(colour), width * 0.08
    across = width - 2 * edge
    drawing.frame((width * 0.03, width * 0.03), (width * 0.97, height - width * 0.03), 0.3, pen)
    drawing.text(
        "Holt", (width / 2, height * 0.34), FRAUNCES, height * 0.24, pen, weight=640, align="centre"
    )
    drawing.text(
        "Kiel 1958", (width / 2, height * 0.44), INSTRUMENT, height * 0.062, pen, align="centre"
    )
    drawing.rule((edge, height * 0.52), (width - edge, height * 0.52), 0.25, pen)
    drawing.text(
        name,
        (width / 2, height * 0.69),
        INSTRUMENT,
        height * 0.15,
        pen,
        weight=650,
        align="centre",
        room=across,
    )
    below = "   ".join(part for part in (line, amount) if part)
    drawing.text(
        below,
        (width / 2, height * 0.84),
        INSTRUMENT,
        height * 0.085,
        pen,
        weight=500,
        align="centre",
        room=across,
    )
    return drawing.picture


def holt_band(
    size: tuple[float, float], name: str, amount: str, ground: str, colour: str
) -> Image.Image:
    """A band around a bar: everything stands in its middle half, which is the face of the bar."""
    width, height = size
    drawing = Drawing.blank(width, height, ink(ground))
    pen, middle = ink(colour), width / 2
    rows = (
        (0.415, "Holt", FRAUNCES, 0.11, 640),
        (0.458, "Kiel 1958", INSTRUMENT, 0.028, 400),
        (0.575, name, INSTRUMENT, 0.062, 650),
        (0.635, amount, INSTRUMENT, 0.04, 500),
    )
    for at, words, font, part, weight in rows:
        drawing.text(
            words,
            (middle, height * at),
            font,
            height * part,
            pen,
            weight=weight,
            align="centre",
            room=width * 0.86,
        )
    for at in (0.3, 0.49, 0.7):
        drawing.rule((width * 0.06, height * at), (width * 0.94, height * at), 0.25, pen)
    return drawing.picture


def holt_round(diameter: float, name: str, amount: str, ground: str, colour: str) -> Image.Image:
    """The lid of a tin of Holt."""
    drawing = Drawing.blank(diameter, diameter, ink(ground))
    middle, pen = diameter / 2, ink(colour)
    for height, words, size, weight in (
        (0.42, "Holt", 0.24, 640),
        (0.5, "Kiel 1958", 0.055, 400),
        (0.635, name, 0.1, 650),
        (0.74, amount, 0.07, 500),
    ):
        font = FRAUNCES if words == "Holt" else INSTRUMENT
        drawing.text(
            words,
            (middle, diameter * height),
            font,
            diameter * size,
            pen,
            weight=weight,
            align="centre",
            room=diameter * 0.74,
        )
    return drawing.picture
