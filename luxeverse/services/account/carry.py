"""What belongs to a browser goes on under its next cookie, in every house the cookie is known to."""

from sqlalchemy import update
from sqlmodel import col

from luxeverse.core.db import EVERY_HOUSE, transaction
from luxeverse.models.cart import Cart
from luxeverse.models.customers import Wishlist
from luxeverse.models.identity import UserSession
from luxeverse.models.questions import AnswerVote
from luxeverse.models.reviews import ReviewInteraction, ReviewPhoto

OF_A_BROWSER = (Cart, Wishlist, ReviewInteraction, ReviewPhoto, AnswerVote)


async def carry(before: str, after: str) -> None:
    """From one session hash to the next: bags and lists of the other houses, sign-ins there, and votes.

    The cookie before then opens nothing in any house.
    """
    async with transaction(EVERY_HOUSE) as session:
        for table in OF_A_BROWSER:
            key = col(table.session_id)
            await session.execute(update(table).where(key == before).values(session_id=after))
        await session.execute(
            update(UserSession)
            .where(UserSession.session_token == before)
            .values(session_token=after, came_from=before)
        )
