"""Who somebody is to a house."""

from enum import StrEnum


class UserRole(StrEnum):
    """Rights rise from top to bottom."""

    GUEST = "GUEST"
    CUSTOMER = "CUSTOMER"
    VIP = "VIP"
    ADMIN = "ADMIN"
    SUPER_ADMIN = "SUPER_ADMIN"


class LetterPurpose(StrEnum):
    """What a letter to an address proves it for: getting in, another password, or a first one."""

    SIGN_IN = "sign_in"
    RESET = "reset"
    REGISTER = "register"


STAFF = frozenset({UserRole.ADMIN, UserRole.SUPER_ADMIN})
"""Who may behind the counter."""
