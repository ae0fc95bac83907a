"""Outfits by HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query

from luxeverse.api.visitor import HouseOf
from luxeverse.schemas.outfits import OutfitPrice, OutfitView
from luxeverse.services import outfits

router = APIRouter(tags=["outfits"])


@router.get("/api/products/{slug}/outfit")
async def outfit(house: HouseOf, slug: Annotated[str, Path(max_length=160)]) -> OutfitView:
    """What goes with a piece, place by place, best first; without a title where there is nothing."""
    return await outfits.outfit_of(house, slug)


@router.get("/api/outfits/price")
async def price(
    house: HouseOf, variant: Annotated[list[UUID], Query(min_length=1, max_length=6)]
) -> OutfitPrice:
    """What these variants cost together; `sets` is how many times all can be had, the least of the parts.

    Refusal: `unknown_variant` 404.
    """
    return await outfits.price(house, variant)
