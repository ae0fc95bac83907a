"""Waiting for a piece, and waiting no longer."""

from typing import Any

import reflex as rx

from luxeverse.core.errors import Refused
from luxeverse.core.ids import parse_id
from luxeverse.schemas.interest import AlertPage
from luxeverse.services import interest
from luxeverse.state.defaults import shared
from luxeverse.state.forms import field, plain
from luxeverse.state.loading import Loaded, Missing, Page, PageRequest
from luxeverse.state.pages import NOT_INDEXED, frame, head_of
from luxeverse.state.session import actor_of
from luxeverse.state.shell import ShellState

SAID = {
    "back_in_stock": "We write once, when it is back. Nothing is set aside.",
    "price_drop": "We write once, when it costs less.",
}


class InterestState(rx.State):
    """``told`` and ``problem`` are about ``asked``, the variant of the last form sent in this tab."""

    asked: str = ""
    told: str = ""
    problem: str = ""

    @rx.event
    async def ask(self, form: dict[str, Any]):
        actor = await actor_of(self)
        variant, kind = parse_id(field(form, "variant")), field(form, "kind")
        if variant is None or kind not in SAID:
            return
        self.asked, self.told, self.problem = str(variant), "", ""
        try:
            email = field(form, "email")
            await interest.ask(actor.house, variant, email, interest.AlertKind(kind))
        except Refused as refusal:
            self.problem = refusal.message
        else:
            self.told = SAID[kind]


class AlertPageState(rx.State):
    """Seeded."""

    page: AlertPage = shared(AlertPage())


class AlertState(rx.State):
    is_stopped: bool = False

    @rx.event
    async def prepare(self):
        self.is_stopped = False

    @rx.event
    async def stop(self, token: str):
        actor = await actor_of(self)
        self.is_stopped = await interest.stop(actor.house, plain(token))


async def load_alert(request: PageRequest) -> Loaded:
    """Where a letter's link leads. Opening it stops nothing: mail programs look at links too."""
    token = request.params["token"]
    name = await interest.waited_for(request.house, token)
    if name is None:
        return Missing()
    head = head_of(request, "Letters", f"Letters about {name}.", robots=NOT_INDEXED, canonical="/")
    page = AlertPage(token, name, request.url("/shop"))
    values = {ShellState: await frame(request, head), AlertPageState: {"page": page}}
    return Page(values, is_kept=False)
