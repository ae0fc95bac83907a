"""The edge's side of the renderer: one Unix socket, a short limit, and None when it is away."""

import asyncio

import structlog

from luxeverse.core.config import settings

log = structlog.get_logger(__name__)

HEAD = "POST / HTTP/1.0\r\nHost: renderer\r\nContent-Length: {length}\r\n\r\n"
"""HTTP/1.0: the answer ends where the connection does. A client for the whole protocol took 2 ms of each page."""
RENDERED = {200, 404}
"""An unmatched path renders the not-found page with 404; that is still a rendered page."""


class Renderer:
    """Asks the side-car for the HTML of a page."""

    def __init__(self) -> None:
        self._socket = str(settings().renderer_socket)
        self._seconds = settings().renderer_timeout_seconds

    async def html(self, url: str, seed_json: str) -> str | None:
        """The whole document, or None when the renderer is down, late or broken; the page then goes out unrendered."""
        body = f'{{"url": {_quoted(url)}, "seed": {seed_json}}}'.encode()
        try:
            async with asyncio.timeout(self._seconds):
                status, text = _parted(await self._answer(body))
        except (OSError, TimeoutError, ValueError) as error:
            log.warning("renderer.away", error=type(error).__name__)
            return None
        if status not in RENDERED:
            log.error("renderer.failed", status=status, text=text[:500])
            return None
        return text

    async def _answer(self, body: bytes) -> bytes:
        reader, writer = await asyncio.open_unix_connection(self._socket)
        try:
            writer.write(HEAD.format(length=len(body)).encode() + body)
            return await reader.read()
        finally:
            writer.close()


def _parted(answer: bytes) -> tuple[int, str]:
    """Status and text of an answer. Raises ValueError for one that broke off."""
    head, _, text = answer.partition(b"\r\n\r\n")
    status, *fields = head.decode("latin-1").split("\r\n")
    lengths = [int(f[15:]) for f in fields if f.lower().startswith("content-length:")]
    if lengths != [len(text)]:
        raise ValueError("the answer is not whole")
    return int(status.split(" ", 2)[1]), text.decode()


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
