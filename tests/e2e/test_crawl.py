"""From the homes of the houses by links alone: every page is reached, and no link leads nowhere."""

import re
from collections import deque
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import httpx
import pytest

HOMES = ("/", "/arome", "/luma")
LINK = re.compile(r'<a\b[^>]*?\bhref="([^"#]+)"')
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
LUMA = ("/luma/sourcing", "/luma/sustainability", "/luma/journal")
AROME = ("/arome/shop/compendium", "/arome/alchemy", "/arome/atelier", "/arome/journal")


@pytest.fixture(scope="module")
async def http(shop):
    async with httpx.AsyncClient(base_url=shop, timeout=20) as client:
        yield client


def path_of(address: str) -> str:
    """The page of a link: choices in an address lead to no other page, but for "more of the list"."""
    parts = urlsplit(address.replace("&amp;", "&"))
    if parts.path.startswith("/api/"):
        return f"{parts.path}?{parts.query}"
    more = re.search(r"\bshow=\d+", parts.query)
    only_more = more and more[0] == parts.query
    return f"{parts.path}?{parts.query}" if only_more else parts.path


async def crawl(http, shop: str) -> tuple[dict[str, int], dict[str, str]]:
    """Status of each page reached, and on which page its link stood."""
    found: dict[str, int] = {}
    parent = dict.fromkeys(HOMES, "")
    waiting = deque(HOMES)
    while waiting:
        path = waiting.popleft()
        answer = await http.get(path, follow_redirects=True)
        found[path] = answer.status_code
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        for href in LINK.findall(answer.text):
            if not href.startswith("/") and not href.startswith(shop):
                continue
            there = path_of(href)
            if there not in parent:
                parent[there] = path
                waiting.append(there)
    return found, parent


@pytest.mark.req("SEO-006", "NAV-003", "SUST-009")
async def test_links_reach_every_page_and_none_leads_nowhere(http, shop):
    found, parent = await crawl(http, shop)
    broken = {path: parent[path] for path, status in found.items() if status >= 400}
    assert not broken
    index = ET.fromstring((await http.get("/sitemap.xml")).text)
    pages = set()
    for part in index.findall(".//s:loc", SITEMAP):
        listed = ET.fromstring((await http.get(part.text.removeprefix(shop))).text)
        pages |= {loc.text.removeprefix(shop) or "/" for loc in listed.findall(".//s:loc", SITEMAP)}
    assert len(pages) > 150
    orphans = pages - {path.partition("?")[0] for path in found}
    assert not orphans
    for path in AROME + LUMA:
        assert found[path] == 200


@pytest.mark.req("SEO-007")
async def test_old_addresses_lead_on(http):
    for path, target in (
        ("/home", "/"),
        ("/arome/home", "/arome"),
        ("/luma/products", "/luma/shop"),
    ):
        answer = await http.get(path, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (301, target)
