"""A label is asked for, and may be withdrawn."""

from datetime import timedelta
from uuid import UUID

from luxeverse.core import clock
from luxeverse.core.actor import Actor
from luxeverse.core.db import WriteSession, transaction
from luxeverse.core.errors import Conflict, Invalid, NotFound
from luxeverse.core.ids import new_id, order_number
from luxeverse.domain.recycling.status import LabelStatus
from luxeverse.models.recycling import RecyclingLabel
from luxeverse.services import identity, orders
from luxeverse.services.recycling import store
from luxeverse.services.recycling.programme import Rules, required_rules

PREFIX = "RE"
YEAR = timedelta(days=365)
UNKNOWN = "You have no label with this reference."


async def ask_label(actor: Actor, pieces: int, number: str = "") -> str:
    """A label for so many pieces, of an order of the member's where one is named. Returns its reference.

    Raises SignInNeeded; Invalid for a number the house does not take, and beyond its limit for a year; NotFound for
    an order that is not the member's.
    """
    user_id = identity.required(actor)
    rules = await required_rules(actor.house)
    if not rules.least <= pieces <= rules.most:
        raise Invalid(
            f"A parcel holds {rules.least} to {rules.most} {rules.what}.", code="invalid_pieces"
        )
    async with transaction(actor.tenant_id) as session:
        order_id = await orders.id_of_member(session, user_id, number) if number else None
        await store.one_after_the_other(session, user_id)
        await _ensure_under_limit(session, user_id, pieces, rules)
        label = RecyclingLabel(
            id=new_id(),
            user_id=user_id,
            order_id=order_id,
            reference=order_number(PREFIX),
            kind=rules.kind,
            pieces=pieces,
            points=pieces * rules.points,
            expires_at=clock.now() + timedelta(days=rules.days),
        )
        session.add(label)
        return label.reference


async def withdraw_label(actor: Actor, reference: str) -> None:
    """Nothing will be sent with this label. Raises SignInNeeded, NotFound; Conflict for one that has ended."""
    user_id = identity.required(actor)
    async with transaction(actor.tenant_id) as session:
        label = await store.by_reference(session, reference.strip().upper(), user_id)
        if label is None:
            raise NotFound(UNKNOWN, code="unknown_label")
        if not await store.claim(session, label.id, LabelStatus.WITHDRAWN):
            raise Conflict("This label has ended already.", code="label_ended")


async def _ensure_under_limit(
    session: WriteSession, user_id: UUID, pieces: int, rules: Rules
) -> None:
    sent = await store.pieces_since(session, user_id, clock.now() - YEAR)
    if sent + pieces > rules.most_a_year:
        left = max(0, rules.most_a_year - sent)
        raise Invalid(
            f"We take {rules.most_a_year} {rules.what} of one person in a year; {left} are left of yours.",
            code="recycling_limit",
        )
