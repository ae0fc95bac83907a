"""The room where pieces go out to borrowers and come back from them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from luxeverse.core.actor import Actor, House
from luxeverse.core.db import read_session
from luxeverse.core.errors import Invalid, NotFound
from luxeverse.core.money import Money
from luxeverse.domain.identity.rights import Right
from luxeverse.domain.rental.calendar import DAY
from luxeverse.domain.rental.status import MOVES
from luxeverse.domain.rental.status import LoanStatus as S
from luxeverse.models.rental import RentalLoan
from luxeverse.schemas.admin import Block, Cell, Deed, Field, RecordView, Row, TableView
from luxeverse.schemas.common import Fact, LinkItem
from luxeverse.services import audit, identity, rental
from luxeverse.services.admin import words
from luxeverse.services.admin.lists import SIZE, Heading, List, Wanted

LIST = List(
    room="loans",
    headings=(
        Heading("Piece", kind="wide"),
        Heading("From"),
        Heading("To"),
        Heading("Deposit", kind="number"),
        Heading("Number"),
        Heading("Booked", "booked"),
    ),
    views=(
        ("booked", "To be sent"),
        ("sent", "Out"),
        ("returned", "Back"),
        ("cancelled", "Cancelled"),
    ),
    sort="booked",
)
STATES = {
    S.CLAIMED: Cell("Being paid for", tone="note"),
    S.EXPIRED: Cell("Never paid for"),
    S.BOOKED: Cell("To be sent", tone="note"),
    S.SENT: Cell("Out", tone="warn"),
    S.RETURNED: Cell("Back", tone="ok"),
    S.CANCELLED: Cell("Cancelled"),
}
SEND = Deed("send", "It has left", "primary", "s")
BACK = Deed(
    "return",
    "It is back",
    "primary",
    "b",
    confirm="The deposit goes back to the borrower's card, less what lateness costs and what is kept.",
)
SAID = {
    "rental.sent": "Sent",
    "rental.returned": "Came back",
    "rental.cancelled": "Cancelled by the borrower",
}


async def table(actor: Actor, choices: Mapping[str, str]) -> TableView:
    """The loans of one state. Raises SignInNeeded, NotAllowed."""
    identity.ensure_may(actor, Right.HANDLE)
    wanted = Wanted(LIST, actor.house, choices)
    status = S(wanted.view)
    order = rental.loan_order(is_descending=wanted.is_descending)
    async with read_session(actor.tenant_id) as session:
        found = await rental.loan_list(session, status, order, wanted.place, SIZE)
        counts = await rental.loan_counts(session)
    counted = {state.value: number for state, number in counts.items()}
    return replace(
        wanted.table(found, counted, "loan"),
        caption=f"Loans: {wanted.label}",
        title="Nothing stands here",
        text="Loans stand here once they are paid for.",
        rows=[_row(actor.house, one) for one in found.rows],
        deeds=_deeds(status),
    )


async def record(actor: Actor, key: str) -> RecordView:
    """One loan: who has it, until when, and what of the deposit is kept. Raises SignInNeeded, NotAllowed, NotFound."""
    identity.ensure_may(actor, Right.HANDLE)
    async with read_session(actor.tenant_id) as session:
        one = await rental.lending(session, key)
        book = await audit.trail(session, "rental_loan", one.row.ref)
    row, house = one.row, actor.house
    return RecordView(
        status="ready",
        id=row.ref,
        title=one.name,
        text=f"Number {row.unit} of its kind",
        state=STATES[row.status],
        links=[
            LinkItem(one.name, f"{house.prefix}/product/{one.slug}"),
            LinkItem(f"Write to {row.email}", f"mailto:{row.email}"),
        ],
        facts=_facts(house, row),
        blocks=[Block("Goes to", _address(row))],
        fields=_fields(row),
        deeds=_deeds(row.status),
        traces=words.traces(book, SAID),
    )


async def act(actor: Actor, deed: str, keys: Sequence[str], said: Mapping[str, str]) -> str:
    """Send it out or take it back, each loan by itself. Raises what these raise."""
    identity.ensure_may(actor, Right.HANDLE)
    if len(keys) != 1:
        raise Invalid("That is done one by one.", code="one_by_one")
    if deed == SEND.key:
        await rental.send_out(actor, keys[0])
        return "It is on its way."
    if deed == BACK.key:
        kept = _kept(said.get("keep", ""), actor.house)
        back = await rental.take_back(actor, keys[0], kept.minor, said.get("because", ""))
        return f"It is back; {back.text(actor.house.locale)} of the deposit return."
    raise NotFound("Loans know no such deed.", code="unknown_deed")


def _kept(typed: str, house: House) -> Money:
    try:
        return Money.typed(typed.strip() or "0", house.currency)
    except ValueError:
        raise Invalid("Write an amount such as 40 or 40.50.", code="invalid_amount") from None


def _deeds(status: S) -> list[Deed]:
    ways = {S.SENT: SEND, S.RETURNED: BACK if status is S.SENT else replace(BACK, kind="line")}
    return [deed for there, deed in ways.items() if there in MOVES[status]]


def _fields(row: RentalLoan) -> list[Field]:
    if S.RETURNED not in MOVES[row.status]:
        return []
    insured = "It is insured, so nothing is kept for damage." if row.is_insured else ""
    keep = f"Besides what lateness costs, in {row.currency}. {insured}".strip()
    because = "The borrower reads it."
    return [
        Field("keep", "Keep of the deposit", "", keep, longest=14),
        Field("because", "Because", "", because, "area", 500),
    ]


def _address(row: RentalLoan) -> list[str]:
    to = row.recipient
    lines = (
        (f"{to.get('first_name', '')} {to.get('last_name', '')}", to.get("phone")),
        (to.get("address_line1"), to.get("address_line2")),
        (f"{to.get('postal_code', '')} {to.get('city', '')}", to.get("country_code")),
    )
    return [", ".join(str(part).strip() for part in line if part) for line in lines]


def _row(house: House, one: rental.Lending) -> Row:
    row = one.row
    return Row(
        id=row.ref,
        label=f"{one.name}, {row.ref}",
        url=f"{house.prefix}/admin/loans/{row.ref}",
        cells=[
            Cell(one.name, note=f"Number {row.unit}"),
            Cell(f"{row.start_on:%-d %b %Y}"),
            Cell(f"{row.until_on - DAY:%-d %b %Y}"),
            Cell(Money.of(row.deposit_amount, row.currency).text(house.locale)),
            Cell(row.ref),
            Cell(words.day(row.created_at)),
        ],
    )


def _facts(house: House, row: RentalLoan) -> list[Fact]:
    def text(amount: Decimal) -> str:
        return Money.of(amount, row.currency).text(house.locale)

    facts = [
        Fact("From", f"{row.start_on:%-d %b %Y}"),
        Fact("To", f"{row.until_on - DAY:%-d %b %Y}"),
        Fact("Rent", text(row.rent_amount)),
        Fact("Insurance", text(row.insurance_amount) if row.is_insured else "None"),
        Fact("Deposit", text(row.deposit_amount)),
        Fact("Late", words.counted(row.late_days, "day") if row.late_days else ""),
        Fact("Kept", text(row.kept_amount) if row.kept_amount is not None else ""),
        Fact("Because", row.kept_reason or ""),
        Fact("Gone back", words.day(row.refunded_at) if row.refunded_at else ""),
    ]
    return [fact for fact in facts if fact.value]
