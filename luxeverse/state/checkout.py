"""The checkout: translate, call, assign."""

from dataclasses import replace
from typing import Any

import reflex as rx

from luxeverse.core.errors import Refused
from luxeverse.schemas.checkout import CheckoutView
from luxeverse.schemas.common import Notice
from luxeverse.services import checkout as checkout_service
from luxeverse.state.defaults import shared
from luxeverse.state.session import actor_of

LONGEST_TEXT = 500


class CheckoutState(rx.State):
    view: CheckoutView = shared(CheckoutView())
    _number: str = ""
    _typed: dict[str, str] = {}

    @rx.event
    async def open(self):
        """Where it was left, also after a reload or a lost connection."""
        self.view = await checkout_service.open_checkout(await actor_of(self))

    @rx.event
    async def save_contact(self, form: dict[str, Any]):
        self.view = await checkout_service.save_contact(await actor_of(self), _texts(form))

    @rx.event
    async def keep_typed(self, form: dict[str, Any]):
        """A reload of the first step loses nothing."""
        self._typed = _texts(form)
        await checkout_service.keep_typed(await actor_of(self), self._typed)

    @rx.event
    async def change_country(self, country_code: str):
        typed = {field.name: field.value for field in [self.view.email, *self.view.fields]}
        typed |= self._typed
        self.view = await checkout_service.change_country(
            await actor_of(self), str(country_code)[:2].upper(), typed
        )

    @rx.event
    async def choose_delivery(self, form: dict[str, Any]):
        chosen = _texts(form).get("delivery", "")[:60]
        try:
            self.view = await checkout_service.choose_delivery(
                await actor_of(self), chosen, go_on=True
            )
        except Refused as refusal:
            self._warn(refusal)

    @rx.event
    async def add(self, key: str, is_wanted: bool):
        """A contribution, or what is missing to a round sum."""
        try:
            self.view = await checkout_service.add(
                await actor_of(self), str(key), is_wanted=is_wanted is True
            )
        except Refused as refusal:
            self._warn(refusal)

    @rx.event
    async def edit(self, step: str):
        try:
            self.view = await checkout_service.step_back(await actor_of(self), str(step))
        except Refused as refusal:
            self._warn(refusal)

    @rx.event
    async def pay(self):
        """Hold the pieces, make the order, hand the browser what it needs to confirm the payment."""
        actor = await actor_of(self)
        try:
            purchase = await checkout_service.drafted(actor, self.view.amount_minor)
            placed = await checkout_service.place_order(actor, purchase)
        except Refused as refusal:
            self.view = await checkout_service.open_checkout(actor)
            if self.view.status == "ready":
                self._warn(refusal)
            return
        self._number = placed.number
        self.view = replace(
            self.view,
            client_secret=placed.intent.client_secret,
            attempt=self.view.attempt + 1,
            order_number=placed.number,
            notice=Notice(),
        )

    @rx.event
    async def paid(self, status: str, _message: str):
        """The browser says how the confirmation ended. It is not believed: the order page asks the server."""
        if str(status) in {"succeeded", "processing", "requires_capture"} and self._number:
            house = (await actor_of(self)).house
            return rx.redirect(f"{house.prefix}/orders/{self._number}")
        return None

    def _warn(self, refusal: Refused) -> None:
        self.view = replace(self.view, notice=Notice("err", refusal.message))


def _texts(form: object) -> dict[str, str]:
    if not isinstance(form, dict):
        return {}
    return {str(k)[:40]: str(v)[:LONGEST_TEXT] for k, v in list(form.items())[:40]}
