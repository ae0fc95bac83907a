"""Questions about a piece: shown, asked, answered."""

from typing import Any

import reflex as rx

from luxeverse.core.errors import Refused
from luxeverse.core.ids import parse_id
from luxeverse.schemas.questions import QuestionsView
from luxeverse.services import reviews
from luxeverse.state.defaults import shared
from luxeverse.state.forms import field
from luxeverse.state.session import actor_of

LONGEST = {"text": 1_000, "name": 60, "number": 20, "email": 320}
LONGEST_OTHER = 160
THANKS = "Thank you. A person of the house reads it before it is shown."


class QuestionsState(rx.State):
    """Seeded."""

    page: QuestionsView = shared(QuestionsView())


class AskState(rx.State):
    """``told`` and ``problem`` are about ``about``: the piece that was asked about, or the question answered."""

    about: str = ""
    told: str = ""
    problem: str = ""

    @rx.event
    async def ask(self, form: dict[str, Any]):
        slug = _text(form, "slug")
        self.about, self.told, self.problem = slug, "", ""
        try:
            await reviews.ask(await actor_of(self), slug, _words(form))
        except Refused as refusal:
            self.problem = refusal.message
        else:
            self.told = THANKS

    @rx.event
    async def answer(self, form: dict[str, Any]):
        key = parse_id(_text(form, "question"))
        if key is None:
            return
        self.about, self.told, self.problem = str(key), "", ""
        try:
            await reviews.answer(await actor_of(self), key, _words(form))
        except Refused as refusal:
            self.problem = refusal.message
        else:
            self.told = THANKS


def _words(form: object) -> reviews.Words:
    return reviews.Words(*(_text(form, name) for name in ("text", "name", "number", "email")))


def _text(form: object, name: str) -> str:
    return field(form, name, LONGEST.get(name, LONGEST_OTHER))
