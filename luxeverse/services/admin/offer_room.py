"""The room where pieces that members offer back are looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from luxeverse.core.actor import Actor, House
from luxeverse.core.db import read_session
from luxeverse.core.errors import Invalid, NotFound
from luxeverse.core.money import Money
from luxeverse.domain.identity.rights import Right
from luxeverse.domain.resale.condition import WORDS
from luxeverse.domain.resale.pricing import PriceKind
from luxeverse.domain.resale.status import MOVES
from luxeverse.domain.resale.status import OfferStatus as S
from luxeverse.schemas.admin import Block, Cell, Deed, RecordPicture, RecordView, Row, TableView
from luxeverse.schemas.common import Fact, LinkItem
from luxeverse.services import audit, identity, resale
from luxeverse.services.admin import words
from luxeverse.services.admin.lists import SIZE, Heading, List, Wanted

LIST = List(
    room="offers",
    headings=(
        Heading("Piece", kind="wide"),
        Heading("Condition"),
        Heading("Price", kind="number"),
        Heading("Number"),
        Heading("Offered", "offered"),
    ),
    views=(
        ("offered", "To look at"),
        ("listed", "For sale"),
        ("sold", "Sold"),
        ("rejected", "Not taken"),
        ("withdrawn", "Withdrawn"),
        ("taken_back", "Taken back"),
    ),
    sort="offered",
)
STATES = {
    S.OFFERED: Cell("To look at", tone="note"),
    S.LISTED: Cell("For sale", tone="ok"),
    S.SOLD: Cell("Sold", tone="ok"),
    S.REJECTED: Cell("Not taken", tone="err"),
    S.WITHDRAWN: Cell("Withdrawn"),
    S.TAKEN_BACK: Cell("Taken back", tone="warn"),
}
APPROVE = Deed("approve", "Authentic: sell it", "primary", "a")
REJECT = Deed(
    "reject", "Do not take it", "line", "r", asks="Why not; the seller reads it", wants=True
)
SAID = {
    "resale.offered": "Offered",
    "resale.approved": "Found authentic",
    "resale.rejected": "Not taken",
    "resale.withdrawn": "Withdrawn by its owner",
}


async def table(actor: Actor, choices: Mapping[str, str]) -> TableView:
    """The offers of one state. Raises SignInNeeded, NotAllowed."""
    identity.ensure_may(actor, Right.HANDLE)
    wanted = Wanted(LIST, actor.house, choices)
    status = S(wanted.view)
    order = resale.offer_order(is_descending=wanted.is_descending)
    async with read_session(actor.tenant_id) as session:
        found = await resale.offer_list(session, status, order, wanted.place, SIZE)
        counts = await resale.offer_counts(session)
    counted = {state.value: number for state, number in counts.items()}
    return replace(
        wanted.table(found, counted, "piece"),
        caption=f"Pieces offered back: {wanted.label}",
        title="Nothing stands here",
        text="Members offer pieces back in their closet.",
        rows=[_row(actor.house, one) for one in found.rows],
        deeds=_deeds(status),
    )


async def record(actor: Actor, key: str) -> RecordView:
    """One offer with the pictures of the very piece. Raises SignInNeeded, NotAllowed, NotFound."""
    identity.ensure_may(actor, Right.HANDLE)
    async with read_session(actor.tenant_id) as session:
        one = await resale.offered(session, key)
        pictures = await resale.photos_of_offer(session, one.row.id)
        book = await audit.trail(session, "resale_offer", one.row.ref)
    row, house = one.row, actor.house
    name, promise = WORDS[row.condition]
    blocks = [Block(f"{name}, it is said", [promise, *([row.words] if row.words else [])])]
    return RecordView(
        status="ready",
        id=row.ref,
        title=one.name,
        text=one.variant,
        state=STATES[row.status],
        links=[LinkItem(f"Write to {one.seller}", f"mailto:{one.seller}")],
        facts=_facts(house, one),
        blocks=blocks,
        pictures=[
            RecordPicture(
                f"/api/resale/photos/{picture}/small{house.query}",
                f"/api/resale/photos/{picture}/large{house.query}",
                f"{one.name}, picture of its owner",
            )
            for picture in pictures
        ],
        deeds=_deeds(row.status),
        traces=words.traces(book, SAID),
    )


async def act(actor: Actor, deed: str, keys: Sequence[str], said: Mapping[str, str]) -> str:
    """Sell it or send it back, each piece by itself: somebody held it in their hands. Raises what these raise."""
    identity.ensure_may(actor, Right.HANDLE)
    if len(keys) != 1:
        raise Invalid("Pieces are decided over one by one.", code="one_by_one")
    if deed == APPROVE.key:
        slug = await resale.approve(actor, keys[0])
        return f"For sale at {actor.house.prefix}/product/{slug}."
    if deed == REJECT.key:
        await resale.reject(actor, keys[0], said.get("why", ""))
        return "It stays with its owner, who gets a letter."
    raise NotFound("Offers know no such deed.", code="unknown_deed")


def _deeds(status: S) -> list[Deed]:
    return [APPROVE, REJECT] if S.REJECTED in MOVES[status] else []


def _row(house: House, one: resale.Offered) -> Row:
    row = one.row
    return Row(
        id=row.ref,
        label=f"{one.name}, {row.ref}",
        url=f"{house.prefix}/admin/offers/{row.ref}",
        cells=[
            Cell(one.name, note=one.variant),
            Cell(WORDS[row.condition][0]),
            Cell(Money.of(row.start_price, row.currency).text(house.locale)),
            Cell(row.ref),
            Cell(words.day(row.created_at)),
        ],
    )


def _facts(house: House, one: resale.Offered) -> list[Fact]:
    row = one.row
    start, floor, step = (
        Money.of(amount, row.currency).text(house.locale)
        for amount in (row.start_price, row.floor_price, row.step_amount)
    )
    falls = row.kind is PriceKind.DYNAMIC
    facts = [
        Fact("Price", f"{start}, {step} less each week, down to {floor}" if falls else start),
        Fact("Bought with", one.order_number),
        Fact("Offered", words.day(row.created_at)),
        Fact("Not taken because", row.reason or ""),
    ]
    return [fact for fact in facts if fact.value]
