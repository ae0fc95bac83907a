"""The houses as the one host that all share serves them: the first at the root, the others below their own name."""

from dataclasses import replace
from uuid import UUID

from luxeverse.core.actor import House
from luxeverse.core.errors import Broken, NotFound
from luxeverse.services.identity.houses import all_houses


async def shared_houses() -> list[House]:
    """Every house with its prefix there."""
    return [
        record.house if position == 0 else replace(record.house, prefix=f"/{record.house.slug}")
        for position, record in enumerate(await all_houses())
    ]


async def shared_house(slug: str) -> House:
    """The house of this slug with its prefix there. Raises NotFound."""
    for house in await shared_houses():
        if house.slug == slug:
            return house
    raise NotFound("There is no such house.", code="unknown_house")


async def shared_house_of(tenant_id: UUID | None) -> House:
    """The house an event is of, with its prefix there: what letters link to. Raises Broken for no house."""
    for house in await shared_houses():
        if house.tenant_id == tenant_id:
            return house
    raise Broken(f"there is no house {tenant_id}")
