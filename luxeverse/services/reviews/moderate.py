"""A person of the house reads what was written and decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete

from luxeverse.core import clock
from luxeverse.core.actor import Actor, House
from luxeverse.core.db import WriteSession, read_session, transaction
from luxeverse.core.errors import Conflict, Invalid
from luxeverse.domain.identity.rights import Right
from luxeverse.domain.reviews.moves import MOVES, SHOWN, WAITING, move
from luxeverse.domain.reviews.status import ReviewStatus
from luxeverse.domain.reviews.words import quality
from luxeverse.models.reviews import Review, ReviewPhoto, ReviewPiece
from luxeverse.services import audit, identity
from luxeverse.services.reviews import store, worn_store
from luxeverse.services.reviews.reasons import reason_of

MOST_IN_QUEUE = 100
MOST_AT_ONCE = 100


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
    """Show a review, keep it back, or set it aside, as an operator of the command line; pages follow at once.

    Raises NotFound, and Conflict for a move that is none.
    """
    async with transaction(house.tenant_id) as session:
        review = await store.review_for_update(session, review_id)
        _move(session, None, review, there, note)
        await identity.turn_pages(session)


async def moderate(
    actor: Actor, review_ids: Sequence[UUID], there: ReviewStatus, reason: str = ""
) -> int:
    """The same for several at once, all of them or none, as a person of the house; returns how many it moved.

    Those that stand there already are left alone: a colleague was quicker. Pages follow if what they show changed.
    Raises SignInNeeded, NotAllowed, NotFound, Invalid for a rejection without a reason, Conflict for a move that is none.
    """
    identity.ensure_may(actor, Right.MODERATE)
    said = reason_of(there, reason)
    if not 1 <= len(review_ids) <= MOST_AT_ONCE:
        raise Invalid(f"Choose 1 to {MOST_AT_ONCE} reviews.", code="too_many")
    async with transaction(actor.tenant_id) as session:
        rows = await store.reviews_for_update(session, review_ids)
        moving = [row for row in rows if row.status != there]
        stuck = [row for row in moving if there not in MOVES[row.status]]
        if stuck:
            raise Conflict(_stuck(stuck, there), code="no_such_move")
        were_shown = [row.status in SHOWN for row in moving]
        for row in moving:
            _move(session, actor, row, there, said)
        if any(were_shown) or (moving and there in SHOWN):
            await identity.turn_pages(session)
    return len(moving)


async def take_pictures_away(actor: Actor, review_id: UUID) -> int:
    """Delete the pictures of a review for good, whatever its state; the words stay. Returns how many there were.

    Raises SignInNeeded, NotAllowed, NotFound.
    """
    identity.ensure_may(actor, Right.MODERATE)
    async with transaction(actor.tenant_id) as session:
        review = await store.review_for_update(session, review_id)
        mine = delete(ReviewPhoto).where(ReviewPhoto.review_id == review_id)
        gone = (await session.scalars(mine.returning(ReviewPhoto.id))).all()
        await session.execute(delete(ReviewPiece).where(ReviewPiece.review_id == review_id))
        review.media_urls = []
        review.quality_score = quality(review.title or "", review.content or "", photos=0)
        if gone:
            names = [str(key) for key in sorted(gone)]
            audit.note(
                session, actor, "review.pictures_removed", ("review", review_id), pictures=names
            )
            await identity.turn_pages(session)
    return len(gone)


def _stuck(rows: Sequence[Review], there: ReviewStatus) -> str:
    """The refusal of one review, or of the first of several."""
    here = rows[0].status.value.lower()
    many = "A review" if len(rows) == 1 else f"{len(rows)} of these, such as a review"
    return f"{many} that is {here} cannot become {there.value.lower()}. Nothing was changed."


def _move(
    session: WriteSession, actor: Actor | None, review: Review, there: ReviewStatus, reason: str
) -> None:
    before = review.status
    review.status = move(before, there)
    review.moderated_at = clock.now()
    review.moderation_note = reason.strip() or None
    audit.note(
        session, actor, f"review.{there.value.lower()}", ("review", review.id),
        before={"status": before.value}, status=there.value, reason=review.moderation_note,
    )  # fmt: skip
