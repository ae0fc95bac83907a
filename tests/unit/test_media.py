"""Every file the manifest names is there and is what it is said to be."""

import base64
import io
import json
import re
import struct
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from luxeverse.services.media import picture, view
from luxeverse.services.media.pictures import rendered, sized
from tools.catalogue import houses

ROOT = Path(__file__).parents[2]
MEDIA = ROOT / "assets" / "media"
LARGEST_SHARE = 120 * 1024 * 1024
LARGEST_FOR_A_PHONE = 1_300_000
LARGEST_LIGHT = 150_000
ENDS = (("min", min), ("max", max))
ENCRYPTED = 1
ROLES = {"hero", "angle", "detail", "scale", "box"}
HEX = re.compile(r"#[0-9a-f]{6}")


@cache
def manifest() -> dict[str, Any]:
    read: dict[str, Any] = json.loads((MEDIA / "manifest.json").read_text())
    return read


def images() -> list[Any]:
    """Every picture of every piece."""
    products = manifest()["products"].items()
    return [
        pytest.param(slug, image, id=image["name"])
        for slug, piece in products
        for image in piece["images"]
    ]


def path(address: str) -> Path:
    """The file behind an address of the shop."""
    return ROOT / "assets" / address.lstrip("/")


def decoded(address: str) -> Image.Image:
    """A picture, read whole."""
    with Image.open(path(address)) as file:
        file.load()
        return file.copy()


@pytest.mark.parametrize(("slug", "image"), images())
def test_every_rendition_opens_in_its_size_and_format(slug: str, image: dict[str, Any]) -> None:
    shape = image["width"] / image["height"]
    for kind in (".avif", ".webp"):
        files = sized(image["files"], kind)
        assert len(files) >= 2
        assert files[-1][0] == image["width"]
        for width, address in files:
            with Image.open(path(address)) as file:
                assert f".{file.format.lower()}" == kind
                assert file.width == width <= image["width"]
                assert abs(file.width / file.height - shape) < 0.01
        assert len(decoded(files[0][1]).getcolors(1 << 20) or []) > 100
    assert {Path(file).suffix for file in image["files"]} == {".avif", ".webp"}


@pytest.mark.parametrize(("slug", "image"), images())
def test_every_picture_says_what_it_shows(slug: str, image: dict[str, Any]) -> None:
    assert image["role"] in ROLES
    assert image["name"].startswith(f"{slug}/{image['role']}")
    assert len(image["alt"]) > 15
    assert not image["alt"].endswith(".")
    assert HEX.fullmatch(image["colour"])
    assert 3 <= len(image["palette"]) <= 6
    assert all(HEX.fullmatch(colour) for colour in image["palette"])


@pytest.mark.parametrize(("slug", "image"), images())
def test_a_placeholder_is_a_tiny_picture_of_the_same_shape(
    slug: str, image: dict[str, Any]
) -> None:
    head, data = image["placeholder"].split(",")
    assert head == "data:image/webp;base64"
    assert len(image["placeholder"]) < 400
    tiny = Image.open(io.BytesIO(base64.b64decode(data)))
    assert tiny.width / tiny.height == pytest.approx(image["width"] / image["height"], abs=0.05)


def heroes() -> list[Any]:
    return [found for found in images() if found.values[1]["role"] == "hero"]


@pytest.mark.parametrize(("slug", "image"), heroes())
def test_a_hero_fills_a_screen(slug: str, image: dict[str, Any]) -> None:
    assert image["width"] >= 960
    assert image["height"] >= 1200


@pytest.mark.parametrize(("slug", "image"), heroes())
def test_a_mask_holds_the_piece_and_leaves_the_ground(slug: str, image: dict[str, Any]) -> None:
    """The piece covers between a fortieth and nine tenths of the picture, and the corners are ground."""
    alpha = decoded(image["mask"]).convert("RGBA").getchannel("A")
    covered = sum(alpha.histogram()[129:]) / (alpha.width * alpha.height)
    assert 0.025 < covered < 0.9
    assert alpha.width / alpha.height == pytest.approx(image["width"] / image["height"], abs=0.02)
    top = [alpha.getpixel((x, 0)) for x in (0, alpha.width - 1)]
    assert top == [0, 0]


def test_no_two_pictures_say_the_same() -> None:
    said = [found.values[1]["alt"] for found in images()]
    assert sorted(said) == sorted(set(said))


def test_no_file_is_left_over() -> None:
    """What was rendered and lies in the folder is named in the manifest; drawn marks name themselves."""
    text = (MEDIA / "manifest.json").read_text()
    drawn = {".json", ".svg"}
    files = [file for file in MEDIA.rglob("*") if file.is_file() and file.suffix not in drawn]
    assert [file for file in files if f"/media/{file.relative_to(MEDIA)}" not in text] == []


def test_all_media_stay_under_their_share_of_a_clone() -> None:
    assert sum(file.stat().st_size for file in MEDIA.rglob("*") if file.is_file()) < LARGEST_SHARE


def test_every_piece_in_the_manifest_is_in_the_shop() -> None:
    slugs = {piece.slug for house in houses() for piece in house.pieces}
    assert set(manifest()["products"]) <= slugs


def test_a_colour_of_the_manifest_is_a_colour_of_the_piece() -> None:
    pieces = {piece.slug: piece for house in houses() for piece in house.pieces}
    for slug, entry in manifest()["products"].items():
        offered = {name for v in pieces[slug].variants for name in (v.color, v.material, v.size)}
        assert {image["variant"] for image in entry["images"]} - {""} <= offered


def test_a_rendered_piece_shows_its_own_pictures_and_another_the_crops_it_names() -> None:
    for house in houses():
        for piece in house.pieces:
            own = rendered(piece.slug)
            if own:
                assert [image.asset for image in piece.images] == [entry["name"] for entry in own]
                assert piece.images[0].asset == f"{piece.slug}/hero"
            else:
                assert piece.images
                assert all("/" not in image.asset for image in piece.images)


def test_a_picture_offers_every_rendition_to_the_browser() -> None:
    entry = manifest()["products"]["petite-seconde-40"]["images"][0]
    made = picture("petite-seconde-40/hero", "A watch")
    assert made.src == "/media/petite-seconde-40/hero-1600.webp"
    assert (made.width, made.height) == (1600, 2000)
    assert made.placeholder == entry["colour"]
    assert made.src_avif_set == ", ".join(
        f"/media/petite-seconde-40/hero-{width}.avif {width}w" for width in (400, 800, 1200, 1600)
    )


def test_a_view_of_a_shared_picture_is_cropped_and_of_a_piece_is_whole() -> None:
    assert view("handbag.handle").zoom == "3.4"
    assert view("ring.stone").src == "/media/six-claw-ring-2ct/detail-720.webp"
    assert view("petite-seconde-40/hero").zoom == "1"
    assert view("petite-seconde-40/hero").alt.startswith("Gold wristwatch")
    assert not view("no-such-picture").src


def models() -> list[Any]:
    products = manifest()["products"].items()
    return [pytest.param(piece["model"], id=slug) for slug, piece in products if "model" in piece]


@pytest.mark.parametrize("model", models())
def test_a_model_is_a_packed_file_a_phone_can_load(model: dict[str, Any]) -> None:
    """Binary glTF 2.0 whose meshes are packed with Draco, under 600 KB and 60,000 triangles."""
    data = (ROOT / "assets" / model["glb"].lstrip("/")).read_bytes()
    length = int.from_bytes(data[12:16], "little")
    said = json.loads(data[20 : 20 + length])
    assert data[:4] == b"glTF"
    assert int.from_bytes(data[8:12], "little") == len(data) < 600_000
    assert said["asset"]["version"] == "2.0"
    assert "KHR_draco_mesh_compression" in said["extensionsRequired"]
    assert 0 < model["triangles"] <= 60_000


@pytest.mark.parametrize("model", models())
def test_a_model_for_a_room_is_laid_out_as_a_phone_reads_it(model: dict[str, Any]) -> None:
    """A zip that is stored and not packed, each file at a multiple of 64 bytes, the scene first, pictures as PNG or JPEG.

    Source: https://openusd.org/release/spec_usdz.html. Units, axis and the rules for ARKit are checked by Pixar's own
    reader before the studio writes the file (``studio.phone``).
    """
    data = path(model["usdz"]).read_bytes()
    assert len(data) < LARGEST_FOR_A_PHONE
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.testzip() is None
        scene, *pictures = packed.infolist()
        for file in (scene, *pictures):
            assert file.compress_type == zipfile.ZIP_STORED
            assert not file.flag_bits & ENCRYPTED
            name, extra = struct.unpack_from("<HH", data, file.header_offset + 26)
            assert (file.header_offset + 30 + name + extra) % 64 == 0
        assert scene.filename == "model.usdc"
        assert packed.read(scene)[:8] == b"PXR-USDC"
        for file in pictures:
            with Image.open(packed.open(file)) as picture:
                picture.load()
                assert picture.format in {"PNG", "JPEG"}
                assert max(picture.size) <= 1024


@pytest.mark.parametrize("model", models())
def test_a_model_is_as_large_in_a_room_as_in_the_browser(model: dict[str, Any]) -> None:
    """To a hundredth of its largest side; it is thinned to a third of the triangles."""
    data = path(model["glb"]).read_bytes()
    said = json.loads(data[20 : 20 + int.from_bytes(data[12:16], "little")])
    corners = [
        said["accessors"][part["attributes"]["POSITION"]]
        for mesh in said["meshes"]
        for part in mesh["primitives"]
    ]
    sides = [
        1000 * (max(c["max"][axis] for c in corners) - min(c["min"][axis] for c in corners))
        for axis in range(3)
    ]
    assert model["room"]["millimetres"] == pytest.approx(sides, abs=max(sides) / 100)
    assert 0 < model["room"]["triangles"] <= 20_000


def corners(address: str) -> list[list[float]]:
    """The lowest and the highest corner of what a GLB holds, metres."""
    said = described(address)
    places = [
        said["accessors"][part["attributes"]["POSITION"]]
        for mesh in said["meshes"]
        for part in mesh["primitives"]
    ]
    return [[end(p[side][axis] for p in places) for axis in range(3)] for side, end in ENDS]


def described(address: str) -> dict[str, Any]:
    """The description inside a GLB file."""
    data = path(address).read_bytes()
    said: dict[str, Any] = json.loads(data[20 : 20 + int.from_bytes(data[12:16], "little")])
    return said


@pytest.mark.parametrize("model", models())
def test_a_light_model_stands_where_the_full_one_does_and_is_quickly_drawn(
    model: dict[str, Any],
) -> None:
    """Packed, under 8,000 triangles and 150 kB, in one colour; it ends where the full one ends, to a fiftieth."""
    light = model["light"]
    data = path(light["glb"]).read_bytes()
    said = described(light["glb"])
    assert data[:4] == b"glTF"
    assert int.from_bytes(data[8:12], "little") == len(data) < LARGEST_LIGHT
    assert "KHR_draco_mesh_compression" in said["extensionsRequired"]
    assert "KHR_materials_variants" not in said["extensionsUsed"]
    parts = [part for mesh in said["meshes"] for part in mesh["primitives"]]
    count = sum(said["accessors"][part["indices"]]["count"] for part in parts) // 3
    assert 0 < count <= light["triangles"] < 8_000
    full = corners(model["glb"])
    largest = max(high - low for low, high in zip(*full, strict=True))
    for found, wanted in zip(corners(light["glb"]), full, strict=True):
        assert found == pytest.approx(wanted, abs=largest / 50)
    materials = {part["material"] for part in parts}
    first = described(model["glb"])
    own = {part["material"] for mesh in first["meshes"] for part in mesh["primitives"]}
    assert len(materials) == len(own)


def test_every_piece_has_a_hero_another_side_and_a_detail() -> None:
    slugs = {piece.slug for house in houses() for piece in house.pieces}
    roles = {
        slug: {image["role"] for image in piece["images"]}
        for slug, piece in manifest()["products"].items()
    }
    assert set(roles) == slugs
    assert {slug: r for slug, r in roles.items() if not {"hero", "angle", "detail"} <= r} == {}
