"""What can be tried on, and the showroom."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import select

from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession, read_session
from luxeverse.domain.catalogue.status import VISIBLE, MediaType
from luxeverse.models.catalogue import Product
from luxeverse.models.media import ProductMedia
from luxeverse.schemas.catalogue import ProductCard
from luxeverse.schemas.try_on import Exhibit, Showroom, TryOnPage, WornPiece
from luxeverse.services.catalogue.cards import cards
from luxeverse.services.media import light_model

WORN = Path(__file__).resolve().parents[3] / "data" / "try_on.toml"
PATH = "/try-on"
PLACES = {
    "eyes": "Eyewear",
    "ears": "At the ears",
    "wrist": "At the wrist",
    "finger": "On a finger",
    "shoulders": "Around the shoulders",
    "hand": "In the hand",
}
"""The places of a body in the order of the list, as the browser knows them (assets/lv/tryon/places.js)."""
EXHIBITS = 12
"""Four rows of three: as many as one can walk past."""


@cache
def worn() -> dict[str, dict[str, Any]]:
    """How each piece that can be tried on is worn, by its slug."""
    said = tomllib.loads(WORN.read_text())["piece"]
    return {piece["slug"]: {k: v for k, v in piece.items() if k != "slug"} for piece in said}


def try_url(house: House, slug: str) -> str:
    """Where a piece is tried on; empty when it cannot be."""
    return f"{house.prefix}{PATH}?piece={slug}" if slug in worn() else ""


async def try_on(house: House, slug: str) -> TryOnPage | None:
    """The pieces a house lets be tried on, with one of them chosen; None when it has none."""
    async with read_session(house.tenant_id) as session:
        models = await _models(session)
        shown = await _cards(session, house, list(worn()))
    pieces = [_worn(card, models.get(card.slug, "")) for card in shown]
    pieces = [piece for piece in pieces if piece.glb or piece.print]
    pieces.sort(key=lambda piece: list(PLACES).index(piece.where))
    if not pieces:
        return None
    named = next((piece.slug for piece in pieces if piece.slug == slug), pieces[0].slug)
    return TryOnPage(pieces=pieces, chosen=named)


async def showroom(house: House) -> Showroom | None:
    """The first pieces of a house that have a model, featured ones before others; None when it has none."""
    async with read_session(house.tenant_id) as session:
        models = await _models(session)
        slugs = list(models)[:EXHIBITS]
        shown = await _cards(session, house, slugs)
    if not shown:
        return None
    return Showroom(
        title="The showroom",
        text="Twelve pieces in one room, each at its place. Walk among them, turn one, take it with you."
        if len(shown) == EXHIBITS
        else "Pieces in one room, each at its place. Walk among them, turn one, take it with you.",
        pieces=[_exhibit(house, card, models[card.slug]) for card in shown],
    )


async def _models(session: ReadSession) -> dict[str, str]:
    """The GLB of each visible piece that has one, by slug; featured pieces first."""
    query = (
        select(Product.slug, ProductMedia.url)
        .join(ProductMedia, ProductMedia.product_id == Product.id)
        .where(
            ProductMedia.media_type == MediaType.MODEL_3D,
            ProductMedia.model_format == "glb",
            Product.status.in_(VISIBLE),
            Product.deleted_at.is_(None),
        )
        .order_by(Product.is_featured.desc(), Product.published_at.desc(), Product.slug)
    )
    return {slug: url for slug, url in (await session.execute(query)).all()}


async def _cards(session: ReadSession, house: House, slugs: list[str]) -> list[ProductCard]:
    """Cards in the order of the slugs; what the house does not show is left out."""
    query = select(Product.slug, Product.id).where(
        Product.slug.in_(slugs), Product.status.in_(VISIBLE), Product.deleted_at.is_(None)
    )
    found = {slug: key for slug, key in (await session.execute(query)).all()}
    return await cards(session, house, [found[slug] for slug in slugs if slug in found])


def _worn(card: ProductCard, glb: str) -> WornPiece:
    said = worn()[card.slug]
    return WornPiece(
        slug=card.slug,
        url=card.url,
        name=card.name,
        price=card.price,
        picture=card.picture,
        where_text=PLACES[said["where"]],
        glb=glb,
        **said,
    )


def _exhibit(house: House, card: ProductCard, glb: str) -> Exhibit:
    return Exhibit(
        slug=card.slug,
        url=card.url,
        try_url=try_url(house, card.slug),
        name=card.name,
        line=card.attribute,
        maker=card.maker,
        price=card.price,
        picture=card.picture,
        glb=glb,
        light=light_model(card.slug),
    )
