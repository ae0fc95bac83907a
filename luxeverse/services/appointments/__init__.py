"""Visits to a house: when they can begin, who comes, and what is written about it."""

from luxeverse.domain.appointments.slots import Kind
from luxeverse.domain.appointments.status import VisitStatus
from luxeverse.services.appointments.book import Wanted, book, token_of
from luxeverse.services.appointments.calendar import calendar_of, kind_of, required_calendar
from luxeverse.services.appointments.change import (
    cancel_for_house,
    cancel_visit,
    confirm_arrival,
    move_visit,
)
from luxeverse.services.appointments.desk import (
    count_booked,
    today,
    visit_by_key,
    visit_counts,
    visit_list,
    visit_order,
)
from luxeverse.services.appointments.events import VisitChanged
from luxeverse.services.appointments.letters import remind, write_visit
from luxeverse.services.appointments.view import (
    KEYS,
    coming,
    receives_visits,
    slots,
    visit_calendar,
    visit_page,
    visits_page,
)
from luxeverse.services.appointments.words import facts_of, length_text, short_text, when_text

__all__ = [
    "KEYS",
    "Kind",
    "VisitChanged",
    "VisitStatus",
    "Wanted",
    "book",
    "calendar_of",
    "cancel_for_house",
    "cancel_visit",
    "coming",
    "confirm_arrival",
    "count_booked",
    "facts_of",
    "kind_of",
    "length_text",
    "move_visit",
    "receives_visits",
    "remind",
    "required_calendar",
    "short_text",
    "slots",
    "today",
    "token_of",
    "visit_by_key",
    "visit_calendar",
    "visit_counts",
    "visit_list",
    "visit_order",
    "visit_page",
    "visits_page",
    "when_text",
    "write_visit",
]
