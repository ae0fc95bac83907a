"""The one source of time. Everything is UTC and aware; tests move it with ``frozen``."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

_frozen: datetime | None = None


def now() -> datetime:
    """The present moment in UTC."""
    return _frozen or datetime.now(UTC)


@contextmanager
def frozen(at: datetime) -> Iterator[None]:
    """Stop the clock at ``at`` for the length of the block, in this process."""
    global _frozen  # noqa: PLW0603  the clock is process-wide by definition
    before, _frozen = _frozen, at
    try:
        yield
    finally:
        _frozen = before
