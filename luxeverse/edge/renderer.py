"""The edge's side of the renderer: one Unix socket, a short limit, and None when it is away."""

import structlog
from httpx import AsyncClient, AsyncHTTPTransport, HTTPError, Limits

from luxeverse.core.config import settings

log = structlog.get_logger(__name__)


class Renderer:
    """Asks the side-car for the HTML of a page."""

    def __init__(self) -> None:
        transport = AsyncHTTPTransport(
            uds=str(settings().renderer_socket), limits=Limits(max_connections=20)
        )
        self._client = AsyncClient(transport=transport, timeout=settings().renderer_timeout_seconds)

    async def html(self, url: str, seed_json: str) -> str | None:
        """The whole document, or None when the renderer is down, late or broken; the page then goes out unrendered."""
        body = f'{{"url": {_quoted(url)}, "seed": {seed_json}}}'
        try:
            response = await self._client.post("http://renderer/", content=body.encode())
        except HTTPError as error:
            log.warning("renderer.away", error=type(error).__name__)
            return None
        # An unmatched path renders the not-found page with 404; that is still a rendered page.
        if response.status_code not in {200, 404}:
            log.error("renderer.failed", status=response.status_code, text=response.text[:500])
            return None
        return response.text


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
