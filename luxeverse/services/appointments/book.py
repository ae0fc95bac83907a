"""Book a visit: places are claimed, and the visit is what they were claimed for."""

import base64
import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from luxeverse.core import clock
from luxeverse.core.actor import Actor
from luxeverse.core.config import settings
from luxeverse.core.db import transaction
from luxeverse.core.errors import Conflict, Invalid, RateLimited
from luxeverse.core.ids import new_id, order_number
from luxeverse.core.sessions import fingerprint
from luxeverse.domain.appointments.slots import Kind, is_offered
from luxeverse.models.appointments import Visit
from luxeverse.services import identity
from luxeverse.services.appointments import store
from luxeverse.services.appointments.calendar import kind_of, required_calendar
from luxeverse.services.appointments.events import VisitChanged
from luxeverse.services.outbox import emit

PREFIX = "VI"
LONGEST_NAME, LONGEST_NOTE = 120, 1_000
MOST_OPEN = 6
"""Of one address: nobody may take all places, or have a stranger flooded with letters."""
FULL = "These places were taken a moment ago. Choose another time."
NOT_OFFERED = "Nothing begins at this time. Choose one of those that are shown."


@dataclass(frozen=True, slots=True)
class Wanted:
    """``at`` is when it begins, in ISO 8601 with its zone."""

    kind: str
    at: str
    party: int
    name: str
    email: str
    note: str = ""


async def book(actor: Actor, wanted: Wanted, link_base: str = "") -> str:
    """Book a visit and return the token of its page.

    Raises NotFound where the house has no such visit; Invalid for a time that is not offered, a party that is too
    large, no name or no address; Conflict when the places are taken; RateLimited for an address with six visits to
    come. Emits VisitChanged.
    """
    calendar = await required_calendar(actor.house)
    kind = kind_of(calendar, wanted.kind)
    at = moment_of(wanted.at)
    now = clock.now()
    if not is_offered(calendar, kind, at, now):
        raise Invalid(NOT_OFFERED, code="not_offered")
    email, name, note = identity.address_of(wanted.email), name_of(wanted.name), note_of(wanted)
    _ensure_fits(kind, wanted.party)
    key = new_id()
    async with transaction(actor.tenant_id) as session:
        if await store.open_of_address(session, email, now) >= MOST_OPEN:
            raise RateLimited("This address has enough visits to come.", code="too_many_visits")
        if not await store.claim_places(session, kind, at, wanted.party):
            raise Conflict(FULL, code="slot_full")
        session.add(
            Visit(
                id=key,
                reference=order_number(PREFIX),
                token_hash=fingerprint(token_of(key)),
                link_base=link_base,
                user_id=actor.user_id,
                kind=kind.slug,
                starts_at=at,
                minutes=kind.minutes,
                party=wanted.party,
                name=name,
                email=email,
                note=note or None,
            )
        )
        await emit(session, VisitChanged(key, "booked"))
    return token_of(key)


def token_of(visit_id: UUID) -> str:
    """What the page of a visit is opened with: derived from its key and the shop's secret, so that it lies nowhere."""
    digest = hmac.digest(
        settings().secret_key.encode(), f"visit:{visit_id}".encode(), hashlib.sha256
    )
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def moment_of(said: str) -> datetime:
    """A moment from outside. Raises Invalid for what is none."""
    try:
        at = datetime.fromisoformat(said[:40])
        at.utctimetuple()
    except (ValueError, OverflowError):
        raise Invalid(NOT_OFFERED, code="not_offered") from None
    if at.tzinfo is None:
        raise Invalid(NOT_OFFERED, code="not_offered")
    return at


def name_of(said: str) -> str:
    name = " ".join(said.split())
    if not name or len(name) > LONGEST_NAME:
        raise Invalid("Say under which name you come.", code="invalid_name")
    return name


def note_of(wanted: Wanted) -> str:
    note = wanted.note.strip()
    if len(note) > LONGEST_NOTE:
        raise Invalid(f"A note holds up to {LONGEST_NOTE:,} signs.", code="note_too_long")
    return note


def _ensure_fits(kind: Kind, party: int) -> None:
    if not 1 <= party <= kind.most:
        many = "one person comes" if kind.most == 1 else f"1 to {kind.most} people come"
        raise Invalid(f"{kind.name}: {many} together.", code="invalid_party")
