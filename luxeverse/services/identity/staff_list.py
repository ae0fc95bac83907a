"""Who works for a house, and since when. Customers are never in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import String, cast, func, select

from luxeverse.core.db import ReadSession
from luxeverse.core.errors import NotFound
from luxeverse.core.keyset import Order, Slice, a_moment, a_text, slice_of
from luxeverse.domain.identity.status import STAFF, UserRole
from luxeverse.models.audit import AuditLog
from luxeverse.models.identity import User
from luxeverse.services.identity.staff import GIVEN

EVERYBODY = "all"
VIEWS: Mapping[str, frozenset[UserRole]] = {
    EVERYBODY: STAFF,
    "leads": frozenset({UserRole.SUPER_ADMIN}),
    "editors": frozenset({UserRole.ADMIN}),
}
_SINCE = (
    select(func.max(AuditLog.created_at))
    .where(
        AuditLog.entity_type == "user",
        AuditLog.entity_id == cast(User.id, String),
        AuditLog.action == GIVEN,
    )
    .correlate(User)
    .scalar_subquery()
)
COLUMNS = {
    "name": (func.lower(func.coalesce(func.nullif(User.name, ""), User.email)), a_text),
    "role": (cast(User.role, String), a_text),
    "since": (func.coalesce(_SINCE, User.created_at), a_moment),
}
"""What the list can be sorted by."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """``since`` is when the role was given, None if the book does not say; ``came`` when they last signed in."""

    id: UUID
    name: str
    email: str
    role: UserRole
    since: datetime | None
    came: datetime | None


def staff_order(key: str, *, is_descending: bool) -> Order:
    """One of the COLUMNS, equals by age."""
    column, read = COLUMNS[key]
    return Order(column, User.id, read, is_descending)


async def staff_list(session: ReadSession, view: str, order: Order, place: str, size: int) -> Slice:
    """A page of the people of a house, each as ``Colleague``."""
    found = await slice_of(
        session, _colleagues().where(User.role.in_(VIEWS[view])), order, place, size
    )
    return Slice([Colleague(*row) for row in found.rows], found.previous, found.next)


async def staff_counts(session: ReadSession) -> Mapping[str, int]:
    """How many stand in each view."""
    columns = [func.count().filter(User.role.in_(wanted)) for wanted in VIEWS.values()]
    row = (await session.execute(select(*columns).where(User.deleted_at.is_(None)))).one()
    return dict(zip(VIEWS, row, strict=True))


async def colleague(session: ReadSession, user_id: UUID) -> Colleague:
    """Raises NotFound, also for whoever does not work here."""
    row = (await session.execute(_colleagues().where(User.id == user_id))).first()
    if row is None:
        raise NotFound("Nobody of this house.", code="unknown_person")
    return Colleague(*row)


def _colleagues() -> Any:
    """What ``Colleague`` is made of."""
    name = func.coalesce(User.name, "")
    return select(
        User.id, name, User.email, User.role, _SINCE.label("since"), User.last_login_at
    ).where(User.role.in_(STAFF), User.deleted_at.is_(None))
