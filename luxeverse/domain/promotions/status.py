"""What a code gives."""

from enum import StrEnum


class DiscountType(StrEnum):
    """PERCENTAGE counts its value in per cent of the goods; FIXED_AMOUNT in major units of the house's currency."""

    PERCENTAGE = "percentage"
    FIXED_AMOUNT = "fixed_amount"
    FREE_SHIPPING = "free_shipping"
