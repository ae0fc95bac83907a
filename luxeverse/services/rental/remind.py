"""A word before a loan ends."""

from datetime import timedelta

from sqlalchemy import update

from luxeverse.core import clock
from luxeverse.core.db import transaction
from luxeverse.domain.rental.status import AWAY
from luxeverse.models.rental import RentalLoan
from luxeverse.services import identity
from luxeverse.services.outbox import emit
from luxeverse.services.rental.events import LoanEndsSoon
from luxeverse.services.rental.terms import terms_of

BEFORE = timedelta(days=2)
"""``until_on`` is the day after the last one, so the letter comes the day before that."""


async def remind() -> int:
    """Owe each borrower whose loan ends within a day one letter; returns how many. For the timetable. Emits LoanEndsSoon."""
    told = 0
    for house in await identity.shared_houses():
        terms = await terms_of(house)
        if terms is None:
            continue
        ends_soon = (
            update(RentalLoan)
            .where(
                RentalLoan.status.in_(AWAY),
                RentalLoan.reminded_at.is_(None),
                RentalLoan.until_on <= terms.today() + BEFORE,
            )
            .values(reminded_at=clock.now())
            .returning(RentalLoan.id)
        )
        async with transaction(house.tenant_id) as session:
            for loan_id in (await session.scalars(ends_soon)).all():
                await emit(session, LoanEndsSoon(loan_id))
                told += 1
    return told
