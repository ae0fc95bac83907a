"""The orders of a member: listed, opened, and joined to the account once their address is proven."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.orm import aliased

from luxeverse.core.actor import Actor, House
from luxeverse.core.db import ReadSession, WriteSession, read_session
from luxeverse.core.errors import NotFound
from luxeverse.domain.orders.moves import AWAITING_PAYMENT
from luxeverse.domain.payments.status import KEPT, PaymentStatus
from luxeverse.models.orders import Order
from luxeverse.schemas.common import Crumbs, LinkItem
from luxeverse.schemas.orders import OrderEntry, OrdersPage, OrderView
from luxeverse.services import identity
from luxeverse.services.media import Crop, picture
from luxeverse.services.orders import store
from luxeverse.services.orders.queries import OrderFacts, facts_from, label, placed_on
from luxeverse.services.orders.went_back import refunds_by_order, went_back_text
from luxeverse.services.orders.words import status_text

ORDERS_A_PAGE = 10
MOST_PAGES = 1_000
PICTURES = 3
"""Of each order in the list."""
PAID = frozenset(one.lower() for one in KEPT)
REFUNDED = PaymentStatus.REFUNDED.lower()
NOT_YOURS = "You have no order with this number."


async def orders_of(actor: Actor, pages: int = 1) -> OrdersPage:
    """The member's first ``pages`` times ten orders, newest first. Raises SignInNeeded."""
    shown = min(max(pages, 1), MOST_PAGES) * ORDERS_A_PAGE
    return await orders_between(actor, 0, shown)


async def orders_between(actor: Actor, skip: int, limit: int) -> OrdersPage:
    """So many of the member's orders, newest first, without the first ``skip``. Raises SignInNeeded."""
    user_id = identity.required(actor)
    async with read_session(actor.tenant_id) as session:
        rows = await store.of_user(session, user_id, skip, limit)
        total = await store.count_of_user(session, user_id)
        entries = await _entries(session, actor.house, rows)
    seen = min(skip + len(rows), total)
    more = min(ORDERS_A_PAGE, total - seen)
    return OrdersPage(
        status="ready" if total else "empty",
        entries=entries,
        total=total,
        shown_text=f"{seen} of {total}",
        more_label=f"Show {more} more" if more > 0 else "",
        crumbs=Crumbs([LinkItem("Your account", f"{actor.house.prefix}/account")], "Orders"),
        shop=LinkItem("See all pieces", f"{actor.house.prefix}/shop"),
    )


async def order_of(actor: Actor, number: str) -> OrderView:
    """An order of the member's. Raises SignInNeeded; NotFound, also for other people's."""
    found = await facts_of(actor, number)
    shown = found.view
    links = [LinkItem("All your orders", f"{actor.house.prefix}/account/orders")]
    settings: Mapping[str, Any] = (await identity.record_of(actor.house)).settings
    programme = settings.get("recycling")
    if programme and found.payment_status in PAID:
        url = f"{actor.house.prefix}/account/footprint?order={shown.number}"
        links.append(LinkItem(f"Send {programme['what']} back", f"{url}#back"))
    return replace(
        shown,
        title=f"Order of {shown.placed_on}",
        standfirst=shown.standfirst
        if found.payment_status == REFUNDED
        else f"Letters about it go to {shown.email}.",
        links=links,
    )


async def facts_of(actor: Actor, number: str) -> OrderFacts:
    """As ``order_of``, with the order's states as machines want them. Raises SignInNeeded, NotFound."""
    user_id = identity.required(actor)
    async with read_session(actor.tenant_id) as session:
        order = await store.by_number_and_user(session, number.strip().upper(), user_id)
        if order is None:
            raise NotFound(NOT_YOURS, code="unknown_order")
        return await facts_from(session, actor.house, order)


async def id_of_member(session: ReadSession, user_id: UUID, number: str) -> UUID:
    """The order with this number. Raises NotFound, also for other people's."""
    order = await store.by_number_and_user(session, number.strip().upper(), user_id)
    if order is None:
        raise NotFound(NOT_YOURS, code="unknown_order")
    return order.id


async def join_by_address(session: WriteSession, user_id: UUID, email: str) -> int:
    """Give the member every guest order of an address they have just proven; returns how many.

    One that belongs to somebody already stays theirs.
    """
    joined = await session.scalars(
        update(Order)
        .where(Order.user_id.is_(None), func.lower(Order.customer_email) == email.lower())
        .values(user_id=user_id)
        .returning(Order.id)
    )
    return len(joined.all())


async def move_bag(session: WriteSession, from_cart: UUID, to_cart: UUID, user_id: UUID) -> None:
    """Orders of a bag that became part of another: paying then takes the pieces out of that one.

    Two orders of one bag cannot both await payment; then the one of the moved bag stays where it is.
    """
    other = aliased(Order)
    busy = (
        select(other.id)
        .where(other.cart_id == to_cart, other.status.in_(AWAITING_PAYMENT))
        .exists()
    )
    await session.execute(
        update(Order)
        .where(Order.cart_id == from_cart, ~(busy & Order.status.in_(AWAITING_PAYMENT)))
        .values(cart_id=to_cart, user_id=func.coalesce(Order.user_id, user_id))
        .execution_options(synchronize_session=False)
    )


async def _entries(session: ReadSession, house: House, rows: list[Order]) -> list[OrderEntry]:
    items = await store.first_items(session, [row.id for row in rows])
    products = {item.product_id for some in items.values() for item in some}
    media = await store.pictures(session, list(products))
    refunds = await refunds_by_order(session, [row.id for row in rows])
    made = []
    for row in rows:
        bought = items.get(row.id, [])
        pieces = sum(item.quantity for item in bought)
        shown = [media[i.product_id] for i in bought if i.product_id in media][:PICTURES]
        made.append(
            OrderEntry(
                number=row.order_number,
                url=f"{house.prefix}/account/orders/{row.order_number}",
                placed_on=placed_on(row),
                status_text=status_text(row),
                went_back=went_back_text(refunds.get(row.id, ()), house),
                pieces_text="1 piece" if pieces == 1 else f"{pieces} pieces",
                names=", ".join(dict.fromkeys(item.product_name for item in bought)),
                total=label(row.total, row, house),
                pictures=[
                    picture(m.asset, m.alt_text, Crop(m.zoom, m.focus_x, m.focus_y)) for m in shown
                ],
            )
        )
    return made
