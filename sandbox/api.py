"""One API call: authentication, faults, idempotency, one transaction, one answer."""

import asyncio
import base64
import binascii
import hashlib
import json
import os
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from sandbox import API_VERSION, intents, methods, refunds, setups, webhooks  # noqa: F401  they announce routes
from sandbox.errors import ApiError
from sandbox.expanding import render
from sandbox.reads import Call, resolve
from sandbox.store import Store
from sandbox.wire import Obj, coerce, decode, public

HIDDEN_FROM_BROWSERS = {"metadata", "customer", "latest_charge", "transfer_group", "review"}
"""Which fields a publishable key may see is a guess on the careful side."""

NOT_FOR_BROWSERS = {"off_session", "capture_method", "error_on_requires_action"}
"""Parameters that would let the browser decide how it is charged."""

KEY_IN_USE = (
    "There is currently another in-progress request using this Idempotent Key (that probably means "
    "you submitted twice, and the other request is still going through)."
)
OTHER_BODY = (
    "Keys for idempotent requests can only be used with the same parameters they were first used "
    "with. Try using a key other than the one supplied if you meant to execute a different request."
)


@dataclass
class Faults:
    """Counters, never probabilities. ``match`` limits them to paths that start with it.

    ``fail_next`` answers 500 before any work; ``lose_next`` does the work and loses the answer.
    """

    latency_ms: float = 0
    fail_next: int = 0
    lose_next: int = 0
    rate_limit_next: int = 0
    match: str = ""

    def take(self, name: str, path: str) -> bool:
        """Whether this call meets the named fault; uses one up."""
        left = getattr(self, name)
        if left < 1 or not path.startswith(self.match):
            return False
        setattr(self, name, left - 1)
        return True


@dataclass
class Ask:
    """One request, taken apart."""

    method: str
    path: str
    raw: str
    secret: bool
    request_id: str
    idempotency_key: str | None = None
    client_secret: str | None = None
    expand: list[str] = field(default_factory=list)
    params: Obj = field(default_factory=dict)

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(f"{self.method} {self.path} {self.raw}".encode()).hexdigest()

    @property
    def reply_key(self) -> str | None:
        """Idempotency keys of the shop and of browsers are apart."""
        scope = "sk" if self.secret else "pk"
        return f"{scope}:{self.idempotency_key}" if self.idempotency_key else None


class Api:
    """Answers ``/v1/...``. Handlers never await, so calls run one after the other."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.faults = Faults()
        self.changed = asyncio.Event()
        self._in_flight: set[str] = set()

    async def answer(self, request: Request, *, browser_only: bool = False) -> Response:
        request_id = "req_" + os.urandom(7).hex()
        headers = {
            "Request-Id": request_id,
            "Stripe-Version": request.headers.get("stripe-version", API_VERSION),
            "Cache-Control": "no-store",
        }
        path = request.path_params["path"].strip("/")
        try:
            status, body = await self._perform(request, path, request_id, headers, browser_only)
        except ApiError as error:
            status, body = error.status, json.dumps(public(error.body()))
        self.changed.set()
        if request.method == "POST" and status < 500 and self.faults.take("lose_next", path):
            lost = ApiError("The reply was lost (injected after execution).", 500, "api_error")
            status, body = 500, json.dumps(lost.body())
        return Response(body, status, headers, "application/json")

    async def _perform(
        self,
        request: Request,
        path: str,
        request_id: str,
        headers: dict[str, str],
        browser_only: bool,
    ) -> tuple[int, str]:
        secret = authenticate(request.headers.get("authorization", ""))
        if browser_only and secret:
            raise ApiError("This address answers publishable keys only.", 403)
        if self.faults.take("rate_limit_next", path):
            raise ApiError("Too many requests hit the API too quickly.", 429, code="rate_limit")
        if self.faults.take("fail_next", path):
            raise ApiError(
                "An unknown error occurred (injected before execution).", 500, "api_error"
            )
        posted = request.method == "POST"
        raw = (await request.body()).decode() if posted else request.url.query
        ask = Ask(request.method, path, raw, secret, request_id)
        call = self._read(ask)
        if posted:
            ask.idempotency_key = request.headers.get("idempotency-key")
        if not ask.reply_key:
            await self._pause(path)
            return self._execute(ask, call)
        headers["Idempotency-Key"] = str(ask.idempotency_key)
        if earlier := self._replay(ask, headers):
            return earlier
        self._in_flight.add(ask.reply_key)
        try:
            await self._pause(path)
            return self._execute(ask, call)
        finally:
            self._in_flight.discard(ask.reply_key)

    async def _pause(self, path: str) -> None:
        if self.faults.latency_ms and path.startswith(self.faults.match):
            await asyncio.sleep(self.faults.latency_ms / 1000)

    def _read(self, ask: Ask) -> Call:
        """Find the call and type its parameters. What fails here does not burn the idempotency key."""
        call = resolve(ask.method, ask.path)
        given = decode(ask.raw)
        if not ask.secret:
            if not call.browser:
                raise ApiError(
                    "This API call cannot be made with a publishable API key. Please use a secret "
                    "API key.",
                    403,
                )
            if refused := sorted(NOT_FOR_BROWSERS & set(given)):
                raise ApiError(
                    f"The parameter {refused[0]} needs a secret API key.", 403, param=refused[0]
                )
            ask.client_secret = given.pop("client_secret", None)
        ask.params = coerce(given, call.params)
        ask.expand = [str(path) for path in ask.params.pop("expand", None) or []]
        return call

    def _replay(self, ask: Ask, headers: dict[str, str]) -> tuple[int, str] | None:
        key = str(ask.reply_key)
        if key in self._in_flight:
            raise ApiError(KEY_IN_USE, 409, "idempotency_error", code="idempotency_key_in_use")
        earlier = self.store.reply(key)
        if not earlier:
            return None
        fingerprint, status, body, request_id = earlier
        if fingerprint != ask.fingerprint:
            raise ApiError(OTHER_BODY, 400, "idempotency_error")
        headers |= {"Idempotent-Replayed": "true", "Original-Request": request_id}
        return status, body

    def _execute(self, ask: Ask, call: Call) -> tuple[int, str]:
        """One transaction, the remembered reply included.

        Were the reply saved after the commit, a crash between the two would let a retry pay twice. A declined card is
        a result, so it commits; other errors roll back.
        """
        store = self.store
        store.begin()
        store.request = {"id": ask.request_id, "idempotency_key": ask.idempotency_key}
        try:
            if not ask.secret:
                _check_client_secret(store, ask)
            out = render(store, call.run(store, ask.params), ask.expand)
            if not ask.secret:
                out = {k: v for k, v in out.items() if k not in HIDDEN_FROM_BROWSERS}
            status, body = 200, json.dumps(out)
            self._remember(ask, status, body)
            store.commit()
        except ApiError as error:
            status, body = error.status, json.dumps(public(_shown(error, ask.secret)))
            if status == 402:
                self._remember(ask, status, body)
                store.commit()
            else:
                store.rollback()
                self._remember(ask, status, body)
        except BaseException:
            store.rollback()
            raise
        finally:
            store.request = {}
        return status, body

    def _remember(self, ask: Ask, status: int, body: str) -> None:
        if ask.reply_key:
            self.store.remember(ask.reply_key, ask.fingerprint, status, body, ask.request_id)


def _shown(error: ApiError, secret: bool) -> Obj:
    """The error body; objects inside it are trimmed for browsers as they are outside it."""
    body = error.body()
    if secret:
        return body
    trimmed: dict[str, Any] = {
        name: {k: v for k, v in value.items() if k not in HIDDEN_FROM_BROWSERS}
        if isinstance(value, dict)
        else value
        for name, value in body["error"].items()
    }
    return {"error": trimmed}


def _check_client_secret(store: Store, ask: Ask) -> None:
    """A browser may touch an intent only when it knows the intent's own secret."""
    kind, _, rest = ask.path.partition("/")
    if not kind.endswith("_intents"):
        return
    intent = store.find(rest.split("/")[0])
    if not intent or intent.get("client_secret") != ask.client_secret:
        raise ApiError(
            "The client_secret provided does not match any associated intent on this account.",
            code="resource_missing",
            param="intent",
        )


def authenticate(header: str) -> bool:
    """True for a secret key, False for a publishable one. Raises ApiError 401 for anything else, live keys included."""
    scheme, _, value = header.partition(" ")
    if scheme.lower() == "basic":
        try:
            value = base64.b64decode(value, validate=True).decode().partition(":")[0]
        except (binascii.Error, UnicodeDecodeError):
            value = ""
    if not value:
        raise ApiError("You did not provide an API key.", 401)
    if value.startswith("pk_test_"):
        return False
    if value.startswith(("sk_test_", "rk_test_")):
        return True
    raise ApiError(f"Invalid API Key provided: {value[:8]}{'*' * 8}{value[-4:]}", 401)
