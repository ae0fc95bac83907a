"""Announce in the same transaction as the change itself: both happen or neither."""

from dataclasses import asdict
from uuid import UUID

from sqlalchemy import text

from luxeverse.core.db import EVERY_HOUSE, WriteSession
from luxeverse.models.outbox import OutboxEvent
from luxeverse.services.outbox.events import Event

CHANNEL = "luxeverse_outbox"
"""PostgreSQL tells the worker on this channel when the transaction commits; polling is only the net below."""


async def emit(session: WriteSession, event: Event) -> None:
    """Write the event to the outbox of the running transaction."""
    scope = session.info["scope"]
    payload = {key: str(v) if isinstance(v, UUID) else v for key, v in asdict(event).items()}
    session.add(
        OutboxEvent(
            tenant_id=None if scope == EVERY_HOUSE else scope,
            name=type(event).__name__,
            version=event.version,
            payload=payload,
        )
    )
    await session.execute(text("select pg_notify(:channel, '')"), {"channel": CHANNEL})
