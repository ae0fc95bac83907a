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
Token = Annotated[str, Field(max_length=64)]
Code = Annotated[str, Field(max_length=12)]
Secret = Annotated[str, Field(max_length=1_000, description="any signs; 8 to 128 when it is new")]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Wanted(Strict):
    """``back`` is a path of the house to come back to; any other address is taken for the account's."""

    email: Email
    back: Annotated[str, Field(max_length=300)] = ""


class Owed(BaseModel):
    minutes: int = identity.LETTER_MINUTES


class Proof(Strict):
    """The ``token`` of a letter's link; or an address and the ``code`` of its letter; or an address and its
    ``password``, with the path to come ``back`` to.
    """

    token: Token | None = None
    email: Email | None = None
    code: Code | None = None
    password: Secret | None = None
    back: Annotated[str, Field(max_length=300)] = ""

    @model_validator(mode="after")
    def _is_one(self) -> "Proof":
        given = {
            name
            for name in ("token", "email", "code", "password")
            if getattr(self, name) is not None
        }
        if given not in ({"token"}, {"email", "code"}, {"email", "password"}):
            raise ValueError("give a token, or an address with a code or a password")
        return self


class Registration(Strict):
    email: Email
    password: Secret


class Forgotten(Strict):
    email: Email


class Verification(Strict):
    """The password chosen, with the ``token`` of the letter's link, or with the address and the ``code``."""

    password: Secret
    token: Token | None = None
    email: Email | None = None
    code: Code | None = None

    @model_validator(mode="after")
    def _is_one(self) -> "Verification":
        by_link = self.token is not None and self.email is None and self.code is None
        by_code = self.token is None and self.email is not None and self.code is not None
        if not by_link and not by_code:
            raise ValueError("give a token, or an address and a code")
        return self


class Reset(Strict):
    token: Token
    password: Secret


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
    await identity.ask_letter(actor, wanted.email, wanted.back, base, agent_of(request))
    return Owed()


@router.post("/sign-in")
async def sign_in(request: Request, response: Response, actor: ActorOf, proof: Proof) -> Welcome:
    """Use a letter, once, or a password. The answer sets another cookie; bag and lists of the visitor become the member's.

    Refusals: `dead_link` 404; `wrong_code`, `wrong_password`, `invalid_email` 422; `rate_limited` 429 from the sixth
    code or password on.
    """
    if proof.token is not None:
        done = await account.sign_in_by_link(actor, proof.token, agent_of(request))
    elif proof.password is not None:
        done = await account.sign_in_by_password(
            actor, proof.email or "", proof.password, proof.back, agent_of(request)
        )
    else:
        email, code = proof.email or "", proof.code or ""
        done = await account.sign_in_by_code(actor, email, code, agent_of(request))
    _set_cookie(request, response, done.token)
    return Welcome(email=done.email, back=done.back)


@router.post("/register", status_code=202)
async def register(request: Request, actor: ActorOf, wanted: Registration) -> Owed:
    """One letter to prove this address, whoever it belongs to: the answer never says. Nobody is registered before.

    Refusals: `invalid_email`, `short_password`, `long_password`, `weak_password` 422; `rate_limited` 429 from the
    sixth letter on.
    """
    base = await link_base(request, actor.house)
    await identity.ask_registration(actor, wanted.email, wanted.password, base, agent_of(request))
    return Owed()


@router.post("/verify")
async def verify(
    request: Request, response: Response, actor: ActorOf, said: Verification
) -> Welcome:
    """Prove the address of a registration and sign in. The answer sets another cookie.

    The password must be the one that was chosen: whoever only reads the letter opens nothing somebody else asked for.
    Refusals: `dead_link` 404; `wrong_code`, `wrong_password`, `invalid_email` 422; `rate_limited` 429.
    """
    agent = agent_of(request)
    if said.token is not None:
        done = await account.verify_by_link(actor, said.token, said.password, agent)
    else:
        done = await account.verify_by_code(
            actor, said.email or "", said.code or "", said.password, agent
        )
    _set_cookie(request, response, done.token)
    return Welcome(email=done.email, back=done.back)


@router.post("/forgotten", status_code=202)
async def forgotten(request: Request, actor: ActorOf, wanted: Forgotten) -> Owed:
    """One letter to choose another password by, whoever the address belongs to: the answer never says.

    Refusals: `invalid_email` 422; `rate_limited` 429 from the sixth letter on.
    """
    base = await link_base(request, actor.house)
    await identity.ask_reset(actor, wanted.email, base, agent_of(request))
    return Owed()


@router.post("/reset")
async def reset(request: Request, response: Response, actor: ActorOf, wanted: Reset) -> Welcome:
    """Choose a password by a letter's link, once; every other browser is signed out. The answer sets another cookie.

    Refusals: `dead_link` 404; `short_password`, `long_password`, `weak_password` 422, after which the link still opens.
    """
    done = await account.reset_password(actor, wanted.token, wanted.password, agent_of(request))
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


def agent_of(request: Request) -> str:
    """What the browser calls itself; PostgreSQL keeps every sign but NUL."""
    return request.headers.get("user-agent", "").replace("\x00", "")


def _set_cookie(request: Request, response: Response, token: str) -> None:
    is_secure = bool(request.scope.get("is_secure"))
    value = sessions.set_cookie(token, is_secure=is_secure)
    response.headers.append("set-cookie", value.decode())
