"""What is added to a bill for others: towards taking carbon out of the air, and up to a round sum for a cause."""

from luxeverse.core.money import Money, exponent

GRAMS_PER_TONNE = 1_000_000
WITHOUT_COINS = 100
"""Where a currency has no coins (JPY, KRW) a sum is round at a hundred: prices there end in tens as it is."""


def contribution(grams: int, per_tonne: Money) -> Money:
    """The price of taking so much carbon out of the air, in whole coins, a begun one counting whole."""
    return Money(-(-grams * per_tonne.minor // GRAMS_PER_TONNE), per_tonne.currency)


def round_step(currency: str) -> int:
    """Minor units of the amount whose multiples people call round: one euro, a hundred yen."""
    decimals = exponent(currency)
    return int(10**decimals) if decimals else WITHOUT_COINS


def up_to_round(total: Money, step: int) -> Money:
    """What is missing to the next multiple of ``step`` minor units; nothing when the sum is one already."""
    return Money(-total.minor % step, total.currency)


def matched(gift: Money, given_that_day: Money, limit: Money) -> Money:
    """What a house adds to a gift: as much again, as far as its limit of the day still goes."""
    left = max(0, (limit - given_that_day).minor)
    return Money(min(gift.minor, left), gift.currency)
