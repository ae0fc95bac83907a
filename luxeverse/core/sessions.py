"""The session: one HttpOnly cookie, of which the shop only ever stores the SHA-256.

Everybody has one from the first answer on. Signing in gives another, longer by a sign: whoever has never signed in
costs no look-up. On https its name begins with ``__Host-``, which no neighbouring host can set.
"""

import hashlib
import secrets

COOKIE = "lv_sid"
HOST_COOKIE = "__Host-lv_sid"
COOKIE_DAYS = 30
"""A guest's bag is kept this long (bag check CRT09), and a member stays signed in."""
TOKEN_LENGTH = 43
"""Characters of 32 random bytes in URL-safe base64."""
MEMBER_BYTES, MEMBER_LENGTH = 33, 44


def read(cookie_header: str, *, is_secure: bool = False) -> str:
    """The session token in a Cookie header, or "" when there is none that we could have made.

    On https only the name counts that no other host can set.
    """
    wanted = HOST_COOKIE if is_secure else COOKIE
    for name, value in _pairs(cookie_header):
        if name == wanted and len(value) in {TOKEN_LENGTH, MEMBER_LENGTH}:
            return value
    return ""


def with_token(cookie_header: str, token: str) -> str:
    """The Cookie header as the app behind the edge reads it: other cookies, and one session under its plain name."""
    others = [
        f"{name}={value}"
        for name, value in _pairs(cookie_header)
        if name not in {COOKIE, HOST_COOKIE}
    ]
    return "; ".join([*others, f"{COOKIE}={token}"])


def _pairs(cookie_header: str) -> list[tuple[str, str]]:
    """Names and values. One that is malformed hides no other, as it would in the standard library."""
    parts = (part.strip().partition("=") for part in cookie_header.split(";"))
    return [(name, value) for name, equals, value in parts if equals]


def make() -> str:
    """A token for a visitor."""
    return secrets.token_urlsafe(32)


def make_for_member() -> str:
    """A token for somebody who has just signed in."""
    return secrets.token_urlsafe(MEMBER_BYTES)


def is_of_member(token: str) -> bool:
    """Whether a token was made at a sign-in; whether that still holds, only the table of sessions knows."""
    return len(token) == MEMBER_LENGTH


def fingerprint(token: str) -> str:
    """What the database knows of a session."""
    return hashlib.sha256(token.encode()).hexdigest()


def set_cookie(token: str, *, is_secure: bool) -> bytes:
    """The Set-Cookie header value for a token."""
    name, secure = (HOST_COOKIE, "; Secure") if is_secure else (COOKIE, "")
    age = COOKIE_DAYS * 86_400
    return f"{name}={token}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}".encode()
