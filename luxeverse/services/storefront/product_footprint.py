"""Where a piece has been and what its making took, as its page shows them."""

from collections.abc import Mapping, Sequence
from typing import Any

from luxeverse.core.actor import House
from luxeverse.domain.sustainability.journey import WIDTH, Frame, Place, framed, kilometres, spread
from luxeverse.domain.sustainability.score import WEIGHTS, Score, kilograms, score
from luxeverse.models.catalogue import Product
from luxeverse.schemas.common import Fact, LinkItem
from luxeverse.schemas.product_page import Factor, Footprint, Journey, Stop

ACROSS, DOWN = 1000, 500
"""The ground a way is drawn on."""
COUNTED = {
    "materials": ("Materials", "recycled, grown again, or a by-product"),
    "making": ("Making", "of the energy is renewable"),
    "transport": ("Transport", "for the way on the map"),
    "packaging": ("Packaging", "can be recycled at home"),
    "life": ("Life", "for mending, spare parts, and being taken back"),
}
BADGES = {"repair": "Mended by its maker", "parts": "Spare parts for sale", "return": "Taken back"}
TOUCHING = 5
"""Hundredths of the map's width (twice that of its height) within which two marks would touch on a phone."""
EAST = 60
"""Hundredths of the map from its left edge on which a name would run out of it on a phone."""
FAR_KM = 300
"""The land is drawn for the whole world: of a shorter way the map would show a continent and one mark."""
RENEWABLE = 80
"""From this share of renewable energy on a page says so in a word."""


def places(steps: Sequence[Mapping[str, Any]]) -> list[Place]:
    """The known places of a piece's provenance in the order of its steps."""
    return [(step["at"][0], step["at"][1]) for step in steps if "at" in step]


def journey(product: Product) -> Journey:
    """The map of a piece whose places lie far from each other; an empty one otherwise."""
    way = places(product.provenance)
    if spread(way) < FAR_KM:
        return Journey()
    frame = framed(way)
    seen = [frame.within(place) for place in way]
    numbers: dict[Place, list[str]] = {}
    names: dict[Place, str] = {}
    for number, step in enumerate(product.provenance, 1):
        if "at" in step:
            at = (step["at"][0], step["at"][1])
            numbers.setdefault(at, []).append(str(number))
            names[at] = step["place"]
    stops = []
    for near in _clustered(frame, list(numbers)):
        left, top = frame.within(near[0])
        counted = sorted((number for place in near for number in numbers[place]), key=int)
        said = ", ".join(names[place] for place in near)
        stops.append(Stop(", ".join(counted), said, f"{left:.2f}%", f"{top:.2f}%", left > EAST))
    drawn = "L".join(f"{x * ACROSS / 100:.0f} {y * DOWN / 100:.0f}" for x, y in seen)
    return Journey(
        zoom=f"{WIDTH / frame.width:.4f}",
        left=f"{frame.left / frame.width:.4f}",
        top=f"{frame.top / frame.width:.4f}",
        line=f"M{drawn}",
        distance=f"{kilometres(way):,.0f} kilometres from first to last",
        stops=stops,
    )


def _clustered(frame: Frame, found: list[Place]) -> list[list[Place]]:
    """Places whose marks would lie over each other share one."""
    groups: list[list[Place]] = []
    for place in found:
        x, y = frame.within(place)
        for group in groups:
            left, top = frame.within(group[0])
            if abs(x - left) < TOUCHING and abs(y - top) < 2 * TOUCHING:
                group.append(place)
                break
        else:
            groups.append([place])
    return groups


def footprint(house: House, product: Product, settings: Mapping[str, Any]) -> Footprint:
    """The score, its parts and the kilograms, as far as the setting ``sustainability_display`` goes: badge, score or
    detailed.
    """
    display = settings.get("sustainability_display", "detailed")
    way = kilometres(places(product.provenance))
    made = score(product.footprint, way)
    if made is None:
        return Footprint()
    return Footprint(
        score="" if display == "badge" else str(made.whole),
        badges=_badges(product),
        factors=_factors(made) if display == "detailed" else [],
        stages=_stages(product, way) if display == "detailed" else [],
        method=LinkItem("How the score is made", f"{house.prefix}/legal/score"),
    )


def _badges(product: Product) -> list[str]:
    record = product.footprint
    said = [BADGES[kept] for kept in record["life"]]
    if record["making"] >= RENEWABLE:
        said.append("Made with renewable energy")
    if product.recyclable:
        said.append("Can be recycled")
    return said


def _factors(made: Score) -> list[Factor]:
    return [
        Factor(
            label=COUNTED[name][0],
            points=str(points),
            width=f"{points}%",
            text=f"{COUNTED[name][1]}; weighs {WEIGHTS[name]} per cent",
        )
        for name, points in made.parts.items()
    ]


def _stages(product: Product, way: float) -> list[Fact]:
    stages = kilograms(product.footprint, way)
    rows = [Fact(COUNTED[name][0], _kilograms(amount)) for name, amount in stages.items()]
    return [*rows, Fact("Together", _kilograms(product.carbon_footprint or 0))]


def _kilograms(amount: float) -> str:
    return f"{amount:.2f} kg CO₂e" if amount >= 0.01 else "under 0.01 kg CO₂e"  # noqa: PLR2004
