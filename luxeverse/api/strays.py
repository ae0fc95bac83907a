"""Where the API has no answer: a wrong method, or nothing at all. Without this the pages behind it would answer."""

from collections.abc import Sequence

from fastapi import APIRouter, FastAPI
from starlette.exceptions import HTTPException
from starlette.routing import Match, Route
from starlette.types import Receive, Scope, Send

from luxeverse.core.errors import NotFound

ROOTS = ("/api", "/webhooks", "/dev", "/sitemaps", "/feeds", "/og")
PLACES = ("/health", "/ready", "/metrics", "/sitemap.xml", "/robots.txt")


class Stray:
    """The last route of every address that belongs to machines."""

    def __init__(self, routers: Sequence[APIRouter]) -> None:
        found = (route for router in routers for route in router.routes)
        self._routes = [route for route in found if isinstance(route, Route)]

    async def __call__(self, scope: Scope, _receive: Receive, _send: Send) -> None:
        """Raises HTTPException 405 with Allow where another method has a route, else NotFound."""
        path: str = scope["path"]
        allowed: set[str] = set()
        for route in self._routes:
            if route.matches(scope)[0] is Match.PARTIAL:
                allowed |= route.methods or set()
        if not allowed:
            raise NotFound(f"There is nothing at {path[:80]}; see /api/docs.", code="unknown_route")
        if "GET" in allowed:
            allowed.add("HEAD")
        names = ", ".join(sorted(allowed))
        raise HTTPException(405, f"Use {names} here.", {"Allow": names})


def answer_for(app: FastAPI, routers: Sequence[APIRouter]) -> None:
    """Add the last routes; called when all others are there."""
    stray = Stray(routers)
    for root in ROOTS:
        app.router.routes += [Route(root, stray), Route(f"{root}/{{rest:path}}", stray)]
    app.router.routes += [Route(place, stray) for place in PLACES]
