"""Pictures of pieces that come back, by HTTP."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Path, Response

from luxeverse.api.visitor import ActorOf
from luxeverse.services import resale

router = APIRouter(prefix="/api/resale", tags=["resale"])
KEPT_SECONDS = 3600


@router.get("/photos/{photo_id}/{size}", response_class=Response)
async def photo(
    actor: ActorOf,
    photo_id: Annotated[UUID, Path(description="id of a picture")],
    size: Literal["small", "large"],
) -> Response:
    """A picture of a piece that is for sale or was; of one that waits, for its seller. Refusal: `unknown_picture` 404."""
    data = await resale.photo(actor, photo_id, size)
    kept = {"cache-control": f"private, max-age={KEPT_SECONDS}"}
    return Response(data, media_type="image/webp", headers=kept)
