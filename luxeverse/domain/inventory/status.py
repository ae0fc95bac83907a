"""Why stock moved."""

from enum import StrEnum


class StockMove(StrEnum):
    RECEIVE = "receive"
    HOLD = "hold"
    RELEASE = "release"
    SALE = "sale"
    RETURN = "return"
    ADJUST = "adjust"
