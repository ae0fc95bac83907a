"""The one source of time. Everything is UTC and aware; tests move it with ``frozen``."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

_frozen: datetime | None = None


def now() -> datetime:
    """The present moment in UTC."""
    return _frozen or datetime.now(UTC)


def day_text(day: date) -> str:
    """Such as "3 December 2026"; of a moment, its day in its own zone."""
    return f"{day.day} {day:%B %Y}"


@contextmanager
def frozen(at: datetime) -> Iterator[None]:
    """Stop the clock at ``at`` for the length of the block, in this process."""
    global _frozen  # noqa: PLW0603  the clock is process-wide by definition
    before, _frozen = _frozen, at
    try:
        yield
    finally:
        _frozen = before
