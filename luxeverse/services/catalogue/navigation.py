"""The ways into a house: its category tree and its collections."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, or_, select

from luxeverse.core.actor import House
from luxeverse.core.db import read_session
from luxeverse.models.catalogue import Category, Collection


@dataclass(frozen=True, slots=True)
class Way:
    """A category or collection by its name and slug."""

    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class Ways:
    """``below`` are the active categories under each category, by its slug, in their order; ``pictures`` the name of each
    category's picture, by its slug.
    """

    below: Mapping[str, list[Way]]
    collections: list[Way]
    pictures: Mapping[str, str]


_kept: dict[UUID, tuple[int, Ways]] = {}
"""As last read, by house, with the version of its catalogue: every page asks."""


async def ways(house: House, version: int) -> Ways:
    """The ways into a house whose catalogue has this version."""
    known = _kept.get(house.tenant_id)
    if known and known[0] == version:
        return known[1]
    found = await _read(house)
    _kept[house.tenant_id] = (version, found)
    return found


async def _read(house: House) -> Ways:
    async with read_session(house.tenant_id) as session:
        categories = (
            await session.scalars(
                select(Category)
                .where(Category.is_active)
                .order_by(Category.display_order, Category.name)
            )
        ).all()
        collections = (
            await session.execute(
                select(Collection.name, Collection.slug)
                .where(
                    Collection.is_active,
                    or_(
                        Collection.featured_until.is_(None),
                        Collection.featured_until > func.now(),
                    ),
                )
                .order_by(Collection.display_order, Collection.name)
            )
        ).all()
    slugs = {category.id: category.slug for category in categories}
    below: dict[str, list[Way]] = {}
    for category in categories:
        if category.parent_id in slugs:
            below.setdefault(slugs[category.parent_id], []).append(
                Way(category.name, category.slug)
            )
    return Ways(
        below,
        [Way(row.name, row.slug) for row in collections],
        {category.slug: category.image_url or "" for category in categories},
    )
