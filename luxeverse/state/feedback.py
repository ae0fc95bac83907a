"""Short words in the corner: what was done, what can be undone, what was refused."""

from uuid import uuid4

import reflex as rx

from luxeverse.schemas.common import Toast

MOST_AT_ONCE = 3


class FeedbackState(rx.State):
    toasts: list[Toast] = []

    @rx.event
    async def dismiss(self, toast_id: str):
        self.toasts = [toast for toast in self.toasts if toast.id != toast_id]

    def _say(self, text: str, tone: str = "note", undo_label: str = "") -> str:
        toast = Toast(uuid4().hex, text, undo_label, tone)
        self.toasts = [*self.toasts, toast][-MOST_AT_ONCE:]
        return toast.id


async def say(state: rx.State, text: str, tone: str = "note", undo_label: str = "") -> str:
    """Show a toast to the visitor of ``state``; returns its id."""
    feedback = await state.get_state(FeedbackState)
    return feedback._say(text, tone, undo_label)  # noqa: SLF001  public methods are open to browsers
