"""A grid of the home in which pieces, collections and stories stand beside one another, in the editor's order."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.domain.content.sections import Click, Hover
from luxeverse.models.catalogue import Collection, Product
from luxeverse.models.content import Story
from luxeverse.schemas.home import Mosaic, MosaicCell
from luxeverse.services.catalogue.cards import cards
from luxeverse.services.media import view

Cells = Mapping[str, MosaicCell]
FOLLOWS_THE_HAND = frozenset({Hover.PARALLAX, Hover.TILT})
"""What CSS alone does for a keyboard, and a script for a pointer."""


async def mosaic(session: ReadSession, house: House, said: Any) -> Mosaic | None:
    """The cells that name something the house shows, in their order; others are left out. None when nothing is left."""
    found = {
        "product": await _pieces(session, house, _named(said.cells, "product")),
        "collection": await _collections(session, house, _named(said.cells, "collection")),
        "story": await _stories(session, house, _named(said.cells, "story")),
    }
    made = [
        _shaped(cell, entry) for entry in said.cells if (cell := found[entry.kind].get(entry.slug))
    ]
    if not made:
        return None
    is_lively = any(cell.hover in FOLLOWS_THE_HAND for cell in made)
    return Mosaic(title=said.title, cells=made, lively="cells" if is_lively else "")


def _named(wanted: Sequence[Any], kind: str) -> list[str]:
    return [entry.slug for entry in wanted if entry.kind == kind]


def _shaped(cell: MosaicCell, entry: Any) -> MosaicCell:
    """The cell as the editor wants it. What it cannot do it leaves: a story has no second picture and goes in no bag."""
    reveals = entry.hover is Hover.REVEAL and bool(cell.second.src)
    hover = Hover.ZOOM if entry.hover is Hover.REVEAL and not reveals else entry.hover
    return replace(
        cell,
        shape=entry.shape,
        picture=view(entry.picture) if entry.picture else cell.picture,
        second=cell.second if reveals else type(cell.second)(),
        hover=hover.value,
        press=_press(cell, entry.click),
    )


def _press(cell: MosaicCell, click: Click) -> str:
    """A piece with a choice to make is shown before it is put anywhere."""
    if cell.kind != "product" or click is Click.NAVIGATE:
        return ""
    return "add" if click is Click.ADD and cell.variant_id else "quickview"


async def _pieces(session: ReadSession, house: House, slugs: Sequence[str]) -> Cells:
    on_sale = Product.status.in_(VISIBLE), Product.deleted_at.is_(None)
    query = select(Product.id).where(Product.slug.in_(slugs), *on_sale)
    found = await cards(session, house, list((await session.scalars(query)).all()))
    return {
        card.slug: MosaicCell(
            "product",
            card.url,
            card.maker,
            card.name,
            card.price.text,
            picture=card.picture,
            second=card.second,
            variant_id=card.variant_id,
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
