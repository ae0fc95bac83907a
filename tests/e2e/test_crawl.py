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
AROME = (
    "/arome/shop/compendium",
    "/arome/alchemy",
    "/arome/atelier",
    "/arome/appointments",
    "/arome/journal",
)


@pytest.fixture(scope="module")
async def http(shop):
    async with httpx.AsyncClient(base_url=shop, timeout=60) as client:
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


ROUTES = {
    "/": 200,
    "/shop": 200,
    "/bag": 200,
    "/checkout": 200,
    "/orders/find": 200,
    "/wishlist": 200,
    "/compare": 200,
    "/journal": 200,
    "/login": 200,
    "/register": 200,
    "/forgot-password": 200,
    "/forgot-password/nothing": 200,
    "/verify-email": 200,
    "/verify-email/nothing": 200,
    "/welcome": 200,
    "/account": 303,
    "/account/orders": 303,
    "/account/footprint": 303,
    "/account/recycling/RE-2222-2222": 303,
    "/admin": 303,
    "/admin/orders": 303,
    "/admin/reviews": 303,
    "/admin/reviews/1": 303,
    "/403": 403,
    "/nothing-here": 404,
    "/error": 500,
}
WORDS_OF_AROME = {
    "/compendium": "/arome/shop/compendium",
    "/alchemy": "",
    "/atelier": "",
    "/manuscript": "/arome/journal",
    "/cart": "/arome/bag",
    "/checkout/success": "/arome/orders/find",
    "/forgot-password": "",
    "/appointments": "",
    "/legal": "/arome/legal/imprint",
    "/welcome": "",
    "/verify-email": "",
}
"""Addresses of Arôme, each with where it leads, or "" for a page of its own."""
OF_A_HOUSE = {
    "": ("/product/cours-28", "/maker/tavel", "/collection/after-dark", "/orders/LV-2222-2222"),
    "/arome": ("/product/provence-lavender", "/collection/{}", "/orders/AA-2222-2222"),
    "/luma": ("/product/serum-botanique", "/collection/{}", "/orders/LU-2222-2222"),
}


@pytest.mark.req("NAV-008")
@pytest.mark.parametrize("prefix", OF_A_HOUSE)
async def test_every_route_of_the_map_answers_as_it_should(http, prefix):
    """Members' pages lead visitors to the door; what is for staff is tried as a member in test_account.py."""
    page = (await http.get(prefix or "/")).text
    collection = re.search(rf'href="{prefix}/collection/([\w-]+)"', page)[1]
    wanted = ROUTES | dict.fromkeys((p.format(collection) for p in OF_A_HOUSE[prefix]), 200)
    found = {
        path: (
            await http.get(f"{prefix}{path}".rstrip("/") or "/", follow_redirects=False)
        ).status_code
        for path in wanted
    }
    assert found == wanted
    for path in ("/account", "/admin"):
        answer = await http.get(prefix + path, follow_redirects=False)
        assert answer.headers["location"].startswith(f"{prefix}/login?back=")


@pytest.mark.req("NAV-009")
@pytest.mark.parametrize("path", WORDS_OF_AROME)
async def test_every_word_of_arome_is_a_page_or_leads_to_one(http, path):
    target = WORDS_OF_AROME[path]
    answer = await http.get(f"/arome{path}", follow_redirects=False)
    assert (answer.status_code, answer.headers.get("location", "")) == (
        (301, target) if target else (200, "")
    )
    page = await http.get(f"/arome{path}", follow_redirects=True)
    assert page.status_code == 200
    assert 'data-house="arome"' in page.text
    assert "<h1" in page.text
    for href in {path_of(href) for href in LINK.findall(page.text) if href.startswith("/arome")}:
        assert (await http.get(href, follow_redirects=True)).status_code == 200, href


async def test_a_house_that_receives_nobody_has_no_page_of_visits(http):
    for path, status in (("/appointments", 200), ("/luma/appointments", 404)):
        assert (await http.get(path, follow_redirects=False)).status_code == status
    assert (await http.get("/luma/appointments/x", follow_redirects=False)).status_code == 404
