"""The models are as large as their pieces, and come in the colours their file says."""

import json
import struct
from typing import Any

import pytest

from luxeverse.services.media.pictures import ROOT, model
from tools.catalogue import houses

PIECES = {piece.slug: piece for house in houses() for piece in house.pieces}
MODELS = [slug for slug in PIECES if model(slug)]
VARIANTS = "KHR_materials_variants"
X, Y, Z = 0, 1, 2
SIZES = [
    ("cours-top-handle", X, 240),
    ("cours-28", X, 280),
    ("cours-mini", X, 180),
    ("vendange-tote", X, 380),
    ("long-case-eight", X, 190),
    ("passport-sleeve", X, 98),
    ("rue-pump-85", X, 240),
    ("bastia-black", X, 136),
    ("quiet-band", X, 19),
    ("long-strand-80", X, 164),
    ("creme-de-rosee", Y, 50),
    ("oat-milk-cleanser", Y, 152),
]
"""Millimetres along an axis; y is up. Bags, the long case and frames as their descriptions say, the rest as drawn."""


def tree(slug: str) -> dict[str, Any]:
    """The description inside a GLB file."""
    data = (ROOT / "assets" / model(slug)["glb"].lstrip("/")).read_bytes()
    (length,) = struct.unpack_from("<I", data, 12)
    return json.loads(data[20 : 20 + length])


def parts(found: dict[str, Any]) -> list[dict[str, Any]]:
    return [part for mesh in found["meshes"] for part in mesh["primitives"]]


@pytest.mark.parametrize(("slug", "axis", "millimetres"), SIZES)
def test_a_model_stands_in_a_room_in_its_own_size(slug, axis, millimetres):
    found = tree(slug)
    corners = [found["accessors"][part["attributes"]["POSITION"]] for part in parts(found)]
    extent = max(c["max"][axis] for c in corners) - min(c["min"][axis] for c in corners)
    assert extent * 1000 == pytest.approx(millimetres, rel=0.02)


@pytest.mark.parametrize("slug", MODELS)
def test_a_model_has_the_colours_it_claims_and_only_those_that_are_sold(slug):
    found = tree(slug)
    listed = found.get("extensions", {}).get(VARIANTS, {}).get("variants", [])
    names = [one["name"] for one in listed]
    assert names == model(slug)["variants"]
    sold = {
        value for variant in PIECES[slug].variants for value in (variant.color, variant.material)
    }
    assert set(names) <= sold
    if not names:
        return
    changed = 0
    for part in parts(found):
        said = part["extensions"][VARIANTS]["mappings"]
        assert [one["variants"] for one in said] == [[n] for n in range(len(names))]
        assert all(one["material"] < len(found["materials"]) for one in said)
        changed += any(one["material"] != part["material"] for one in said)
    assert changed


def test_most_bags_come_in_all_their_colours():
    for slug in ("cours-top-handle", "cours-28", "vendange-tote"):
        assert len(model(slug)["variants"]) == 2
