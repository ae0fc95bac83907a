"""Search by HTTP: what to suggest while somebody types."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from luxeverse.api.visitor import HouseOf
from luxeverse.schemas.search import Suggestions
from luxeverse.services import search

router = APIRouter(prefix="/api/search", tags=["search"])

KEPT_SECONDS = 60
LONGEST = 400


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
