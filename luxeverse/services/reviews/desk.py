"""Reviews as the people of the house read them: every state, sorted, counted, with what the list of words makes of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, tuple_

from luxeverse.core.db import ReadSession
from luxeverse.core.errors import NotFound
from luxeverse.core.keyset import Order, Slice, a_moment, a_number, a_text, slice_of
from luxeverse.domain.reviews.moves import WAITING
from luxeverse.domain.reviews.status import ReviewStatus
from luxeverse.domain.reviews.summary import Point, Read, summarise
from luxeverse.integrations.moods import SentenceMood, moods
from luxeverse.models.catalogue import Product
from luxeverse.models.reviews import Review, ReviewPhoto

READ_OF_A_PIECE = 300
FEWEST_TO_COMPARE = 2
PHOTOS = (
    select(func.count(ReviewPhoto.id))
    .where(ReviewPhoto.review_id == Review.id)
    .correlate(Review)
    .scalar_subquery()
)
COLUMNS = {
    "written": (Review.created_at, a_moment),
    "piece": (func.lower(Product.name), a_text),
    "stars": (Review.rating, a_number),
    "mood": (func.coalesce(Review.sentiment_score, 0), a_number),
    "quality": (func.coalesce(Review.quality_score, 0), a_number),
    "pictures": (PHOTOS, a_number),
}
"""What a list of reviews can be sorted by."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A review, its piece, and how many pictures it has."""

    review: Review
    piece: str
    slug: str
    photos: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What the list of words makes of a review, and of everything said of its piece in any state.

    ``mean`` is the mean mood of all of them, -1 to 1; ``stands_out`` how far this one is from it.
    """

    sentences: list[SentenceMood]
    points: list[Point]
    read: int
    mean: float
    stands_out: float


def order_by(key: str, *, is_descending: bool) -> Order:
    """One of the COLUMNS, equals by age."""
    column, read = COLUMNS[key]
    return Order(column, Review.id, read, is_descending)


async def desk_list(
    session: ReadSession, status: ReviewStatus, order: Order, place: str, size: int
) -> Slice:
    """A page of the reviews of one state, each as ``Judged``."""
    query = _rows().where(Review.status == status)
    found = await slice_of(session, query, order, place, size)
    return Slice([Judged(*row) for row in found.rows], found.previous, found.next)


async def counts(session: ReadSession) -> Mapping[ReviewStatus, int]:
    """How many reviews stand in each state."""
    query = select(Review.status, func.count()).group_by(Review.status)
    found = {status: number for status, number in await session.execute(query)}
    return {status: found.get(status, 0) for status in ReviewStatus}


async def count_waiting(session: ReadSession) -> int:
    """How many wait for a decision."""
    query = select(func.count()).select_from(Review).where(Review.status.in_(WAITING))
    return await session.scalar(query) or 0


@dataclass(frozen=True, slots=True)
class Climate:
    """The reviews of some days in any state but rejected: how many, their mean mood, and the sorriest piece."""

    number: int
    mean: float
    sorriest: str
    sorriest_mean: float


async def climate(session: ReadSession, since: datetime) -> Climate:
    """The sorriest piece is one of which at least two wrote and whose mean is below 0; "" for none."""
    recent = (Review.created_at >= since) & (Review.status != ReviewStatus.REJECTED)
    mean = func.avg(Review.sentiment_score)
    number, average = (await session.execute(select(func.count(), mean).where(recent))).one()
    lowest = (
        select(Product.name, mean)
        .join(Product, Product.id == Review.product_id)
        .where(recent)
        .group_by(Product.id)
        .having(func.count() >= FEWEST_TO_COMPARE, mean < 0)
        .order_by(mean, Product.name)
        .limit(1)
    )
    row = (await session.execute(lowest)).first()
    return Climate(
        number, float(average or 0), row[0] if row else "", float(row[1]) if row else 0.0
    )


async def judged(session: ReadSession, review_id: UUID) -> Judged:
    """Raises NotFound."""
    row = (await session.execute(_rows().where(Review.id == review_id))).first()
    if row is None:
        raise NotFound("There is no such review.", code="unknown_review")
    return Judged(*row)


async def next_waiting(session: ReadSession, review: Review) -> UUID | None:
    """The one to read after this one: the next in the order they came, else the first that waits."""
    query = select(Review.id).where(Review.status.in_(WAITING), Review.id != review.id)
    here = tuple_(review.created_at, review.id)
    later = query.where(tuple_(Review.created_at, Review.id) > here)
    for wanted in (later, query):
        ordered = wanted.order_by(Review.created_at, Review.id).limit(1)
        if found := await session.scalar(ordered):
            return found
    return None


async def reading(session: ReadSession, review: Review) -> Reading:
    """Sentence by sentence, and beside the others of the same piece."""
    query = (
        select(Review)
        .where(Review.product_id == review.product_id, Review.status != ReviewStatus.REJECTED)
        .order_by(Review.created_at.desc(), Review.id.desc())
        .limit(READ_OF_A_PIECE)
    )
    others = (await session.scalars(query)).all()
    said = [Read(str(row.id), row.rating, _text(row)) for row in others]
    felt = [row.sentiment_score for row in others if row.sentiment_score is not None]
    mean = sum(felt) / len(felt) if felt else 0.0
    return Reading(
        sentences=moods(_text(review)),
        points=summarise(said),
        read=len(others),
        mean=round(mean, 2),
        stands_out=round((review.sentiment_score or 0.0) - mean, 2),
    )


def _rows() -> Any:
    """What ``Judged`` is made of."""
    return select(Review, Product.name, Product.slug, PHOTOS.label("photos")).join(
        Product, Product.id == Review.product_id
    )


def _text(review: Review) -> str:
    return f"{review.title}. {review.content or ''}" if review.title else review.content or ""
