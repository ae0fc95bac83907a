"""One letter when a piece is back or costs less, by HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from pydantic import BaseModel, ConfigDict, Field

from luxeverse.api.visitor import HouseOf
from luxeverse.services import interest

router = APIRouter(prefix="/api/alerts", tags=["alerts"])


class Wanted(BaseModel):
    model_config = ConfigDict(extra="forbid")

    variant_id: UUID
    email: Annotated[str, Field(max_length=320)]
    kind: interest.AlertKind = interest.AlertKind.BACK


@router.post("", status_code=202)
async def ask(house: HouseOf, wanted: Wanted) -> None:
    """One letter to this address; asking twice is asking once, and the answer never says which it was.

    Refusals: `invalid_email` and `too_many_alerts` 422, `unknown_variant` 404, `in_stock` 409.
    """
    await interest.ask(house, wanted.variant_id, wanted.email, wanted.kind)


@router.post("/{token}/stop", status_code=204)
async def stop(house: HouseOf, token: Annotated[str, Path(max_length=32)]) -> None:
    """No more letters about the piece of this letter, as mail programs ask for it (RFC 8058). Always done."""
    await interest.stop(house, token)
