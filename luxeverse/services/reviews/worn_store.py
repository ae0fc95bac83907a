"""Queries of what is on the pictures of buyers."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select

from luxeverse.core.db import ReadSession
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.domain.reviews.moves import SHOWN
from luxeverse.models.catalogue import Product
from luxeverse.models.reviews import Review, ReviewPhoto, ReviewPiece
from luxeverse.services.reviews.store import PhotoFacts

MOST_NAMES = 300
"""Of a list to choose from; in a larger house a name is typed."""


async def names(session: ReadSession) -> list[str]:
    """Of all visible pieces, in the order of the alphabet."""
    query = (
        select(Product.name)
        .where(Product.status.in_(VISIBLE), Product.deleted_at.is_(None))
        .order_by(Product.name)
        .limit(MOST_NAMES)
    )
    return list((await session.scalars(query)).all())


async def pieces_named(session: ReadSession, names: Sequence[str]) -> dict[str, UUID]:
    """Keys of visible pieces by their name, in small letters."""
    wanted = [name.lower() for name in names]
    query = select(func.lower(Product.name), Product.id).where(
        func.lower(Product.name).in_(wanted),
        Product.status.in_(VISIBLE),
        Product.deleted_at.is_(None),
    )
    return {name: key for name, key in await session.execute(query)} if wanted else {}


async def others(session: ReadSession, review_ids: Sequence[UUID]) -> dict[UUID, list[UUID]]:
    """The other visible pieces on the pictures of these reviews, as their writers named them."""
    query = (
        select(ReviewPiece.review_id, ReviewPiece.product_id)
        .join(Product, Product.id == ReviewPiece.product_id)
        .where(
            ReviewPiece.review_id.in_(review_ids),
            Product.status.in_(VISIBLE),
            Product.deleted_at.is_(None),
        )
        .order_by(ReviewPiece.position, ReviewPiece.id)
    )
    found: dict[UUID, list[UUID]] = {}
    for review_id, product_id in await session.execute(query):
        found.setdefault(review_id, []).append(product_id)
    return found


async def other_slugs(session: ReadSession, review_ids: Sequence[UUID]) -> dict[UUID, list[str]]:
    """The same by slug, for the person who decides; pieces that are not shown among them."""
    query = (
        select(ReviewPiece.review_id, Product.slug)
        .join(Product, Product.id == ReviewPiece.product_id)
        .where(ReviewPiece.review_id.in_(review_ids))
        .order_by(ReviewPiece.position, ReviewPiece.id)
    )
    found: dict[UUID, list[str]] = {}
    for review_id, slug in await session.execute(query):
        found.setdefault(review_id, []).append(slug)
    return found


def _shows(product_id: UUID) -> ColumnElement[bool]:
    """The reviews whose pictures show a piece: its own, and those that name it."""
    named = select(ReviewPiece.review_id).where(ReviewPiece.product_id == product_id)
    return or_(Review.product_id == product_id, Review.id.in_(named))


async def pictured(
    session: ReadSession, product_id: UUID | None, limit: int
) -> list[tuple[PhotoFacts, Review]]:
    """Pictures of shown reviews with their review, newest first; of one piece, or of all visible ones."""
    query = (
        select(ReviewPhoto.id, ReviewPhoto.review_id, ReviewPhoto.width, ReviewPhoto.height, Review)
        .join(Review, Review.id == ReviewPhoto.review_id)
        .join(Product, Product.id == Review.product_id)
        .where(Review.status.in_(SHOWN), Product.status.in_(VISIBLE), Product.deleted_at.is_(None))
        .order_by(Review.created_at.desc(), Review.id, ReviewPhoto.position, ReviewPhoto.id)
        .limit(limit)
    )
    if product_id is not None:
        query = query.where(_shows(product_id))
    return [(PhotoFacts(*facts), review) for *facts, review in await session.execute(query)]
