"""What a bag costs, with every step of the sum. Pure: the same input always costs the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from luxeverse.core.money import Money, total, zero
from luxeverse.domain.giving.amounts import up_to_round
from luxeverse.domain.pricing.sets import SetSaving
from luxeverse.domain.pricing.tax import included


@dataclass(frozen=True, slots=True)
class PricedLine:
    """Pieces of one variant at their present price."""

    variant_id: UUID
    quantity: int
    unit: Money

    @property
    def amount(self) -> Money:
        return self.unit.times(self.quantity)


@dataclass(frozen=True, slots=True)
class DeliveryPrice:
    """What a delivery costs, and from which value of goods it is free (None: never)."""

    price: Money
    free_from: Money | None = None

    def for_goods(self, goods: Money) -> Money:
        if self.free_from is not None and goods.minor >= self.free_from.minor:
            return zero(goods.currency)
        return self.price


@dataclass(frozen=True, slots=True)
class Additions:
    """What a buyer adds for others: a contribution, and the rest up to a multiple of ``round_to`` minor units."""

    contribution: Money
    is_contribution_taxed: bool = False
    round_to: int | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """The bill. ``tax`` is inside ``total``, not on top; ``total`` is always ``goods - saving + delivery``, and
    ``contribution`` and ``gift``, which are for others.
    """

    goods: Money
    saving: Money
    delivery: Money
    contribution: Money
    gift: Money
    tax: Money
    total: Money

    @property
    def net(self) -> Money:
        """What the pieces come to after what sets save; decides whether delivery is free."""
        return self.goods - self.saving


def price(
    lines: Sequence[PricedLine],
    delivery: DeliveryPrice | None,
    tax_basis_points: int,
    currency: str,
    sets: Sequence[SetSaving] = (),
    additions: Additions | None = None,
) -> Sum:
    """Add it up, less what the sets among the lines save. Without a chosen delivery its price is zero.

    A gift is never taxed, a contribution only where the house says so. Raises CurrencyMismatch.
    """
    none = zero(currency)
    goods = total((line.amount for line in lines), currency)
    saving = total((one.saving for one in sets), currency)
    net = goods - saving
    shipping = delivery.for_goods(net) if delivery else none
    sold = net + shipping
    added = additions or Additions(none)
    taxed = sold + added.contribution if added.is_contribution_taxed else sold
    whole = sold + added.contribution
    gift = up_to_round(whole, added.round_to) if added.round_to else none
    tax = included(taxed, tax_basis_points)
    return Sum(goods, saving, shipping, added.contribution, gift, tax, whole + gift)
