"""The rows of ``product_media`` of a piece: its pictures, the frames of its turn, its model in each format, its film."""

from typing import Any

from luxeverse.domain.catalogue.status import MediaType
from luxeverse.domain.sustainability.journey import kilometres
from luxeverse.domain.sustainability.score import kilograms
from luxeverse.models.catalogue import ProductVariant
from luxeverse.services.media.pictures import ROOT, clip, model, spin
from tools.catalogue import Piece

FORMATS = ("glb", "usdz")


def media_rows(piece: Piece, variants: list[ProductVariant]) -> list[dict[str, Any]]:
    """Every row without its product and place; the order of the list is the order of display."""
    return [*_pictures(piece, variants), *_frames(piece), *_models(piece), *_films(piece)]


def model_of(piece: Piece) -> dict[str, Any]:
    """What the row of the piece itself says of its model."""
    found = model(piece.slug)
    return {"model_3d_url": found.get("glb"), "ar_enabled": bool(found.get("usdz"))}


def footprint_of(piece: Piece) -> dict[str, Any]:
    """What the making of the piece took: the record, and the sum that other rows compare."""
    ways = [tuple(step["at"]) for step in piece.provenance if "at" in step]
    stages = kilograms(piece.footprint, kilometres(ways))
    return {
        "footprint": piece.footprint,
        "carbon_footprint": round(sum(stages.values()), 3) if stages else None,
        "recyclable": piece.footprint.get("recyclable", False),
    }


def _pictures(piece: Piece, variants: list[ProductVariant]) -> list[dict[str, Any]]:
    """A view of one colour or material is stored for each variant that has it."""
    shown = [(view, None) for view in piece.images if not view.variant]
    shown += [
        (view, variant.id)
        for view in piece.images
        for variant in variants
        if view.variant and view.variant in {variant.color, variant.material}
    ]
    return [
        _plain(f"{piece.name}. {view.alt}", view.url)
        | {
            "variant_id": variant_id,
            "thumbnail_url": view.thumbnail,
            "width": view.width,
            "height": view.height,
            "is_primary": order == 0,
            "asset": view.asset,
            "zoom": view.zoom,
            "focus_x": view.focus_x,
            "focus_y": view.focus_y,
        }
        for order, (view, variant_id) in enumerate(shown)
    ]


def _frames(piece: Piece) -> list[dict[str, Any]]:
    turn = spin(piece.slug)
    frames = turn.get("frames", [])
    return [
        _plain(f"{piece.name}, turned by {index * 360 // len(frames)} degrees", address)
        | {
            "width": turn["width"],
            "height": turn["height"],
            "is_360_image": True,
            "sequence_index": index,
        }
        for index, address in enumerate(frames)
    ]


def _models(piece: Piece) -> list[dict[str, Any]]:
    found = model(piece.slug)
    return [
        _plain(f"{piece.name}, a model to turn", found[kind])
        | {
            "media_type": MediaType.MODEL_3D,
            "thumbnail_url": found["poster"],
            "model_format": kind,
            "file_size_bytes": (ROOT / "assets" / found[kind].lstrip("/")).stat().st_size,
            "annotations": list(piece.annotations) if kind == "glb" else [],
        }
        for kind in FORMATS
        if found.get(kind)
    ]


def _films(piece: Piece) -> list[dict[str, Any]]:
    found = clip(piece.slug)
    if not found:
        return []
    return [
        _plain(f"{piece.name}, a film of {found['seconds']:g} seconds", found["mp4"])
        | {
            "media_type": MediaType.VIDEO,
            "thumbnail_url": found["poster"],
            "width": found["width"],
            "height": found["height"],
            "duration_seconds": found["seconds"],
            "file_size_bytes": (ROOT / "assets" / found["mp4"].lstrip("/")).stat().st_size,
        }
    ]


def _plain(alt: str, url: str) -> dict[str, Any]:
    """A row with nothing special; every column is named, so that a row can change its kind between two runs."""
    return {
        "media_type": MediaType.IMAGE,
        "variant_id": None,
        "url": url,
        "thumbnail_url": None,
        "alt_text": alt,
        "width": None,
        "height": None,
        "duration_seconds": None,
        "is_primary": False,
        "is_360_image": False,
        "sequence_index": None,
        "model_format": None,
        "file_size_bytes": None,
        "asset": None,
        "zoom": 1.0,
        "focus_x": 50.0,
        "focus_y": 50.0,
        "annotations": [],
    }
