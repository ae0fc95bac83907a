"""Membership tiers and movements of points."""

from enum import StrEnum


class MembershipTier(StrEnum):
    """The four gem tiers, lowest first; Obsidian is by invitation."""

    PEARL = "PEARL"
    SAPPHIRE = "SAPPHIRE"
    DIAMOND = "DIAMOND"
    OBSIDIAN = "OBSIDIAN"


class MembershipMove(StrEnum):
    JOIN = "join"
    UPGRADE = "upgrade"
    DOWNGRADE = "downgrade"
    RENEWAL = "renewal"
    CANCELLATION = "cancellation"
    GRANT = "grant"


class PointsMove(StrEnum):
    EARN = "earn"
    SPEND = "spend"
    EXPIRE = "expire"
    ADJUST = "adjust"
