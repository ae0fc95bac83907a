"""The room of those who work for the house, where whoever leads it gives roles and takes them back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from luxeverse.core.actor import Actor, House
from luxeverse.core.db import read_session
from luxeverse.core.errors import Invalid, NotFound
from luxeverse.domain.identity.rights import Right
from luxeverse.domain.identity.status import UserRole as R
from luxeverse.schemas.admin import Block, Cell, Deed, Field, RecordView, Row, TableView, Trace
from luxeverse.schemas.common import Fact, LinkItem
from luxeverse.services import audit, identity
from luxeverse.services.admin import words
from luxeverse.services.admin.lists import SIZE, Heading, List, Wanted
from luxeverse.services.identity import Colleague

LIST = List(
    room="people",
    headings=(
        Heading("Person", "name"),
        Heading("Role", "role"),
        Heading("Since", "since"),
        Heading("Signed in last"),
    ),
    views=((identity.EVERYBODY, "All"), ("leads", "Lead the house"), ("editors", "Editors")),
    sort="name",
)
TONES = {R.SUPER_ADMIN: "ok", R.ADMIN: "note"}
ROLE_OF = {"editor": R.ADMIN, "lead": R.SUPER_ADMIN, "leave": R.CUSTOMER}
EDITOR = Deed(
    "editor",
    "Make an editor",
    "line",
    "e",
    confirm="They keep every room of the desk but this one, from this moment on.",
)
LEAD = Deed(
    "lead",
    "Let them lead the house",
    "line",
    "l",
    confirm="They may give roles and take them away, yours too.",
)
LEAVE = Deed(
    "leave",
    "Take the role away",
    "line",
    "t",
    confirm="The desk is closed to them at once, in open browsers too. Their account as a customer stays.",
)
ADD_EDITOR = replace(EDITOR, kind="primary", hotkey="", confirm="")
ADD_LEAD = replace(LEAD, hotkey="")
NEW = "new"
NOW = {R.SUPER_ADMIN: "leads the house now", R.ADMIN: "is an editor now"}
OWN = "This is you. Somebody else who leads the house can change it."
MAY = {
    R.ADMIN: "Every room of the desk but this one.",
    R.SUPER_ADMIN: "Every room of the desk, this one too.",
}


async def table(actor: Actor, choices: Mapping[str, str]) -> TableView:
    """The people of a house, no customers. Raises SignInNeeded, NotAllowed."""
    identity.ensure_may(actor, Right.APPOINT)
    wanted = Wanted(LIST, actor.house, choices)
    order = identity.staff_order(wanted.key, is_descending=wanted.is_descending)
    async with read_session(actor.tenant_id) as session:
        found = await identity.staff_list(session, wanted.view, order, wanted.place, SIZE)
        counts = await identity.staff_counts(session)
    return replace(
        wanted.table(found, counts, "person"),
        count_text=_counted(counts[wanted.view]),
        caption=f"People: {wanted.label}",
        title="Nobody has this role",
        text="Whoever leads the house gives roles to addresses.",
        ways=[LinkItem("Give a role to an address", _address(actor.house, NEW))],
        rows=[_row(actor, one) for one in found.rows],
    )


async def record(actor: Actor, key: str) -> RecordView:
    """One who works here, or the form for another. Raises SignInNeeded, NotAllowed, NotFound."""
    identity.ensure_may(actor, Right.APPOINT)
    if key == NEW:
        return _new()
    (found,) = words.keys_of([key])
    async with read_session(actor.tenant_id) as session:
        one = await identity.colleague(session, found)
        book = await audit.trail(session, "user", found, identity.GIVEN)
    is_self = one.id == actor.user_id
    return RecordView(
        status="ready",
        id=str(one.id),
        title=one.name or one.email,
        text=one.email if one.name else "",
        state=_state(one.role),
        facts=_facts(one),
        blocks=[Block("What they may do", [MAY[one.role]], OWN if is_self else "")],
        deeds=[] if is_self else [LEAD if one.role == R.ADMIN else EDITOR, LEAVE],
        traces=[_trace(entry) for entry in book],
    )


async def act(actor: Actor, deed: str, keys: Sequence[str], said: Mapping[str, str]) -> str:
    """Give a role to an address or to one who works here, or take it away. Raises what these raise, NotFound."""
    identity.ensure_may(actor, Right.APPOINT)
    if len(keys) != 1:
        raise Invalid("Roles are given one by one.", code="one_by_one")
    if deed not in ROLE_OF or (keys[0] == NEW and deed == LEAVE.key):
        raise NotFound("People know no such deed.", code="unknown_deed")
    role = ROLE_OF[deed]
    if keys[0] == NEW:
        email = identity.address_of(said.get("email", ""))
        changed, who = await identity.appoint(actor, email, role), email
    else:
        (key,) = words.keys_of(keys)
        who = await _name(actor, key)
        changed = await identity.change_role(actor, key, role)
    if role == R.CUSTOMER:
        return f"{who} has no role here any more."
    return f"{who} {NOW[role]}." if changed else f"{who} had this role already."


async def _name(actor: Actor, key: UUID) -> str:
    async with read_session(actor.tenant_id) as session:
        one = await identity.colleague(session, key)
    return one.name or one.email


def _new() -> RecordView:
    return RecordView(
        status="ready",
        id=NEW,
        title="Give a role to an address",
        text="Whoever it belongs to proves it by a letter when they sign in.",
        fields=[
            Field(
                "email",
                "E-mail address",
                "",
                "Check it letter by letter: nobody is asked again.",
                longest=320,
            )
        ],
        blocks=[
            Block("What roles may do", facts=[Fact(words.ROLES[role], MAY[role]) for role in MAY])
        ],
        deeds=[ADD_EDITOR, ADD_LEAD],
    )


def _row(actor: Actor, one: Colleague) -> Row:
    name = one.name or one.email
    notes = [one.email if one.name else "", "You" if one.id == actor.user_id else ""]
    cells = [
        Cell(name, ", ".join(note for note in notes if note)),
        _state(one.role),
        Cell(words.day(one.since) if one.since else "Not noted"),
        Cell(words.day(one.came) if one.came else "Not yet"),
    ]
    return Row(str(one.id), name, _address(actor.house, one.id), cells)


def _facts(one: Colleague) -> list[Fact]:
    return [
        Fact("In this role since", words.minute(one.since) if one.since else "Not noted"),
        Fact("Signed in last", words.minute(one.came) if one.came else "Not yet"),
    ]


def _state(role: R) -> Cell:
    return Cell(words.ROLES[role], tone=TONES[role])


def _trace(entry: audit.Entry) -> Trace:
    role = str(entry.facts.get("role") or "")
    what = words.ROLES.get(role, "No role of the house")
    return Trace(what, entry.who or words.OPERATOR, words.minute(entry.at))


def _counted(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"


def _address(house: House, key: object) -> str:
    return f"{house.prefix}/admin/people/{key}"
