"""Queries of outfits."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, delete, select

from luxeverse.core.db import ReadSession, WriteSession
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.domain.outfits.fit import Candidate
from luxeverse.domain.recommend.kinds import NeighbourList
from luxeverse.models.catalogue import Category, Product
from luxeverse.models.outfits import OutfitPiece
from luxeverse.models.recommend import PieceNeighbour


async def candidates(session: ReadSession) -> list[Candidate]:
    """Everything the house shows."""
    query = (
        select(Product.id, Category.slug, Product.price)
        .join(Category, Category.id == Product.category_id)
        .where(Product.status.in_(VISIBLE), Product.deleted_at.is_(None))
        .order_by(Product.id)
    )
    return [Candidate(*row) for row in await session.execute(query)]


async def signals(session: ReadSession, kind: NeighbourList) -> dict[UUID, dict[UUID, float]]:
    """The scores of a list of the night, by base."""
    query = select(
        PieceNeighbour.product_id, PieceNeighbour.neighbour_id, PieceNeighbour.score
    ).where(PieceNeighbour.list == kind)
    found: dict[UUID, dict[UUID, float]] = {}
    for base, other, score in await session.execute(query):
        found.setdefault(base, {})[other] = score
    return found


async def names_of_kinds(session: ReadSession) -> dict[str, str]:
    rows = await session.execute(select(Category.slug, Category.name))
    return {slug: name for slug, name in rows}


async def curated(session: ReadSession) -> set[UUID]:
    """Bases whose outfit an editor made."""
    query = select(OutfitPiece.base_id).where(OutfitPiece.is_curated).distinct()
    return set((await session.scalars(query)).all())


async def replace(session: WriteSession, rows: Sequence[OutfitPiece]) -> None:
    """The outfits of the night take the place of those before; what an editor made stays."""
    await session.execute(delete(OutfitPiece).where(~OutfitPiece.is_curated))
    session.add_all(rows)


_OUTFIT = (
    select(OutfitPiece.product_id, OutfitPiece.position, OutfitPiece.label)
    .where(OutfitPiece.base_id == bindparam("base"))
    .order_by(OutfitPiece.position, OutfitPiece.option, OutfitPiece.id)
)


class Placed(NamedTuple):
    """A piece that goes with another, its place and what that place is called."""

    product_id: UUID
    position: int
    label: str


async def outfit(session: ReadSession, base_id: UUID) -> list[Placed]:
    """What goes with a piece, place by place."""
    return [Placed(*row) for row in await session.execute(_OUTFIT, {"base": base_id})]


async def base(session: ReadSession, slug: str) -> UUID | None:
    query = select(Product.id).where(
        Product.slug == slug, Product.status.in_(VISIBLE), Product.deleted_at.is_(None)
    )
    return await session.scalar(query)
