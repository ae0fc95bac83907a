"""A member's closet, the form that offers a piece back, and the pages of what is for sale a second time."""

from dataclasses import replace
from typing import Any

import reflex as rx

from luxeverse.core.errors import Refused, SignInNeeded
from luxeverse.core.ids import parse_id
from luxeverse.schemas.checkout import FieldError
from luxeverse.schemas.resale import ClosetPage, OfferForm, PreLovedList, PreLovedPage
from luxeverse.services import resale
from luxeverse.state.account import door_to
from luxeverse.state.defaults import shared
from luxeverse.state.feedback import say
from luxeverse.state.forms import field, field_errors, plain
from luxeverse.state.loading import Loaded, Missing, Page, PageRequest
from luxeverse.state.pages import NOT_INDEXED, frame, head_of
from luxeverse.state.session import actor_of, last_part
from luxeverse.state.shell import ShellState

LONGEST_KEY = 40
LONGEST_WORDS = 2_000
CLOSET = "/account/closet"


class ClosetState(rx.State):
    page: ClosetPage = shared(ClosetPage())

    @rx.event
    async def open(self):
        await self._show()

    @rx.event
    async def withdraw(self, ref: str):
        """Take an offer back."""
        try:
            await resale.withdraw(await actor_of(self), plain(ref, LONGEST_KEY))
        except Refused as refusal:
            await say(self, refusal.message, "err")
        else:
            await say(self, "It stays with you")
        await self._show()

    async def _show(self) -> None:
        actor = await actor_of(self)
        try:
            self.page = await resale.closet(actor)
        except SignInNeeded:
            self.page = ClosetPage(status="gone", door=door_to(actor.house.prefix, CLOSET))


class OfferState(rx.State):
    form: OfferForm = shared(OfferForm())
    errors: list[FieldError] = []

    @rx.event
    async def open(self):
        """The piece this address names, if it is the member's and can be offered."""
        actor = await actor_of(self)
        piece = last_part(self, LONGEST_KEY)
        self.errors, self.form = [], OfferForm()
        closet_url = actor.house.prefix + CLOSET
        try:
            self.form = await resale.offer_form(actor, piece)
        except SignInNeeded:
            door = door_to(actor.house.prefix, f"{CLOSET}/{piece}")
            self.form = OfferForm(status="gone", door=door)
        except Refused as refusal:
            self.form = OfferForm("missing", closet_url=closet_url, trouble=refusal.message)

    @rx.event
    async def send(self, form: dict[str, Any]):
        actor = await actor_of(self)
        try:
            await resale.offer(actor, _said(form))
        except Refused as refusal:
            self.errors = field_errors(refusal, "price")
        else:
            self.errors, self.form = [], replace(self.form, status="sent")


def _said(form: object) -> resale.Said:
    keys = [parse_id(part) for part in field(form, "photos").split(",")]
    return resale.Said(
        piece=field(form, "piece", LONGEST_KEY),
        condition=field(form, "condition"),
        kind=field(form, "kind"),
        price=field(form, "price"),
        floor=field(form, "floor"),
        step=field(form, "step"),
        words=field(form, "words", LONGEST_WORDS),
        photos=[key for key in keys if key],
    )


class PreLovedListState(rx.State):
    """Seeded."""

    page: PreLovedList = shared(PreLovedList())


class PreLovedState(rx.State):
    """Seeded."""

    page: PreLovedPage = shared(PreLovedPage())


async def load_list(request: PageRequest) -> Loaded:
    page = await resale.pre_loved(request.house, request.query.get("of", ""))
    if page is None:
        return Missing()
    robots = NOT_INDEXED if request.query else ""
    head = head_of(request, page.title, page.intro, robots=robots)
    return Page({ShellState: await frame(request, head), PreLovedListState: {"page": page}})


async def load_piece(request: PageRequest) -> Loaded:
    slug, ref = (request.params[name] for name in ("slug", "ref"))
    page = await resale.pre_loved_page(request.house, slug, ref)
    if page is None:
        return Missing()
    title = f"{page.name}, pre-loved"
    said = f"{page.authenticated}. {page.condition}: {page.condition_text}"
    # It is gone once it is sold, so search engines get the list, which stays.
    head = head_of(request, title, said, image=page.picture.src, robots=NOT_INDEXED)
    return Page({ShellState: await frame(request, head), PreLovedState: {"page": page}})
