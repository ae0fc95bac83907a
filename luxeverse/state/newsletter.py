"""Letters of the house: asked for on its pages, answered on the page of a letter's link."""

from typing import Any

import reflex as rx

from luxeverse.core.errors import Refused
from luxeverse.schemas.newsletter import NewsletterPage
from luxeverse.services import newsletter
from luxeverse.state.defaults import shared
from luxeverse.state.forms import field, plain
from luxeverse.state.loading import Loaded, Missing, Page, PageRequest
from luxeverse.state.pages import NOT_INDEXED, frame, head_of
from luxeverse.state.session import actor_of
from luxeverse.state.shell import ShellState

MOST_A_TAB = 5
TOLD = "If this address is not on the list yet, a letter is on its way. Nothing comes before you answer it."


class NewsletterState(rx.State):
    """``told`` and ``problem`` are about the form, ``standing`` is what was pressed on the page of a letter."""

    told: str = ""
    problem: str = ""
    standing: str = ""
    _asked: int = 0

    @rx.event
    async def prepare(self):
        self.told, self.problem, self.standing = "", "", ""

    @rx.event
    async def ask(self, form: dict[str, Any]):
        actor = await actor_of(self)
        self.told, self.problem = "", ""
        if self._asked >= MOST_A_TAB:
            self.problem = "That is enough for now. Come back later."
            return
        try:
            await newsletter.ask(actor.house, field(form, "email"))
        except Refused as refusal:
            self.problem = refusal.message
        else:
            self._asked += 1
            self.told = TOLD

    @rx.event
    async def confirm(self, token: str):
        actor = await actor_of(self)
        done = await newsletter.confirm(actor.house, plain(token))
        self.standing = "confirmed" if done else "gone"

    @rx.event
    async def stop(self, token: str):
        actor = await actor_of(self)
        done = await newsletter.stop(actor.house, plain(token))
        self.standing = "stopped" if done else "gone"


class NewsletterPageState(rx.State):
    """Seeded."""

    page: NewsletterPage = shared(NewsletterPage())


async def load_newsletter(request: PageRequest) -> Loaded:
    """Where a letter's link leads. Opening it says neither yes nor no: mail programs look at links too."""
    token = request.params["token"]
    standing = await newsletter.standing(request.house, token)
    if standing is None:
        return Missing()
    name = request.house.name
    head = head_of(request, "Letters", f"Letters of {name}.", robots=NOT_INDEXED, canonical="/")
    page = NewsletterPage(token, standing.value, name, request.url("/shop"))
    values = {ShellState: await frame(request, head), NewsletterPageState: {"page": page}}
    return Page(values, is_kept=False)
