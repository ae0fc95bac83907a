"""The desk as a whole: which rooms somebody may enter, and what is asked of a room."""

from collections.abc import Sequence

from luxeverse.core.actor import Actor, House
from luxeverse.core.db import read_session
from luxeverse.core.errors import Invalid, NotFound
from luxeverse.domain.identity.rights import Right, may
from luxeverse.domain.identity.status import STAFF
from luxeverse.schemas.admin import DeskFrame, DeskRoom, DeskVisit, RecordView, TableView
from luxeverse.schemas.common import Crumbs, LinkItem
from luxeverse.services import identity
from luxeverse.services.admin.rooms import ROOMS, Room, Words
from luxeverse.services.admin.words import ROLES

TITLE = "The desk"
MOST_KEYS = 100


def frame(house: House, slug: str = "", *, is_record: bool = False) -> DeskFrame | None:
    """What is the same for everybody who works here, before anybody is known; None where there is no such room."""
    room = _find(slug)
    if slug and room is None:
        return None
    is_table = room is not None and room.table is not None
    if room and is_record and (room.record is None or not is_table):
        return None
    everybodys = [one for one in ROOMS if all(may(role, one.right) for role in STAFF)]
    return DeskFrame(
        title=_title(room, is_record=is_record),
        text=room.text if room and not is_record else "",
        here=_address(house, room) if room else "",
        crumbs=_crumbs(house, room, is_record=is_record),
        rooms=[_entry(house, one) for one in everybodys],
    )


async def enter(actor: Actor) -> DeskVisit:
    """The same for the one who is here: their rooms, with what waits in each. Raises SignInNeeded, NotAllowed."""
    user_id = identity.ensure_may(actor, Right.LOOK)
    rooms = [room for room in ROOMS if may(actor.role, room.right)]
    async with read_session(actor.tenant_id) as session:
        user = await identity.user(session, user_id)
        numbers = {
            room.slug: await room.waiting(session) if room.waiting else None for room in rooms
        }
    return DeskVisit(
        rooms=[_entry(actor.house, room, numbers[room.slug]) for room in rooms],
        who=(user.name or user.email) if user else "",
        role=ROLES.get(actor.role, ""),
    )


async def table(actor: Actor, slug: str, choices: Words) -> TableView:
    """The list of a room as an address asks for it. Raises SignInNeeded, NotAllowed, NotFound."""
    room = _room(actor, slug)
    if room.table is None:
        raise NotFound("This room has no list.", code="unknown_room")
    return await room.table(actor, choices)


async def record(actor: Actor, slug: str, key: str) -> RecordView:
    """One record of a room. Raises SignInNeeded, NotAllowed, NotFound."""
    room = _room(actor, slug)
    if room.record is None:
        raise NotFound("Rows of this room do not open.", code="unknown_room")
    return await room.record(actor, key)


async def act(actor: Actor, slug: str, deed: str, keys: Sequence[str], words: Words) -> str:
    """Do a deed of a room to some of its rows; returns what to say of it. Raises what the deed raises, NotFound, Invalid
    for more than MOST_KEYS rows.
    """
    room = _room(actor, slug)
    if room.act is None:
        raise NotFound("Nothing is done in this room.", code="unknown_deed")
    if len(keys) > MOST_KEYS:
        raise Invalid(f"Choose up to {MOST_KEYS} at a time; nothing was done.", code="too_many")
    return await room.act(actor, deed, keys, words)


def _find(slug: str) -> Room | None:
    return next((room for room in ROOMS if room.slug == slug), None)


def _room(actor: Actor, slug: str) -> Room:
    identity.ensure_may(actor, Right.LOOK)
    room = _find(slug)
    if room is None:
        raise NotFound("The desk has no such room.", code="unknown_room")
    identity.ensure_may(actor, room.right)
    return room


def _title(room: Room | None, *, is_record: bool) -> str:
    if room is None:
        return TITLE
    return room.noun if is_record else room.title


def _crumbs(house: House, room: Room | None, *, is_record: bool) -> Crumbs:
    home = LinkItem(house.name, house.prefix or "/")
    desk = LinkItem(TITLE, f"{house.prefix}/admin")
    if room is None:
        return Crumbs([home], TITLE)
    if not is_record:
        return Crumbs([home, desk], room.title)
    return Crumbs([home, desk, LinkItem(room.title, _address(house, room))], room.noun)


def _entry(house: House, room: Room, number: int | None = None) -> DeskRoom:
    """``number`` is None where nothing waits by its nature, or as long as nobody is known."""
    return DeskRoom(
        label=room.title,
        url=_address(house, room),
        count=f"{number:,}" if number else "",
        text=room.text,
        note=f"{number:,} waiting" if number else "" if number is None else "Nothing waits",
    )


def _address(house: House, room: Room) -> str:
    return f"{house.prefix}/admin/{room.slug}"
