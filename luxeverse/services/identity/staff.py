"""Who works for a house: roles given and taken back, by whoever leads it or from the command line."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from luxeverse.core.actor import Actor, House
from luxeverse.core.db import WriteSession, take_turn, transaction
from luxeverse.core.errors import Conflict, Invalid, NotAllowed, NotFound
from luxeverse.core.ids import new_id
from luxeverse.domain.identity.rights import Right, may
from luxeverse.domain.identity.status import STAFF, UserRole
from luxeverse.models.identity import User
from luxeverse.services import audit
from luxeverse.services.identity import store
from luxeverse.services.identity.ask import address_of
from luxeverse.services.identity.rights import NOT_YOURS, ensure_may

GIVEN = "role.given"
"""What the book calls every change of a role, taking it back included."""
OWN = "Your own role is changed by somebody else who leads the house. Nothing was changed."
LAST = "Nobody else leads this house: let somebody else lead it first. Nothing was changed."


async def give_role(house: House, email: str, role: UserRole) -> bool:
    """Let the user of an address have this role from now on, open browsers included; says whether that changed anything.

    Somebody who has never signed in gets a user, who still has to prove the address by a letter. A deleted user comes
    back by that alone. Raises Invalid for what is no address, Conflict for the last one who leads the house.
    """
    address = address_of(email)
    async with transaction(house.tenant_id) as session:
        await _lock(session, house)
        return await _give(session, None, await _user_of(session, address), role)


async def appoint(actor: Actor, email: str, role: UserRole) -> bool:
    """The same by somebody who leads the house, and only for a role of its staff.

    Raises SignInNeeded, NotAllowed, Invalid, Conflict for the actor's own role.
    """
    ensure_may(actor, Right.APPOINT)
    if role not in STAFF:
        raise Invalid("That is no role of the house.", code="unknown_role")
    address = address_of(email)
    async with transaction(actor.tenant_id) as session:
        await _lock(session, actor.house)
        await _ensure_still_leads(session, actor)
        return await _give(session, actor, await _user_of(session, address), role)


async def change_role(actor: Actor, user_id: UUID, role: UserRole) -> bool:
    """Another role for somebody who works for the house, or none of its roles: CUSTOMER takes theirs back.

    Raises SignInNeeded, NotAllowed, NotFound for whoever does not work here, Invalid, Conflict for the actor's own role.
    """
    ensure_may(actor, Right.APPOINT)
    if role not in STAFF | {UserRole.CUSTOMER}:
        raise Invalid("That is no role of the house.", code="unknown_role")
    async with transaction(actor.tenant_id) as session:
        await _lock(session, actor.house)
        await _ensure_still_leads(session, actor)
        found = select(User).where(User.id == user_id, User.role.in_(STAFF))
        user = await session.scalar(found.where(User.deleted_at.is_(None)).with_for_update())
        if user is None:
            raise NotFound("Nobody of this house.", code="unknown_person")
        return await _give(session, actor, user, role)


async def _lock(session: WriteSession, house: House) -> None:
    """One change of roles at a time in a house: two who take each other's role away would both succeed."""
    await take_turn(session, f"roles:{house.tenant_id}")


async def _ensure_still_leads(session: WriteSession, actor: Actor) -> None:
    """Called under the lock: the actor's role may have been taken while they waited for it. Raises NotAllowed."""
    user = await store.user(session, actor.user_id) if actor.user_id else None
    if user is None or not may(user.role, Right.APPOINT):
        raise NotAllowed(NOT_YOURS, code="no_right", right=Right.APPOINT.value)


async def _user_of(session: WriteSession, address: str) -> User:
    """The user of an address, locked. One made here counts as deleted, so that it is nobody until it has its role; and
    somebody who signs in for the first time at this moment is met, not made twice.
    """
    made = insert(User).values(id=new_id(), email=address, deleted_at=func.now())
    await session.execute(made.on_conflict_do_nothing())
    same = func.lower(User.email) == address.lower()
    return (await session.scalars(select(User).where(same).with_for_update())).one()


async def _give(session: WriteSession, actor: Actor | None, user: User, role: UserRole) -> bool:
    """Called under the lock. A deleted user has no role, and comes back by getting one."""
    before = user.role if user.deleted_at is None else None
    if before == role:
        return False
    if actor and user.id == actor.user_id:
        raise Conflict(OWN, code="own_role")
    if before == UserRole.SUPER_ADMIN and not await _somebody_else_leads(session, user):
        raise Conflict(LAST, code="last_lead")
    user.role, user.deleted_at = role, None
    was = {"role": before.value} if before else None
    audit.note(session, actor, GIVEN, ("user", user.id), before=was, role=role.value)
    return True


async def _somebody_else_leads(session: WriteSession, user: User) -> bool:
    others = select(User.id).where(
        User.role == UserRole.SUPER_ADMIN, User.deleted_at.is_(None), User.id != user.id
    )
    return await session.scalar(others.limit(1)) is not None
