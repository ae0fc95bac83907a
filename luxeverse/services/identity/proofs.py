"""What a sign-in letter proves with: derived from its key and the shop's secret, so that it lies nowhere.

Neither the table of letters nor the outbox holds anything one could get in with, and a letter that is sent a second
time says the same.
"""

import base64
import hashlib
import hmac
from uuid import UUID

from luxeverse.core.config import settings

CODE_DIGITS = 6


def link_token(letter_id: UUID) -> str:
    """43 characters, 256 bits."""
    return base64.urlsafe_b64encode(_of(letter_id, "link")).rstrip(b"=").decode()


def code(letter_id: UUID) -> str:
    """Six digits for whoever reads the letter on another device."""
    return f"{int.from_bytes(_of(letter_id, 'code')) % 10**CODE_DIGITS:0{CODE_DIGITS}d}"


def fits(letter_id: UUID, said: str) -> bool:
    """Whether this is the code of a letter, compared in constant time."""
    return hmac.compare_digest(code(letter_id).encode(), said.encode())


def _of(letter_id: UUID, purpose: str) -> bytes:
    message = f"sign-in-{purpose}:{letter_id}".encode()
    return hmac.digest(settings().secret_key.encode(), message, hashlib.sha256)
