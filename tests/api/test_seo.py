"""What search and shopping engines fetch, over the seeded shop."""

import io
import json
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from luxeverse.core.errors import Invalid
from luxeverse.services import identity, storefront
from luxeverse.services.media import view
from luxeverse.state.loading import Missing, Page, PageRequest, Redirect
from luxeverse.state.pages import load_missing
from luxeverse.state.routes import ROUTES
from luxeverse.state.shell import ShellState
from tests.conftest import Database, house_of
from tests.shop import behind_edge, client_of

SITEMAP = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "i": "http://www.google.com/schemas/sitemap-image/1.1",
}
OFFER = {"g": "http://base.google.com/ns/1.0"}
BASE = "http://localhost:3000"


@pytest.fixture
async def http(seeded: Database, tmp_path, monkeypatch: pytest.MonkeyPatch):
    from luxeverse.core.config import settings

    monkeypatch.setenv("LIMITS", "off")
    monkeypatch.setenv("PUBLIC_URL", BASE)
    settings.cache_clear()
    identity.forget()
    async with client_of(behind_edge(tmp_path)) as client:
        yield client
    monkeypatch.undo()
    settings.cache_clear()


async def xml(http, path: str) -> ET.Element:
    answer = await http.get(path)
    assert answer.status_code == 200, path
    assert answer.headers["content-type"].startswith("application/xml")
    return ET.fromstring(answer.text)


async def load(house, path: str, query: dict[str, str] | None = None):
    for route in ROUTES:
        if match := route.regex.match(path):
            known = {k: v for k, v in (query or {}).items() if k in route.query_keys}
            request = PageRequest(house, path, match.groupdict(), known, BASE)
            return await route.loader(request)
    return Missing()


@pytest.mark.req("SEO-003")
async def test_sitemaps_hold_every_public_page_and_its_pictures(http, seeded: Database):
    index = await xml(http, "/sitemap.xml")
    parts = [loc.text.removeprefix(BASE) for loc in index.findall(".//s:loc", SITEMAP)]
    assert "/sitemaps/luxe-products-1.xml" in parts
    pages, pictures = [], {}
    for part in parts:
        for url in (await xml(http, part)).findall("s:url", SITEMAP):
            address = url.find("s:loc", SITEMAP).text
            pages.append(address)
            pictures[address] = [i.text for i in url.findall(".//i:loc", SITEMAP)]
    assert len(pages) == len(set(pages))
    for table, folder in (("products", "product"), ("categories", "shop"), ("brands", "maker")):
        count = sum(f"/{folder}/" in page for page in pages)
        assert count == seeded.value(f"select count(*) from {table}"), table
    piece = pictures[f"{BASE}/product/cours-28"]
    assert f"{BASE}{view('cours-28/hero').src}" in piece
    robots = (await http.get("/robots.txt")).text
    assert f"Sitemap: {BASE}/sitemap.xml" in robots
    assert "Disallow: /arome/checkout" in robots


async def test_a_long_sitemap_is_split_and_no_page_is_lost_or_twice(seeded: Database):
    names = [n for n in await storefront.sitemap_names(most=10) if n.startswith("luxe-products")]
    assert names == [f"luxe-products-{n}" for n in range(1, 6)]
    parts = [[p.path async for p in storefront.sitemap_places(n, most=10)] for n in names]
    assert [len(part) for part in parts] == [10, 10, 10, 10, 8]
    assert len({path for part in parts for path in part}) == 48


@pytest.mark.parametrize("name", ["luxe-products-x", "nobody-products-1", "luxe", "luxe-orders-1"])
async def test_a_sitemap_that_does_not_exist_is_missing(http, name):
    assert (await http.get(f"/sitemaps/{name}.xml")).status_code == 404


async def test_the_feed_has_an_offer_for_each_variant(http, seeded: Database):
    seeded.rows(
        "update product_variants set compare_at_price = price * 2 where sku = 'TAV-C280-BLACK'"
    )
    seeded.rows("update product_variants set inventory_quantity = 0 where sku = 'TAV-C280-BLACK'")
    feed = await xml(http, "/feeds/luxe.xml")
    offers = {
        item.find("g:id", OFFER).text: {field.tag.rpartition("}")[2]: field.text for field in item}
        for item in feed.findall(".//item")
    }
    variants = seeded.rows(
        "select v.sku from product_variants v join tenants t on t.id = v.tenant_id"
        " where t.slug = 'luxe'"
    )
    assert set(offers) == {sku for (sku,) in variants}
    black = offers["TAV-C280-BLACK"]
    assert black["availability"] == "out_of_stock"
    assert (black["price"], black["sale_price"]) == ("5280.00 EUR", "2640.00 EUR")
    assert black["link"] == f"{BASE}/product/cours-28?variant=TAV-C280-BLACK"
    assert black["brand"] == "Tavel"
    assert black["color"] == "Black"
    assert black["image_link"].startswith(f"{BASE}/media/cours-28/")
    for required in ("title", "description", "price", "condition", "identifier_exists"):
        assert all(offer.get(required) for offer in offers.values()), required
    assert (await http.get("/feeds/nobody.xml")).status_code == 404


async def test_the_feed_says_when_a_piece_can_be_had_as_its_page_does(http, seeded: Database):
    seeded.rows("update products set description = 'a' || chr(11) || '<b>' where slug = 'cours-28'")
    seeded.rows(
        "update products set is_exclusive = true where slug = 'cours-mini'",
    )
    feed = await xml(http, "/feeds/luxe.xml")
    said: dict[str, set[tuple[str | None, str | None]]] = {}
    words = {}
    for item in feed.findall(".//item"):
        slug = item.find("g:link", OFFER).text.split("/product/")[1].partition("?")[0]
        words[slug] = item.find("g:description", OFFER).text
        said.setdefault(slug, set()).add(
            (
                item.find("g:availability", OFFER).text,
                item.findtext("g:availability_date", None, OFFER),
            )
        )
    assert ("preorder", "2027-01-15") in said["rue-pump-100"]
    assert said["cours-mini"] == {("out_of_stock", None)}
    assert words["cours-28"] == "a<b>"


@pytest.mark.parametrize(
    ("house", "slug"),
    [("luxe", "cours-28"), ("arome", "provence-lavender"), ("luma", "serum-botanique")],
)
async def test_a_shared_link_has_a_picture_of_its_own(http, house, slug):
    answer = await http.get(f"/og/{house}/{slug}.jpg")
    assert answer.status_code == 200
    picture = Image.open(io.BytesIO(answer.content))
    assert (picture.size, picture.format) == ((1200, 630), "JPEG")
    assert len(answer.content) < 300_000
    words = picture.convert("L").crop((560, 40, 1160, 600))
    darkest, lightest = words.getextrema()
    assert lightest - darkest > 120  # there is something to read
    assert (await http.get(f"/og/{house}/nothing.jpg")).status_code == 404


async def every_page(seeded: Database):
    """Every address of the sitemaps with the head of its page."""
    for name in await storefront.sitemap_names():
        house = await identity.shared_house(name.partition("-")[0])
        async for place in storefront.sitemap_places(name):
            path = place.path.removeprefix(house.prefix) or "/"
            loaded = await load(house, path)
            assert isinstance(loaded, Page), place.path
            yield place.path, loaded.values[ShellState]["head"]


@pytest.mark.req("SEO-001")
async def test_titles_and_descriptions_are_there_fit_and_are_nobody_elses(seeded: Database):
    titles: dict[str, str] = {}
    for_search: dict[str, str] = {}
    async for path, head in every_page(seeded):
        assert 3 < len(head.title) <= 75, (path, head.title)
        assert 20 <= len(head.description) <= 160, (path, head.description)
        assert head.title not in titles, (path, titles[head.title])
        assert head.description not in for_search, (path, for_search[head.description])
        titles[head.title] = for_search[head.description] = path
    assert len(titles) > 150


@pytest.mark.req("PDP-027")
async def test_every_piece_is_said_as_search_engines_ask(seeded: Database):
    """What Google's guide to product structured data requires, and that it says what the database says."""
    seen = 0
    async for path, head in every_page(seeded):
        if "/product/" not in path:
            continue
        seen += 1
        slug = path.rpartition("/")[2]
        things = {thing["@type"]: thing for thing in json.loads(head.jsonld)["@graph"]}
        product = things["Product"]
        assert all(product[key] for key in ("name", "description", "image", "sku", "brand")), path
        assert all(image.startswith(BASE) for image in product["image"])
        prices = seeded.rows(
            "select v.sku, v.price, v.is_available and v.inventory_quantity > v.inventory_reserved"
            " from product_variants v join products p on p.id = v.product_id where p.slug = %s",
            slug,
        )
        offers = {offer["sku"]: offer for offer in product["offers"]}
        assert set(offers) == {sku for sku, _, _ in prices}
        for sku, price, is_left in prices:
            assert Decimal(offers[sku]["price"]) == price
            assert offers[sku]["priceCurrency"] == "EUR"
            kept_back = slug in {"minuit-extrait", "petite-seconde-school"}
            is_said = offers[sku]["availability"].endswith(("InStock", "PreOrder"))
            assert is_said == (is_left and not kept_back), sku
        if rating := product.get("aggregateRating"):
            assert 1 <= float(rating["ratingValue"]) <= 5
            assert int(rating["reviewCount"]) > 0
        trail = things["BreadcrumbList"]["itemListElement"]
        assert [entry["position"] for entry in trail] == list(range(1, len(trail) + 1))
        assert trail[-1]["item"] == BASE + path
    assert seen == 96


@pytest.mark.req("SEO-004")
async def test_addresses_with_choices_name_the_plain_one(seeded: Database):
    house = house_of(seeded, "luxe")
    for query in ({"sort": "newest"}, {"maker": "tavel"}, {"show": "48"}, {"price_to": "900"}):
        head = (await load(house, "/shop/leather", query)).values[ShellState]["head"]
        assert head.canonical == f"{BASE}/shop/leather"
        assert head.robots == "noindex"
    plain = (await load(house, "/shop/leather", {"utm_source": "x"})).values[ShellState]["head"]
    assert (plain.canonical, plain.robots) == (f"{BASE}/shop/leather", "")
    piece = await load(house, "/product/cours-28", {"variant": "TAV-C280-BLACK"})
    assert piece.values[ShellState]["head"].canonical == f"{BASE}/product/cours-28"
    assert piece.values[ShellState]["head"].language == "en-IE"


@pytest.mark.req("SEO-007")
async def test_an_old_address_leads_to_the_new_one_for_good(seeded: Database):
    house = house_of(seeded, "luxe")

    async def asked(path: str):
        return await load_missing(PageRequest(house, path, {}, {}, BASE))

    moved = await asked("/home")
    assert isinstance(moved, Redirect)
    assert (moved.url, moved.status) == ("/", 301)
    assert isinstance(await asked("/winter-sale"), Page)
    await storefront.redirect(house, "/winter-sale", "/collection/after-dark")
    assert (await asked("/winter-sale")).url == "/collection/after-dark"
    await storefront.redirect(house, "/winter-sale", "/shop")
    assert (await asked("/winter-sale")).url == "/shop"
    for source, target in (("/a", "/winter-sale"), ("/b", "/b"), ("c", "/d"), ("/e", "//evil")):
        with pytest.raises(Invalid):
            await storefront.redirect(house, source, target)
    assert isinstance(
        await load_missing(PageRequest(house_of(seeded, "luma"), "/winter-sale", {}, {}, BASE)),
        Page,
    )
