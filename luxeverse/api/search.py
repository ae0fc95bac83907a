"""Search by HTTP: what to suggest while somebody types, and what was taken of it."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from luxeverse.api.visitor import ActorOf, HouseOf
from luxeverse.schemas.search import Suggestions
from luxeverse.services import search

router = APIRouter(prefix="/api/search", tags=["search"])

KEPT_SECONDS = 60
LONGEST = 400


class Click(BaseModel):
    """``position`` counts from 1. ``suggested`` is how many suggestions there were, when the piece was one of them."""

    model_config = ConfigDict(extra="forbid")

    q: Annotated[str, Field(max_length=LONGEST)]
    slug: Annotated[str, Field(max_length=160)]
    position: Annotated[int, Field(ge=1, le=2000)]
    suggested: Annotated[int, Field(ge=1, le=10)] | None = None


class Pictures(BaseModel):
    """How pictures are searched by here."""

    are_described: bool = Field(
        description="pictures are sent, made smaller, to a language model of another company or server"
    )


@router.get("/by-picture")
async def by_picture() -> Pictures:
    """What happens to a picture that is sent to `/api/products/visual-search`; it is kept nowhere in either case."""
    return Pictures(are_described=search.are_described())


@router.post("/clicks", status_code=204)
async def clicks(actor: ActorOf, click: Click) -> None:
    """A visitor took this piece from the results of `q`. Refusal: `unknown_product` 404."""
    await search.clicked(actor, click.q, click.slug, click.position, suggested=click.suggested)


@router.get("/suggest")
async def suggest(
    house: HouseOf,
    response: Response,
    q: Annotated[str, Query(max_length=LONGEST)] = "",
    limit: Annotated[int, Query(ge=1, le=10)] = 10,
) -> Suggestions:
    """Lines to show under a search field, in labelled groups; for an empty `q` what the house recommends."""
    response.headers["cache-control"] = f"private, max-age={KEPT_SECONDS}"
    return await search.suggest(house, q, limit)
