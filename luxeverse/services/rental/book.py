"""Booking, in the three acts of every payment here: claim the days, ask the supplier, attach the answer.

The loan is booked by none of this: only the supplier's verified word does that.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import Range, insert

from luxeverse.core import clock
from luxeverse.core.actor import Actor
from luxeverse.core.config import settings
from luxeverse.core.db import WriteSession, read_session, transaction
from luxeverse.core.errors import Conflict, Invalid, PaymentRefused
from luxeverse.core.ids import TenantId, new_id, order_number
from luxeverse.core.money import Money, zero
from luxeverse.domain.rental.calendar import Span, free_units, span
from luxeverse.integrations.payments import Intent
from luxeverse.models.rental import RentalLoan
from luxeverse.services import identity
from luxeverse.services.checkout.address import check_address
from luxeverse.services.orders import Recipient
from luxeverse.services.rental import pay, store
from luxeverse.services.rental.terms import PieceTerms, Terms, terms_of_piece

PREFIX = "LN"
"""Of the public number of a loan, such as LN-7QK4-2M9D."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a borrower decides. ``start`` is a day as ISO writes it; ``shown_total_minor`` is what they saw.

    ``payment_method`` is the supplier's id of a card to charge at once; without one the browser confirms the payment.
    """

    start: str
    days: int
    is_insured: bool
    address: Mapping[str, object]
    payment_method: str | None = None
    shown_total_minor: int | None = None


@dataclass(frozen=True, slots=True)
class Claimed:
    """Days that are kept for a quarter of an hour, and how their payment goes on."""

    loan_id: UUID
    ref: str
    total: Money
    intent: Intent


class DaysTaken(Conflict):
    """Somebody else was faster."""

    default_code = "days_taken"


async def book(actor: Actor, slug: str, wanted: Wanted) -> Claimed:
    """Claim these days for the member and start the payment.

    Asking for the same again leads to the same claim; another claim of theirs that is not paid for is given up. Raises
    SignInNeeded, NotFound (not lent), Invalid (days, length, address), DaysTaken, Conflict (``price_changed``), PaymentRefused
    (nothing is kept), Unavailable (ask again).
    """
    identity.required(actor)
    terms, piece = await terms_of_piece(actor.house, slug)
    days = _span(terms, piece, wanted)
    row = await _draft(actor, slug, piece, days, wanted)
    to = _recipient(terms, row.email, wanted.address)
    row.recipient = asdict(to)
    claim = await _same_or_given_up(actor, row) or await _claim(actor, row, piece, days)
    try:
        intent = await pay.intent_of(actor.tenant_id, claim.id)
    except PaymentRefused:
        await pay.expire(actor.tenant_id, claim.id)
        raise
    if wanted.payment_method and intent.status == "requires_payment_method":
        await pay.give_up(actor.tenant_id, claim.id)
        raise PaymentRefused(
            intent.last_error_message or "The card was declined. Use another card.",
            code=intent.last_error_code or "card_declined",
        )
    return Claimed(claim.id, claim.ref, intent.amount, intent)


def _span(terms: Terms, piece: PieceTerms, wanted: Wanted) -> Span:
    if wanted.days not in piece.rents:
        lengths = ", ".join(map(str, piece.rents))
        raise Invalid(f"Choose a length: {lengths} days.", code="invalid_length")
    try:
        start = date.fromisoformat(wanted.start)
    except ValueError:
        raise Invalid("Choose the day it begins.", code="invalid_day") from None
    if not terms.first_day() <= start <= terms.last_day():
        first, last = (clock.day_text(day) for day in (terms.first_day(), terms.last_day()))
        raise Invalid(f"A loan begins from {first} to {last}.", code="invalid_day")
    return span(start, wanted.days, piece.care_days)


def _recipient(terms: Terms, email: str, address: Mapping[str, object]) -> Recipient:
    to = check_address(email, address)
    if to.country_code not in terms.countries:
        sentence = "Pieces are lent in the countries of this list only."
        raise Invalid(sentence, code="invalid_address", fields={"country_code": sentence})
    return to


async def _draft(
    actor: Actor, slug: str, piece: PieceTerms, days: Span, wanted: Wanted
) -> RentalLoan:
    """The loan as it would be written; refuses a sum that is not the one the member saw."""
    user_id = identity.required(actor)
    rent = piece.rents[wanted.days]
    insurance = piece.insurance if wanted.is_insured else zero(rent.currency)
    total = rent + insurance + piece.deposit
    if wanted.shown_total_minor not in {None, total.minor}:
        raise Conflict(
            f"It is {total.text(actor.house.locale)} now. Look at it once more before you pay.",
            code="price_changed",
            total_minor=total.minor,
        )
    async with read_session(actor.tenant_id) as session:
        product = await store.product(session, slug)
        member = await identity.user(session, user_id)
    assert member is not None
    return RentalLoan(
        id=new_id(),
        ref=order_number(PREFIX),
        user_id=user_id,
        product_id=product.id,
        start_on=days.start,
        days=wanted.days,
        until_on=days.until,
        taken=Range(days.start, days.free),
        is_insured=wanted.is_insured,
        rent_amount=rent.major,
        insurance_amount=insurance.major,
        deposit_amount=piece.deposit.major,
        total_amount=total.major,
        currency=total.currency,
        email=member.email,
        expires_at=clock.now() + timedelta(minutes=settings().hold_minutes),
        payment_method=wanted.payment_method,
    )


async def _same_or_given_up(actor: Actor, row: RentalLoan) -> RentalLoan | None:
    """The member's own claim that says just this; any other of theirs ends here. Raises Conflict when one was just paid."""
    async with read_session(actor.tenant_id) as session:
        before = await store.claims_of(session, row.user_id)
    for old in before:
        if _is_same(old, row):
            return old
        if not await pay.give_up(TenantId(old.tenant_id), old.id):
            raise Conflict(
                "The loan before this change has just been paid; a letter confirms it.",
                code="already_paid",
            )
    return None


def _is_same(old: RentalLoan, row: RentalLoan) -> bool:
    return _says(old) == _says(row) and old.expires_at > clock.now()


def _says(row: RentalLoan) -> tuple[object, ...]:
    return (
        row.product_id, row.start_on, row.days, row.is_insured, row.total_amount, row.recipient, row.payment_method,
    )  # fmt: skip


async def _claim(actor: Actor, row: RentalLoan, piece: PieceTerms, days: Span) -> RentalLoan:
    """Act one: the first unit that is free on all of these days, decided by the exclusion constraint.

    Asked twice at the same moment, the second finds the claim of the first.
    """
    async with transaction(actor.tenant_id) as session:
        await store.one_after_the_other(session, row.product_id)
        for old in await store.claims_of(session, row.user_id):
            if _is_same(old, row):
                return old
        taken = await store.taken(session, row.product_id, days.start)
        for unit in free_units(taken, piece.units, days):
            if await _insert(session, row, unit):
                await identity.turn_pages(session)
                return row
    raise DaysTaken("Somebody took one of these days a moment ago. Choose others.")


async def _insert(session: WriteSession, row: RentalLoan, unit: int) -> bool:
    values: dict[str, Any] = row.model_dump(exclude_none=True) | {"unit": unit, "taken": row.taken}
    values.pop("tenant_id", None)
    made = insert(RentalLoan).values(values).on_conflict_do_nothing().returning(RentalLoan.id)
    return await session.scalar(made) is not None
