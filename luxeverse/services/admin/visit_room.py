"""The room of visits: who comes today, who is here, and what must be called off."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from luxeverse.core.actor import Actor, House
from luxeverse.core.db import read_session
from luxeverse.core.errors import NotFound
from luxeverse.domain.identity.rights import Right
from luxeverse.models.appointments import Visit
from luxeverse.schemas.admin import Block, Cell, Deed, RecordView, Row, TableView
from luxeverse.schemas.common import Fact, LinkItem
from luxeverse.services import appointments, audit, identity
from luxeverse.services.admin import words
from luxeverse.services.admin.lists import SIZE, Heading, List, Wanted
from luxeverse.services.appointments import Kind, VisitStatus

LIST = List(
    room="visits",
    headings=(
        Heading("When", "when"),
        Heading("Name", "name"),
        Heading("Visit"),
        Heading("People", "party", "number"),
        Heading("Stands"),
    ),
    views=(("today", "Today"), ("coming", "To come"), ("past", "Past"), ("cancelled", "Cancelled")),
    sort="when",
)
ARRIVED = Deed("arrived", "They are here", "primary", "a")
CANCEL = Deed("cancel", "Cancel", "line", "c", asks="Why, for the letter to the guest", wants=True)
SAID = {"visit.arrived": "Arrived", "visit.cancelled": "Cancelled by the house"}
STATES = {
    VisitStatus.BOOKED: Cell("Booked", tone="note"),
    VisitStatus.ARRIVED: Cell("Arrived", tone="ok"),
    VisitStatus.CANCELLED: Cell("Cancelled", tone="warn"),
}


async def table(actor: Actor, choices: Mapping[str, str]) -> TableView:
    """Visits of a house. Raises SignInNeeded, NotAllowed."""
    identity.ensure_may(actor, Right.RECEIVE)
    calendar = await appointments.calendar_of(actor.house)
    if calendar is None:
        text = "Its places, hours and kinds of visit are part of the data of the house."
        return TableView(status="empty", title="This house receives no visits", text=text)
    wanted = Wanted(LIST, actor.house, choices)
    order = appointments.visit_order(wanted.key, is_descending=wanted.is_descending)
    span = appointments.today(calendar)
    async with read_session(actor.tenant_id) as session:
        found = await appointments.visit_list(session, wanted.view, span, order, wanted.place, SIZE)
        counts = await appointments.visit_counts(session, span)
    return replace(
        wanted.table(found, counts, "visit"),
        caption=f"Visits: {wanted.label}",
        title="Nobody here",
        text="Visits stand here as soon as somebody books one.",
        ways=[LinkItem("The page visits are booked on", f"{actor.house.prefix}/appointments")],
        rows=[_row(actor.house, one, calendar.kind(one.kind)) for (one,) in found.rows],
        deeds=[ARRIVED, CANCEL] if wanted.view in {"today", "coming"} else [],
    )


async def record(actor: Actor, key: str) -> RecordView:
    """One visit. Raises SignInNeeded, NotAllowed, NotFound."""
    identity.ensure_may(actor, Right.RECEIVE)
    (found,) = words.keys_of([key])
    calendar = await appointments.required_calendar(actor.house)
    async with read_session(actor.tenant_id) as session:
        visit = await appointments.visit_by_key(session, found)
        book = await audit.trail(session, "visit", found)
    kind = appointments.kind_of(calendar, visit.kind)
    facts = [fact for fact in appointments.facts_of(visit, kind) if fact.label != "Your note"]
    blocks = [Block("What they wrote", [visit.note])] if visit.note else []
    if visit.reason:
        blocks.append(Block("Why it was cancelled", [visit.reason]))
    return RecordView(
        status="ready",
        id=str(visit.id),
        title=visit.name,
        text=kind.name,
        state=STATES[visit.status],
        facts=[*facts, Fact("E-mail", visit.email), Fact("Booked", words.minute(visit.created_at))],
        blocks=blocks,
        deeds=[ARRIVED, CANCEL] if visit.status is VisitStatus.BOOKED else [],
        traces=words.traces(book, SAID),
    )


async def act(actor: Actor, deed: str, keys: Sequence[str], said: Mapping[str, str]) -> str:
    """Note an arrival, or cancel with a reason. Raises what these raise, NotFound."""
    identity.ensure_may(actor, Right.RECEIVE)
    found = words.keys_of(keys)
    if deed == ARRIVED.key:
        done = await appointments.confirm_arrival(actor, found)
        return f"{words.counted(done, 'visit')} noted as arrived."
    if deed == CANCEL.key:
        done = await appointments.cancel_for_house(actor, found, said.get("why", ""))
        return f"{words.counted(done, 'visit')} cancelled; a letter says why."
    raise NotFound("Visits know no such deed.", code="unknown_deed")


def _row(house: House, visit: Visit, kind: Kind | None) -> Row:
    when = appointments.short_text(visit.starts_at, kind.place) if kind else ""
    cells = [
        Cell(when, appointments.length_text(visit.minutes)), Cell(visit.name, visit.email), Cell(kind.name if kind else visit.kind, visit.reference),
        Cell(str(visit.party)), STATES[visit.status],
    ]  # fmt: skip
    return Row(
        str(visit.id), f"{visit.name}, {when}", f"{house.prefix}/admin/visits/{visit.id}", cells
    )
