"""From the outbox to the queue, and from the queue to one handler."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from luxeverse.core.db import EVERY_HOUSE, read_session, transaction
from luxeverse.core.errors import Broken
from luxeverse.core.ids import TenantId
from luxeverse.services.outbox import store

BATCH = 100


@dataclass(frozen=True, slots=True)
class Delivered:
    """An event as a handler receives it."""

    id: UUID
    tenant_id: TenantId | None
    payload: Mapping[str, Any]


Handler = Callable[[Delivered], Awaitable[None]]
Handlers = Mapping[str, Sequence[Handler]]
Enqueue = Callable[[str, UUID], Awaitable[None]]


async def relay(handlers: Handlers, enqueue: Enqueue) -> int:
    """Queue one job for each handler of each new event; returns how many events were passed on.

    A crash between queueing and marking queues again, which handlers bear.
    """
    async with transaction(EVERY_HOUSE) as session:
        events = await store.unrelayed_for_update(session, BATCH)
        for event in events:
            for handler in handlers.get(event.name, ()):
                await enqueue(handler.__name__, event.id)
        await store.mark_relayed(session, [event.id for event in events])
    return len(events)


async def deliver(handlers: Handlers, handler_name: str, event_id: UUID) -> None:
    """Run one handler for one event, unless it already has. Raises Broken for an unknown handler or event."""
    by_name = {handler.__name__: handler for group in handlers.values() for handler in group}
    if handler_name not in by_name:
        raise Broken(f"no handler is called {handler_name}")
    async with read_session(EVERY_HOUSE) as session:
        if await store.is_handled(session, handler_name, event_id):
            return
        event = await store.event(session, event_id)
    if event is None:
        raise Broken(f"no event {event_id}")
    await by_name[handler_name](Delivered(event.id, event.tenant_id, event.payload))
    async with transaction(EVERY_HOUSE) as session:
        await store.mark_handled(session, handler_name, event_id)
