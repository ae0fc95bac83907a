"""What a member borrowed."""

from datetime import date
from decimal import Decimal

from luxeverse.core import clock
from luxeverse.core.actor import Actor, House
from luxeverse.core.db import read_session
from luxeverse.core.money import Money
from luxeverse.domain.rental.calendar import DAY, days_late
from luxeverse.domain.rental.status import AWAY, LoanStatus
from luxeverse.models.catalogue import Product
from luxeverse.models.rental import RentalLoan
from luxeverse.schemas.common import Crumbs, LinkItem, Picture
from luxeverse.schemas.rental import LoanEntry, LoansPage
from luxeverse.services import identity
from luxeverse.services.catalogue.cards import cards_by_id
from luxeverse.services.rental import store
from luxeverse.services.rental.terms import terms_of

STATUS_TEXT = {
    LoanStatus.CLAIMED: "Kept for you until its payment is decided",
    LoanStatus.BOOKED: "Booked",
    LoanStatus.CANCELLED: "Cancelled",
    LoanStatus.SENT: "With you",
    LoanStatus.RETURNED: "Returned",
}


async def loans(actor: Actor) -> LoansPage:
    """The member's loans, last to begin first. Raises SignInNeeded."""
    user_id = identity.required(actor)
    house = actor.house
    terms = await terms_of(house)
    async with read_session(actor.tenant_id) as session:
        rows = await store.loans_of(session, user_id)
        shown = await cards_by_id(session, house, [product.id for _, product in rows])
    today = terms.today() if terms else date.min
    pictures = {key: card.picture for key, card in shown.items()}
    return LoansPage(
        status="ready" if rows else "empty",
        is_waiting=any(row.status is LoanStatus.CLAIMED for row, _ in rows),
        crumbs=Crumbs([LinkItem("Your account", f"{house.prefix}/account")], "Loans"),
        entries=[
            _entry(house, row, product, pictures.get(product.id, Picture()), today)
            for row, product in rows
        ],
        shop=LinkItem("See all pieces", f"{house.prefix}/shop"),
    )


def _entry(
    house: House, row: RentalLoan, product: Product, picture: Picture, today: date
) -> LoanEntry:
    return LoanEntry(
        number=row.ref,
        name=product.name,
        url=f"{house.prefix}/product/{product.slug}",
        picture=picture,
        days_text=f"{clock.day_text(row.start_on)} to {clock.day_text(row.until_on - DAY)}",
        status_text=_status(row, today),
        money_text=_money(row, house),
        ref=row.ref if row.status is LoanStatus.BOOKED else "",
    )


def _status(row: RentalLoan, today: date) -> str:
    late = days_late(row.until_on - DAY, today) if row.status in AWAY else 0
    if late:
        return (
            "One day late: please send it back"
            if late == 1
            else f"{late} days late: please send it back"
        )
    return STATUS_TEXT[row.status]


def _money(row: RentalLoan, house: House) -> str:
    def text(amount: Decimal) -> str:
        return Money.of(amount, row.currency).text(house.locale)

    if row.status is LoanStatus.CANCELLED:
        return f"{text(row.total_amount)} go back to your card"
    if row.status is LoanStatus.RETURNED:
        kept = f", {text(row.kept_amount)} kept" if row.kept_amount else ""
        return f"{text(row.refund_amount or Decimal(0))} of the deposit go back{kept}"
    return f"{text(row.total_amount)}, of which {text(row.deposit_amount)} come back"
