"""Borrowing a piece, and a member's loans."""

import asyncio
import re
from dataclasses import replace
from typing import Any

import reflex as rx

from luxeverse.core.errors import Refused, SignInNeeded
from luxeverse.schemas.checkout import FieldError
from luxeverse.schemas.common import LinkItem
from luxeverse.schemas.rental import HeldLoan, LoansPage, RentPage
from luxeverse.services import rental
from luxeverse.state.account import door_to
from luxeverse.state.defaults import shared
from luxeverse.state.feedback import say
from luxeverse.state.forms import field, field_errors, plain
from luxeverse.state.loading import Loaded, Missing, Page, PageRequest
from luxeverse.state.pages import frame, head_of
from luxeverse.state.session import actor_of, last_part
from luxeverse.state.shell import ShellState

LOANS = "/account/loans"
LONGEST_REF = 20
LOOKS = 30
LOOK_SECONDS = 2.0
LONGEST_SLUG = 160
NUMBER = re.compile(r"^[0-9]{1,12}$")
ADDRESS = (
    "first_name",
    "last_name",
    "address_line1",
    "address_line2",
    "city",
    "postal_code",
    "country_code",
    "phone",
)


class RentState(rx.State):
    """Seeded."""

    page: RentPage = shared(RentPage())


class LoanState(rx.State):
    """``status`` is loading, guest (``door`` leads in) or member; ``held`` are the days that wait for their payment."""

    status: str = "loading"
    held: HeldLoan = shared(HeldLoan())
    errors: list[FieldError] = []
    door: LinkItem = shared(LinkItem())
    _wanted: tuple[str, rental.Wanted] | None = None

    @rx.event
    async def open(self):
        actor = await actor_of(self)
        self.held, self.errors, self._wanted = HeldLoan(), [], None
        slug = last_part(self, LONGEST_SLUG)
        self.status = "guest" if actor.user_id is None else "member"
        self.door = door_to(actor.house.prefix, f"/rent/{slug}")

    @rx.event
    async def hold(self, form: dict[str, Any]):
        """Keep the days and start the payment."""
        self._wanted = (field(form, "slug", LONGEST_SLUG), _said(form))
        await self._book()

    @rx.event
    async def change(self):
        """Back to the days; these stay kept until others are, or their time ends."""
        self.held, self.errors = HeldLoan(), []

    @rx.event
    async def pay(self):
        """The days are still kept, or kept anew; the browser then confirms the payment."""
        if self._wanted is not None:
            await self._book()

    @rx.event
    async def paid(self, status: str, _message: str):
        """The browser says how the confirmation ended. It is not believed: the list of loans asks the server."""
        if str(status) in {"succeeded", "processing"} and self.held.ref:
            house = (await actor_of(self)).house
            return rx.redirect(f"{house.prefix}{LOANS}")
        return None

    async def _book(self) -> None:
        assert self._wanted is not None
        actor = await actor_of(self)
        slug, wanted = self._wanted
        try:
            held = await rental.held(actor, await rental.book(actor, slug, wanted))
        except Refused as refusal:
            self.errors = field_errors(refusal, "start")
        else:
            self.errors = []
            self.held = replace(held, attempt=self.held.attempt + 1)


def _said(form: object) -> rental.Wanted:
    days, shown = field(form, "days"), field(form, "shown")
    return rental.Wanted(
        start=field(form, "start"),
        days=_number(days),
        is_insured=field(form, "insured") == "yes",
        address={name: field(form, name) for name in ADDRESS},
        shown_total_minor=_number(shown),
    )


def _number(text: str) -> int:
    """What no length and no sum can be, when it is no number."""
    return int(text) if NUMBER.match(text) else -1


class LoansState(rx.State):
    page: LoansPage = shared(LoansPage())

    @rx.event(background=True)
    async def watch(self):
        """Show the loans, and go on looking until their payments are decided."""
        for _ in range(LOOKS):
            async with self:
                await self._show()
                is_waiting = self.page.is_waiting
            if not is_waiting:
                return
            await asyncio.sleep(LOOK_SECONDS)

    @rx.event
    async def cancel(self, ref: str):
        try:
            await rental.cancel(await actor_of(self), plain(ref, LONGEST_REF))
        except Refused as refusal:
            await say(self, refusal.message, "err")
        else:
            await say(self, "Cancelled; everything goes back to your card")
        await self._show()

    async def _show(self) -> None:
        actor = await actor_of(self)
        try:
            self.page = await rental.loans(actor)
        except SignInNeeded:
            self.page = LoansPage(status="gone", door=door_to(actor.house.prefix, LOANS))


async def load_rent(request: PageRequest) -> Loaded:
    """Not kept: the days one can choose are others tomorrow."""
    page = await rental.rent_page(request.house, request.params["slug"])
    if page is None:
        return Missing()
    said = f"{page.name} for a few days: {', '.join(f'{one.label} {one.rent}' for one in page.lengths)}."
    head = head_of(request, f"Borrow {page.name}", said, image=page.picture.src)
    values = {ShellState: await frame(request, head), RentState: {"page": page}}
    return Page(values, is_kept=False)
