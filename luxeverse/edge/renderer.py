"""The edge's side of the renderer: one Unix socket, a short limit, and None when it is away."""

import asyncio
import json

import structlog
from httpcore import AsyncConnectionPool, NetworkError, ProtocolError

from luxeverse.core.config import settings

log = structlog.get_logger(__name__)

RENDERED = {200, 404}
"""An unmatched path renders the not-found page with 404; that is still a rendered page."""


class Renderer:
    """Asks the side-car for the HTML of a page. Below httpx, whose part of a request takes as long as all the rest of it."""

    def __init__(self) -> None:
        self._pool = AsyncConnectionPool(uds=str(settings().renderer_socket), max_connections=20)
        self._seconds = settings().renderer_timeout_seconds

    async def html(self, url: str, seed_json: str) -> str | None:
        """The whole document, or None when the renderer is down, late or broken; the page then goes out unrendered."""
        body = f'{{"url": {json.dumps(url)}, "seed": {seed_json}}}'.encode()
        try:
            async with asyncio.timeout(self._seconds):
                response = await self._pool.request("POST", "http://renderer/", content=body)
        except (NetworkError, ProtocolError, TimeoutError) as error:
            log.warning("renderer.away", error=type(error).__name__)
            return None
        text = response.content.decode()
        if response.status not in RENDERED:
            log.error("renderer.failed", status=response.status, text=text[:500])
            return None
        return text
