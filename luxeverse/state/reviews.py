"""Reviews on a page, and the form that takes one."""

from typing import Any

import reflex as rx

from luxeverse.core.errors import Refused
from luxeverse.core.ids import parse_id
from luxeverse.schemas.checkout import FieldError
from luxeverse.schemas.reviews import ReviewForm, ReviewsView
from luxeverse.services import reviews
from luxeverse.state.defaults import shared
from luxeverse.state.forms import field, field_errors
from luxeverse.state.session import actor_of

LONGEST = {"text": 4_000, "title": 120, "name": 60, "email": 320, "number": 20, "photos": 200}
LONGEST_OTHER = 160


class ReviewsState(rx.State):
    """Seeded."""

    page: ReviewsView = shared(ReviewsView())


class ReviewPieceState(rx.State):
    """Seeded."""

    piece: ReviewForm = shared(ReviewForm())


class ReviewFormState(rx.State):
    """``status`` is open until the review was taken. ``rating`` of the form is "1" to "5"."""

    status: str = "open"
    number: str = ""
    errors: list[FieldError] = []

    @rx.event
    async def prepare(self):
        """The order's number may come with the link of a letter."""
        self.number = _text(self.router.url.query_parameters, "number")
        self.status, self.errors = "open", []

    @rx.event
    async def send(self, form: dict[str, Any]):
        actor = await actor_of(self)
        said = _said(form)
        try:
            await reviews.write_review(actor, _text(form, "slug"), said)
        except Refused as refusal:
            self.errors = field_errors(refusal, "text")
        else:
            self.status, self.errors = "sent", []


def _said(form: object) -> reviews.Said:
    fit, rating = _text(form, "fit"), _text(form, "rating")
    keys = [parse_id(part) for part in _text(form, "photos").split(",")]
    return reviews.Said(
        rating=int(rating) if rating in {"1", "2", "3", "4", "5"} else 0,
        text=_text(form, "text"),
        name=_text(form, "name"),
        email=_text(form, "email"),
        title=_text(form, "title"),
        number=_text(form, "number"),
        fit=int(fit) if fit in {"-1", "0", "1"} else None,
        photos=[key for key in keys if key],
        others=[_text(form, f"other{place}") for place in range(1, reviews.MOST_OTHERS + 1)],
    )


def _text(form: object, name: str) -> str:
    return field(form, name, LONGEST.get(name, LONGEST_OTHER))
