"""Whether a piece may be sold yet, and to whom."""

from datetime import date
from enum import StrEnum

from luxeverse.domain.loyalty.status import MembershipTier


class Stage(StrEnum):
    """Before its launch a piece is shown, or taken orders for; some are for members alone."""

    OPEN = "open"
    AHEAD = "ahead"
    PRE_ORDER = "pre_order"
    MEMBERS = "members"


SOLD = frozenset({Stage.OPEN, Stage.PRE_ORDER})
"""In these stages anybody may buy."""


def is_sold_to(stage: Stage, tier: str) -> bool:
    """Whether somebody of a ``MembershipTier`` ("" for visitors) may buy in this stage: what is for members is for Obsidian."""
    return stage in SOLD or (stage is Stage.MEMBERS and tier == MembershipTier.OBSIDIAN)


def stage_of(
    launch: date | None,
    takes_orders: bool,
    orders_until: date | None,
    is_exclusive: bool,
    today: date,
) -> Stage:
    """The stage of a piece on a day (UTC). Orders before the launch are taken up to and including ``orders_until``."""
    if is_exclusive:
        return Stage.MEMBERS
    if launch is None or launch <= today:
        return Stage.OPEN
    if takes_orders and (orders_until is None or today <= orders_until):
        return Stage.PRE_ORDER
    return Stage.AHEAD
