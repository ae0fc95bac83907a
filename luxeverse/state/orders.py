"""An order after paying, and later."""

import asyncio
from dataclasses import replace
from typing import Any

import reflex as rx

from luxeverse.core.errors import NotFound
from luxeverse.schemas.orders import OrderLookup, OrderView
from luxeverse.services import orders as order_service
from luxeverse.state.account import LONGEST_NUMBER
from luxeverse.state.cart import CartState
from luxeverse.state.defaults import shared
from luxeverse.state.forms import field
from luxeverse.state.session import actor_of, last_part

LOOKS = 40
LOOK_SECONDS = 0.75
"""Half a minute of looking: the supplier's word usually arrives within one second."""


class OrderState(rx.State):
    view: OrderView = shared(OrderView())
    lookup: OrderLookup = shared(OrderLookup())
    found: OrderView = shared(OrderView())

    @rx.event(background=True)
    async def watch(self):
        """Show the order of this address and go on looking until its payment is decided."""
        for _ in range(LOOKS):
            async with self:
                actor, number = await actor_of(self), last_part(self, LONGEST_NUMBER).upper()
            try:
                view = await order_service.of_this_browser(actor, number)
            except NotFound as refusal:
                view = OrderView(
                    status="empty", title="No such order here", standfirst=refusal.message
                )
            async with self:
                self.view = view
            if view.status != "pending":
                # The bag became this order; the corner of the page must not go on showing it.
                return CartState.refresh
            await asyncio.sleep(LOOK_SECONDS)
        return None

    @rx.event
    async def prepare(self):
        """The number may come with the link of the letter."""
        number = field(self.router.url.query_parameters, "number", LONGEST_NUMBER)
        house = (await actor_of(self)).house
        self.lookup = OrderLookup(number=number, hint=order_service.number_hint(house))
        self.found = OrderView()

    @rx.event
    async def find(self, form: dict[str, Any]):
        number, email = field(form, "number", LONGEST_NUMBER), field(form, "email")
        actor = await actor_of(self)
        try:
            self.found = await order_service.look_up(actor.house, number, email)
        except NotFound as refusal:
            self.lookup = replace(self.lookup, number=number, email=email, error=refusal.message)
