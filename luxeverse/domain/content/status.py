"""Where a translation stands with the editors."""

from enum import StrEnum


class TranslationStatus(StrEnum):
    PENDING = "PENDING"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"
