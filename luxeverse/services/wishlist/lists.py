"""Make, rename and give up a list."""

from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from luxeverse.core.actor import Actor
from luxeverse.core.db import WriteSession, transaction
from luxeverse.core.errors import Conflict, Invalid
from luxeverse.models.customers import Wishlist
from luxeverse.services.wishlist import store

FIRST_NAME = "Saved"
MOST_LISTS = 20
LONGEST_NAME = 60


async def create_list(actor: Actor, name: str) -> UUID:
    """A new, empty list; returns its id. Raises Invalid for a name that cannot be, Conflict for one that is taken."""
    async with transaction(actor.tenant_id) as session:
        if await store.count_lists(session, actor) >= MOST_LISTS:
            raise Invalid(
                f"{MOST_LISTS} lists are the most; delete one first.", code="too_many_lists"
            )
        wanted = _named(name)
        await store.ensure_here(session, actor)
        made = Wishlist(name=wanted, **store.owner_of(actor))
        session.add(made)
        await _flushed(session, wanted)
        return made.id


async def rename_list(actor: Actor, list_id: UUID, name: str) -> None:
    """Raises Invalid, Conflict, NotFound."""
    wanted = _named(name)
    async with transaction(actor.tenant_id) as session:
        found = await store.list_for_update(session, actor, list_id)
        found.name = wanted
        await _flushed(session, wanted)


async def delete_list(actor: Actor, list_id: UUID) -> None:
    """The list and what it holds, also for those who have its link. Raises NotFound."""
    async with transaction(actor.tenant_id) as session:
        found = await store.list_for_update(session, actor, list_id)
        await session.execute(delete(Wishlist).where(Wishlist.id == found.id))


async def _flushed(session: WriteSession, name: str) -> None:
    try:
        await session.flush()
    except IntegrityError:
        raise Conflict(f"You already have a list called {name}.", code="list_exists") from None


def _named(name: str) -> str:
    said = " ".join(name.split())
    if not 1 <= len(said) <= LONGEST_NAME:
        raise Invalid(f"A list needs a name of up to {LONGEST_NAME} letters.", code="list_name")
    return said
