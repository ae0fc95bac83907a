"""Ask for the letters of a house."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import and_, func, select, text
from sqlalchemy.dialects.postgresql import insert

from luxeverse.core import clock
from luxeverse.core.actor import House
from luxeverse.core.db import WriteSession, transaction
from luxeverse.core.errors import RateLimited
from luxeverse.core.ids import new_id
from luxeverse.domain.newsletter.status import SubscriptionStatus, before
from luxeverse.models.newsletter import NewsletterSubscription
from luxeverse.services import identity
from luxeverse.services.newsletter.events import NewsletterAsked
from luxeverse.services.outbox import emit

TOKEN_BYTES = 16
AGAIN_AFTER = timedelta(minutes=15)
"""An address gets one asking letter in this time, whoever types it and how often."""
MOST_A_MINUTE = 60
"""Of one house: a program that types addresses must not cost the house its good name with mail servers."""


async def ask(house: House, email: str) -> None:
    """One letter to this address that asks whether it wants more.

    The answer is the same for an address that is new, known, or confirmed long ago: it tells nobody who reads the house.
    Raises Invalid for what is no address, RateLimited when the whole house asks too often. Emits NewsletterAsked.
    """
    address = identity.address_of(email)
    now = clock.now()
    async with transaction(house.tenant_id) as session:
        if await _asked_since(session, now - timedelta(minutes=1)) >= MOST_A_MINUTE:
            raise RateLimited("Many people sign up just now. Try again in a minute.")
        table = NewsletterSubscription
        made = insert(table).values(
            id=new_id(), email=address, token=secrets.token_urlsafe(TOKEN_BYTES), asked_at=now
        )
        # A claim: whoever asks at the same moment finds the time already set.
        claimed = made.on_conflict_do_update(
            index_elements=[text("tenant_id"), text("lower(email)")],
            set_={"status": SubscriptionStatus.ASKED, "asked_at": now},
            where=and_(
                table.asked_at < now - AGAIN_AFTER,
                table.status.in_({SubscriptionStatus.ASKED, *before(SubscriptionStatus.ASKED)}),
            ),
        ).returning(table.id)
        key = await session.scalar(claimed)
        if key is not None:
            await emit(session, NewsletterAsked(key))


async def _asked_since(session: WriteSession, since: datetime) -> int:
    query = select(func.count()).where(NewsletterSubscription.asked_at > since)
    return await session.scalar(query) or 0
