"""Who is asking, in which house."""

from dataclasses import dataclass
from uuid import UUID

from luxeverse.core.ids import TenantId


@dataclass(frozen=True, slots=True)
class House:
    """A tenant as requests see it. ``prefix`` is what its paths start with here: "" or "/arome"."""

    tenant_id: TenantId
    slug: str
    name: str
    currency: str
    locale: str
    order_prefix: str
    prefix: str = ""

    @property
    def query(self) -> str:
        """What an address of the API has behind it to name the house: "" where the host does so, or "?house=arome"."""
        return f"?house={self.slug}" if self.prefix else ""


@dataclass(frozen=True, slots=True)
class Actor:
    """One visitor or member. ``session_hash`` is the SHA-256 of the session cookie, never the cookie itself.

    ``user_id``, ``role`` (a ``UserRole``) and ``tier`` (a ``MembershipTier``) are those of the table of users at this moment;
    empty for visitors.
    """

    house: House
    session_hash: str
    user_id: UUID | None = None
    role: str = ""
    tier: str = ""
    ip: str = ""

    @property
    def tenant_id(self) -> TenantId:
        return self.house.tenant_id
