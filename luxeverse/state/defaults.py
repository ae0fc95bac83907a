"""What a state holds before anybody has filled it."""

from typing import TypeVar, cast

import reflex as rx

T = TypeVar("T")


def shared(empty: T) -> T:
    """A default that all sessions look at, instead of a deep copy for each of them.

    Handlers replace the values of our states whole; none of them changes a part, which is what the copies were for.
    """
    return cast(T, rx.field(default_factory=lambda: empty))
