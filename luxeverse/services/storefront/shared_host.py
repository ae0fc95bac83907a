"""The houses as the one host that all share serves them: the first at the root, the others below their own name."""

from dataclasses import replace

from luxeverse.core.actor import House
from luxeverse.core.errors import NotFound
from luxeverse.services import identity


async def shared_houses() -> list[House]:
    """Every house with its prefix there."""
    return [
        record.house if position == 0 else replace(record.house, prefix=f"/{record.house.slug}")
        for position, record in enumerate(await identity.all_houses())
    ]


async def shared_house(slug: str) -> House:
    """The house of this slug with its prefix there. Raises NotFound."""
    for house in await shared_houses():
        if house.slug == slug:
            return house
    raise NotFound("There is no such house.", code="unknown_house")
