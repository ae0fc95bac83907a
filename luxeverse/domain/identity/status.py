"""Who somebody is to a house."""

from enum import StrEnum


class UserRole(StrEnum):
    """Rights rise from top to bottom."""

    GUEST = "GUEST"
    CUSTOMER = "CUSTOMER"
    VIP = "VIP"
    ADMIN = "ADMIN"
    SUPER_ADMIN = "SUPER_ADMIN"


STAFF = frozenset({UserRole.ADMIN, UserRole.SUPER_ADMIN})
"""Who may behind the counter."""
