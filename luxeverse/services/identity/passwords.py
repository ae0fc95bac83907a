"""Passwords: how good one is, how it is kept, and whether one fits.

Argon2id with the parameters of RFC 9106 for machines short of memory (64 MiB, three passes). The arithmetic runs in
threads of its own, so many at once as the settings allow, and the loop goes on meanwhile.
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any, TypeVar

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from luxeverse.core.config import settings
from luxeverse.core.errors import Invalid

SHORTEST, LONGEST = 8, 128
GOOD_ENOUGH = 3
"""Of zxcvbn's four: more than 10**8 guesses, which offline guessing of Argon2id does not reach in any useful time."""
READ = 64
"""Signs that are judged. What follows makes no password weaker, and long ones take long to judge."""
RULE = "At least 8 characters, any you like, and not easy to guess: four unusual words do."

T = TypeVar("T")
_hashing = PasswordHash((Argon2Hasher(),))


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(settings().passwords_at_once, thread_name_prefix="password")


@cache
def _nobodys() -> str:
    """What a password is tried against where nobody is known, so that it takes as long."""
    return _hashing.hash("nobody has this one")


async def ensure_good(password: str, known: Sequence[str]) -> None:
    """Raises Invalid for one that is too short, too long or easy to guess; ``known`` is what a guesser would try."""
    if len(password) < SHORTEST:
        raise Invalid(f"A password has at least {SHORTEST} characters.", code="short_password")
    if len(password) > LONGEST:
        raise Invalid(f"A password has up to {LONGEST} characters.", code="long_password")
    parts = {part for text in known for part in (text, *text.replace("@", " ").split()) if part}
    found = await _aside(lambda: _judged(password[:READ], sorted(parts)))
    if found["score"] < GOOD_ENOUGH:
        said = str(found["feedback"]["warning"] or "Add a word or two that nobody expects")
        why = said.rstrip(".")
        raise Invalid(f"This one is easy to guess. {why}.", code="weak_password")


def _judged(password: str, known: Sequence[str]) -> dict[str, Any]:
    from zxcvbn import zxcvbn  # its word lists take 12 MB, in the worker for nothing

    return zxcvbn(password, user_inputs=known)


async def hash_of(password: str) -> str:
    """How a password is kept."""
    return await _aside(lambda: _hashing.hash(password))


async def fits(password: str, kept: str | None) -> tuple[bool, str | None]:
    """Whether this is the password, and its hash anew where the old one was made with other parameters.

    Takes as long where there is none.
    """
    said = password[:LONGEST]

    def compare() -> tuple[bool, str | None]:
        is_right, anew = _hashing.verify_and_update(said, kept or _nobodys())
        return (is_right, anew) if kept else (False, None)

    return await _aside(compare)


async def _aside(work: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(_threads(), work)
