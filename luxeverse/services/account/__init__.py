"""A member and everything of theirs: the way in, the way out, and the page between."""

from luxeverse.services.account.password import (
    reset_password,
    sign_in_by_password,
    verify_by_code,
    verify_by_link,
)
from luxeverse.services.account.profile import Profile, change_profile, profile
from luxeverse.services.account.sign_in import SignedIn, sign_in_by_code, sign_in_by_link
from luxeverse.services.account.sign_out import sign_out
from luxeverse.services.account.view import overview

__all__ = [
    "Profile",
    "SignedIn",
    "change_profile",
    "overview",
    "profile",
    "reset_password",
    "sign_in_by_code",
    "sign_in_by_link",
    "sign_in_by_password",
    "sign_out",
    "verify_by_code",
    "verify_by_link",
]
