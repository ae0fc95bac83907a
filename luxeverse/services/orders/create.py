"""An order is a copy: later edits of bag, catalogue or address book do not reach in here."""

from typing import Any
from uuid import UUID

from luxeverse.core.actor import Actor
from luxeverse.core.db import WriteSession
from luxeverse.core.ids import new_id, order_number
from luxeverse.core.money import Money, zero
from luxeverse.domain.bespoke.wishes import described
from luxeverse.domain.orders.status import AddressKind, OrderStatus
from luxeverse.domain.pricing.sets import SetSaving
from luxeverse.domain.pricing.tax import included
from luxeverse.models.orders import Order, OrderAddress, OrderItem, OrderStatusHistory
from luxeverse.services import giving
from luxeverse.services.cart import BagLine, Bill, method_of
from luxeverse.services.orders.recipient import Recipient


async def create(
    session: WriteSession, actor: Actor, cart_id: UUID, bill: Bill, to: Recipient
) -> Order:
    """Write a pending order for a bill that has lines and a delivery method."""
    assert bill.method is not None
    money, taken = bill.sum, bill.carriage
    order = Order(
        id=new_id(),
        order_number=order_number(actor.house.order_prefix),
        user_id=actor.user_id,
        customer_email=to.email,
        customer_phone=to.phone or None,
        currency=money.total.currency,
        subtotal=money.goods.major,
        tax_amount=money.tax.major,
        shipping_amount=money.delivery.major,
        discount_amount=money.saving.major,
        total=money.total.major,
        shipping_method=bill.method.id,
        shipping_carrier=bill.method.carrier,
        estimated_delivery=None if bill.waits_until else method_of(bill, bill.method).last_day,
        cart_id=cart_id,
        locale=actor.house.locale,
        explanation=[*(_explained(one) for one in bill.sets), *_given(bill)],
        contribution_amount=money.contribution.major,
        gift_amount=money.gift.major,
        carriage_grams=taken.grams if taken else None,
        carriage={**taken.stored, "mode": bill.method.mode} if taken else {},
    )
    session.add(order)
    await session.flush()
    saved = bill.saved_by_line()
    none = zero(money.total.currency)
    session.add_all([_item(order.id, line, bill, saved.get(line.id, none)) for line in bill.lines])
    session.add(_address(order.id, to))
    session.add(OrderStatusHistory(order_id=order.id, status=OrderStatus.PENDING))
    return order


def _explained(one: SetSaving) -> dict[str, object]:
    """Why the order costs less than its pieces; nothing recalculates it later."""
    pieces = [str(piece) for piece in one.pieces]
    return {
        "kind": "set",
        "pieces": pieces,
        "basis_points": one.basis_points,
        "minor": one.saving.minor,
    }


def _given(bill: Bill) -> list[dict[str, object]]:
    """What of the total is for others, for whom, and at which price; nothing recalculates it later."""
    project, cause = bill.terms.project, bill.terms.cause
    said: list[dict[str, object]] = []
    if project and bill.sum.contribution.minor:
        said.append({
            "kind": giving.PROJECT,
            "name": project.name,
            "per_tonne_minor": project.per_tonne.minor,
            "as_of": project.as_of.isoformat(),
            "minor": bill.sum.contribution.minor,
        })  # fmt: skip
    if cause and bill.sum.gift.minor:
        said.append({"kind": giving.CAUSE, "name": cause.name, "minor": bill.sum.gift.minor})
    return said


def _item(order_id: UUID, line: BagLine, bill: Bill, saved: Money) -> OrderItem:
    return OrderItem(
        order_id=order_id,
        product_id=line.piece.product_id,
        variant_id=line.piece.variant_id,
        product_name=line.piece.name,
        variant_title=line.piece.choice or None,
        sku=line.piece.sku,
        quantity=line.quantity,
        unit_price=line.unit.major,
        total_price=line.amount.major,
        personalization=_made(line),
        discount_amount=saved.major,
        tax_amount=included(line.amount - saved, bill.tax_basis_points).major,
        tax_rate_basis_points=bill.tax_basis_points,
    )


def _made(line: BagLine) -> dict[str, Any] | None:
    """The wish with its words of today: the workshop reads them, whatever the catalogue says by then."""
    wish = line.wish.stored
    return wish and {
        **wish,
        "said": described(line.piece.bespoke, line.wish),
        "surcharge": str((line.unit - line.piece.price).major),
    }


def _address(order_id: UUID, to: Recipient) -> OrderAddress:
    return OrderAddress(
        order_id=order_id,
        kind=AddressKind.SHIPPING,
        first_name=to.first_name,
        last_name=to.last_name,
        company=to.company or None,
        phone=to.phone or None,
        address_line1=to.address_line1,
        address_line2=to.address_line2 or None,
        city=to.city,
        state_province=to.state_province or None,
        postal_code=to.postal_code or None,
        country_code=to.country_code,
    )
