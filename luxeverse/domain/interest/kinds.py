"""What somebody may wait for, and when it has come."""

from enum import StrEnum

from luxeverse.core.money import Money


class AlertKind(StrEnum):
    BACK = "back_in_stock"
    CHEAPER = "price_drop"


def is_due(kind: AlertKind, left: int, now: Money, then: Money | None) -> bool:
    """Whether it is time to write: a piece can be had again, or costs less than when it was asked for."""
    if left <= 0:
        return False
    if kind is AlertKind.BACK:
        return True
    return then is not None and now.minor < then.minor
