"""Whether a review helped somebody."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from luxeverse.core.actor import Actor
from luxeverse.core.db import WriteSession, transaction
from luxeverse.models.reviews import Review, ReviewInteraction
from luxeverse.services.reviews import store


async def vote(actor: Actor, review_id: UUID, *, is_helpful: bool) -> int:
    """One word of a browser about a review; a second one replaces the first. Returns how many it helped.

    The review is locked, so its count is always the number of its votes. Raises NotFound.
    """
    async with transaction(actor.tenant_id) as session:
        review = await store.shown_review_for_update(session, review_id)
        said = insert(ReviewInteraction).values(
            review_id=review_id, session_id=actor.session_hash, is_helpful=is_helpful
        )
        await session.execute(
            said.on_conflict_do_update(
                index_elements=["session_id", "review_id"],
                index_where=ReviewInteraction.session_id.is_not(None),
                set_={"is_helpful": is_helpful},
            )
        )
        return await _recount(session, review)


async def unvote(actor: Actor, review_id: UUID) -> int:
    """Take the word of this browser back; returns how many the review helped. Raises NotFound."""
    async with transaction(actor.tenant_id) as session:
        review = await store.shown_review_for_update(session, review_id)
        mine = await session.scalar(
            select(ReviewInteraction).where(
                ReviewInteraction.review_id == review_id,
                ReviewInteraction.session_id == actor.session_hash,
            )
        )
        if mine is not None:
            await session.delete(mine)
            await session.flush()
        return await _recount(session, review)


async def _recount(session: WriteSession, review: Review) -> int:
    said = select(
        func.count().filter(ReviewInteraction.is_helpful),
        func.count().filter(~ReviewInteraction.is_helpful),
    ).where(ReviewInteraction.review_id == review.id)
    helped, did_not = (await session.execute(said)).one()
    review.helpful_count, review.not_helpful_count = helped, did_not
    return int(helped)
