"""What a notification is about, and where a letter to many stands."""

from enum import StrEnum


class NotificationType(StrEnum):
    ORDER_UPDATE = "ORDER_UPDATE"
    PRICE_DROP = "PRICE_DROP"
    BACK_IN_STOCK = "BACK_IN_STOCK"
    EXCLUSIVE_ACCESS = "EXCLUSIVE_ACCESS"
    MEMBERSHIP_UPDATE = "MEMBERSHIP_UPDATE"
    AI_RECOMMENDATION = "AI_RECOMMENDATION"
    SOCIAL_INTERACTION = "SOCIAL_INTERACTION"
    LIVE_EVENT = "LIVE_EVENT"


class CampaignStatus(StrEnum):
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    SENDING = "sending"
    SENT = "sent"
    CANCELLED = "cancelled"
