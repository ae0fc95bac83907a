"""What else one might want, by HTTP; and the plain counts of what was looked at."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, ConfigDict, Field

from luxeverse.api.visitor import HouseOf
from luxeverse.schemas.catalogue import ProductCard
from luxeverse.schemas.recommend import BesidePage, SuggestedList
from luxeverse.services import recommend

router = APIRouter(tags=["recommendations"])

LONGEST_LIST = 2000
Slug = Annotated[str, Field(max_length=160)]
Slugs = Annotated[
    str, Query(max_length=LONGEST_LIST, description="slugs separated by commas, oldest first")
]
Source = Literal["search", "listing", "home", "piece", "journal", "saved", "bag", "elsewhere"]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Look(Strict):
    slug: Slug
    source: Source = "elsewhere"


class End(Strict):
    seconds: Annotated[int, Field(ge=0, le=86_400)]


class Seen(Strict):
    """``piece`` is the one the list stood beside, if any."""

    placement: Annotated[str, Field(max_length=40, pattern=r"^[a-z-]+$")]
    algorithm: Annotated[str, Field(max_length=40, pattern=r"^[a-z+-]+$")]
    piece: Annotated[str, Field(max_length=160)] = ""
    shown: Annotated[list[Slug], Field(min_length=1, max_length=24)]


class Click(Strict):
    slug: Slug


class Noted(BaseModel):
    id: UUID


@router.get("/api/products/{slug}/beside")
async def beside(house: HouseOf, slug: Annotated[str, Path(max_length=160)]) -> BesidePage:
    """Lists beside a piece, each card with its reason; no piece stands in two of them. None for an unknown piece."""
    return await recommend.beside(house, slug)


@router.get("/api/recommendations")
async def for_recent(
    house: HouseOf,
    recent: Slugs = "",
    limit: Annotated[int, Query(ge=1, le=24)] = 8,
) -> SuggestedList:
    """What follows the pieces a browser remembers; without any, what is bought most. Nothing of it is kept."""
    return await recommend.for_recent(house, _slugs(recent), limit)


@router.get("/api/recommendations/recent")
async def recently_seen(house: HouseOf, slugs: Slugs = "") -> list[ProductCard]:
    """Cards of these pieces, in this order; what left the house is left out."""
    return await recommend.recently_seen(house, _slugs(slugs))


@router.post("/api/recommendations/impressions", status_code=201)
async def list_seen(house: HouseOf, seen: Seen) -> Noted:
    """A list came into view. No visitor is written down."""
    key = await recommend.list_seen(house, seen.placement, seen.algorithm, seen.piece, seen.shown)
    return Noted(id=key)


@router.post("/api/recommendations/impressions/{impression_id}/click", status_code=204)
async def list_clicked(house: HouseOf, impression_id: UUID, click: Click) -> None:
    """A piece of a seen list was taken. Refusal: `unknown_impression` 404."""
    await recommend.list_clicked(house, impression_id, click.slug)


@router.post("/api/views", status_code=201)
async def looked(house: HouseOf, look: Look) -> Noted:
    """The page of a piece was opened. No visitor is written down. Refusal: `unknown_product` 404."""
    return Noted(id=await recommend.looked(house, look.slug, look.source))


@router.post("/api/views/{view_id}/end", status_code=204)
async def left(house: HouseOf, view_id: UUID, end: End) -> None:
    """It was left after so many seconds; the longest word counts. Refusal: `unknown_view` 404."""
    await recommend.left(house, view_id, end.seconds)


def _slugs(text: str) -> list[str]:
    return [slug for slug in text.split(",") if slug][: recommend.MOST_RECENT]
