"""Sign in and out by HTTP; the pages of the shop use the same routes, because only HTTP can set a cookie."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field, model_validator

from luxeverse.api.visitor import ActorOf, link_base
from luxeverse.core import sessions
from luxeverse.services import account, identity


def never_kept(response: Response) -> None:
    """What is personal stays out of every cache."""
    response.headers["cache-control"] = "no-store"


router = APIRouter(prefix="/api/auth", tags=["auth"], dependencies=[Depends(never_kept)])
Email = Annotated[str, Field(max_length=320)]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Wanted(Strict):
    """``back`` is a path of the house to come back to; any other address is taken for the account's."""

    email: Email
    back: Annotated[str, Field(max_length=300)] = ""


class Owed(BaseModel):
    minutes: int = identity.LETTER_MINUTES


class Proof(Strict):
    """The ``token`` of a letter's link; or the address of the letter and its ``code``."""

    token: Annotated[str, Field(max_length=64)] | None = None
    email: Email | None = None
    code: Annotated[str, Field(max_length=12)] | None = None

    @model_validator(mode="after")
    def _is_one(self) -> "Proof":
        by_link = self.token is not None and self.email is None and self.code is None
        by_code = self.token is None and self.email is not None and self.code is not None
        if not by_link and not by_code:
            raise ValueError("give a token, or an address and a code")
        return self


class Welcome(BaseModel):
    email: str
    back: str = Field(description="path to go on to")


class Session(BaseModel):
    signed_in: bool
    email: str = ""
    name: str = ""
    role: str = ""


class Device(BaseModel):
    id: UUID
    name: str
    ip: str
    since: datetime
    last_seen: datetime = Field(description="right to a day")
    is_this: bool


@router.post("/letters", status_code=202)
async def ask(request: Request, actor: ActorOf, wanted: Wanted) -> Owed:
    """One letter with a link and a code to this address, whoever it belongs to: the answer never says.

    Whoever is new is registered by using it. Refusals: `invalid_email` 422, `rate_limited` 429 from the sixth on.
    """
    base = await link_base(request, actor.house)
    await identity.ask_letter(actor, wanted.email, wanted.back, base, _agent(request))
    return Owed()


@router.post("/sign-in")
async def sign_in(request: Request, response: Response, actor: ActorOf, proof: Proof) -> Welcome:
    """Use a letter, once. The answer sets another cookie; bag and lists of the visitor become the member's.

    Refusals: `dead_link` 404; `wrong_code`, `invalid_email` 422; `rate_limited` 429 from the sixth code on.
    """
    if proof.token is not None:
        done = await account.sign_in_by_link(actor, proof.token, _agent(request))
    else:
        email, code = proof.email or "", proof.code or ""
        done = await account.sign_in_by_code(actor, email, code, _agent(request))
    _set_cookie(request, response, done.token)
    return Welcome(email=done.email, back=done.back)


@router.post("/sign-out", status_code=204)
async def sign_out(
    request: Request,
    response: Response,
    actor: ActorOf,
    everywhere: Annotated[bool, Query(description="also in every other browser")] = False,
) -> None:
    """The answer sets a visitor's cookie. Signed out already is signed out; `everywhere` then is `sign_in_needed` 401."""
    _set_cookie(request, response, await account.sign_out(actor, everywhere=everywhere))


@router.get("/session")
async def session(actor: ActorOf) -> Session:
    """Who is behind the cookie."""
    if actor.user_id is None:
        return Session(signed_in=False)
    member = await account.profile(actor)
    return Session(signed_in=True, email=member.email, name=member.name, role=actor.role)


@router.get("/sessions")
async def devices(actor: ActorOf) -> list[Device]:
    """The browsers the member is signed in with, last used first. Refusal: `sign_in_needed` 401."""
    return [
        Device(
            id=each.id,
            name=each.name,
            ip=each.ip,
            since=each.since,
            last_seen=each.last_seen,
            is_this=each.is_this,
        )
        for each in await identity.devices(actor)
    ]


@router.delete("/sessions/{session_id}", status_code=204)
async def end_session(actor: ActorOf, session_id: Annotated[UUID, Path()]) -> None:
    """Sign that browser out. Refusals: `sign_in_needed` 401, `unknown_session` 404."""
    await identity.end_session(actor, session_id)


def _agent(request: Request) -> str:
    """What the browser calls itself; PostgreSQL keeps every sign but NUL."""
    return request.headers.get("user-agent", "").replace("\x00", "")


def _set_cookie(request: Request, response: Response, token: str) -> None:
    is_secure = bool(request.scope.get("is_secure"))
    value = sessions.set_cookie(token, is_secure=is_secure)
    response.headers.append("set-cookie", value.decode())
