"""Which conversation or suggestion a record belongs to."""

from enum import StrEnum


class AiInteractionType(StrEnum):
    STYLE_QUIZ = "STYLE_QUIZ"
    VISUAL_SEARCH = "VISUAL_SEARCH"
    CHAT = "CHAT"
    RECOMMENDATION = "RECOMMENDATION"
    OUTFIT_BUILDER = "OUTFIT_BUILDER"
    TREND_ALERT = "TREND_ALERT"
    SIZE_ADVISOR = "SIZE_ADVISOR"
