"""An order as its buyer sees it."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode
from uuid import UUID

from luxeverse.core import clock
from luxeverse.core.actor import Actor, House
from luxeverse.core.db import ReadSession, read_session
from luxeverse.core.errors import NotFound
from luxeverse.core.money import Money
from luxeverse.domain.orders.moves import AWAITING_PAYMENT
from luxeverse.models.orders import Order, OrderAddress, OrderItem
from luxeverse.schemas.cart import PriceRow
from luxeverse.schemas.common import LinkItem, Picture
from luxeverse.schemas.orders import OrderLine, OrderView
from luxeverse.services import payments
from luxeverse.services.delivery.countries import ABROAD, country_name
from luxeverse.services.media import Crop, picture
from luxeverse.services.orders import store, words
from luxeverse.services.orders.given import carriage_text, given_rows, label
from luxeverse.services.orders.went_back import (
    sum_of,
    went_back_rows,
    went_back_text,
)

NOT_FOUND = "No order has this number and e-mail address. Both stand in the confirmation mail."


async def look_up(house: House, number: str, email: str) -> OrderView:
    """The order with this number, for whoever also knows its e-mail address. Raises NotFound for anything else."""
    async with read_session(house.tenant_id) as session:
        return await view(session, house, await _found(session, number, email))


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """An order in words, with its states as machines want them (lower case)."""

    view: OrderView
    status: str
    payment_status: str
    carriage_grams: int | None
    contribution: Money
    gift: Money
    refunded: Money


async def facts(house: House, number: str, email: str) -> OrderFacts:
    """As ``look_up``, for programs. Raises NotFound."""
    async with read_session(house.tenant_id) as session:
        return await facts_from(session, house, await _found(session, number, email))


async def facts_from(session: ReadSession, house: House, order: Order) -> OrderFacts:
    refunds = await payments.refunds(session, [order.id])
    return OrderFacts(
        await view(session, house, order),
        order.status.value.lower(),
        order.payment_status.value.lower(),
        order.carriage_grams,
        Money.of(order.contribution_amount, order.currency),
        Money.of(order.gift_amount, order.currency),
        sum_of(refunds, order.currency),
    )


async def _found(session: ReadSession, number: str, email: str) -> Order:
    order = await store.by_number_and_email(session, number.strip().upper(), email.strip())
    if order is None:
        raise NotFound(NOT_FOUND, code="unknown_order")
    return order


async def of_this_browser(actor: Actor, number: str) -> OrderView:
    """An order placed from the actor's own bag, or the member's. Raises NotFound."""
    async with read_session(actor.tenant_id) as session:
        if actor.user_id:
            order = await store.by_number_and_user(session, number, actor.user_id)
        else:
            order = await store.by_number_and_session(session, number, actor.session_hash)
        if order is None:
            raise NotFound(NOT_FOUND, code="unknown_order")
        shown = await view(session, actor.house, order)
    if actor.user_id or shown.status != "ready":
        return shown
    url = f"{actor.house.prefix}/register?{urlencode({'back': f'{actor.house.prefix}/account/orders'})}"
    account = LinkItem("Open an account with this address", url)
    return replace(shown, links=[account, *shown.links])


async def by_id(house: House, order_id: UUID) -> OrderView:
    """For letters and operators."""
    async with read_session(house.tenant_id) as session:
        return await view(session, house, await store.order(session, order_id))


async def view(session: ReadSession, house: House, order: Order) -> OrderView:
    """Words for an order."""
    items = await store.items(session, order.id)
    media = await store.pictures(session, [item.product_id for item in items])
    address = await store.address(session, order.id)
    refunds = await payments.refunds(session, [order.id])
    waiting = order.status in AWAITING_PAYMENT
    first_name = address.first_name if address else ""
    pictures = {
        key: picture(m.asset, m.alt_text, Crop(m.zoom, m.focus_x, m.focus_y))
        for key, m in media.items()
    }
    return OrderView(
        status="pending" if waiting else "ready",
        number=order.order_number,
        title=words.title(order, first_name),
        standfirst=words.standfirst(order, went_back_text(refunds, house)),
        placed_on=placed_on(order),
        status_text=words.status_text(order),
        lines=[_line(item, order, house, pictures) for item in items],
        rows=[
            *_rows(order, house, await given_rows(session, order, house)),
            *went_back_rows(refunds, house),
        ],
        address_lines=_address_lines(address, house),
        delivery_text=words.delivery_text(order),
        carriage_text=carriage_text(order) if words.will_come(order) else "",
        total=label(order.total, order, house),
        email=order.customer_email,
        steps=words.steps(order),
        payment_text=words.PAYMENT_TEXT.get(order.payment_status, ""),
        notice=words.notice(order, went_back_text(refunds, house)),
        house_name=house.name,
        links=[
            LinkItem(label="Find this order later", url=f"{house.prefix}/orders/find"),
            LinkItem(label="Ask about this order", url=f"{house.prefix}/contact"),
        ],
        continue_link=LinkItem(label=f"Back to {house.name}", url=house.prefix or "/"),
    )


def _line(item: OrderItem, order: Order, house: House, pictures: dict[UUID, Picture]) -> OrderLine:
    return OrderLine(
        name=item.product_name,
        variant_text=item.variant_title or "",
        made=(item.personalization or {}).get("said", []),
        quantity_text=f"Quantity {item.quantity}",
        picture=pictures.get(item.product_id, Picture()),
        line_total=label(item.total_price, order, house),
    )


def placed_on(order: Order) -> str:
    """The day, such as "3 November 2026"."""
    return clock.day_text(order.created_at)


def _rows(order: Order, house: House, given: list[PriceRow]) -> list[PriceRow]:
    tax = Money.of(order.tax_amount, order.currency)
    note = f"Includes {tax.text(house.locale)} VAT" if tax.minor else ABROAD
    delivery = Money.of(order.shipping_amount, order.currency)
    saved = Money.of(order.discount_amount, order.currency)
    less = [PriceRow("As a set", f"−{saved.text(house.locale)}")] if saved.minor else []
    return [
        PriceRow("Pieces", label(order.subtotal, order, house).text),
        *less,
        PriceRow("Delivery", delivery.text(house.locale) if delivery.minor else "Included"),
        *given,
        PriceRow("Total", label(order.total, order, house).text, note, strong=True),
    ]


def _address_lines(address: OrderAddress | None, house: House) -> list[str]:
    if address is None:
        return []
    town = " ".join(part for part in (address.postal_code, address.city) if part)
    lines = [
        f"{address.first_name} {address.last_name}",
        address.company,
        address.address_line1,
        address.address_line2,
        town,
        address.state_province,
        country_name(address.country_code, house.locale),
    ]
    return [line for line in lines if line]
