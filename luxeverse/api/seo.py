"""What search engines fetch: sitemap and robots."""

from xml.sax.saxutils import escape

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse, Response

from luxeverse.core.config import settings
from luxeverse.services import storefront

router = APIRouter(include_in_schema=False)


@router.get("/sitemap.xml")
async def sitemap() -> Response:
    """Every public page of every house that shares this address."""
    base = settings().public_url.rstrip("/")
    urls = await storefront.public_urls()
    rows = "".join(f"<url><loc>{escape(base + url)}</loc></url>" for url in urls)
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'
    )
    return Response(body, media_type="application/xml")


@router.get("/robots.txt")
async def robots() -> PlainTextResponse:
    """Everything public may be read; what belongs to one visitor is left out."""
    base = settings().public_url.rstrip("/")
    private = "\n".join(
        f"Disallow: {rule}" for rule in ("/bag", "/checkout", "/orders", "/api/", "/_seed")
    )
    return PlainTextResponse(f"User-agent: *\n{private}\n\nSitemap: {base}/sitemap.xml\n")
