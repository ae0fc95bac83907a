"""A member's own account of what bringing their orders took, what was given, and what came back."""

from dataclasses import replace
from typing import Any

import reflex as rx

from luxeverse.core.errors import Refused, SignInNeeded
from luxeverse.schemas.sustainability import Report
from luxeverse.services import account, recycling
from luxeverse.services import sustainability as sustainability_service
from luxeverse.state.account import LONGEST_NUMBER, door_to
from luxeverse.state.defaults import shared
from luxeverse.state.feedback import say
from luxeverse.state.forms import field, plain
from luxeverse.state.session import actor_of

PATH = "/account/footprint"


class FootprintState(rx.State):
    view: Report = shared(Report())

    @rx.event
    async def open(self):
        """The page of an order leads here with its number."""
        number = field(self.router.url.query_parameters, "order", LONGEST_NUMBER)
        await self._show(number)

    @rx.event
    async def contribute_always(self, is_wanted: bool):
        """With every order, or with none unless it is chosen there."""
        actor = await actor_of(self)
        try:
            await account.change_profile(actor, always_contributes=is_wanted is True)
        except Refused as refusal:
            await say(self, refusal.message, "err")
        else:
            await say(self, "Added to every order" if is_wanted is True else "Added to none")
        await self._show(self.view.order_number)

    @rx.event
    async def ask_label(self, form: dict[str, Any]):
        """A label; its page opens to be printed."""
        actor = await actor_of(self)
        typed = field(form, "pieces", 3)
        number = field(form, "order", LONGEST_NUMBER)
        pieces = int(typed) if typed.isascii() and typed.isdigit() else 0
        try:
            reference = await recycling.ask_label(actor, pieces, number)
        except SignInNeeded:
            self.view = _gone(actor.house.prefix)
            return None
        except Refused as refusal:
            self.view = replace(self.view, error=refusal.message)
            return None
        return rx.redirect(f"{actor.house.prefix}/account/recycling/{reference}")

    @rx.event
    async def withdraw_label(self, reference: str):
        """Nothing will be sent with it."""
        try:
            await recycling.withdraw_label(await actor_of(self), plain(reference, LONGEST_NUMBER))
        except Refused as refusal:
            await say(self, refusal.message, "err")
        else:
            await say(self, "Withdrawn")
        await self._show(self.view.order_number)

    async def _show(self, number: str) -> None:
        actor = await actor_of(self)
        try:
            self.view = await sustainability_service.report(actor, number)
        except SignInNeeded:
            self.view = _gone(actor.house.prefix)


def _gone(prefix: str) -> Report:
    return Report(status="gone", door=door_to(prefix, PATH))
