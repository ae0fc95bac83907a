"""Changing what a house says about its search."""

from sqlalchemy import delete, select

from luxeverse.core.actor import House
from luxeverse.core.db import WriteSession, transaction
from luxeverse.core.errors import Invalid, NotFound
from luxeverse.domain.search.kinds import RuleKind
from luxeverse.models.catalogue import Product
from luxeverse.models.search import SearchRule
from luxeverse.services import identity
from luxeverse.services.search import store

LEAST, MOST = 0.1, 10.0


async def lift(house: House, slug: str, factor: float) -> None:
    """Multiply the score of a piece in every search: above 1 lifts it, below buries it, 1 leaves it alone again.

    Raises Invalid for a factor outside 0.1 to 10, NotFound for a piece the house does not have.
    """
    if not LEAST <= factor <= MOST:
        raise Invalid(f"A factor is a number from {LEAST} to {MOST:g}.")
    async with transaction(house.tenant_id) as session:
        if await session.scalar(select(Product.id).where(Product.slug == slug)) is None:
            raise NotFound(f"{house.name} has no piece {slug}.")
        await _forget(session, RuleKind.BOOST, slug)
        if factor != 1:
            session.add(SearchRule(kind=RuleKind.BOOST, phrase=slug, factor=factor))
        await store.vocabulary_changed(session)
        await identity.turn_pages(session)


async def _forget(session: WriteSession, kind: RuleKind, phrase: str) -> None:
    await session.execute(
        delete(SearchRule).where(
            SearchRule.tenant_id == session.info["scope"],
            SearchRule.kind == kind,
            SearchRule.phrase == phrase,
        )
    )
