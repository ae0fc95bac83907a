"""The rooms of the desk.

To add a room, write one file beside this one and one line in ROOMS:

* ``table(actor, choices)`` answers with a ``schemas.admin.TableView``. Describe the list with ``lists.List``, let
  ``lists.Wanted`` read the address and make all of the view but what the room alone can say, and
  ``core.keyset.slice_of`` the page.
* ``record(actor, key)`` answers with a ``RecordView`` for ``/admin/<slug>/<key>``; leave it out where rows lead elsewhere.
* ``act(actor, deed, keys, words)`` does one of the deeds its views offer to one or several rows, and answers with the
  sentence that is shown for it. ``words`` holds what was asked ("why") and the fields of a record.
* ``waiting(session)`` counts what waits there, for the side list.

Its queries and deeds belong to the context they are about, and each of them asks ``identity.ensure_may`` first: the
desk checks the room's right as well, but a room is not the only way in. Nothing is drawn: the pages, the table, paging,
selection, keys, and the states a list can be in are there already. A room that needs a page of its own leaves ``table``
out, adds a route ``/admin/<slug>`` before ``/admin/[page]`` in ``state/routes.py``, and draws it with
``components/admin/frame.desk_page``.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from luxeverse.core.actor import Actor
from luxeverse.core.db import ReadSession
from luxeverse.domain.identity.rights import Right
from luxeverse.schemas.admin import RecordView, TableView
from luxeverse.services import appointments, catalogue, rental, resale, reviews
from luxeverse.services.admin import (
    description_room,
    loan_room,
    offer_room,
    people_room,
    question_room,
    review_room,
    testimonial_room,
    visit_room,
)

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Room:
    """``text`` is its one sentence on the first page of the desk, ``noun`` what one of its rows is called."""

    slug: str
    title: str
    text: str
    right: Right
    noun: str
    table: Callable[[Actor, Words], Awaitable[TableView]] | None = None
    record: Callable[[Actor, str], Awaitable[RecordView]] | None = None
    act: Callable[[Actor, str, Sequence[str], Words], Awaitable[str]] | None = None
    waiting: Callable[[ReadSession], Awaitable[int]] | None = None


ROOMS = (
    Room(
        "reviews", "Reviews", "What buyers wrote and pictured, before anybody else reads it.",
        Right.MODERATE, "Review", review_room.table, review_room.record, review_room.act, reviews.count_waiting,
    ),
    Room(
        "questions", "Questions", "What people ask about pieces and answer each other, and the answers of the house.",
        Right.MODERATE, "Question", question_room.table, question_room.record, question_room.act, reviews.count_waiting_words,
    ),
    Room(
        "descriptions", "Descriptions", "Texts written with a language model, until an editor decides.",
        Right.EDIT, "Text", description_room.table, description_room.record, description_room.act, catalogue.count_drafts,
    ),
    Room(
        "testimonials", "Testimonials", "What buyers say on the home of the house, and what stands behind it.",
        Right.EDIT, "Testimonial", testimonial_room.table, testimonial_room.record, testimonial_room.act,
    ),
    Room(
        "visits", "Visits", "Who comes, who is here, and what must be called off.",
        Right.RECEIVE, "Visit", visit_room.table, visit_room.record, visit_room.act, appointments.count_booked,
    ),
    Room(
        "offers", "Offered back", "Pieces members offer back, until somebody of the house has looked at them.",
        Right.HANDLE, "Offer", offer_room.table, offer_room.record, offer_room.act, resale.count_offers_waiting,
    ),
    Room(
        "loans", "Loans", "Pieces that go out to borrowers, and what comes back of their deposits.",
        Right.HANDLE, "Loan", loan_room.table, loan_room.record, loan_room.act, rental.count_loans_waiting,
    ),
    Room(
        "people", "People", "Who works for the house, in which role and since when.",
        Right.APPOINT, "Person", people_room.table, people_room.record, people_room.act,
    ),
)  # fmt: skip
