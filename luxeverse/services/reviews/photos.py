"""Pictures of buyers: made anew from what was sent, shown only with a review that is."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Literal
from uuid import UUID

from sqlalchemy import delete, func, or_, select, update

from luxeverse.core import clock
from luxeverse.core.actor import Actor
from luxeverse.core.db import EVERY_HOUSE, WriteSession, read_session, take_turn, transaction
from luxeverse.core.errors import Invalid, NotFound
from luxeverse.domain.identity.rights import Right, may
from luxeverse.domain.reviews.moves import SHOWN
from luxeverse.models.reviews import Review, ReviewPhoto

MOST_PHOTOS = 4
WAITS = timedelta(days=1)
"""How long a picture is kept for a form that is never sent."""
LARGE, SMALL = 1280, 320
"""Pixels of the longer side."""

Size = Literal["small", "large"]


async def keep_photo(actor: Actor, data: bytes) -> UUID:
    """Keep a picture until the form of this browser is sent; returns its id.

    What is kept is drawn anew at two sizes, without place, camera or comment. Raises Invalid for a file that is no
    picture, is too large, or is one too many.
    """
    from luxeverse.integrations import pictures  # Pillow is loaded with the first picture

    drawn = await asyncio.to_thread(pictures.redrawn, data, (SMALL, LARGE))
    async with transaction(actor.tenant_id) as session:
        # One browser's pictures come one after the other, or the limit would not hold.
        await take_turn(session, f"photos:{actor.session_hash}")
        waiting = await session.scalar(
            select(func.count())
            .select_from(ReviewPhoto)
            .where(ReviewPhoto.session_id == actor.session_hash, ReviewPhoto.review_id.is_(None))
        )
        if (waiting or 0) >= MOST_PHOTOS:
            raise Invalid(f"{MOST_PHOTOS} pictures are the most.", code="too_many_pictures")
        photo = ReviewPhoto(
            session_id=actor.session_hash,
            position=waiting or 0,
            width=drawn[-1].width,
            height=drawn[-1].height,
            small=drawn[0].data,
            large=drawn[-1].data,
        )
        session.add(photo)
        return photo.id


async def drop_photo(actor: Actor, photo_id: UUID) -> None:
    """Let go of a picture that no review has yet. Raises NotFound, also for other people's."""
    async with transaction(actor.tenant_id) as session:
        gone = await session.scalar(
            delete(ReviewPhoto)
            .where(
                ReviewPhoto.id == photo_id,
                ReviewPhoto.session_id == actor.session_hash,
                ReviewPhoto.review_id.is_(None),
            )
            .returning(ReviewPhoto.id)
        )
        if gone is None:
            raise NotFound("There is no such picture.", code="unknown_picture")


async def photo(actor: Actor, photo_id: UUID, size: Size) -> bytes:
    """A picture as WebP: of a shown review, or waiting in this very browser; whoever moderates sees those of any review.

    Raises NotFound.
    """
    column = ReviewPhoto.small if size == "small" else ReviewPhoto.large
    moderates = may(actor.role, Right.MODERATE)
    seen = ReviewPhoto.review_id.is_not(None) if moderates else Review.status.in_(SHOWN)
    own = (ReviewPhoto.session_id == actor.session_hash) & ReviewPhoto.review_id.is_(None)
    query = (
        select(column)
        .outerjoin(Review, Review.id == ReviewPhoto.review_id)
        .where(ReviewPhoto.id == photo_id, or_(seen, own))
    )
    async with read_session(actor.tenant_id) as session:
        found = await session.scalar(query)
    if found is None:
        raise NotFound("There is no such picture.", code="unknown_picture")
    return bytes(found)


async def attach(
    session: WriteSession, actor: Actor, review_id: UUID, photo_ids: Sequence[UUID]
) -> list[UUID]:
    """Give the waiting pictures of this browser to its review; ids of others are passed over. Returns those given."""
    claimed = await session.scalars(
        update(ReviewPhoto)
        .where(
            ReviewPhoto.id.in_(list(photo_ids)[:MOST_PHOTOS]),
            ReviewPhoto.session_id == actor.session_hash,
            ReviewPhoto.review_id.is_(None),
        )
        .values(review_id=review_id, session_id=None)
        .returning(ReviewPhoto.id)
    )
    return sorted(claimed.all())


async def sweep_photos() -> int:
    """Let go of pictures whose form was never sent; returns how many. For the timetable."""
    async with transaction(EVERY_HOUSE) as session:
        gone = await session.scalars(
            delete(ReviewPhoto)
            .where(ReviewPhoto.review_id.is_(None), ReviewPhoto.created_at < clock.now() - WAITS)
            .returning(ReviewPhoto.id)
        )
        return len(gone.all())
