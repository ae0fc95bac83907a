"""What the links of a letter lead to: yes, and no more."""

import re
from datetime import timedelta

from sqlalchemy import select, update

from luxeverse.core import clock
from luxeverse.core.actor import House
from luxeverse.core.db import read_session, transaction
from luxeverse.domain.newsletter.status import SubscriptionStatus, before
from luxeverse.models.newsletter import NewsletterSubscription

TOKEN = re.compile(r"^[A-Za-z0-9_-]{22}$")
CONFIRMED_WITHIN = timedelta(days=7)


async def standing(house: House, token: str) -> SubscriptionStatus | None:
    """Where the address of a letter's link stands; None for a link that never was, or asked too long ago."""
    if not TOKEN.match(token):
        return None
    query = select(NewsletterSubscription).where(NewsletterSubscription.token == token)
    async with read_session(house.tenant_id) as session:
        found = await session.scalar(query)
    if found is None:
        return None
    is_old = found.asked_at < clock.now() - CONFIRMED_WITHIN
    return None if is_old and found.status is SubscriptionStatus.ASKED else found.status


async def confirm(house: House, token: str) -> bool:
    """Whoever reads the address wants the letters. False for a link that is none, is old, or was stopped; twice is once."""
    return await _moved(house, token, SubscriptionStatus.CONFIRMED)


async def stop(house: House, token: str) -> bool:
    """No more letters to this address. False for a link that never was; twice is once."""
    return await _moved(house, token, SubscriptionStatus.STOPPED)


async def _moved(house: House, token: str, there: SubscriptionStatus) -> bool:
    if not TOKEN.match(token):
        return False
    now, table = clock.now(), NewsletterSubscription
    if there is SubscriptionStatus.CONFIRMED:
        values, still = {"confirmed_at": now}, table.asked_at > now - CONFIRMED_WITHIN
    else:
        values, still = {"stopped_at": now}, True
    claim = (
        update(table)
        .where(table.token == token, table.status.in_(before(there)), still)
        .values(status=there, **values)
        .returning(table.id)
    )
    async with transaction(house.tenant_id) as session:
        if await session.scalar(claim) is not None:
            return True
        status = await session.scalar(select(table.status).where(table.token == token))
        return status is there
