"""People and how they sign in. One person at two houses is two users: isolation has no exceptions."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text

from luxeverse.domain.identity.status import UserRole
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
    """A signed-in browser. ``session_token`` is the SHA-256 of the cookie, so a leaked table opens no door."""

    __tablename__ = "sessions"
    __table_args__ = (
        UniqueConstraint("session_token"),
        Index(None, "user_id"),
        Index(None, "expires_at"),
    )

    user_id: UUID = owner_of("users.id")
    session_token: str = label(64)
    ip_address: str | None = label(45, nullable=True)
    user_agent: str | None = prose()
    expires_at: datetime = moment(nullable=False)
