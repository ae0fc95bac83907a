"""How the API says no: one shape, whoever refuses, and a count of each reason."""

from collections.abc import Mapping
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from prometheus_client import Counter
from pydantic import BaseModel, Field
from sqlalchemy.exc import DataError
from starlette.exceptions import HTTPException

from luxeverse.core import db
from luxeverse.core.errors import Refused

log = structlog.get_logger(__name__)
REFUSALS = Counter("luxeverse_refusals", "What the API refused, by code", ["code", "status"])
CODES = {400: "malformed", 404: "unknown_route", 405: "method_not_allowed"}
UNREADABLE = "This body cannot be read as JSON."


class Refusal(BaseModel):
    """Why not."""

    code: str = Field(description="stable, for programs")
    message: str = Field(description="a sentence to show")
    facts: dict[str, Any] = Field(description="what the code is about; often empty")


class RefusalAnswer(BaseModel):
    error: Refusal


COMMON: dict[int | str, dict[str, Any]] = {
    404: {"model": RefusalAnswer, "description": "it does not exist, or is not yours"},
    405: {"model": RefusalAnswer, "description": "another method is wanted: see `Allow`"},
    409: {"model": RefusalAnswer, "description": "the world changed meanwhile"},
    413: {"model": RefusalAnswer, "description": "larger than the shop accepts"},
    422: {"model": RefusalAnswer, "description": "the input cannot be accepted"},
    429: {"model": RefusalAnswer, "description": "too often: wait for `Retry-After` seconds"},
    503: {"model": RefusalAnswer, "description": "a supplier is away: try again"},
}
"""What any operation may answer besides what it names itself."""


def answer_for(app: FastAPI) -> None:
    """Give every refusal of this app its shape."""
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _turned_down)
    app.add_exception_handler(DataError, _unfit)
    for trouble in db.AWAY:
        app.add_exception_handler(trouble, _away)


def _answer(
    status: int,
    code: str,
    message: str,
    facts: Mapping[str, object] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    REFUSALS.labels(code, status).inc()
    body = {"code": code, "message": message, "facts": facts or {}}
    return JSONResponse({"error": body}, status_code=status, headers=headers)


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    never = {"cache-control": "no-store"}
    return _answer(error.status, error.code, error.message, error.facts, never)


async def _malformed(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    wrong = {".".join(str(part) for part in e["loc"]): e["msg"] for e in error.errors()}
    sentence = "; ".join(f"{where}: {what}" for where, what in wrong.items())
    return _answer(422, "malformed", sentence, {"fields": wrong})


async def _turned_down(_: Request, error: Exception) -> Response:
    """What the framework refuses by itself: a body it cannot read, a method no route has."""
    assert isinstance(error, HTTPException)
    status = error.status_code
    sentence = UNREADABLE if status == 400 else error.detail  # noqa: PLR2004
    return _answer(status, CODES.get(status, "refused"), sentence, headers=error.headers)


async def _unfit(_: Request, error: Exception) -> Response:
    """Text that no column can hold, such as a zero byte in an address."""
    assert isinstance(error, DataError)
    return _answer(422, "malformed", "This contains signs that no text has.")


async def _away(request: Request, error: Exception) -> Response:
    """The database restarts or has no connection left; nothing of the request was kept."""
    log.error("api.database_away", path=request.url.path, error=type(error).__name__)
    sentence = "The shop is catching its breath. Please try again in a moment."
    return _answer(503, "unavailable", sentence, headers={"retry-after": "2"})
