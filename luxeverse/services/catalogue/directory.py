"""The ways into a catalogue, for programs: its categories, its collections, its makers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, select

from luxeverse.core.actor import House
from luxeverse.core.db import read_session
from luxeverse.models.catalogue import Brand, Category, Collection


@dataclass(frozen=True, slots=True)
class Way:
    """A category, a collection or a maker. ``url`` is a path on the shared host; ``below`` are the categories inside."""

    slug: str
    name: str
    description: str
    url: str
    below: tuple["Way", ...] = ()


_CATEGORIES = (
    select(Category.id, Category.parent_id, Category.slug, Category.name, Category.description)
    .where(Category.is_active)
    .order_by(Category.display_order, Category.slug)
)
_COLLECTIONS = (
    select(Collection.slug, Collection.name, Collection.description)
    .where(Collection.is_active)
    .order_by(Collection.display_order, Collection.slug)
)
_MAKERS = select(Brand.slug, Brand.name, Brand.description).order_by(Brand.name)


async def categories(house: House) -> list[Way]:
    """The categories without one above them, each with those inside, in the order the house shows them."""
    return list(_tree(house, await _rows(house, _CATEGORIES), None))


async def collections(house: House) -> list[Way]:
    """In the order the house shows them."""
    return [_way(house, "collection", row) for row in await _rows(house, _COLLECTIONS)]


async def makers(house: House) -> list[Way]:
    """By name."""
    return [_way(house, "maker", row) for row in await _rows(house, _MAKERS)]


async def _rows(house: House, query: Select[Any]) -> Sequence[Row[Any]]:
    async with read_session(house.tenant_id) as session:
        return (await session.execute(query)).all()


def _tree(house: House, rows: Sequence[Row[Any]], parent: UUID | None) -> tuple[Way, ...]:
    return tuple(
        _way(house, "shop", row, _tree(house, rows, row.id))
        for row in rows
        if row.parent_id == parent
    )


def _way(house: House, kind: str, row: Row[Any], below: tuple[Way, ...] = ()) -> Way:
    return Way(
        row.slug, row.name, row.description or "", f"{house.prefix}/{kind}/{row.slug}", below
    )
