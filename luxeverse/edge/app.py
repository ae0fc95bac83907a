"""The ASGI layer around everything: house, session, limits, origin, headers, documents."""

import re
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import structlog

from luxeverse.core import sessions
from luxeverse.core.config import settings
from luxeverse.edge import documents, headers
from luxeverse.edge.broken import broken_page
from luxeverse.edge.houses import Doors
from luxeverse.edge.limits import RateLimits
from luxeverse.edge.replies import Reply, too_large, too_many, wrong_origin

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Asgi = Callable[[Scope, Receive, Send], Awaitable[None]]

log = structlog.get_logger(__name__)

MACHINE_PATHS = ("/api", "/webhooks", "/health", "/ready", "/metrics", "/dev", "/_")
FILE = re.compile(r"/(assets|fonts|media|css|lv)/|\.\w{2,5}$")
ENVIRONMENT_CHUNK = re.compile(r"^/assets/reflex-env-[\w-]+\.js$")
HASHED = b"public, max-age=31536000, immutable"
NAMED = b"public, max-age=86400"


class Edge:
    """Wraps the app. ``doors`` is asked on each request because houses are data and may change."""

    def __init__(
        self,
        app: Asgi,
        site: documents.Site,
        doors: Callable[[], Awaitable[Doors]],
        build_dir: Path,
        sandbox: Asgi | None,
    ) -> None:
        self._app = app
        self._doors = doors
        self._site = site
        self._build = build_dir
        self._sandbox = sandbox
        self._limits = RateLimits()
        self._documents = documents.Documents(site, build_dir)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        visit = Visit.of(scope)
        if refusal := await self._refusal(visit):
            await refusal.send(scope, receive, send)
            return
        if scope["type"] == "websocket":
            await self._app(visit.scope_with_session(), receive, visit.set_cookie_on(send))
        elif self._sandbox and visit.path.startswith("/_sandbox/"):
            await self._sandbox(scope, receive, send)
        elif self._is_document(visit):
            await self._document(visit, receive, send)
        else:
            await self._pass(visit, receive, send)

    async def _refusal(self, visit: "Visit") -> Reply | None:
        if not visit.host_is_ours:
            return Reply(421, "This address is not served here.")
        needs_origin = visit.scope["type"] == "websocket"
        # The sandbox's bank page sits in a frame that sends no referrer, so its answer has the origin "null"; the
        # payment's own secret guards it.
        guards_itself = self._sandbox and visit.path.startswith("/_sandbox/")
        checked = needs_origin or (visit.is_write and not guards_itself)
        if checked and not visit.origin_is_ours(required=needs_origin):
            return wrong_origin()
        if visit.content_length > settings().body_limit_bytes:
            return too_large()
        if not await self._limits.allow(visit.method, visit.path, visit.ip):
            return too_many()
        return None

    def _is_document(self, visit: "Visit") -> bool:
        if visit.method not in {"GET", "HEAD"} or FILE.search(visit.path):
            return False
        return not visit.path.startswith(MACHINE_PATHS) or visit.path == "/_seed"

    async def _document(self, visit: "Visit", receive: Receive, send: Send) -> None:
        doors = await self._doors()
        if visit.path == "/_seed":
            await self._seed(visit, doors, receive, send)
            return
        house, path = doors.find(visit.host, visit.path)
        base = visit.base_url(doors)
        try:
            document = await self._documents.get(house, path, visit.query, base, visit.token)
        except Exception:
            reference = documents.new_reference()
            log.exception("document.broken", path=visit.path, reference=reference)
            words = self._site.broken(house, path, reference)
            body = broken_page(house, words, self._build)
            extra = [(b"cache-control", b"no-store")]
            reply = Reply(500, body, "text/html; charset=utf-8", extra)
            await reply.send(visit.scope, receive, send)
            return
        await visit.document_reply(document).send(visit.scope, receive, send)

    async def _seed(self, visit: "Visit", doors: Doors, receive: Receive, send: Send) -> None:
        target = urlsplit(parse_qs(visit.query).get("path", ["/"])[0])
        house, path = doors.find(visit.host, target.path or "/")
        base = visit.base_url(doors)
        try:
            document = await self._documents.seed(house, path, target.query, base, visit.token)
        except Exception:
            # The browser then asks for the document itself, which says what it can.
            log.exception("seed.broken", path=path)
            await Reply(500, "{}", "application/json").send(visit.scope, receive, send)
            return
        encoding = visit.encoding
        # The browser needs the seed of a missing or moved page too, so the status travels in a header.
        extra = [
            (b"cache-control", b"no-store" if document.is_private else b"private, max-age=15"),
            (b"x-document-status", str(document.status).encode()),
            (b"vary", b"Accept-Encoding"),
        ]
        if encoding:
            extra.append((b"content-encoding", encoding.encode()))
        reply = Reply(200, document.body.packed(encoding), "application/json", extra)
        await reply.send(visit.scope, receive, send)

    async def _pass(self, visit: "Visit", receive: Receive, send: Send) -> None:
        if ENVIRONMENT_CHUNK.match(visit.path):
            await self._environment_chunk(visit, receive, send)
            return
        caching = None
        if visit.path.startswith("/assets/"):
            caching = HASHED
        elif FILE.search(visit.path):
            caching = NAMED
        await self._app(
            visit.scope_with_session(),
            too_large_guard(receive, settings().body_limit_bytes),
            visit.dressed(send, caching),
        )

    async def _environment_chunk(self, visit: "Visit", receive: Receive, send: Send) -> None:
        """The one file into which the build wrote its own address: answered for the host that asks."""
        text = (self._build / visit.path.lstrip("/")).read_text()
        secure = visit.is_secure
        text = re.sub(r"ws://localhost:\d+", f"{'wss' if secure else 'ws'}://{visit.host}", text)
        text = re.sub(
            r"http://localhost:\d+", f"{'https' if secure else 'http'}://{visit.host}", text
        )
        extra = [(b"cache-control", b"private, max-age=3600"), (b"vary", b"host")]
        await Reply(200, text, "text/javascript", extra).send(visit.scope, receive, send)


class Visit:
    """One request as the edge reads it."""

    def __init__(self, scope: Scope, names: dict[bytes, bytes]) -> None:
        self.scope = scope
        self._headers = names
        self.method: str = scope.get("method", "GET")
        self.path: str = scope["path"]
        self.query: str = scope["query_string"].decode("latin-1")
        self.host = self.header("host")
        self.token = sessions.read(self.header("cookie"), is_secure=self.is_secure)
        self._is_new = not self.token
        self.token = self.token or sessions.make()

    @classmethod
    def of(cls, scope: Scope) -> "Visit":
        return cls(scope, {name.lower(): value for name, value in scope["headers"]})

    def header(self, name: str) -> str:
        return self._headers.get(name.encode(), b"").decode("latin-1")

    @property
    def is_write(self) -> bool:
        return self.method not in {"GET", "HEAD", "OPTIONS"}

    @property
    def is_secure(self) -> bool:
        forwarded = self.header("x-forwarded-proto") if settings().trusted_proxy_hops else ""
        return not {"https", "wss"}.isdisjoint({forwarded, self.scope.get("scheme")})

    @property
    def ip(self) -> str:
        """The caller's address; a forwarded one is believed only as far as our own proxies wrote it."""
        hops = settings().trusted_proxy_hops
        chain = [part.strip() for part in self.header("x-forwarded-for").split(",") if part.strip()]
        if hops and len(chain) >= hops:
            return chain[-hops]
        client = self.scope.get("client")
        return client[0] if client else ""

    @property
    def encoding(self) -> str:
        """The best encoding of ours that the caller accepts; "" is none."""
        accepted = self.header("accept-encoding")
        return next((name for name in ("br", "gzip") if name in accepted), "")

    @property
    def content_length(self) -> int:
        text = self.header("content-length")
        return int(text) if text.isdecimal() and len(text) < 16 else 0  # noqa: PLR2004

    @property
    def host_is_ours(self) -> bool:
        return _hostname(self.host) in settings().hosts

    def base_url(self, doors: Doors) -> str:
        """What the addresses of this page begin with: the house's own host, else the public address."""
        if doors.owns(self.host):
            return f"{'https' if self.is_secure else 'http'}://{self.host}"
        return settings().public_url

    def origin_is_ours(self, *, required: bool) -> bool:
        """Whether the page that sends this is ours. Programs other than browsers send no Origin."""
        origin = self.header("origin")
        if not origin:
            return not required
        return _hostname(_netloc(origin)) in settings().hosts

    def scope_with_session(self) -> Scope:
        """The scope with one session in its Cookie header, under its plain name, even on the very first request."""
        scope = dict(self.scope)
        cookie = sessions.with_token(self.header("cookie"), self.token)
        kept = [pair for pair in self.scope["headers"] if pair[0].lower() != b"cookie"]
        scope["headers"] = [*kept, (b"cookie", cookie.encode("latin-1"))]
        scope["client_ip"] = self.ip
        scope["is_secure"] = self.is_secure
        return scope

    def _cookie(self) -> tuple[bytes, bytes]:
        return b"set-cookie", sessions.set_cookie(self.token, is_secure=self.is_secure)

    def _cookie_headers(self) -> list[tuple[bytes, bytes]]:
        return [self._cookie()] if self._is_new else []

    def set_cookie_on(self, send: Send) -> Send:
        """A websocket's accept may carry the cookie; later connections then bring it themselves.

        A member's cookie is set again, so that it lasts as long as the session it names.
        """
        given = self._is_new or sessions.is_of_member(self.token)

        async def accept(message: Message) -> None:
            if message["type"] == "websocket.accept" and given:
                message["headers"] = [*message.get("headers", []), self._cookie()]
            await send(message)

        return accept

    def dressed(self, send: Send, caching: bytes | None) -> Send:
        """Add the headers every answer carries."""

        async def dress(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = headers.OF_FILES if caching else headers.ALWAYS
                extra = [*own, *headers.strict_transport()]
                if caching and message["status"] in {200, 304}:
                    extra.append((b"cache-control", caching))
                elif not caching and not _sets_cookie(message):
                    extra += self._cookie_headers()
                message["headers"] = [*message["headers"], *extra]
            await send(message)

        return dress

    def document_reply(self, document: documents.Document) -> Reply:
        caching = b"private, no-cache" if self._is_new else b"no-cache"
        extra = [
            (b"vary", b"Accept-Encoding"),
            (b"cache-control", b"no-store" if document.is_private else caching),
            *self._cookie_headers(),
        ]
        if document.location:
            return Reply(
                document.status, b"", extra=[*extra, (b"location", document.location.encode())]
            )
        extra += [
            (b"etag", document.etag.encode()),
            (b"content-security-policy", headers.policy(document.hashes, self.host)),
        ]
        if self.header("if-none-match") == document.etag and document.status == 200:  # noqa: PLR2004
            return Reply(304, b"", extra=extra)
        encoding = self.encoding
        if encoding:
            extra.append((b"content-encoding", encoding.encode()))
        return Reply(
            document.status, document.body.packed(encoding), "text/html; charset=utf-8", extra
        )


def _sets_cookie(message: Message) -> bool:
    """Whether an answer brings a session of its own, as signing in and out do."""
    return any(name.lower() == b"set-cookie" for name, _ in message["headers"])


def _hostname(netloc: str) -> str:
    """The name without its port; nothing for what cannot be an address."""
    try:
        return (urlsplit(f"//{netloc}").hostname or "").lower()
    except ValueError:
        return ""


def _netloc(origin: str) -> str:
    return origin.partition("://")[2]


def too_large_guard(receive: Receive, limit_bytes: int) -> Receive:
    """Ends a body that grows past the limit although it announced no length."""
    seen = 0

    async def guarded() -> Message:
        nonlocal seen
        message = await receive()
        if message["type"] == "http.request":
            seen += len(message.get("body", b""))
            if seen > limit_bytes:
                return {"type": "http.disconnect"}
        return message

    return guarded
