"""Borrowing by HTTP: the terms and calendar of a piece, and a loan in one request."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel, Field

from luxeverse.api.cart import Strict
from luxeverse.api.checkout import Address, Payment
from luxeverse.api.money import Amount
from luxeverse.api.visitor import ActorOf, HouseOf
from luxeverse.services import checkout, rental

router = APIRouter(tags=["loans"])
Slug = Annotated[str, Path(max_length=160)]


class Length(BaseModel):
    days: int
    rent: Amount
    taken: list[date] = Field(description="days a loan of this length cannot begin on")


class LoanTerms(BaseModel):
    """Days are calendar days of the house."""

    first_day: date = Field(description="a loan begins on this day at the earliest")
    last_day: date = Field(description="and on this one at the latest")
    lengths: list[Length]
    deposit: Amount = Field(description="charged with the rent, goes back when the piece is back")
    insurance: Amount = Field(description="optional; with it nothing is kept for damage")
    late: Amount = Field(description="kept of the deposit for each day late")
    countries: list[str]


class LoanRequest(Strict):
    slug: str = Field(max_length=160)
    start: str = Field(max_length=10, examples=["2026-12-24"])
    days: int = Field(ge=1, le=60)
    insurance: bool = False
    shipping_address: Address
    payment_method: str | None = Field(
        None,
        max_length=120,
        pattern=r"^pm_\w+$",
        description="charged at once; without one, confirm `payment.client_secret` in the browser",
    )
    currency: str | None = Field(None, min_length=3, max_length=3)
    expected_total: int | None = Field(
        None, ge=0, description="minor units; another total is refused with price_changed"
    )


class LoanAnswer(BaseModel):
    """The loan is booked once the payment supplier's word has been verified."""

    ref: str
    status: str
    total: Amount
    payment: Payment


@router.get("/api/products/{slug}/loan")
async def terms(house: HouseOf, slug: Slug) -> LoanTerms:
    """On what terms a piece is lent, and which days are taken. Refusal: `not_lent` 404."""
    found = await rental.lent(house, slug)
    piece, locale = found.piece, house.locale
    return LoanTerms(
        first_day=found.first,
        last_day=found.last,
        lengths=[
            Length(days=days, rent=Amount.of(rent, locale), taken=found.closed[days])
            for days, rent in piece.rents.items()
        ],
        deposit=Amount.of(piece.deposit, locale),
        insurance=Amount.of(piece.insurance, locale),
        late=Amount.of(piece.late, locale),
        countries=list(found.countries),
    )


@router.post("/api/loans", status_code=201)
async def book(actor: ActorOf, wanted: LoanRequest) -> LoanAnswer:
    """Keep these days and start their payment. The same request leads to the same loan while it is not paid for.

    Refusals: `sign_in_needed` 401; `not_lent` 404; `days_taken`, `price_changed`, `already_paid` 409; `invalid_day`,
    `invalid_length`, `invalid_address`, `wrong_currency` 422; `card_declined` and the supplier's other codes 402.
    """
    if wanted.currency and wanted.currency.upper() != actor.house.currency:
        raise checkout.wrong_currency(actor.house)
    claimed = await rental.book(
        actor,
        wanted.slug,
        rental.Wanted(
            start=wanted.start,
            days=wanted.days,
            is_insured=wanted.insurance,
            address=wanted.shipping_address.model_dump(),
            payment_method=wanted.payment_method,
            shown_total_minor=wanted.expected_total,
        ),
    )
    return LoanAnswer(
        ref=claimed.ref,
        status="claimed",
        total=Amount.of(claimed.total, actor.house.locale),
        payment=Payment.model_validate(claimed.intent),
    )
