"""A grid of the home in which pieces, collections and stories stand beside one another, as the house's settings order them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.models.catalogue import Collection, Product
from luxeverse.models.content import Story
from luxeverse.schemas.catalogue import Mosaic, MosaicCell
from luxeverse.services.catalogue.cards import cards
from luxeverse.services.media import view

Cells = Mapping[str, MosaicCell]


async def mosaic(session: ReadSession, house: House, said: Mapping[str, Any] | None) -> Mosaic:
    """The cells that name something the house shows, in their order; others are left out."""
    if said is None:
        return Mosaic()
    wanted: Sequence[Mapping[str, str]] = said["cells"]
    found = {
        "product": await _pieces(session, house, _named(wanted, "product")),
        "collection": await _collections(session, house, _named(wanted, "collection")),
        "story": await _stories(session, house, _named(wanted, "story")),
    }
    return Mosaic(
        title=said["title"],
        cells=[
            _shaped(cell, entry)
            for entry in wanted
            if (cell := found.get(entry["kind"], {}).get(entry["slug"]))
        ],
    )


def _named(wanted: Sequence[Mapping[str, str]], kind: str) -> list[str]:
    return [entry["slug"] for entry in wanted if entry["kind"] == kind]


def _shaped(cell: MosaicCell, entry: Mapping[str, str]) -> MosaicCell:
    shown = view(entry["picture"]) if "picture" in entry else cell.picture
    return replace(cell, shape=entry.get("shape", cell.shape), picture=shown)


async def _pieces(session: ReadSession, house: House, slugs: Sequence[str]) -> Cells:
    on_sale = Product.status.in_(VISIBLE), Product.deleted_at.is_(None)
    query = select(Product.id).where(Product.slug.in_(slugs), *on_sale)
    found = await cards(session, house, list((await session.scalars(query)).all()))
    return {
        card.slug: MosaicCell(
            "product", card.url, card.maker, card.name, card.price.text, picture=card.picture
        )
        for card in found
    }


async def _collections(session: ReadSession, house: House, slugs: Sequence[str]) -> Cells:
    query = select(Collection).where(Collection.slug.in_(slugs), Collection.is_active)
    return {
        row.slug: MosaicCell(
            "collection",
            f"{house.prefix}/collection/{row.slug}",
            "Collection",
            row.name,
            row.description or "",
            picture=view(row.hero_image_url),
        )
        for row in (await session.scalars(query)).all()
    }


async def _stories(session: ReadSession, house: House, slugs: Sequence[str]) -> Cells:
    query = select(Story).where(Story.slug.in_(slugs), Story.published_at.is_not(None))
    return {
        row.slug: MosaicCell(
            "story",
            f"{house.prefix}/journal/{row.slug}",
            "Story",
            row.title,
            row.standfirst,
            picture=view(row.hero_image, row.hero_alt or ""),
        )
        for row in (await session.scalars(query)).all()
    }
