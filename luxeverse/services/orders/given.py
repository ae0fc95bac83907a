"""What an order holds for others, and what bringing it takes, in words."""

from decimal import Decimal

from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession
from luxeverse.core.money import Money
from luxeverse.domain.giving.status import GivingKind
from luxeverse.domain.payments.status import PaymentStatus
from luxeverse.domain.sustainability.carriage import in_words
from luxeverse.models.orders import Order
from luxeverse.schemas.cart import PriceRow
from luxeverse.schemas.common import PriceLabel
from luxeverse.services import giving


def label(amount: Decimal, order: Order, house: House) -> PriceLabel:
    """An amount of an order, in the currency it was bought in."""
    money = Money.of(amount, order.currency)
    return PriceLabel(money.minor, money.currency, money.text(house.locale))


async def given_rows(session: ReadSession, order: Order, house: House) -> list[PriceRow]:
    """What is inside the total for others, what the house added to it, and whether it went back."""
    if not order.contribution_amount and not order.gift_amount:
        return []
    entries = await giving.entries_of(session, order.id)
    names = {said["kind"]: said["name"] for said in order.explanation}
    went_back = order.payment_status == PaymentStatus.REFUNDED
    rows = []
    if order.contribution_amount:
        name = names[giving.PROJECT]
        note = f"{name}, given back to you" if went_back else name
        amount = label(order.contribution_amount, order, house).text
        rows.append(PriceRow("Contribution", amount, note))
    if order.gift_amount:
        name = names[giving.CAUSE]
        match = next((e.amount for e in entries if e.kind == GivingKind.MATCH), None)
        note = name
        if went_back:
            note = f"{name}, given back to you"
        elif match:
            note = f"{name}; {house.name} gives {label(match, order, house).text} as well"
        rows.append(PriceRow("Rounded up", label(order.gift_amount, order, house).text, note))
    return rows


def carriage_text(order: Order) -> str:
    """What bringing it takes, as it was worked out when it was bought."""
    if order.carriage_grams is None:
        return ""
    return f"Carriage and packing: {in_words(order.carriage_grams)}"
