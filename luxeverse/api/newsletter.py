"""The letters of a house, by HTTP."""

from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel, ConfigDict, Field

from luxeverse.api.visitor import HouseOf
from luxeverse.core.errors import NotFound
from luxeverse.services import newsletter

router = APIRouter(prefix="/api/newsletter", tags=["newsletter"])
Token = Annotated[str, Path(max_length=32)]


class Address(BaseModel):
    model_config = ConfigDict(extra="forbid")

    email: Annotated[str, Field(max_length=320)]


@router.post("", status_code=202)
async def ask(house: HouseOf, address: Address) -> None:
    """One letter that asks whether this address wants more. The answer never says whether it is known.

    Refusals: `invalid_email` 422, `rate_limited` 429.
    """
    await newsletter.ask(house, address.email)


@router.post("/{token}/confirm", status_code=204)
async def confirm(house: HouseOf, token: Token) -> None:
    """Whoever reads the address says yes. Refusal: `unknown_link` 404 for a link that is none, old, or stopped."""
    if not await newsletter.confirm(house, token):
        raise NotFound("This link is no longer good. Ask anew.", code="unknown_link")


@router.post("/{token}/stop", status_code=204)
async def stop(house: HouseOf, token: Token) -> None:
    """No more letters, as mail programs ask for it (RFC 8058). Always done."""
    await newsletter.stop(house, token)
