"""Short words in the corner: what was done, what can be undone, what was refused."""

from uuid import uuid4

import reflex as rx
import structlog
from reflex.event import EventSpec

from luxeverse.schemas.common import Toast

MOST_AT_ONCE = 3
log = structlog.get_logger(__name__)


class FeedbackState(rx.State):
    toasts: list[Toast] = []

    @rx.event
    async def dismiss(self, toast_id: str):
        self._drop(toast_id)

    @rx.event
    async def apologise(self):
        """Shown when a handler broke; the log has the rest."""
        self._say("Something went wrong on our side. Nothing was charged; please try again.", "err")

    def _drop(self, toast_id: str) -> None:
        self.toasts = [toast for toast in self.toasts if toast.id != toast_id]

    def _say(self, text: str, tone: str = "note", undo_label: str = "") -> str:
        toast = Toast(uuid4().hex, text, undo_label, tone)
        self.toasts = [*self.toasts, toast][-MOST_AT_ONCE:]
        return toast.id


async def say(state: rx.State, text: str, tone: str = "note", undo_label: str = "") -> str:
    """Show a toast to the visitor of ``state``; returns its id."""
    feedback = await state.get_state(FeedbackState)
    return feedback._say(text, tone, undo_label)  # noqa: SLF001  public methods are open to browsers


async def drop(state: rx.State, toast_id: str) -> None:
    """Take a toast of the visitor of ``state`` away."""
    feedback = await state.get_state(FeedbackState)
    feedback._drop(toast_id)  # noqa: SLF001


def on_broken_event(exception: Exception) -> EventSpec:
    """What the app does when a handler raises: log it whole, tell the visitor one sentence.

    Reflex's own answer would be a script evaluated in the browser, which our content policy forbids.
    """
    log.error("event.broken", exc_info=exception)
    return FeedbackState.apologise()
