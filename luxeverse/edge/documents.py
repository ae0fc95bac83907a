"""Documents: loader → seed → renderer → cache → bytes."""

import asyncio
import hashlib
import html as html_text
import json
import re
import secrets
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import structlog

from luxeverse.core.actor import House
from luxeverse.edge import boot, headers, seed
from luxeverse.edge.body import Body
from luxeverse.edge.renderer import Renderer
from luxeverse.edge.stylesheet import Stylesheet
from luxeverse.schemas.content import TroublePage
from luxeverse.state.loading import Missing, Page, PageRequest, Redirect, Route

log = structlog.get_logger(__name__)

NUL = "\x00"
CACHED_BYTES = 100 * 2**20
"""Documents and seeds together, each as large as it may become."""


@dataclass(frozen=True, slots=True)
class Document:
    """A finished answer. ``location`` is set on redirects only; a private one no browser and no proxy keeps."""

    status: int
    body: Body
    etag: str = ""
    hashes: str = ""
    location: str = ""
    is_private: bool = False

    @property
    def size(self) -> int:
        return self.body.size


@dataclass(frozen=True, slots=True)
class Site:
    """What the edge must be told about the shop it stands before."""

    routes: Sequence[Route]
    missing: Callable[[PageRequest], Awaitable[Page | Redirect]]
    data_version: Callable[[House], Awaitable[int]]
    filters: Callable[[House], Awaitable[frozenset[str]]]
    """The keys of the filters a house has besides those that every house has."""
    turned_away: Callable[[Route, PageRequest, str], Awaitable[Page | Redirect | None]]
    """What whoever holds a session token sees instead of a guarded page; None for those it is meant for."""
    broken: Callable[[House, str, str], TroublePage]
    """What a page that failed says: of a house, for a path, with a number to quote."""


class Documents:
    """Builds and keeps documents. A cached one is valid for one house, path, known query and data version."""

    def __init__(self, site: Site, build_dir: Path) -> None:
        self._site = site
        self._build = build_dir
        self._renderer = Renderer()
        self._cache: OrderedDict[tuple[object, ...], Document] = OrderedDict()
        self._cached_bytes = 0
        self._building: dict[tuple[object, ...], asyncio.Task[Document]] = {}
        self._styles: dict[str, Stylesheet] = {}

    async def get(self, house: House, path: str, query: str, base_url: str, token: str) -> Document:
        """The document of a path. The same page asked for by many at once is built once.

        The session token only decides whether a guarded page may be seen; what is in the page never depends on it.
        """
        route, request = await self._request(house, path, query, base_url)
        return await self._guarded("page", route, request, token)

    async def seed(
        self, house: House, path: str, query: str, base_url: str, token: str
    ) -> Document:
        """The seed of a page for client navigation, with the status its document would have.

        A page may have one of its own for the holder of this session token; that is private and never kept.
        """
        route, request = await self._request(house, path, query, base_url)
        if route and route.own and (page := await route.own(request, token)):
            return replace(self._seed_of(page), is_private=True)
        return await self._guarded("seed", route, request, token)

    async def _guarded(
        self, kind: str, route: Route | None, request: PageRequest, token: str
    ) -> Document:
        if route is None or not route.guard:
            return await self._once(kind, route, request)
        instead = await self._site.turned_away(route, request, token)
        if instead is None:
            document = await self._once(kind, route, request)
        elif kind == "seed":
            document = self._seed_of(instead)
        else:
            document = await self._document_of(request, instead)
        return replace(document, is_private=True)

    async def _once(self, kind: str, route: Route | None, request: PageRequest) -> Document:
        house = request.house
        version = await self._site.data_version(house)
        query = tuple(request.query.items())
        place = (house.slug, house.prefix, request.base_url, request.path)
        key = (kind, *place, query, version)
        if cached := self._cache.get(key):
            self._cache.move_to_end(key)
            return cached
        task = self._building.get(key)
        if task is None:
            build = self._build_seed if kind == "seed" else self._build_document
            task = asyncio.create_task(build(key, route, request))
            self._building[key] = task
            task.add_done_callback(lambda _: self._building.pop(key, None))
        return await asyncio.shield(task)

    def _keep(self, key: tuple[object, ...], document: Document) -> None:
        self._cache[key] = document
        self._cached_bytes += document.size
        while self._cached_bytes > CACHED_BYTES:
            self._cached_bytes -= self._cache.popitem(last=False)[1].size

    async def _request(
        self, house: House, path: str, query: str, base_url: str
    ) -> tuple[Route | None, PageRequest]:
        # No text in the database can hold NUL, so no page has it in its address.
        for route in () if NUL in path else self._site.routes:
            if match := route.regex.match(path):
                keys = route.query_keys
                if route.has_filters and query:
                    keys |= await self._site.filters(house)
                known = {k: v.replace(NUL, "") for k, v in parse_qsl(query) if k in keys}
                break
        else:
            route, match, known = None, None, {}
        clean = path.rstrip("/") or "/"
        return route, PageRequest(
            house=house,
            path=clean,
            params=match.groupdict() if match else {},
            query=dict(sorted(known.items())),
            base_url=base_url,
        )

    async def _load(self, route: Route | None, request: PageRequest) -> Page | Redirect:
        loaded = Missing() if route is None else await route.loader(request)
        return await self._site.missing(request) if isinstance(loaded, Missing) else loaded

    async def _build_document(
        self, key: tuple[object, ...], route: Route | None, request: PageRequest
    ) -> Document:
        loaded = await self._load(route, request)
        return await self._document_of(request, loaded, key)

    async def _document_of(
        self,
        request: PageRequest,
        loaded: Page | Redirect,
        key: tuple[object, ...] | None = None,
    ) -> Document:
        """The document of what was loaded, kept under its key if it has one."""
        if isinstance(loaded, Redirect):
            return Document(loaded.status, Body(""), location=loaded.url)
        seed_json = seed.to_json(loaded.values)
        url = request.url(request.path)
        if request.query:
            url += "?" + urlencode(request.query)
        rendered = await self._renderer.html(url, seed_json)
        text = rendered if rendered is not None else self._shell(seed_json)
        document = self._finish(text, seed_json, request.house, loaded.status)
        # The unrendered page is an emergency answer: keeping it would outlive the emergency.
        if key is not None and rendered is not None and loaded.may_be_kept:
            self._keep(key, document)
        return document

    async def _build_seed(
        self, key: tuple[object, ...], route: Route | None, request: PageRequest
    ) -> Document:
        loaded = await self._load(route, request)
        document = self._seed_of(loaded)
        if isinstance(loaded, Page) and loaded.may_be_kept:
            self._keep(key, document)
        return document

    def _seed_of(self, loaded: Page | Redirect) -> Document:
        if isinstance(loaded, Redirect):
            return Document(loaded.status, Body(json.dumps({"redirect": loaded.url})))
        return Document(loaded.status, Body(seed.to_json(loaded.values)))

    def _finish(self, text: str, seed_json: str, house: House, status: int) -> Document:
        text = self._tuned(text, house)
        hashes = headers.script_hashes(text)
        # The seed is data: it needs no rule of the stylesheet and no hash, and is as long as the page itself.
        tag = f'<script id="lv-seed" type="application/json">{seed_json}</script>'
        before, body_end, after = text.rpartition("</body>")
        body = Body(before + tag + body_end + after)
        return Document(
            status=status,
            body=body,
            etag=f'"{hashlib.blake2b(body.packed(""), digest_size=12).hexdigest()}"',
            hashes=hashes,
        )

    def _tuned(self, text: str, house: House) -> str:
        """Name the house on <html> and inline what it needs of the stylesheet, so that the first paint waits for no file."""
        text = text.replace(
            '<html lang="en"', f'<html lang="{house.locale[:2]}" data-house="{house.slug}"', 1
        )
        match = re.search(r'<link href="(/assets/[^"]+\.css)" rel="stylesheet"[^>]*/>', text)
        if match:
            sheet = self._stylesheet(match[1])
            css = sheet.needed_by(text) if boot.starts_late(text) else sheet.whole
            link = f'<link href="{match[1]}" rel="stylesheet" type="text/css" media="not all" disabled=""/>'
            text = text.replace(match[0], f'<style id="lv-css">{css}</style>{link}', 1)
            text = re.sub(r'<link as="style" href="[^"]+" rel="preload"/>', "", text, count=1)
        return boot.after_first_picture(text)

    def _stylesheet(self, path: str) -> Stylesheet:
        if path not in self._styles:
            self._styles[path] = Stylesheet((self._build / path.lstrip("/")).read_text())
        return self._styles[path]

    def _shell(self, seed_json: str) -> str:
        """Reflex's empty shell with this page's head and words, for when the renderer is away."""
        text = (self._build / "__spa-fallback.html").read_text()
        head = _find_head(json.loads(seed_json))
        title, description = (html_text.escape(head.get(k, "")) for k in ("title", "description"))
        canonical = html_text.escape(head.get("canonical", ""))
        tags = (
            f'<title>{title}</title><meta name="description" content="{description}">'
            f'<link rel="canonical" href="{canonical}">'
        )
        if jsonld := head.get("jsonld"):
            tags += f'<script type="application/ld+json">{jsonld.replace("<", chr(92) + "u003c")}</script>'
        words = f"<main><h1>{title}</h1><p>{description}</p></main>"
        text = re.sub(r"<title>.*?</title>", "", text, count=1)
        return text.replace("</head>", tags + "</head>", 1).replace(
            '<div id="lv-fallback"></div>', f'<div id="lv-fallback">{words}</div>', 1
        )


def _find_head(parsed: dict[str, dict[str, object]]) -> dict[str, str]:
    for values in parsed.values():
        head = values.get("head" + seed.SUFFIX)
        if isinstance(head, dict):
            return head
    return {}


def new_reference() -> str:
    """What a person can quote and a log search can find."""
    return secrets.token_hex(4)
