"""HTTP for machines: the shop's REST API, webhooks, health. No screens."""

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from sqlalchemy.exc import DataError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from luxeverse.api import (
    appointments,
    auth,
    cart,
    checkout,
    discovery,
    health,
    interest,
    mailbox,
    newsletter,
    orders,
    outfits,
    products,
    questions,
    recommend,
    rental,
    resale,
    reviews,
    search,
    seo,
    sustainability,
    user,
    webhooks,
    wishlists,
)
from luxeverse.core.config import settings
from luxeverse.core.errors import NotFound, Refused

log = structlog.get_logger(__name__)

DESCRIPTION = """
The shop by HTTP. The bag belongs to the `lv_sid` cookie that the first answer sets (`__Host-lv_sid` on https); signing
in gives another. A house is chosen by the host
or by the query parameter `house` (`luxe`, `arome`, `luma`). Amounts are whole minor units with an ISO 4217 currency.
Refusals are `{"error": {"code", "message", "facts"}}`; the message is a sentence to show.
"""
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]


def build() -> FastAPI:
    """The API with every route."""
    app = FastAPI(
        title="LuxeVerse",
        version="1",
        description=DESCRIPTION,
        openapi_url="/api/openapi.json",
        docs_url="/api/docs",
        redoc_url=None,
    )
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(DataError, _unfit)
    app.add_exception_handler(OperationalError, _away)
    app.add_exception_handler(PoolTimeout, _away)
    for module in (
        products,
        discovery,
        reviews,
        questions,
        recommend,
        rental,
        resale,
        outfits,
        interest,
        newsletter,
        search,
        cart,
        wishlists,
        checkout,
        orders,
        auth,
        user,
        sustainability,
        appointments,
        webhooks,
        health,
        seo,
    ):
        app.include_router(module.router)
    if not settings().is_production and not settings().smtp_url:
        app.include_router(mailbox.router)
    app.add_api_route("/api/{rest:path}", _unknown, methods=METHODS, include_in_schema=False)
    return app


async def _unknown(rest: str) -> None:
    raise NotFound(f"There is nothing at /api/{rest[:80]}; see /api/docs.", code="unknown_route")


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    body = {"code": error.code, "message": error.message, "facts": error.facts}
    never = {"cache-control": "no-store"}
    return JSONResponse({"error": body}, status_code=error.status, headers=never)


async def _unfit(_: Request, error: Exception) -> Response:
    """Text that no column can hold, such as a zero byte in an address."""
    assert isinstance(error, DataError)
    body = {"code": "malformed", "message": "This contains signs that no text has.", "facts": {}}
    return JSONResponse({"error": body}, status_code=422)


async def _away(request: Request, error: Exception) -> Response:
    """The database restarts or has no connection left; nothing of the request was kept."""
    log.error("api.database_away", path=request.url.path, error=type(error).__name__)
    sentence = "The shop is catching its breath. Please try again in a moment."
    body = {"code": "unavailable", "message": sentence, "facts": {}}
    return JSONResponse({"error": body}, status_code=503, headers={"retry-after": "2"})


async def _malformed(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    wrong = {".".join(str(part) for part in e["loc"]): e["msg"] for e in error.errors()}
    sentence = "; ".join(f"{where}: {what}" for where, what in wrong.items())
    body = {"code": "malformed", "message": sentence, "facts": {"fields": wrong}}
    return JSONResponse({"error": body}, status_code=422)
