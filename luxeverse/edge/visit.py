"""One request as the edge reads it: whose it is, from where, and what its answer carries."""

from urllib.parse import urlsplit

from luxeverse.core import sessions
from luxeverse.core.config import settings
from luxeverse.edge import documents, headers
from luxeverse.edge.houses import Doors
from luxeverse.edge.messages import Message, Scope, Send
from luxeverse.edge.replies import Reply


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
        self.is_new = not self.token
        self.token = self.token or sessions.make()

    @classmethod
    def of(cls, scope: Scope) -> "Visit":
        return cls(scope, {name.lower(): value for name, value in scope["headers"]})

    def header(self, name: str) -> str:
        return self._headers.get(name.encode(), b"").decode("latin-1")

    @property
    def is_read(self) -> bool:
        return self.method in {"GET", "HEAD"}

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

    @property
    def is_given_cookie(self) -> bool:
        """With a page or its seed a visitor gets one, and a member theirs again, so that it lasts as long as the session."""
        return self.is_new or sessions.is_of_member(self.token)

    @property
    def cookie_headers(self) -> list[tuple[bytes, bytes]]:
        return [self._cookie()] if self.is_given_cookie else []

    def dressed(self, send: Send, caching: bytes | None) -> Send:
        """Add the headers every answer carries."""

        async def dress(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = headers.OF_FILES if caching else headers.ALWAYS
                extra = [*own, *headers.strict_transport()]
                if (
                    caching
                    and message["status"] in {200, 304}
                    and not _has(message, b"cache-control")
                ):
                    extra.append((b"cache-control", caching))
                elif not caching and not _has(message, b"set-cookie"):
                    # One that brings a session of its own, as signing in does, is left alone.
                    extra += [self._cookie()] if self.is_new else []
                message["headers"] = [*message["headers"], *extra]
            await send(message)

        return dress

    def seed_reply(self, document: documents.Document) -> Reply:
        """The browser needs the seed of a missing or moved page too, so the status travels in a header."""
        extra = [
            (b"cache-control", b"no-store" if document.is_private else b"private, max-age=15"),
            (b"x-document-status", str(document.status).encode()),
            (b"vary", b"Accept-Encoding"),
            *self.cookie_headers,
        ]
        if self.encoding:
            extra.append((b"content-encoding", self.encoding.encode()))
        return Reply(200, document.body.packed(self.encoding), "application/json", extra)

    def document_reply(self, document: documents.Document) -> Reply:
        caching = b"private, no-cache" if self.is_given_cookie else b"no-cache"
        extra = [
            (b"vary", b"Accept-Encoding"),
            (b"cache-control", b"no-store" if document.is_private else caching),
            *self.cookie_headers,
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


def _has(message: Message, header: bytes) -> bool:
    return any(name.lower() == header for name, _ in message["headers"])


def _hostname(netloc: str) -> str:
    """The name without its port; nothing for what cannot be an address."""
    try:
        return (urlsplit(f"//{netloc}").hostname or "").lower()
    except ValueError:
        return ""


def _netloc(origin: str) -> str:
    return origin.partition("://")[2]
