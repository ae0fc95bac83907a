"""A visit is moved, cancelled or begins."""

from uuid import UUID

from luxeverse.core import clock
from luxeverse.core.actor import Actor, House
from luxeverse.core.db import read_session, transaction
from luxeverse.core.errors import Conflict, Invalid, NotFound
from luxeverse.core.sessions import fingerprint
from luxeverse.domain.appointments.slots import is_offered
from luxeverse.domain.appointments.status import VisitStatus
from luxeverse.domain.identity.rights import Right
from luxeverse.models.appointments import Visit
from luxeverse.services import audit, identity
from luxeverse.services.appointments import store
from luxeverse.services.appointments.book import FULL, NOT_OFFERED, moment_of
from luxeverse.services.appointments.calendar import kind_of, required_calendar
from luxeverse.services.appointments.events import VisitChanged
from luxeverse.services.outbox import emit

UNKNOWN = "There is no visit behind this link."
OVER = "This visit was cancelled, or has begun."
MOVED = "This visit was changed a moment ago. Load the page again."
LONGEST_REASON = 400


async def visit_of(house: House, token: str) -> Visit:
    """The visit whose page this token opens. Raises NotFound."""
    async with read_session(house.tenant_id) as session:
        visit = await store.by_token(session, fingerprint(token))
    if visit is None:
        raise NotFound(UNKNOWN, code="unknown_visit")
    return visit


async def move_visit(house: House, token: str, at: str) -> None:
    """Let it begin at another moment of its kind.

    Raises NotFound; Invalid for a time that is not offered; Conflict when the places there are taken, and for a visit
    that is over or was changed meanwhile. Emits VisitChanged.
    """
    visit = await visit_of(house, token)
    calendar = await required_calendar(house)
    kind, there, now = kind_of(calendar, visit.kind), moment_of(at), clock.now()
    if visit.status is not VisitStatus.BOOKED or visit.starts_at <= now:
        raise Conflict(OVER, code="visit_over")
    if there == visit.starts_at or not is_offered(calendar, kind, there, now):
        raise Invalid(NOT_OFFERED, code="not_offered")
    async with transaction(house.tenant_id) as session:
        await store.one_after_the_other(session)
        if not await store.claim_places(session, kind, there, visit.party):
            raise Conflict(FULL, code="slot_full")
        if not await store.reschedule(session, visit, there):
            raise Conflict(MOVED, code="visit_changed")
        await store.give_back(session, kind.slug, visit.starts_at, visit.party)
        await emit(session, VisitChanged(visit.id, "moved"))


async def cancel_visit(house: House, token: str) -> None:
    """Give the places back. Raises NotFound; Conflict for a visit that is over. Emits VisitChanged."""
    visit = await visit_of(house, token)
    now = clock.now()
    if visit.starts_at <= now:
        raise Conflict(OVER, code="visit_over")
    async with transaction(house.tenant_id) as session:
        await store.one_after_the_other(session)
        gone = await store.claim(session, visit.id, VisitStatus.CANCELLED, cancelled_at=now)
        if gone is None:
            raise Conflict(OVER, code="visit_over")
        await store.give_back(session, gone.kind, gone.starts_at, gone.party)
        await emit(session, VisitChanged(visit.id, "cancelled"))


async def confirm_arrival(actor: Actor, visit_ids: list[UUID]) -> int:
    """These people are here; returns how many of them were not noted yet. Raises SignInNeeded, NotAllowed."""
    identity.ensure_may(actor, Right.RECEIVE)
    done = 0
    async with transaction(actor.tenant_id) as session:
        for key in sorted(visit_ids):
            if await store.claim(session, key, VisitStatus.ARRIVED, arrived_at=clock.now()):
                audit.note(session, actor, "visit.arrived", ("visit", key))
                done += 1
    return done


async def cancel_for_house(actor: Actor, visit_ids: list[UUID], reason: str) -> int:
    """The house cannot receive them; the reason is in the letter. Returns how many that were still booked.

    Raises SignInNeeded, NotAllowed; Invalid without a reason. Emits VisitChanged.
    """
    identity.ensure_may(actor, Right.RECEIVE)
    said = " ".join(reason.split())
    if not said or len(said) > LONGEST_REASON:
        raise Invalid(
            f"Say why, in up to {LONGEST_REASON} characters: it is in the letter.", code="no_reason"
        )
    done = 0
    async with transaction(actor.tenant_id) as session:
        await store.one_after_the_other(session)
        for key in sorted(visit_ids):
            gone = await store.claim(
                session, key, VisitStatus.CANCELLED, cancelled_at=clock.now(), reason=said
            )
            if gone is None:
                continue
            await store.give_back(session, gone.kind, gone.starts_at, gone.party)
            audit.note(session, actor, "visit.cancelled", ("visit", key), reason=said)
            await emit(session, VisitChanged(key, "cancelled"))
            done += 1
    return done
