"""Choosing a visit, and changing one."""

from typing import Any

import reflex as rx

from luxeverse.core.errors import NotFound, Refused
from luxeverse.schemas.appointments import VisitsPage, VisitView
from luxeverse.schemas.common import LinkItem
from luxeverse.services import appointments, storefront
from luxeverse.state.defaults import shared
from luxeverse.state.feedback import say
from luxeverse.state.forms import field
from luxeverse.state.loading import Loaded, Missing, Page, PageRequest
from luxeverse.state.pages import NOT_INDEXED, frame, head_of
from luxeverse.state.session import actor_of, last_part, link_base
from luxeverse.state.shell import ShellState

LONGEST_TOKEN = 64
LONGEST_NOTE = 1_200
"""Longer than a note may be, so that one that is too long is refused and not cut."""


class VisitsPageState(rx.State):
    """Seeded."""

    page: VisitsPage = shared(VisitsPage())


class BookingState(rx.State):
    """``error`` is what was wrong with the form last sent."""

    error: str = ""

    @rx.event
    async def prepare(self):
        self.error = ""

    @rx.event
    async def book(self, form: dict[str, Any]):
        """Book what was chosen and go to its page."""
        actor = await actor_of(self)
        party = field(form, "party", 2)
        wanted = appointments.Wanted(
            kind=field(form, "kind", 40),
            at=field(form, "at", 40),
            party=int(party) if party.isascii() and party.isdigit() else 0,
            name=field(form, "name"),
            email=field(form, "email"),
            note=field(form, "note", LONGEST_NOTE),
        )
        try:
            token = await appointments.book(actor, wanted, await link_base(self, actor.house))
        except Refused as refusal:
            self.error = refusal.message
            return None
        return rx.redirect(f"{actor.house.prefix}/appointments/{token}")


class VisitState(rx.State):
    view: VisitView = shared(VisitView())

    @rx.event
    async def open(self):
        """The visit of this address."""
        await self._show()

    @rx.event
    async def move(self, form: dict[str, Any]):
        """Let it begin at another moment."""
        actor = await actor_of(self)
        try:
            await appointments.move_visit(actor.house, self._token(), field(form, "at", 40))
        except Refused as refusal:
            await say(self, refusal.message, "err")
        else:
            await say(self, "Moved. A letter says so.")
        await self._show()

    @rx.event
    async def cancel(self):
        actor = await actor_of(self)
        try:
            await appointments.cancel_visit(actor.house, self._token())
        except Refused as refusal:
            await say(self, refusal.message, "err")
        await self._show()

    def _token(self) -> str:
        return last_part(self, LONGEST_TOKEN)

    async def _show(self) -> None:
        actor = await actor_of(self)
        try:
            self.view = await appointments.visit_page(actor.house, self._token())
        except NotFound as refusal:
            prefix = actor.house.prefix
            links = [LinkItem(f"Back to {actor.house.name}", prefix or "/")]
            self.view = VisitView("empty", "No such visit", refusal.message, links=links)


async def load_visits(request: PageRequest) -> Loaded:
    """Built for each request: what is free changes by the minute. Search engines get the page without choices."""
    page = await appointments.visits_page(request.house, request.query)
    if page is None:
        return Missing()
    robots = NOT_INDEXED if request.query else ""
    said = storefront.trail_jsonld(request.house, page.crumbs, request.path, request.base_url)
    head = head_of(request, page.title, page.standfirst, robots=robots, jsonld=said)
    values = {ShellState: await frame(request, head), VisitsPageState: {"page": page}}
    return Page(values, is_kept=False)


async def load_visit(request: PageRequest) -> Loaded:
    """The frame; whose visit it is comes once the page is alive."""
    if not await appointments.receives_visits(request.house):
        return Missing()
    name = request.house.name
    head = head_of(
        request, "Your visit", f"A visit at {name}.", robots=NOT_INDEXED, canonical="/appointments"
    )
    return Page({ShellState: await frame(request, head)}, is_kept=False)
