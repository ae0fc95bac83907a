"""What leaves the server before any script runs: words, head, status, caching."""

import gzip
import io
import json
import re

import brotli
import httpx
import psycopg
import pytest
from PIL import Image
from playwright.async_api import expect

from luxeverse.core.ids import new_id

HOMES = {"luxe": "/", "arome": "/arome", "luma": "/luma"}
PIECES = {
    "luxe": ("/product/cours-top-handle", "Cours top handle", "€2,280", "tool case"),
    "arome": ("/arome/product/provence-lavender", "Provence Lavender", "€42", "thirty-one times"),
    "luma": ("/luma/product/serum-botanique", "Sérum botanique", "€68", ""),
}
LISTINGS = {
    "luxe": ("/shop/leather", "Leather", "Cours top handle"),
    "arome": ("/arome/shop/compendium", "Compendium", "Provence Lavender"),
    "luma": ("/luma/shop/serums", "Serums", "Sérum botanique"),
}
STORY = re.compile(r'href="((?:/\w+)?/journal/[\w-]+)"')


@pytest.fixture(scope="module")
async def http(shop):
    async with httpx.AsyncClient(base_url=shop, timeout=60) as client:
        yield client


def content(html: str) -> str:
    """The text of <main>, without tags."""
    main = re.search(r"<main.*?</main>", html, re.DOTALL)
    assert main, "the document has no <main>"
    return re.sub(r"<[^>]+>", " ", main[0])


def only(pattern: str, html: str) -> str:
    """The one place where this occurs."""
    found = re.findall(pattern, html, re.DOTALL)
    assert len(found) == 1, (pattern, found)
    return found[0]


def attribute(name: str, tag: str, html: str) -> str:
    """An attribute of the only element that has ``tag`` in its opening tag."""
    element = only(rf"<(?:meta|link)\b[^>]*{tag}[^>]*>", html)
    return only(rf' {name}="([^"]*)"', element)


def head_of(html: str, shop: str, path: str) -> str:
    """Checks what every page must say about itself; returns its title."""
    title = only(r"<title>([^<]+)</title>", html)
    description = attribute("content", 'name="description"', html)
    assert len(description) > 20
    canonical = attribute("href", 'rel="canonical"', html)
    assert canonical.rstrip("/") == f"{shop}{path}".rstrip("/")
    return title


@pytest.mark.parametrize("house", HOMES)
async def test_home(http, shop, house):
    response = await http.get(HOMES[house])
    assert response.status_code == 200
    assert head_of(response.text, shop, HOMES[house])
    words = content(response.text)
    assert re.search(r"€\d", words)
    assert f'data-house="{house}"' in response.text


@pytest.mark.parametrize("house", LISTINGS)
async def test_listing(http, shop, house):
    path, title, piece = LISTINGS[house]
    response = await http.get(path)
    assert response.status_code == 200
    assert head_of(response.text, shop, path).startswith(title)
    words = content(response.text)
    assert piece in words
    assert re.search(r"€\d", words)


@pytest.mark.req("SEO-005")
@pytest.mark.parametrize("house", PIECES)
async def test_product(http, shop, house):
    path, name, price, words_of_story = PIECES[house]
    response = await http.get(path)
    assert response.status_code == 200
    assert head_of(response.text, shop, path).startswith(name)
    words = content(response.text)
    for expected in (name, price, words_of_story):
        assert expected in words
    block = only(r"<script[^>]*application/ld\+json[^>]*>(.*?)</script>", response.text)
    data = json.loads(block)
    entries = data.get("@graph", [data]) if isinstance(data, dict) else data
    product = next(entry for entry in entries if "Product" in str(entry["@type"]))
    assert product["name"] == name
    assert price.lstrip("€").replace(",", "") in json.dumps(product["offers"])


@pytest.mark.parametrize("house", HOMES)
async def test_story(http, shop, house):
    journal = await http.get(f"{HOMES[house].rstrip('/')}/journal")
    assert journal.status_code == 200
    path = STORY.findall(journal.text)[0]
    response = await http.get(path)
    assert response.status_code == 200
    head_of(response.text, shop, path)
    assert len(content(response.text).split()) > 150


@pytest.mark.parametrize(
    "path",
    [*HOMES.values(), "/shop/leather", PIECES["arome"][0], "/luma/journal", "/bag", "/arome/bag"],
)
async def test_a_shared_link_shows_one_picture_whatever_the_page(http, shop, path):
    address = attribute("content", 'property="og:image"', (await http.get(path)).text)
    assert address.startswith(f"{shop}/")
    picture = await http.get(address.removeprefix(shop))
    assert picture.status_code == 200
    with Image.open(io.BytesIO(picture.content)) as opened:
        assert min(opened.size) >= 315, "smaller ones are shown as a thumbnail"


@pytest.mark.parametrize("house", HOMES)
async def test_an_unknown_address_is_404_with_a_way_on(http, house):
    response = await http.get(f"{HOMES[house].rstrip('/')}/product/no-such-piece")
    assert response.status_code == 404
    assert "noindex" in attribute("content", 'name="robots"', response.text)
    main = re.search(r"<main.*?</main>", response.text, re.DOTALL)[0]
    ways = re.findall(r'href="([^"]+)"', main)
    assert ways
    for way in ways:
        assert (await http.get(way)).status_code == 200


async def test_an_old_name_of_a_piece_redirects_for_good(http, shop_database):
    with psycopg.connect(shop_database, autocommit=True) as connection:
        connection.execute(
            "insert into product_slugs (id, tenant_id, slug, product_id, created_at, updated_at)"
            " select %s, tenant_id, 'cours-24', id, now(), now() from products"
            " where slug = 'cours-top-handle' on conflict do nothing",
            (new_id(),),
        )
    response = await http.get("/product/cours-24")
    assert (response.status_code, response.headers["location"]) == (
        301,
        "/product/cours-top-handle",
    )


async def test_an_unchanged_document_is_not_sent_again(http):
    first = await http.get("/product/cours-top-handle")
    again = await http.get(
        "/product/cours-top-handle", headers={"if-none-match": first.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert "no-cache" in first.headers["cache-control"]


@pytest.mark.parametrize(("name", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
async def test_documents_travel_compressed(http, shop, name, unpack):
    plain = await http.get("/shop/leather", headers={"accept-encoding": "identity"})
    request = http.build_request("GET", "/shop/leather", headers={"accept-encoding": name})
    response = await http.send(request, stream=True)
    raw = b"".join([part async for part in response.aiter_raw()])
    assert response.headers["content-encoding"] == name
    assert len(raw) * 3 < len(plain.content)
    assert unpack(raw) == plain.content


async def test_files_say_how_long_they_stay_valid(http):
    html = (await http.get("/shop/leather")).text
    script = re.search(r'"(/assets/root-[^"]+\.js)"', html)[1]
    picture = re.search(r"/media/[\w/-]+\.webp", html)[0]
    lasting = await http.get(script)
    assert lasting.headers["cache-control"] == "public, max-age=31536000, immutable"
    for path in (picture, "/fonts/fraunces-latin-opsz-normal.woff2"):
        assert (await http.get(path)).headers["cache-control"] == "public, max-age=86400"
    icon = await http.get("/favicon.ico")
    assert (icon.status_code, icon.headers["content-type"]) == (200, "image/vnd.microsoft.icon")


async def test_the_product_page_reads_without_script(contexts, shop):
    page = await (await contexts.open(shop, java_script_enabled=False)).new_page()
    path, name, price, words = PIECES["luxe"]
    await page.goto(path)
    await expect(page.get_by_role("heading", level=1)).to_have_text(name)
    await expect(page.locator("main")).to_contain_text(price)
    await expect(page.locator("main")).to_contain_text(words)
    picture = page.locator("main img").first
    await expect(picture).to_be_visible()
    await expect(picture).not_to_have_js_property("naturalWidth", 0)
    await page.get_by_role("link", name="Chestnut", exact=True).click()
    await page.wait_for_url("**variant=**")
    await expect(page.locator("main")).to_contain_text("Chestnut")


WHOLE = "html:not([data-rests])"
RESTS = """new MutationObserver((changes) => {
  for (const { target, oldValue } of changes) (window.rests ??= []).push([oldValue, target.getAttribute('data-rests')]);
}).observe(document.documentElement ?? document, { attributes: true, subtree: true, attributeOldValue: true,
  attributeFilter: ['data-rests'] });
new MutationObserver((changes) => {
  const shown = changes.filter(({ target }) => target.style.contentVisibility);
  if (shown.length) (window.together ??= []).push(shown.length);
}).observe(document, { subtree: true, attributeFilter: ['style'] });"""
LEFT = "document.querySelectorAll('[style*=content-visibility]').length"
"""A layer that opens lets them rest again: nothing may hold them."""
SKIPPED = "[...document.querySelectorAll('.part, .section, .foot')].map((it) => getComputedStyle(it).contentVisibility)"


@pytest.mark.parametrize("path", ["/", "/luma", "/product/quiet-band"])
async def test_what_is_beyond_the_window_waits_until_the_code_has_started(page, path):
    """Only on a fresh visit: a page led to a place, loaded again or gone back to has its true height at once.

    On a slow phone it comes in several idle moments.
    """
    await (await page.context.new_cdp_session(page)).send(
        "Emulation.setCPUThrottlingRate", {"rate": 6}
    )
    await page.add_init_script(RESTS)
    await page.goto(path, wait_until="load")
    await page.wait_for_selector(WHOLE)
    assert await page.evaluate("window.rests") == [[None, ""], ["", None]]
    assert set(await page.evaluate(SKIPPED)) == {"visible"}
    assert len(await page.evaluate("window.together")) > 1
    assert await page.evaluate(LEFT) == 0
    await page.reload(wait_until="load")
    assert await page.evaluate("window.rests") is None
    await page.goto(f"{path}?from=letter#main", wait_until="load")
    assert await page.evaluate("window.rests") is None


PARTS = (
    "[...document.querySelectorAll('.part')].map((it) => getComputedStyle(it).contentVisibility)"
)


@pytest.mark.parametrize("path", ["/", "/arome", "/luma"])
async def test_of_a_home_only_the_first_part_is_in_the_first_frame(page, watch, path):
    watch.allow("ERR_FAILED", "dynamically imported module")
    await page.route("**/assets/*.js", lambda route: route.abort())
    await page.goto(path, wait_until="load")
    first, *others = await page.evaluate(PARTS)
    assert first == "visible"
    assert len(others) > 4
    assert set(others) == {"auto"}


LOOKS = """() => {
  const SAID = ['display', 'position', 'visibility', 'opacity', 'color', 'background-color', 'font', 'letter-spacing',
    'text-transform', 'text-decoration-line', 'margin', 'padding', 'border', 'border-radius', 'width', 'height', 'inset', 'gap',
    'grid-template-columns', 'flex', 'align-items', 'justify-content', 'object-fit', 'overflow', 'transform', 'clip-path',
    'box-shadow', 'filter', 'z-index', 'content'];
  const look = (one, part) => {
    const style = getComputedStyle(one, part);
    return SAID.map((name) => style.getPropertyValue(name)).join(';');
  };
  return [...document.querySelectorAll('body *')].map((one) =>
    [one.tagName, one.getAttribute('class'), look(one), look(one, '::before'), look(one, '::after')].join(' | '));
}"""
PAINTED = (
    ("/", ""),
    ("/shop/leather", "Pixel 5"),
    ("/product/quiet-band", ""),
    ("/arome", "Pixel 5"),
    ("/arome/product/provence-lavender", ""),
    ("/luma/shop/serums", "Pixel 5"),
)


@pytest.mark.parametrize(("path", "device"), PAINTED)
async def test_the_rules_in_the_document_are_all_it_needs(contexts, watch, shop, path, device):
    """Every element looks the same before the whole stylesheet has come as after."""
    watch.allow("ERR_FAILED", "dynamically imported module")
    context = await contexts.open(shop, device, reduced_motion="reduce")
    await context.route("**/assets/*.js", lambda route: route.abort())
    await context.route("**/assets/*.css", lambda route: route.abort())
    page = await context.new_page()
    await page.goto(path, wait_until="load")
    await page.evaluate("delete document.documentElement.dataset.rests")
    before = await page.evaluate(LOOKS)
    await context.unroute("**/assets/*.css")
    whole = await page.get_attribute("link[rel=stylesheet][href^='/assets/']", "href")
    await page.add_style_tag(url=whole)
    after = await page.evaluate(LOOKS)
    assert len(before) > 100
    for was, now in zip(before, after, strict=True):
        assert was == now
