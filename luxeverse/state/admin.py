"""The desk: one state for what stands around its rooms, one for any list, one for any record."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import reflex as rx

from luxeverse.core.actor import Actor
from luxeverse.core.errors import NotAllowed, NotFound, Refused, SignInNeeded
from luxeverse.schemas.admin import DeskFrame, DeskVisit, RecordView, TableView
from luxeverse.schemas.common import LinkItem
from luxeverse.services import admin, storefront
from luxeverse.state.account import MEANWHILE, SIGNED_OUT, door_to
from luxeverse.state.defaults import shared
from luxeverse.state.feedback import say
from luxeverse.state.forms import plain
from luxeverse.state.loading import Loaded, Missing, Page, PageRequest
from luxeverse.state.pages import NOT_INDEXED, frame, head_of
from luxeverse.state.session import actor_of
from luxeverse.state.shell import ShellState

LONGEST_SLUG = 60
LONGEST_CHOICE = 400
LONGEST_WORDS = 6_000
MOST_WORDS = 20
MOST_KEYS = admin.MOST_KEYS + 1
"""One more than there may be, so that too many are refused and not cut."""
NO_RIGHT = "This room is not yours"
NO_SUCH = "Nothing stands here"


class DeskFrameState(rx.State):
    """Seeded."""

    frame: DeskFrame = shared(DeskFrame())


class DeskState(rx.State):
    """Who is here, and what waits in which room."""

    visit: DeskVisit = shared(DeskVisit())

    @rx.event
    async def open(self):
        actor = await actor_of(self)
        try:
            self.visit = await admin.enter(actor)
        except Refused:
            # The room itself says why; what was shown of it before must not stay.
            self.visit = DeskVisit()


class DeskTableState(rx.State):
    """``answered`` rises with every deed that was answered, ``done`` with those that were not refused."""

    view: TableView = shared(TableView())
    answered: int = 0
    done: int = 0

    @rx.event
    async def open(self):
        actor = await actor_of(self)
        await self._show(actor)

    @rx.event
    async def act(self, deed: str, keys: list[str], words: dict[str, str]):
        """Do one of the deeds of this list to the rows of these keys."""
        actor = await actor_of(self)
        slug, _ = _place(self)
        self.done += await _act(self, actor, slug, deed, keys, words)
        await self._show(actor)
        self.answered += 1
        return DeskState.open

    async def _show(self, actor: Actor) -> None:
        slug, _ = _place(self)
        asked = self.router.url.query_parameters
        choices = {key: plain(asked.get(key), LONGEST_CHOICE) for key in ("view", "sort", "at")}
        try:
            self.view = await admin.table(actor, slug, choices)
        except Refused as refusal:
            self.view = TableView(**_trouble(actor, refusal, f"/admin/{slug}"))


class DeskRecordState(rx.State):
    view: RecordView = shared(RecordView())
    answered: int = 0
    done: int = 0

    @rx.event
    async def open(self):
        actor = await actor_of(self)
        _, key = _place(self)
        # What was open before would stand there as if it were this one.
        if self.view.id != key:
            self.view = RecordView()
        await self._show(actor)

    @rx.event
    async def act(self, deed: str, key: str, words: dict[str, str]):
        """Do one of the deeds of the record of this key: the one that was seen, wherever the address leads by now."""
        actor = await actor_of(self)
        slug, _ = _place(self)
        self.done += await _act(self, actor, slug, deed, [key], words)
        await self._show(actor)
        self.answered += 1
        return DeskState.open

    async def _show(self, actor: Actor) -> None:
        slug, key = _place(self)
        try:
            self.view = await admin.record(actor, slug, key)
        except Refused as refusal:
            self.view = RecordView(**_trouble(actor, refusal, f"/admin/{slug}/{key}"))


def _place(state: rx.State) -> tuple[str, str]:
    """(room, key of the record) of the address; both may be anything."""
    inside = urlsplit(str(state.router.url)).path.partition("/admin/")[2]
    slug, _, key = inside.strip("/").partition("/")
    return plain(slug, LONGEST_SLUG), plain(key, LONGEST_SLUG)


async def _act(
    state: rx.State, actor: Actor, slug: str, deed: object, keys: object, words: object
) -> bool:
    """Whether it was done; the sentence about it is shown either way."""
    wanted = (
        [plain(key, LONGEST_SLUG) for key in keys[:MOST_KEYS]] if isinstance(keys, list) else []
    )
    try:
        done = await admin.act(actor, slug, plain(deed, LONGEST_SLUG), wanted, _words(words))
    except Refused as refusal:
        await say(state, refusal.message, "err")
        return False
    await say(state, done)
    return True


def _words(said: object) -> dict[str, str]:
    """What came with a deed, as texts by their names; nothing of what is no such thing."""
    if not isinstance(said, Mapping):
        return {}
    pairs = list(said.items())[:MOST_WORDS]
    return {plain(name, LONGEST_SLUG): plain(text, LONGEST_WORDS) for name, text in pairs}


def _trouble(actor: Actor, refusal: Refused, path: str) -> dict[str, Any]:
    """What stands in the place of a list or a record that somebody may not or cannot see (any more)."""
    if isinstance(refusal, SignInNeeded):
        link = door_to(actor.house.prefix, path)
        return {"status": "gone", "title": SIGNED_OUT, "text": MEANWHILE, "links": [link]}
    desk = LinkItem("Back to the desk", f"{actor.house.prefix}/admin")
    title = NO_SUCH if isinstance(refusal, NotFound) else NO_RIGHT
    if isinstance(refusal, NotAllowed):
        desk = LinkItem("Your account", f"{actor.house.prefix}/account")
    return {"status": "refused", "title": title, "text": refusal.message, "links": [desk]}


async def load_desk(request: PageRequest) -> Loaded:
    """The frame of a room; who is there and what waits comes once the page is alive."""
    said = request.params
    found = admin.frame(request.house, said.get("page", ""), is_record="id" in said)
    if found is None:
        return Missing()
    data = storefront.trail_jsonld(request.house, found.crumbs, request.path, request.base_url)
    text = f"{found.title} of {request.house.name}."
    head = head_of(request, found.title, text, robots=NOT_INDEXED, jsonld=data)
    return Page({ShellState: await frame(request, head), DeskFrameState: {"frame": found}})
