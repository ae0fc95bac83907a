"""How much of a deposit comes back."""

from luxeverse.core.errors import Invalid
from luxeverse.core.money import Money


def settled(
    deposit: Money, late_days: int, late_fee: Money, more: Money, *, is_insured: bool
) -> tuple[Money, Money]:
    """(kept, given back), together the deposit. Lateness first, then what the house keeps besides.

    What is kept for lateness ends with the deposit. Raises Invalid when the house would keep more than is left, or
    anything for damage of a piece that is insured against it.
    """
    for_lateness = min(late_fee.times(late_days).minor, deposit.minor)
    left = deposit.minor - for_lateness
    if more.minor and is_insured:
        raise Invalid("This loan is insured: nothing is kept for damage.", code="insured")
    if not 0 <= more.minor <= left:
        raise Invalid(
            f"At most {Money(left, deposit.currency).text()} can be kept.", code="too_much"
        )
    kept = for_lateness + more.minor
    return Money(kept, deposit.currency), Money(deposit.minor - kept, deposit.currency)
