"""Paying, in three acts: a transaction, the supplier, a transaction.

First everything that must be true is made true at once: the bag is priced, the pieces are held, a pending order and
the attempt to charge it are written. Then, with nothing locked, the supplier is asked. Then its answer is attached.
A crash between acts leaves an attempt that the worker repeats with the same key, or gives up when the hold ends.
The order is marked paid by none of this: only the supplier's verified word does that.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from luxeverse.core import clock
from luxeverse.core.actor import Actor, House
from luxeverse.core.config import settings
from luxeverse.core.db import WriteSession, transaction
from luxeverse.core.errors import Conflict, Invalid, PaymentRefused
from luxeverse.core.money import Money
from luxeverse.integrations.payments import Intent, UnknownIntent
from luxeverse.models.orders import Order
from luxeverse.services import cart, delivery, giving, inventory, orders, payments, resale
from luxeverse.services.cart import Bill
from luxeverse.services.checkout import keys, store
from luxeverse.services.checkout.address import check_address
from luxeverse.services.checkout.purchase import Placed, Purchase
from luxeverse.services.giving import Terms
from luxeverse.services.inventory import OutOfStock, Shortage
from luxeverse.services.orders import Recipient


class PriceChanged(Conflict):
    """The sum is no longer the one the buyer agreed to."""

    default_code = "price_changed"


def wrong_currency(house: House) -> Invalid:
    """A house sells in one currency."""
    return Invalid(f"{house.name} sells in {house.currency}.", code="wrong_currency")


async def place_order(actor: Actor, purchase: Purchase) -> Placed:
    """Turn the actor's bag into a pending order and start its payment.

    The same idempotency key, and the same unchanged bag, lead to the same order; what was refused is refused in the
    same words. Raises Invalid (address, delivery,
    empty bag), OutOfStock, PriceChanged, Conflict (key used for something else or for an order given up), PaymentRefused (card declined: the
    order is cancelled and nothing is held), Unavailable (supplier away: try again with the same key).
    """
    recipient = check_address(purchase.email, purchase.address)
    terms = await giving.terms_of(actor.house)
    order = await _write_order(actor, purchase, recipient, terms)
    try:
        intent = await _charge(actor, purchase, order)
    except PaymentRefused as refusal:
        await keys.remember_refusal(actor, purchase, refusal)
        raise
    total = Money.of(order.total, order.currency)
    return Placed(order.id, order.order_number, order.status.value.lower(), total, intent)


async def _charge(actor: Actor, purchase: Purchase, order: Order) -> Intent:
    """Acts two and three; whatever ends without a payment ends the order too."""
    try:
        intent = await payments.intent_of(actor.tenant_id, order.id)
    except PaymentRefused:
        await payments.refuse(actor.tenant_id, order.id)
        await orders.cancel(actor.tenant_id, order.id, "payment refused")
        raise
    except UnknownIntent:
        await payments.give_up(actor.tenant_id, order.id)
        await orders.cancel(actor.tenant_id, order.id, "unknown to the payment supplier")
        raise _given_up() from None
    if intent.status == "canceled":
        raise _given_up()
    if purchase.payment_method and intent.status == "requires_payment_method":
        await payments.give_up(actor.tenant_id, order.id)
        await orders.cancel(actor.tenant_id, order.id, "card declined")
        raise PaymentRefused(
            intent.last_error_message or "The card was declined. Use another card.",
            code=intent.last_error_code or "card_declined",
        )
    return intent


def _given_up() -> Conflict:
    return Conflict(
        "This order was given up. Send a new request, with a new Idempotency-Key, to order again.",
        code="order_given_up",
    )


async def _write_order(
    actor: Actor, purchase: Purchase, recipient: Recipient, terms: Terms
) -> Order:
    """Act one, after giving up an order of the same bag that the buyer has since changed."""
    try:
        return await _write(actor, purchase, recipient, terms)
    except _Superseded as old:
        if not await payments.give_up(actor.tenant_id, old.order_id):
            raise Conflict(
                "The order before this change has just been paid; a letter confirms it.",
                code="already_paid",
            ) from None
        await orders.cancel(actor.tenant_id, old.order_id, "replaced by a changed order")
    return await _write(actor, purchase, recipient, terms)


class _Superseded(Exception):
    """The bag or the address changed since an order that still awaits payment."""

    def __init__(self, order_id: UUID) -> None:
        super().__init__(str(order_id))
        self.order_id = order_id


async def _write(actor: Actor, purchase: Purchase, recipient: Recipient, terms: Terms) -> Order:
    async with transaction(actor.tenant_id) as session:
        bag = await cart.cart_for_update(session, actor)
        if known := await keys.placed_before(session, actor, purchase):
            return known
        offered = await delivery.methods_for(session, recipient.country_code)
        method = delivery.to_choose_from(offered, purchase.delivery_method)
        added = await giving.wanted(
            session, actor, terms, contributes=purchase.contributes, rounds_up=purchase.rounds_up
        )
        bill = await cart.bill_of(session, actor, bag, recipient.country_code, method, added)
        if not bill.lines:
            raise Invalid("The bag is empty: add a piece first.", code="empty_bag")
        if any(line.is_refused for line in bill.lines):
            raise Invalid(
                "A piece in the bag is no longer made as you wished. Remove it to go on.",
                code="not_offered",
            )
        pieces = {line.piece.product_id for line in bill.lines}
        await resale.ensure_not_own(session, actor.user_id, recipient.email, pieces)
        _agree_on(bill, purchase)
        open_order = await orders.open_order_of_cart(session, bag.id)
        if open_order and await _is_same(session, open_order, purchase, bill, recipient):
            await keys.remember(session, actor, purchase, open_order.id)
            return open_order
        if open_order:
            raise _Superseded(open_order.id)
        order = await orders.create(session, actor, bag.id, bill, recipient)
        await _hold(session, order, bill)
        total = bill.sum.total
        payments.open_attempt(session, order.id, total, purchase.payment_method)
        draft = await store.draft_for_update(session, bag.id)
        draft.order_id = order.id
        await keys.remember(session, actor, purchase, order.id)
        return order


async def _hold(session: WriteSession, order: Order, bill: Bill) -> None:
    until = clock.now() + timedelta(minutes=settings().hold_minutes)
    quantities = Counter[UUID]()
    for line in bill.lines:
        quantities[line.piece.variant_id] += line.quantity
    names = {line.piece.variant_id: line.piece.name for line in bill.lines}
    _ensure_sold(bill, quantities, names)
    await inventory.hold(session, order.id, quantities, until, names)


def _ensure_sold(bill: Bill, quantities: Mapping[UUID, int], names: dict[UUID, str]) -> None:
    """The shelf knows how many there are; whether they are sold, and to this buyer, the catalogue says."""
    pieces = {line.piece.variant_id: line.piece for line in bill.lines}
    short = [
        Shortage(key, piece.sku, piece.left)
        for key, piece in pieces.items()
        if piece.left < quantities[key]
    ]
    if short:
        raise OutOfStock.of(short, names)


def _agree_on(bill: Bill, purchase: Purchase) -> None:
    total = bill.sum.total
    if purchase.shown_total_minor not in {None, total.minor}:
        raise PriceChanged(
            f"The total is now {total.text()}. Look at it once more before you pay.",
            total_minor=total.minor,
            currency=total.currency,
        )


async def _is_same(
    session: WriteSession, order: Order, purchase: Purchase, bill: Bill, to: Recipient
) -> bool:
    """Whether an order already says exactly what this purchase says (a double click, a second tab)."""
    return (
        order.customer_email == to.email
        and order.shipping_method == (bill.method.id if bill.method else None)
        and Money.of(order.total, order.currency) == bill.sum.total
        and Money.of(order.contribution_amount, order.currency) == bill.sum.contribution
        and Money.of(order.gift_amount, order.currency) == bill.sum.gift
        and await payments.method_asked_for(session, order.id) == purchase.payment_method
        and await orders.consists_of(
            session,
            order.id,
            {(line.piece.variant_id, line.wish): line.quantity for line in bill.lines},
            to,
        )
    )
