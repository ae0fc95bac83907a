"""What a row of giving is."""

from enum import StrEnum


class GivingKind(StrEnum):
    CONTRIBUTION = "contribution"
    GIFT = "gift"
    MATCH = "match"


class GivingMove(StrEnum):
    GIVEN = "given"
    TAKEN_BACK = "taken_back"
