"""Queries and locks of reviews."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, bindparam, func, select
from sqlalchemy.dialects.postgresql import aggregate_order_by

from luxeverse.core.db import ReadSession, WriteSession
from luxeverse.core.errors import NotFound
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.domain.reviews.moves import SHOWN
from luxeverse.domain.reviews.status import ReviewStatus
from luxeverse.models.catalogue import Product
from luxeverse.models.orders import Order, OrderItem
from luxeverse.models.reviews import Review, ReviewPhoto
from luxeverse.services import orders

_HAS_PHOTO = (
    select(ReviewPhoto.id).where(ReviewPhoto.review_id == Review.id).correlate(Review).exists()
)


@dataclass(frozen=True, slots=True)
class Tally:
    """Shown reviews of a piece: by stars, by fit, with verified purchase, with pictures, invented for a demonstration."""

    by_stars: Mapping[int, int]
    by_fit: Mapping[int, int]
    verified: int
    with_photos: int
    samples: int

    @property
    def count(self) -> int:
        return sum(self.by_stars.values())

    @property
    def average(self) -> float:
        """Of the stars; 0 without a review."""
        total = sum(stars * number for stars, number in self.by_stars.items())
        return total / self.count if self.count else 0.0


_PIECE: Any = bindparam("piece", type_=Uuid)
_TALLY = (
    select(
        Review.rating,
        Review.fit,
        func.count(),
        func.count().filter(Review.is_verified_purchase),
        func.count().filter(_HAS_PHOTO),
        func.count().filter(Review.is_sample),
    )
    .where(Review.product_id == _PIECE, Review.status.in_(SHOWN))
    .group_by(Review.rating, Review.fit)
)


async def tally(session: ReadSession, product_id: UUID) -> Tally:
    """One query, one row for each pair of stars and fit."""
    by_stars: dict[int, int] = {}
    by_fit: dict[int, int] = {}
    sums = [0, 0, 0]
    for rating, fit, number, *parts in await session.execute(_TALLY, {"piece": product_id}):
        by_stars[rating] = by_stars.get(rating, 0) + number
        if fit is not None:
            by_fit[fit] = by_fit.get(fit, 0) + number
        sums = [total + part for total, part in zip(sums, parts, strict=True)]
    return Tally(by_stars, by_fit, *sums)


ORDERS: dict[str, tuple[ColumnElement[object], ...]] = {
    "useful": (
        (Review.helpful_count - Review.not_helpful_count).desc(),
        Review.quality_score.desc().nulls_last(),
    ),
    "newest": (),
    "highest": (Review.rating.desc(),),
    "lowest": (Review.rating.asc(),),
}
"""How reviews may be sorted; the newest decide between equals."""


@cache
def found(order: str, stars: int | None, only: str) -> Select[Any]:
    """Shown reviews of a ``piece``; ``only`` is verified, photos or nothing. There are 72 such queries."""
    query = select(Review).where(Review.product_id == _PIECE, Review.status.in_(SHOWN))
    if stars is not None:
        query = query.where(Review.rating == stars)
    if only == "verified":
        query = query.where(Review.is_verified_purchase)
    if only == "photos":
        query = query.where(_HAS_PHOTO)
    return query.order_by(*ORDERS[order], Review.created_at.desc(), Review.id.desc())


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """A picture without its bytes."""

    id: UUID
    review_id: UUID
    width: int
    height: int


class Shown(NamedTuple):
    """A review and its pictures in the order its writer chose."""

    review: Review
    photos: list[PhotoFacts]


_PHOTOS = (
    select(
        func.json_agg(
            aggregate_order_by(
                func.json_build_array(ReviewPhoto.id, ReviewPhoto.width, ReviewPhoto.height),
                ReviewPhoto.position,
                ReviewPhoto.id,
            )
        )
    )
    .where(ReviewPhoto.review_id == Review.id)
    .correlate(Review)
    .scalar_subquery()
)


@cache
def _with_photos(query: Select[Any]) -> Select[Any]:
    return query.add_columns(_PHOTOS).limit(bindparam("most"))


async def rows(
    session: ReadSession, product_id: UUID, query: Select[Any], most: int
) -> list[Shown]:
    """What ``found`` finds of a piece, at most so many."""
    read = await session.execute(_with_photos(query), {"piece": product_id, "most": most})
    return [
        Shown(row, [PhotoFacts(UUID(key), row.id, *size) for key, *size in photos or ()])
        for row, photos in read
    ]


def tally_of(read: Sequence[Shown]) -> Tally:
    """What ``tally`` says, where all reviews of the piece have been read."""
    reviews = [one.review for one in read]
    return Tally(
        Counter(row.rating for row in reviews),
        Counter(row.fit for row in reviews if row.fit is not None),
        sum(row.is_verified_purchase for row in reviews),
        sum(bool(one.photos) for one in read),
        sum(row.is_sample for row in reviews),
    )


async def size(session: ReadSession, product_id: UUID, query: Select[Any]) -> int:
    counted = select(func.count()).select_from(query.order_by(None).subquery())
    return await session.scalar(counted, {"piece": product_id}) or 0


async def photos(session: ReadSession, review_ids: Sequence[UUID]) -> list[PhotoFacts]:
    """Of these reviews, in the order their writers chose."""
    query = (
        select(ReviewPhoto.id, ReviewPhoto.review_id, ReviewPhoto.width, ReviewPhoto.height)
        .where(ReviewPhoto.review_id.in_(review_ids))
        .order_by(ReviewPhoto.position, ReviewPhoto.id)
    )
    return [PhotoFacts(*row) for row in await session.execute(query)]


async def visible_product(session: ReadSession, slug: str) -> Product:
    """A piece this house shows. Raises NotFound."""
    query = select(Product).where(
        Product.slug == slug, Product.status.in_(VISIBLE), Product.deleted_at.is_(None)
    )
    piece = await session.scalar(query)
    if piece is None:
        raise NotFound("This house has no such piece.", code="unknown_product")
    return piece


async def bought_item(
    session: ReadSession, product_id: UUID, number: str, email: str
) -> OrderItem | None:
    """The line by which this person bought the piece; number and address must both fit.

    Who sent it back has held it and is asked too, until the money of the whole order has gone back.
    """
    query = (
        select(OrderItem)
        .join(Order, Order.id == OrderItem.order_id)
        .where(
            Order.order_number == number,
            func.lower(Order.customer_email) == email.lower(),
            orders.is_purchase(),
            OrderItem.product_id == product_id,
        )
        .order_by(OrderItem.id)
        .limit(1)
    )
    return await session.scalar(query)


async def reviews_for_update(session: WriteSession, keys: Collection[UUID]) -> Sequence[Review]:
    """Each once, locked in the order of their keys. Raises NotFound if one of them is none."""
    query = select(Review).where(Review.id.in_(keys)).order_by(Review.id).with_for_update()
    rows = (await session.scalars(query)).all()
    if len(rows) != len(set(keys)):
        raise NotFound("There is no such review.", code="unknown_review")
    return rows


async def review_for_update(session: WriteSession, review_id: UUID) -> Review:
    """Raises NotFound."""
    (row,) = await reviews_for_update(session, [review_id])
    return row


async def shown_review_for_update(session: WriteSession, review_id: UUID) -> Review:
    """Raises NotFound, also for one that is not shown."""
    row = await review_for_update(session, review_id)
    if row.status not in SHOWN:
        raise NotFound("There is no such review.", code="unknown_review")
    return row


async def waiting(
    session: ReadSession, statuses: Sequence[ReviewStatus], limit: int
) -> list[tuple[Review, str]]:
    """(review, slug of its piece), oldest first."""
    query = (
        select(Review, Product.slug)
        .join(Product, Product.id == Review.product_id)
        .where(Review.status.in_(statuses))
        .order_by(Review.created_at, Review.id)
        .limit(limit)
    )
    return [(review, slug) for review, slug in await session.execute(query)]
