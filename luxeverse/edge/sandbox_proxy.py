"""Serves the payment sandbox's browser files on the shop's own address, so that one port is enough in development."""

import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from httpx import AsyncClient, ConnectError

from luxeverse.core.config import settings
from luxeverse.edge.replies import Reply, nothing_here

Message = MutableMapping[str, Any]
HOP = {b"host", b"connection", b"content-length", b"transfer-encoding", b"accept-encoding"}
FOR_BROWSERS = re.compile(
    r"/_sandbox/(?:"
    r"(?:stripe|frame|page)\.js|(?:frame|page)\.css|frame|(?:challenge|receipts)/\w+"
    r"|v1/payment_methods|v1/(?:payment|setup)_intents/\w+(?:/confirm)?"
    r")",
    re.ASCII,
)
"""What the payment form and the bank's page ask for. The sandbox's controls and its secret side have no way through."""


def _address() -> str:
    """Asked for each time: under `reflex run` the port is chosen after the app was made."""
    return f"http://127.0.0.1:{settings().sandbox_port}"


def _passes(scope: MutableMapping[str, Any]) -> bool:
    """Only an address written as it is meant: what is encoded could be read as another path further on."""
    path: str = scope["path"]
    written = scope.get("raw_path") or path.encode()
    return written.partition(b"?")[0] == path.encode() and FOR_BROWSERS.fullmatch(path) is not None


class SandboxProxy:
    """Forwards what browsers need of /_sandbox/** to the sandbox process; for all else there is nothing there."""

    def __init__(self) -> None:
        self._client = AsyncClient(timeout=10)

    async def __call__(
        self,
        scope: MutableMapping[str, Any],
        receive: Callable[[], Awaitable[Message]],
        send: Callable[[Message], Awaitable[None]],
    ) -> None:
        if not _passes(scope):
            await nothing_here().send(scope, receive, send)
            return
        body = b""
        while (message := await receive())["type"] == "http.request":
            body += message.get("body", b"")
            if len(body) > settings().body_limit_bytes or not message.get("more_body"):
                break
        path = scope["path"] + (
            "?" + scope["query_string"].decode("latin-1") if scope["query_string"] else ""
        )
        headers = [pair for pair in scope["headers"] if pair[0].lower() not in HOP]
        try:
            answer = await self._client.request(
                scope["method"], _address() + path, content=body, headers=headers
            )
        except ConnectError:
            reply = Reply(
                503, "The payment sandbox is not running; start everything with `make run`."
            )
        else:
            kept = [
                (name, value)
                for name, value in answer.headers.raw
                if name.lower()
                not in HOP | {b"content-type", b"content-encoding", b"date", b"server"}
            ]
            content_type = answer.headers.get("content-type", "text/plain")
            reply = Reply(answer.status_code, answer.content, content_type, kept)
        await reply.send(scope, receive, send)
