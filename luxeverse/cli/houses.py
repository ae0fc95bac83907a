"""What several commands need: a house by its slug, a file, the operator behind each counter."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from luxeverse.core.actor import Actor, House
from luxeverse.core.errors import Invalid, NotFound
from luxeverse.domain.identity.status import UserRole


async def house_of(slug: str) -> House:
    """Raises NotFound."""
    from luxeverse.services import identity

    for record in await identity.all_houses():
        if record.house.slug == slug:
            return record.house
    raise NotFound(f"There is no house {slug}.")


def read(file: Path) -> str:
    """The text of a file. Raises Invalid."""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as trouble:
        raise Invalid(f"{file} cannot be read: {trouble}.") from trouble


async def desks() -> list[Actor]:
    """The operator, behind the counter of each house."""
    from luxeverse.services import identity

    return [operator(house) for house in await identity.shared_houses()]


def operator(house: House) -> Actor:
    """Whoever types commands, behind the counter of a house."""
    return Actor(house, session_hash="", role=UserRole.ADMIN)


async def of_any_house(deed: Callable[[Actor], Awaitable[Any]]) -> Any:
    """Public numbers name no house, so each is asked. Raises NotFound when none knows the number."""
    for desk in await desks():
        try:
            return await deed(desk)
        except NotFound as refusal:
            unknown = refusal
    raise unknown
