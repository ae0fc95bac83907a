"""What the house does with loans: send them out, and take them back."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, update
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.exc import IntegrityError

from luxeverse.core import clock
from luxeverse.core.actor import Actor
from luxeverse.core.db import WriteSession, read_session, transaction
from luxeverse.core.errors import Invalid
from luxeverse.core.money import Money, zero
from luxeverse.domain.identity.rights import Right
from luxeverse.domain.rental.calendar import DAY, days_late
from luxeverse.domain.rental.deposit import settled
from luxeverse.domain.rental.status import LoanStatus, move
from luxeverse.models.catalogue import Product
from luxeverse.models.rental import RentalLoan
from luxeverse.services import audit, identity
from luxeverse.services.outbox import emit
from luxeverse.services.rental import store
from luxeverse.services.rental.events import LoanRefundDue, LoanReturned
from luxeverse.services.rental.terms import terms_of

MOST_REASON = 500
WRITTEN = (
    "first_name",
    "last_name",
    "address_line1",
    "address_line2",
    "postal_code",
    "city",
    "country_code",
)
"""Of an address, on a label."""


@dataclass(frozen=True, slots=True)
class Away:
    """A loan that is paid for and not back. ``late_days`` counts from the last day of the borrower's."""

    ref: str
    house: str
    name: str
    unit: int
    status: str
    start_on: date
    last_day: date
    late_days: int
    is_insured: bool
    deposit: str
    email: str
    recipient: str

    @property
    def text(self) -> str:
        """As the command line says it."""
        late = f", {self.late_days} days late" if self.late_days else ""
        insured = ", insured" if self.is_insured else ""
        return (
            f"{self.ref} {self.house}, {self.name} no. {self.unit}, {self.status}{late}\n"
            f"{self.start_on} to {self.last_day}, deposit {self.deposit}{insured}\n"
            f"{self.email}, {self.recipient}"
        )


async def queue(actor: Actor) -> list[Away]:
    """What is to be sent and what is out, first to begin first. Raises NotAllowed."""
    identity.ensure_behind_counter(actor, Right.HANDLE)
    terms = await terms_of(actor.house)
    today = terms.today() if terms else clock.now().date()
    async with read_session(actor.tenant_id) as session:
        rows = await store.away(session)
    return [
        Away(
            ref=row.ref,
            house=actor.house.slug,
            name=product.name,
            unit=row.unit,
            status=row.status.value,
            start_on=row.start_on,
            last_day=row.until_on - DAY,
            late_days=days_late(row.until_on - DAY, today),
            is_insured=row.is_insured,
            deposit=Money.of(row.deposit_amount, row.currency).text(actor.house.locale),
            email=row.email,
            recipient=", ".join(str(row.recipient[p]) for p in WRITTEN if row.recipient.get(p)),
        )
        for row, product in rows
    ]


async def send_out(actor: Actor, ref: str) -> None:
    """It has left the house. Raises NotAllowed, NotFound, Conflict."""
    identity.ensure_behind_counter(actor, Right.HANDLE)
    async with transaction(actor.tenant_id) as session:
        row = await store.loan_for_update(session, ref)
        row.status = move(row.status, LoanStatus.SENT)
        row.sent_at = clock.now()
        audit.note(session, actor, "rental.sent", ("rental_loan", row.ref))


async def take_back(actor: Actor, ref: str, keep_minor: int = 0, because: str = "") -> Money:
    """It is back: the deposit returns, less what lateness costs and ``keep_minor`` for what was broken; returns that sum.

    Once: the second time is a Conflict. Raises NotAllowed, NotFound, Invalid (more kept than there is, for damage of an insured
    piece, or without a reason). Emits LoanReturned, and LoanRefundDue when something goes back.
    """
    identity.ensure_behind_counter(actor, Right.HANDLE)
    reason = " ".join(because.split())
    if len(reason) > MOST_REASON or (keep_minor and not reason):
        raise Invalid(f"Say why, in at most {MOST_REASON} characters.", code="no_reason")
    terms = await terms_of(actor.house)
    today = terms.today() if terms else clock.now().date()
    async with transaction(actor.tenant_id) as session:
        row = await store.loan_for_update(session, ref)
        there = move(row.status, LoanStatus.RETURNED)
        product = (await session.get_one(Product, row.product_id)).slug
        piece = terms.pieces.get(product) if terms else None
        late_fee = piece.late if piece else zero(row.currency)
        late = days_late(row.until_on - DAY, today)
        deposit = Money.of(row.deposit_amount, row.currency)
        more = Money(keep_minor, row.currency)
        kept, back = settled(deposit, late, late_fee, more, is_insured=row.is_insured)
        row.status, row.returned_on, row.late_days = there, today, late
        row.kept_amount, row.refund_amount = kept.major, back.major
        row.kept_reason = reason or None
        await session.flush()
        await _free_from(session, row.id, today, piece.care_days if piece else 0)
        await identity.turn_pages(session)
        await emit(session, LoanReturned(row.id))
        if back.minor:
            await emit(session, LoanRefundDue(row.id))
        audit.note(session, actor, "rental.returned", ("rental_loan", row.ref), kept=kept.minor)
        return back


async def _free_from(session: WriteSession, loan_id: UUID, today: date, care_days: int) -> None:
    """From its return a piece rests as long as it should. When somebody has the days after a late one already, they keep
    them: the house sees to it.
    """
    start = func.lower(RentalLoan.taken)
    end = today + DAY * max(care_days, 1)
    change = (
        update(RentalLoan)
        .where(RentalLoan.id == loan_id, start < end)
        .values(taken=func.daterange(start, end))
    )
    before_it_began = (
        update(RentalLoan)
        .where(RentalLoan.id == loan_id, start >= end)
        .values(taken=Range(today, end))
    )
    try:
        async with session.begin_nested():
            await session.execute(change)
            await session.execute(before_it_began)
    except IntegrityError:
        return
