"""What a bag costs, with every step of the sum. Pure: the same input always costs the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from luxeverse.core.money import Money, total, zero
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
class Sum:
    """The bill. ``tax`` is inside ``total``, not on top; ``total`` is always ``goods - saving + delivery``."""

    goods: Money
    saving: Money
    delivery: Money
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
) -> Sum:
    """Add it up, less what the sets among the lines save. Without a chosen delivery its price is zero.

    Raises CurrencyMismatch.
    """
    goods = total((line.amount for line in lines), currency)
    saving = total((one.saving for one in sets), currency)
    net = goods - saving
    shipping = delivery.for_goods(net) if delivery else zero(currency)
    whole = net + shipping
    return Sum(goods, saving, shipping, included(whole, tax_basis_points), whole)
