"""What the pieces of a category are told apart by: each attribute is a filter of its lists."""

import re

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from luxeverse.core.actor import House
from luxeverse.core.db import transaction
from luxeverse.core.errors import Conflict, Invalid, NotFound
from luxeverse.models.catalogue import Category
from luxeverse.models.houses import Tenant
from luxeverse.services import identity

KEY = re.compile(r"[a-z][a-z_]{1,38}[a-z]")
LONGEST_LABEL = 60
TAKEN = frozenset(
    {"price_from", "price_to", "in_stock", "sort", "show", "from", "category", "occasion"}
)
"""Keys an address already has for something else."""


async def add_attribute(house: House, category: str, key: str, label: str) -> None:
    """Let the lists of a category, and of those below it, be filtered by an attribute of their pieces.

    Pages show it as soon as pieces carry two values of it. Raises Invalid for a key or label that cannot be, NotFound
    for a category the house does not have, Conflict for a key the house filters by already.
    """
    said = " ".join(label.split())
    if not KEY.fullmatch(key) or key in TAKEN:
        raise Invalid(f"{key!r} is no key: small letters and low lines, 3 to 40.", code="key")
    if not 1 <= len(said) <= LONGEST_LABEL:
        raise Invalid(f"A label has 1 to {LONGEST_LABEL} letters.", code="label")
    async with transaction(house.tenant_id) as session:
        known = select(Category.id).where(Category.slug == category)
        if await session.scalar(known) is None:
            raise NotFound(f"{house.name} has no category {category}.", code="unknown_category")
        row = (
            await session.scalars(
                select(Tenant).where(Tenant.id == house.tenant_id).with_for_update()
            )
        ).one()
        facets = row.settings.setdefault("facets", [])
        if any(facet["key"] == key for facet in facets):
            raise Conflict(f"{house.name} filters by {key} already.", code="attribute_exists")
        facets.append(
            {"key": key, "label": said, "source": "attribute", "kind": "list", "category": category}
        )
        flag_modified(row, "settings")
        await identity.turn_pages(session)
