"""What suppliers tell us. The raw bytes count, because the signature is over them."""

from typing import Annotated

from fastapi import APIRouter, Header, Request
from pydantic import BaseModel

from luxeverse.services import payments

router = APIRouter(prefix="/webhooks", include_in_schema=False)


class Received(BaseModel):
    received: bool


@router.post("/stripe")
async def stripe(request: Request, stripe_signature: Annotated[str, Header()] = "") -> Received:
    """Verify, store once, answer; the worker does the rest."""
    return Received(received=await payments.receive(await request.body(), stripe_signature))
