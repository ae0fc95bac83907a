"""A person of the house reads what was written and decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import update

from luxeverse.core import clock
from luxeverse.core.actor import House
from luxeverse.core.db import read_session, transaction
from luxeverse.domain.reviews.moves import WAITING, move
from luxeverse.domain.reviews.status import ReviewStatus
from luxeverse.models.houses import Tenant
from luxeverse.services.reviews import store, worn_store

MOST_IN_QUEUE = 100


@dataclass(frozen=True, slots=True)
class Waiting:
    """A review in the queue, with what the lexicon makes of it: mood -1 to 1, quality 0 to 1.

    ``others`` are the slugs of the other pieces its pictures are said to show.
    """

    id: UUID
    slug: str
    status: ReviewStatus
    rating: int
    author: str
    title: str
    text: str
    is_verified: bool
    photos: int
    others: tuple[str, ...]
    sentiment: float
    quality: float


async def queue(house: House, statuses: Sequence[ReviewStatus] = WAITING) -> list[Waiting]:
    """Reviews of these states, oldest first; by default those that wait for a decision."""
    async with read_session(house.tenant_id) as session:
        found = await store.waiting(session, statuses, MOST_IN_QUEUE)
        keys = [review.id for review, _ in found]
        pictures = await store.photos(session, keys)
        others = await worn_store.other_slugs(session, keys)
    return [
        Waiting(
            id=review.id,
            slug=slug,
            status=review.status,
            rating=review.rating,
            author=review.author_name,
            title=review.title or "",
            text=review.content or "",
            is_verified=review.is_verified_purchase,
            photos=sum(1 for picture in pictures if picture.review_id == review.id),
            others=tuple(others.get(review.id, ())),
            sentiment=review.sentiment_score or 0.0,
            quality=review.quality_score or 0.0,
        )
        for review, slug in found
    ]


async def decide(house: House, review_id: UUID, there: ReviewStatus, note: str = "") -> None:
    """Show a review, keep it back, or set it aside; pages follow at once.

    Raises NotFound, and Conflict for a move that is none.
    """
    async with transaction(house.tenant_id) as session:
        review = await store.review_for_update(session, review_id)
        review.status = move(review.status, there)
        review.moderated_at = clock.now()
        review.moderation_note = note.strip() or None
        await session.execute(
            update(Tenant)
            .where(Tenant.id == house.tenant_id)
            .values(data_version=Tenant.data_version + 1)
        )
