"""The ASGI layer around everything: house, session, limits, origin, headers, documents."""

import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import structlog
from starlette.requests import ClientDisconnect

from luxeverse.core import db
from luxeverse.core.config import settings
from luxeverse.edge import documents
from luxeverse.edge.broken import broken_page
from luxeverse.edge.houses import NO_DOORS, Doors
from luxeverse.edge.limits import RateLimits
from luxeverse.edge.messages import MeasuredBody, Receive, Scope, Send, without_body
from luxeverse.edge.replies import Reply, failed, nothing_here, too_large, too_many, wrong_origin
from luxeverse.edge.visit import Visit

Asgi = Callable[[Scope, Receive, Send], Awaitable[None]]

log = structlog.get_logger(__name__)

MADE_FILES = re.compile(r"/(?:(?:sitemaps|feeds|og)/.*|sitemap\.xml|robots\.txt)")
"""Files the app writes when they are asked for; all others lie in the build."""
MACHINES = re.compile(
    r"/(?:(?:api|webhooks|dev|_event|_health)(?:/.*)?|health|ready|metrics)", re.DOTALL
)
FILES_ONLY = re.compile(r"/(?:assets|css|draco|fonts|landmarks|light|lv|media|plans|prints)/")
"""Where no page is: a program that misses a file there reads no page, and many may ask."""
ENVIRONMENT_CHUNK = re.compile(r"^/assets/reflex-env-[\w-]+\.js$")
HASHED = b"public, max-age=31536000, immutable"
NAMED = b"public, max-age=86400"


class Edge:
    """Wraps the app. ``doors`` is asked on each request because houses are data and may change.

    ``is_apart`` where pages come from another port, as under `reflex run`: no document brings the cookie there, so the first
    answer of the shop does, and a websocket waits for it.
    """

    def __init__(
        self,
        app: Asgi,
        site: documents.Site,
        doors: Callable[[], Awaitable[Doors]],
        build_dir: Path,
        sandbox: Asgi | None,
        *,
        is_apart: bool = False,
    ) -> None:
        self._app = app
        self._ask_doors = doors
        self._known_doors = NO_DOORS
        self._site = site
        self._build = build_dir
        self._sandbox = sandbox
        self._is_apart = is_apart
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
            await self._app(visit.scope_with_session(), receive, send)
        elif self._sandbox and visit.path.startswith("/_sandbox/"):
            await self._sandbox(scope, receive, send)
        elif visit.path == "/_seed" and visit.is_read:
            await self._seed(visit, receive, send)
        elif MACHINES.fullmatch(visit.path) or not visit.is_read:
            await self._pass(visit, receive, send)
        elif MADE_FILES.fullmatch(visit.path) or self._is_file(visit.path):
            await self._file(visit, receive, send)
        elif FILES_ONLY.match(visit.path):
            await nothing_here().send(scope, receive, send)
        else:
            await self._document(visit, receive, send)

    async def _refusal(self, visit: Visit) -> Reply | None:
        if not visit.host_is_ours:
            return Reply(421, "This address is not served here.")
        needs_origin = visit.scope["type"] == "websocket"
        if needs_origin and visit.is_new and self._is_apart:
            return Reply(401, "Fetch a page first: its answer brings the cookie.")
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

    def _is_file(self, path: str) -> bool:
        """Whether the build holds it. The build's own pages are no files: each is a shell with nothing in it."""
        is_shell = path.endswith(".html") and not FILES_ONLY.match(path)
        if is_shell or ".." in path:
            return False
        try:
            return (self._build / path.lstrip("/")).is_file()
        except (OSError, ValueError):
            # Too long for a name, or with a zero byte in it.
            return False

    async def _doors(self) -> Doors:
        """The houses, as they were last known while the database is away."""
        try:
            self._known_doors = await self._ask_doors()
        except db.AWAY:
            log.warning("doors.database_away")
        return self._known_doors

    async def _document(self, visit: Visit, receive: Receive, send: Send) -> None:
        doors = await self._doors()
        house, path = doors.find(visit.host, visit.path)
        base = visit.base_url(doors)
        try:
            document = await self._documents.get(house, path, visit.query, base, visit.token)
        except Exception as trouble:
            reference = documents.new_reference()
            log.exception("document.broken", path=visit.path, reference=reference)
            body = broken_page(house, self._site.broken(house, path, reference), self._build)
            reply = failed(trouble, body, "text/html; charset=utf-8")
        else:
            reply = visit.document_reply(document)
        await reply.send(visit.scope, receive, send)

    async def _seed(self, visit: Visit, receive: Receive, send: Send) -> None:
        doors = await self._doors()
        target = urlsplit(parse_qs(visit.query).get("path", ["/"])[0])
        house, path = doors.find(visit.host, target.path or "/")
        base = visit.base_url(doors)
        try:
            document = await self._documents.seed(house, path, target.query, base, visit.token)
        except Exception as trouble:
            # The browser then asks for the document itself, which says what it can.
            log.exception("seed.broken", path=path)
            reply = failed(trouble, b"{}", "application/json")
        else:
            reply = visit.seed_reply(document)
        await reply.send(visit.scope, receive, send)

    async def _file(self, visit: Visit, receive: Receive, send: Send) -> None:
        if ENVIRONMENT_CHUNK.match(visit.path):
            await self._environment_chunk(visit, receive, send)
            return
        caching = HASHED if visit.path.startswith("/assets/") else NAMED
        scope = visit.scope_with_session()
        # Of what lies in the build the head is known without it; what the app writes, it writes for both.
        if visit.method == "HEAD" and MADE_FILES.fullmatch(visit.path):
            scope, send = scope | {"method": "GET"}, without_body(send)
        await self._app(scope, receive, visit.dressed(send, caching))

    async def _pass(self, visit: Visit, receive: Receive, send: Send) -> None:
        scope = visit.scope_with_session()
        if visit.method == "HEAD" and MACHINES.fullmatch(visit.path):
            scope, send = scope | {"method": "GET"}, without_body(send)
        body = MeasuredBody(receive, settings().body_limit_bytes)
        try:
            await self._app(scope, body.receive, body.unless_too_large(visit.dressed(send, None)))
        except ClientDisconnect:
            if not body.is_too_large:
                raise
        if body.is_too_large:
            await too_large().send(visit.scope, receive, send)

    async def _environment_chunk(self, visit: Visit, receive: Receive, send: Send) -> None:
        """The one file into which the build wrote its own address: answered for the host that asks."""
        text = (self._build / visit.path.lstrip("/")).read_text()
        secure = visit.is_secure
        text = re.sub(r"ws://localhost:\d+", f"{'wss' if secure else 'ws'}://{visit.host}", text)
        text = re.sub(
            r"http://localhost:\d+", f"{'https' if secure else 'http'}://{visit.host}", text
        )
        extra = [(b"cache-control", b"private, max-age=3600"), (b"vary", b"host")]
        await Reply(200, text, "text/javascript", extra).send(visit.scope, receive, send)
