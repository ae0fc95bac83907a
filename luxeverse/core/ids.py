"""Keys and public numbers.

Keys are UUIDv7 (RFC 9562 section 5.7): they sort by time, so indexes stay compact. Public numbers are drawn at
random from an alphabet without look-alikes, so that nobody can count a house's orders or guess a neighbour's.
"""

import secrets
import time
from typing import NewType
from uuid import UUID

ProductId = NewType("ProductId", UUID)
VariantId = NewType("VariantId", UUID)
CartId = NewType("CartId", UUID)
OrderId = NewType("OrderId", UUID)
TenantId = NewType("TenantId", UUID)

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""30 signs; I, L, O, U, 0 and 1 are left out because people read numbers over the telephone."""


def new_id() -> UUID:
    """A fresh UUIDv7: 48 bits of milliseconds, 12 of their fraction (a step is 244 ns), then 62 random bits.

    Source: RFC 9562 section 6.2, method 3; ids made one after the other in a process therefore sort in that order.
    """
    millis, nanos = divmod(time.time_ns(), 1_000_000)
    value = (millis & 0xFFFF_FFFF_FFFF) << 80 | 0x7 << 76
    value |= (nanos * 4096 // 1_000_000) << 64 | 0b10 << 62 | secrets.randbits(62)
    return UUID(int=value)


def order_number(prefix: str) -> str:
    """A public order number such as ``LV-7QK4-2M9D``: 30**8 possibilities, unique by constraint."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"{prefix}-{signs[:4]}-{signs[4:]}"


def parse_id(text: object) -> UUID | None:
    """A key from outside, or None when it is not one; never raises."""
    try:
        return UUID(str(text))
    except ValueError:
        return None
