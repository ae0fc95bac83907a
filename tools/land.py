"""The land on the map of a piece's journey: ``python -m tools.land <land-110m.json>`` writes ``assets/lv/land.svg``.

Source: Natural Earth, 1:110 million, public domain, as TopoJSON in the npm package world-atlas 2.0.2. Projected as
``luxeverse.domain.sustainability.journey`` projects places, so that both fall on the same spot.
"""

import json
import sys
from pathlib import Path
from typing import Any

from luxeverse.domain.sustainability.journey import HEIGHT, NORTH, SOUTH, WIDTH, projected

TARGET = Path(__file__).parents[1] / "assets" / "lv" / "land.svg"
Ring = list[tuple[float, float]]


def _arcs(topology: dict[str, Any]) -> list[Ring]:
    """Delta-coded integers to longitude and latitude."""
    (scale_x, scale_y), (left, low) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    arcs = []
    for coded in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in coded:
            x, y = x + dx, y + dy
            arc.append((x * scale_x + left, y * scale_y + low))
        arcs.append(arc)
    return arcs


def _rings(topology: dict[str, Any]) -> list[Ring]:
    arcs = _arcs(topology)
    rings = []
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for ring in polygon:
                points: Ring = []
                for index in ring:
                    arc = arcs[index] if index >= 0 else arcs[~index][::-1]
                    points += arc[1:] if points else arc
                rings.append(points)
    return rings


def _path(ring: Ring) -> str:
    inside = [(lon, min(NORTH, max(SOUTH, lat))) for lon, lat in ring]
    if all(lat in {NORTH, SOUTH} for _, lat in inside):
        return ""
    points = [projected(lon, lat) for lon, lat in inside]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "z"


def main(source: str) -> None:
    paths = (_path(ring) for ring in _rings(json.loads(Path(source).read_text())))
    drawn = "".join(path for path in paths if path)
    size = f"{WIDTH} {HEIGHT:.1f}"
    TARGET.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}"><path d="{drawn}"/></svg>\n'
    )


if __name__ == "__main__":
    main(sys.argv[1])
