"""Who works for a house: a role given or taken back from the command line."""

from sqlalchemy import func, select

from luxeverse.core.actor import House
from luxeverse.core.db import take_turn, transaction
from luxeverse.domain.identity.status import UserRole
from luxeverse.models.identity import User
from luxeverse.services import audit
from luxeverse.services.identity.ask import address_of


async def give_role(house: House, email: str, role: UserRole) -> bool:
    """Let the user of an address have this role from now on, open browsers included; says whether that changed anything.

    Somebody who has never signed in gets a user, who still has to prove the address by a letter. A deleted user comes
    back by that alone. Raises Invalid for what is no address.
    """
    address = address_of(email)
    async with transaction(house.tenant_id) as session:
        await take_turn(session, f"role:{address}")
        same = func.lower(User.email) == address.lower()
        user = await session.scalar(select(User).where(same).with_for_update())
        before = user.role if user and user.deleted_at is None else None
        if before == role:
            return False
        if user is None:
            user = User(email=address)
            session.add(user)
        user.role, user.deleted_at = role, None
        await session.flush()
        was = {"role": before.value} if before else None
        audit.note(session, None, "role.given", ("user", user.id), before=was, role=role.value)
        return True
