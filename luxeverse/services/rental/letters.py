"""What borrowers are told: booked, ends soon, back, cancelled."""

from uuid import UUID

from luxeverse.core import clock
from luxeverse.core.actor import House
from luxeverse.core.config import settings
from luxeverse.core.db import read_session
from luxeverse.core.money import Money
from luxeverse.domain.rental.calendar import DAY
from luxeverse.models.catalogue import Product
from luxeverse.models.rental import RentalLoan
from luxeverse.services import identity, notifications
from luxeverse.services.outbox import Delivered
from luxeverse.services.rental import store
from luxeverse.services.rental.show import paid_rows


async def write_of_booking(delivered: Delivered) -> None:
    """Handler of LoanBooked."""
    house, row, name = await _about(delivered)
    until = clock.day_text(row.until_on - DAY)
    said = (
        f"It is with you from {clock.day_text(row.start_on)} to {until}.",
        "A label for the way back lies in the box. The deposit returns once it is here again.",
    )
    await _send(house, row, "booked", f"{name} is booked for you", said, paid_rows(row, house))


async def write_of_ending(delivered: Delivered) -> None:
    """Handler of LoanEndsSoon."""
    house, row, name = await _about(delivered)
    until = clock.day_text(row.until_on - DAY)
    said = (f"Its last day with you is {until}. Hand it to the courier on that day at the latest.",)
    await _send(house, row, "ends", f"{name} comes back soon", said, ())


async def write_of_return(delivered: Delivered) -> None:
    """Handler of LoanReturned: what was kept, why, and what goes back."""
    house, row, name = await _about(delivered)
    kept, back = (
        Money.of(amount or 0, row.currency).text(house.locale)
        for amount in (row.kept_amount, row.refund_amount)
    )
    deposit = Money.of(row.deposit_amount, row.currency).text(house.locale)
    late = f"It came {row.late_days} days after its last day." if row.late_days else ""
    said = tuple(
        part
        for part in ("It is here again.", late.replace("1 days", "1 day"), row.kept_reason or "")
        if part
    )
    rows = (("Deposit", deposit), ("Kept", kept), ("Goes back to your card", back))
    await _send(house, row, "returned", f"Thank you for {name}", said, rows)


async def write_of_cancelling(delivered: Delivered) -> None:
    """Handler of LoanCancelled."""
    house, row, name = await _about(delivered)
    back = Money.of(row.refund_amount or 0, row.currency).text(house.locale)
    said = ("You cancelled it before it was sent. Everything you paid goes back.",)
    rows = (("Goes back to your card", back),)
    await _send(house, row, "cancelled", f"{name} is cancelled", said, rows)


async def _about(delivered: Delivered) -> tuple[House, RentalLoan, str]:
    house = await identity.shared_house_of(delivered.tenant_id)
    async with read_session(house.tenant_id) as session:
        row = await store.loan(session, UUID(delivered.payload["loan_id"]))
        name = (await session.get_one(Product, row.product_id)).name
    return house, row, name


async def _send(
    house: House,
    row: RentalLoan,
    kind: str,
    title: str,
    said: tuple[str, ...],
    rows: tuple[tuple[str, str], ...],
) -> None:
    letter = notifications.Notice(
        key=f"loan-{kind}-{row.id}",
        to=row.email,
        title=title,
        paragraphs=said,
        link="See your loans",
        url=f"{settings().public_url}{house.prefix}/account/loans",
        small=f"You get this letter because you borrowed the piece; the loan is {row.ref}.",
        rows=rows,
    )
    await notifications.send_notice(letter, house.slug, house.name)
