"""Dress form and garments of the manifest: as whole as the pictures of pieces, and nothing the shop would sell."""

import json
from typing import Any

import pytest

from luxeverse.services.media import picture
from luxeverse.services.media.pictures import rendered
from tests.unit.test_media import HEX, ROLES, decoded, manifest, path
from tools.catalogue import houses

EVERY_ROLE = ["angle", "detail", "hero"]
TALL = 1.6
"""Metres from the ground to the knob on the neck."""


def forms() -> dict[str, Any]:
    found: dict[str, Any] = manifest()["forms"]
    return found


def images() -> list[Any]:
    return [
        pytest.param(slug, image, id=image["name"])
        for slug, piece in forms().items()
        for image in piece["images"]
    ]


def test_every_piece_stands_is_turned_and_is_looked_at_closely() -> None:
    assert "dress-form" in forms()
    for piece in forms().values():
        first = [image["role"] for image in piece["images"] if not image["variant"]]
        assert sorted(first) == EVERY_ROLE
        assert piece["images"][0]["role"] == "hero"


@pytest.mark.parametrize(("slug", "image"), images())
def test_every_rendition_opens_in_its_size(slug: str, image: dict[str, Any]) -> None:
    for address in image["files"]:
        opened = decoded(address)
        assert opened.width == int(address.rpartition("-")[2].partition(".")[0]) <= image["width"]
        assert opened.width / opened.height == pytest.approx(
            image["width"] / image["height"], abs=0.01
        )
    assert {address.rpartition(".")[2] for address in image["files"]} == {"avif", "webp"}
    assert image["height"] >= (1200 if image["role"] == "hero" else 900)


@pytest.mark.parametrize(("slug", "image"), images())
def test_every_picture_says_what_it_shows(slug: str, image: dict[str, Any]) -> None:
    assert image["role"] in ROLES
    assert image["name"].startswith(f"{slug}/{image['role']}")
    assert len(image["alt"]) > 15
    assert not image["alt"].endswith(".")
    assert all(HEX.fullmatch(colour) for colour in (image["colour"], *image["palette"]))
    assert len(image["placeholder"]) < 400


def test_no_two_pictures_say_the_same() -> None:
    said = [found.values[1]["alt"] for found in images()]
    assert sorted(said) == sorted(set(said))


@pytest.mark.parametrize("slug", sorted(forms()))
def test_a_mask_holds_the_figure_and_leaves_the_ground(slug: str) -> None:
    for image in forms()[slug]["images"]:
        if image["role"] == "hero":
            alpha = decoded(image["mask"]).convert("RGBA").getchannel("A")
            covered = sum(alpha.histogram()[129:]) / (alpha.width * alpha.height)
            assert 0.03 < covered < 0.5
            assert [alpha.getpixel((x, 0)) for x in (0, alpha.width - 1)] == [0, 0]


@pytest.mark.parametrize("slug", sorted(forms()))
def test_a_model_is_packed_seen_from_both_sides_and_as_tall_as_a_form(slug: str) -> None:
    """Binary glTF 2.0 packed with Draco, under 600 KB and 60,000 triangles, in metres."""
    model = forms()[slug]["model"]
    data = path(model["glb"]).read_bytes()
    length = int.from_bytes(data[12:16], "little")
    said = json.loads(data[20 : 20 + length])
    assert data[:4] == b"glTF"
    assert int.from_bytes(data[8:12], "little") == len(data) < 600_000
    assert "KHR_draco_mesh_compression" in said["extensionsRequired"]
    assert 0 < model["triangles"] <= 60_000
    assert all(material["doubleSided"] for material in said["materials"])
    corners = [
        said["accessors"][part["attributes"]["POSITION"]]
        for mesh in said["meshes"]
        for part in mesh["primitives"]
    ]
    low, high = (
        choose(corner[end][1] for corner in corners) for choose, end in ((min, "min"), (max, "max"))
    )
    assert high - low == pytest.approx(TALL, abs=0.02)
    assert path(model["poster"]).exists()
    shown = {image["variant"] for image in forms()[slug]["images"]} - {""}
    assert set(model["variants"]) <= shown


def test_the_shop_sells_none_of_it() -> None:
    """Neither the catalogue nor what the shop reads of the manifest knows a form."""
    sold = {piece.slug for house in houses() for piece in house.pieces}
    assert not sold & set(forms())
    assert not set(manifest()["products"]) & set(forms())
    for slug in forms():
        assert rendered(slug) == []
        assert not picture(f"{slug}/hero", "A form").src


def test_media_of_forms_lie_in_a_folder_of_their_own() -> None:
    for slug, piece in forms().items():
        files = [address for image in piece["images"] for address in image["files"]]
        assert all(address.startswith(f"/media/forms/{slug}/") for address in files)
