"""What a member may change about themselves."""

from dataclasses import dataclass

from sqlalchemy import update

from luxeverse.core.actor import Actor
from luxeverse.core.db import read_session, transaction
from luxeverse.core.errors import Invalid, SignInNeeded
from luxeverse.models.identity import User
from luxeverse.services import audit, identity

LONGEST_NAME = 80
PERSONAL_LEVEL = 5
"""Of ten: lists follow what the member bought and saved. Zero is off, and where everybody starts."""


@dataclass(frozen=True, slots=True)
class Profile:
    email: str
    name: str
    personal: bool
    always_contributes: bool
    has_password: bool


async def profile(actor: Actor) -> Profile:
    """The member. Raises SignInNeeded."""
    user_id = identity.required(actor)
    async with read_session(actor.tenant_id) as session:
        user = await identity.user(session, user_id)
    if user is None:
        raise SignInNeeded("Sign in first.")
    return Profile(
        email=user.email,
        name=user.name or "",
        personal=user.personalization_level > 0,
        always_contributes=user.always_contributes,
        has_password=user.password_hash is not None,
    )


async def change_profile(
    actor: Actor,
    *,
    name: str | None = None,
    personal: bool | None = None,
    always_contributes: bool | None = None,
) -> Profile:
    """Change what is given, and return the whole. Raises SignInNeeded; Invalid for a name that is too long."""
    user_id = identity.required(actor)
    values: dict[str, object] = {}
    if name is not None:
        said = " ".join(name.split())
        if len(said) > LONGEST_NAME:
            raise Invalid(f"A name holds up to {LONGEST_NAME} characters.", code="name_too_long")
        values["name"] = said or None
    if personal is not None:
        values["personalization_level"] = PERSONAL_LEVEL if personal else 0
    if always_contributes is not None:
        values["always_contributes"] = always_contributes
    if values:
        async with transaction(actor.tenant_id) as session:
            await session.execute(update(User).where(User.id == user_id).values(**values))
            if personal is not None:
                action = "consent.given" if personal else "consent.taken_back"
                audit.note(session, actor, action, ("user", user_id), of="personalisation")
    return await profile(actor)
