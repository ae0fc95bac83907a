"""In which order a gallery shows what there is of a piece, and what the seed stores of it."""

import pytest

from luxeverse.domain.catalogue.status import MediaType
from luxeverse.schemas.common import Picture
from luxeverse.schemas.product_page import Model, Spin
from luxeverse.services.media.pictures import model
from luxeverse.services.storefront.product_views import order
from tools.catalogue import Piece, houses
from tools.seed_media import media_rows, model_of

TWO = [Picture(src="a"), Picture(src="b")]
PIECES = {piece.slug: piece for house in houses() for piece in house.pieces}


@pytest.mark.parametrize(
    ("turn", "solid", "shown"),
    [
        (Spin(), Model(), ["0", "1"]),
        (Spin(["f"]), Model(), ["0", "spin", "1"]),
        (Spin(), Model(glb="m"), ["0", "1", "model"]),
        (Spin(["f"]), Model(glb="m"), ["0", "1", "spin", "model"]),
    ],
)
def test_glass_is_turned_before_it_is_seen_close(
    turn: Spin, solid: Model, shown: list[str]
) -> None:
    assert order(TWO, turn, solid) == shown


@pytest.mark.req("TRY-005")
def test_a_model_is_stored_with_its_formats_and_sizes() -> None:
    piece = PIECES["petite-seconde-40"]
    models = [row for row in media_rows(piece, []) if row["media_type"] is MediaType.MODEL_3D]
    assert [row["model_format"] for row in models] == ["glb", "usdz"]
    assert all(10_000 < row["file_size_bytes"] < 3_000_000 for row in models)
    assert [said["title"] for said in models[0]["annotations"]][:2] == ["Dial", "Small seconds"]
    assert model_of(piece) == {
        "model_3d_url": "/media/petite-seconde-40/model.glb",
        "ar_enabled": True,
    }


def test_a_piece_without_a_model_stores_none() -> None:
    glass = next(piece for slug, piece in PIECES.items() if not model(slug))
    assert model_of(glass) == {"model_3d_url": None, "ar_enabled": False}
    assert not [row for row in media_rows(glass, []) if row["media_type"] is MediaType.MODEL_3D]


def annotated() -> list[Piece]:
    return [piece for piece in PIECES.values() if piece.annotations]


def test_six_pieces_and_more_have_something_to_say_about_their_parts() -> None:
    assert len(annotated()) >= 6


@pytest.mark.parametrize("piece", annotated(), ids=lambda piece: piece.slug)
def test_an_annotation_is_a_place_a_direction_a_title_and_a_sentence(piece: Piece) -> None:
    assert model_of(piece)["model_3d_url"]
    for said in piece.annotations:
        for key in ("position", "normal"):
            assert len([float(part) for part in said[key].split()]) == 3
        assert 2 < len(said["title"]) < 24
        assert 15 < len(said["text"]) < 120
