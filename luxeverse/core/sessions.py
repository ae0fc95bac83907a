"""The anonymous session: one HttpOnly cookie, of which the shop only ever stores the SHA-256."""

import hashlib
import secrets
from http.cookies import CookieError, SimpleCookie

COOKIE = "lv_sid"
COOKIE_DAYS = 30
"""A guest's bag is kept this long (bag check CRT09)."""
TOKEN_LENGTH = 43
"""Characters of 32 random bytes in URL-safe base64."""


def read(cookie_header: str) -> str:
    """The session token in a Cookie header, or "" when there is none that we could have made."""
    try:
        morsel = SimpleCookie(cookie_header).get(COOKIE)
    except CookieError:
        return ""
    return morsel.value if morsel and len(morsel.value) == TOKEN_LENGTH else ""


def make() -> str:
    return secrets.token_urlsafe(32)


def fingerprint(token: str) -> str:
    """What the database knows of a session."""
    return hashlib.sha256(token.encode()).hexdigest()


def set_cookie(token: str, *, is_secure: bool) -> bytes:
    """The Set-Cookie header value for a token."""
    secure = "; Secure" if is_secure else ""
    age = COOKIE_DAYS * 86_400
    return f"{COOKIE}={token}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}".encode()
