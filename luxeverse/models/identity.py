"""People and how they sign in. One person at two houses is two users: isolation has no exceptions."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text

from luxeverse.domain.identity.status import LetterPurpose, UserRole
from luxeverse.domain.loyalty.status import MembershipTier
from luxeverse.models.base import (
    Owned,
    count,
    flag,
    label,
    moment,
    one_of,
    open_shape,
    owner_of,
    prose,
)


class User(Owned, table=True):
    __tablename__ = "users"
    __table_args__ = (
        Index("uq_users_tenant_email", "tenant_id", text("lower(email)"), unique=True),
        CheckConstraint("login_count >= 0", name="login_count"),
    )

    email: str = label(320)
    email_verified: datetime | None = moment()
    password_hash: str | None = label(255, nullable=True)
    name: str | None = label(200, nullable=True)
    avatar_url: str | None = prose()
    phone: str | None = label(32, nullable=True)
    phone_verified: datetime | None = moment()
    role: UserRole = one_of(UserRole, default=UserRole.CUSTOMER)
    membership_tier: MembershipTier = one_of(MembershipTier, default=MembershipTier.PEARL)
    membership_expires_at: datetime | None = moment()
    preferred_currency: str = label(3, default="EUR")
    preferred_language: str = label(12, default="en")
    timezone: str = label(64, default="UTC")
    style_profile_completed: bool = flag()
    ai_consent: bool = flag()
    personalization_level: int = count()
    feature_flags: dict[str, Any] = open_shape("{}")
    last_login_at: datetime | None = moment()
    login_count: int = count()
    deleted_at: datetime | None = moment()
    always_contributes: bool = flag()  # added: with every order, towards what bringing it takes


class OauthAccount(Owned, table=True):
    __tablename__ = "oauth_accounts"
    __table_args__ = (
        UniqueConstraint("tenant_id", "provider", "provider_account_id"),
        Index(None, "user_id"),
    )

    user_id: UUID = owner_of("users.id")
    provider: str = label(40)
    provider_account_id: str = label(255)
    access_token: str | None = prose()
    refresh_token: str | None = prose()
    expires_at: datetime | None = moment()
    token_type: str | None = label(40, nullable=True)
    scope: str | None = prose()
    id_token: str | None = prose()
    session_state: str | None = prose()


class UserSession(Owned, table=True):
    """A signed-in browser. ``session_token`` is the SHA-256 of the cookie, so a leaked table opens no door.

    One cookie may be signed in at several houses of a shared host, at each as another user. ``came_from`` is the
    SHA-256 of the cookie before: what other tabs still send with it must not be put where nobody looks any more.
    """

    __tablename__ = "sessions"
    __table_args__ = (
        UniqueConstraint("tenant_id", "session_token"),
        Index(None, "user_id"),
        Index(None, "expires_at"),
        Index(None, "came_from"),
    )

    user_id: UUID = owner_of("users.id")
    session_token: str = label(64)
    ip_address: str | None = label(45, nullable=True)
    user_agent: str | None = prose()
    expires_at: datetime = moment(nullable=False)
    came_from: str | None = label(64, nullable=True)  # added


class SignInLetter(Owned, table=True):
    """A link and a code sent to an address. Neither is kept: the link by its SHA-256, the code not at all.

    ``back`` is the path inside the house where its reader wanted to go, ``link_base`` what the link begins with.
    ``password_hash`` is what was chosen at a registration: it becomes the user's once the address is proved by
    somebody who knows the password too.
    """

    __tablename__ = "sign_in_letters"
    __table_args__ = (
        UniqueConstraint("token_hash"),
        Index("ix_sign_in_letters_of_address", "tenant_id", text("lower(email)"), "expires_at"),
        CheckConstraint("password_hash is null or purpose = 'register'", name="password"),
    )

    email: str = label(320)
    token_hash: str = label(64)
    link_base: str = label(300)
    back: str = label(300)
    expires_at: datetime = moment(nullable=False)
    used_at: datetime | None = moment()
    purpose: LetterPurpose = one_of(LetterPurpose, default=LetterPurpose.SIGN_IN)
    password_hash: str | None = label(255, nullable=True)


class SignInAttempt(Owned, table=True):
    """A try to get in. ``subject`` is the SHA-256 of what is counted: an address or a caller."""

    __tablename__ = "sign_in_attempts"
    __table_args__ = (
        Index("ix_sign_in_attempts_of_subject", "tenant_id", "subject", "happened_at"),
    )

    subject: str = label(64)
    happened_at: datetime = moment(nullable=False)
