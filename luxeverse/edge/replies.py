"""Whole answers the edge gives by itself."""

from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from typing import Any

from luxeverse.core import db
from luxeverse.edge import headers

Message = MutableMapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reply:
    """A status, a body and its headers; on a websocket it closes the connection before it opens."""

    status: int
    body: bytes | str
    content_type: str = "text/plain; charset=utf-8"
    extra: list[tuple[bytes, bytes]] = field(default_factory=list)

    async def send(
        self,
        scope: MutableMapping[str, Any],
        receive: Callable[[], Awaitable[Message]],
        send: Callable[[Message], Awaitable[None]],
    ) -> None:
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
            return
        body = self.body.encode() if isinstance(self.body, str) else self.body
        head = [
            (b"content-type", self.content_type.encode()),
            (b"content-length", str(len(body)).encode()),
            *headers.ALWAYS,
            *headers.strict_transport(),
            *self.extra,
        ]
        await send({"type": "http.response.start", "status": self.status, "headers": head})
        payload = b"" if scope.get("method") == "HEAD" else body
        await send({"type": "http.response.body", "body": payload})


def _refusal(status: int, code: str, sentence: str) -> Reply:
    """The same JSON shape the API answers refusals with."""
    body = f'{{"error": {{"code": "{code}", "message": "{sentence}", "facts": {{}}}}}}'
    return Reply(status, body, "application/json", [(b"cache-control", b"no-store")])


def nothing_here() -> Reply:
    """For whoever asks for a file that is not there; kept by nobody, because the next build may have it."""
    return Reply(404, "There is nothing here.", extra=[(b"cache-control", b"no-store")])


def failed(trouble: Exception, body: bytes, content_type: str) -> Reply:
    """For what could not be put together; with the database away it is worth coming back."""
    never = [(b"cache-control", b"no-store")]
    if isinstance(trouble, db.AWAY):
        return Reply(503, body, content_type, [*never, (b"retry-after", b"5")])
    return Reply(500, body, content_type, never)


def wrong_origin() -> Reply:
    return _refusal(403, "wrong_origin", "This request did not come from a page of this shop.")


def too_large() -> Reply:
    return _refusal(413, "too_large", "This request is larger than the shop accepts.")


def too_many() -> Reply:
    reply = _refusal(429, "rate_limited", "Too many requests. Wait a minute and try again.")
    reply.extra.append((b"retry-after", b"60"))
    return reply
