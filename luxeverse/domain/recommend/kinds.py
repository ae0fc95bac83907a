"""Which lists stand beside a piece."""

from enum import StrEnum


class NeighbourList(StrEnum):
    TOGETHER = "together"
    """Bought in one order, of another category."""
    CHOSEN = "chosen"
    """What people who looked at or bought this one chose too."""
    ALIKE = "alike"
    """Like it by what is said of it."""
