"""What search and shopping engines fetch: robots, sitemaps, offers, and the pictures of shared links."""

import re
from collections.abc import AsyncIterator
from xml.sax.saxutils import escape

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse, Response, StreamingResponse

from luxeverse.core.config import settings
from luxeverse.services import identity, storefront
from luxeverse.services.storefront import Offer, Place

router = APIRouter(include_in_schema=False)
XML = "application/xml"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
IMAGES = "http://www.google.com/schemas/sitemap-image/1.1"
OFFERS = "http://base.google.com/ns/1.0"
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
PRIVATE = ("/bag", "/checkout", "/orders", "/wishlist", "/compare", "/search", "/api/", "/_seed")


@router.get("/sitemap.xml")
async def sitemaps() -> Response:
    """The parts: a file for each house and kind of page, split where it would grow too long."""
    rows = "".join(
        f"<sitemap><loc>{settings().public_url}/sitemaps/{name}.xml</loc></sitemap>"
        for name in await storefront.sitemap_names()
    )
    return Response(f'{HEAD}<sitemapindex xmlns="{SITEMAPS}">{rows}</sitemapindex>', media_type=XML)


@router.get("/sitemaps/{name}.xml")
async def sitemap(name: str) -> Response:
    """One part, streamed: its pages, when they changed, and the pictures on them."""
    places = storefront.sitemap_places(name)
    first = await anext(places, None)  # an unknown part must be refused before the answer begins

    async def lines() -> AsyncIterator[str]:
        yield f'{HEAD}<urlset xmlns="{SITEMAPS}" xmlns:image="{IMAGES}">'
        if first:
            yield _place(first)
        async for place in places:
            yield _place(place)
        yield "</urlset>"

    return StreamingResponse(lines(), media_type=XML)


def _place(place: Place) -> str:
    changed = f"<lastmod>{place.changed:%Y-%m-%d}</lastmod>" if place.changed else ""
    pictures = "".join(
        f"<image:image><image:loc>{escape(settings().public_url + path)}</image:loc></image:image>"
        for path in place.pictures
    )
    return f"<url><loc>{escape(settings().public_url + place.path)}</loc>{changed}{pictures}</url>"


@router.get("/feeds/{slug}.xml")
async def merchant_feed(slug: str) -> Response:
    """Every variant on sale, in RSS 2.0 with the fields of Google's product data specification."""
    house = await identity.shared_house(slug)

    async def lines() -> AsyncIterator[str]:
        yield (
            f'{HEAD}<rss version="2.0" xmlns:g="{OFFERS}"><channel><title>{escape(house.name)}</title>'
            f"<link>{escape(settings().public_url + (house.prefix or '/'))}</link><description>All pieces</description>"
        )
        async for offer in storefront.merchant_offers(house):
            yield _offer(offer)
        yield "</channel></rss>"

    return StreamingResponse(lines(), media_type=XML)


def _offer(offer: Offer) -> str:
    fields = {
        "id": offer.sku,
        "item_group_id": offer.group,
        "title": offer.title,
        "description": offer.description,
        "link": settings().public_url + offer.path,
        "image_link": settings().public_url + offer.picture,
        "availability": offer.availability,
        "availability_date": offer.available_from,
        "price": offer.price,
        "sale_price": offer.sale_price,
        "brand": offer.maker,
        "product_type": offer.category,
        "condition": "new",
        "color": offer.colour,
        "size": offer.size,
        "material": offer.material,
        "identifier_exists": "no",
    }
    said = "".join(f"<g:{name}>{_text(text)}</g:{name}>" for name, text in fields.items() if text)
    return f"<item>{said}</item>"


def _text(said: str) -> str:
    """Escaped, and without the signs that XML 1.0 has no way to write."""
    return escape(UNWRITABLE.sub("", said))


@router.get("/og/{house}/{slug}.jpg")
async def shared_picture(house: str, slug: str) -> Response:
    """The picture a shared link shows: 1200 by 630, the piece, its name and its house."""
    body = await storefront.shared_picture(await identity.shared_house(house), slug)
    return Response(
        body, media_type="image/jpeg", headers={"cache-control": "public, max-age=86400"}
    )


@router.get("/robots.txt")
async def robots() -> PlainTextResponse:
    """Everything public may be read; what belongs to one visitor is left out, in every house."""
    prefixes = [house.prefix for house in await identity.shared_houses()]
    rules = [
        f"Disallow: {prefix}{path}"
        for path in PRIVATE
        for prefix in (prefixes if not path.startswith(("/api", "/_")) else [""])
    ]
    private = "\n".join(rules)
    return PlainTextResponse(
        f"User-agent: *\n{private}\n\nSitemap: {settings().public_url}/sitemap.xml\n"
    )
