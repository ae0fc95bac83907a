"""The payment of a loan: asked for, confirmed by the supplier's word, given up when it never comes.

As for an order, the loan is committed before the supplier is called, and the key of the call is made of it: whoever
comes back after a crash repeats the call and gets the same intent.
"""

from datetime import timedelta
from uuid import UUID

import structlog
from sqlalchemy import select, update

from luxeverse.core import clock
from luxeverse.core.db import EVERY_HOUSE, read_session, transaction
from luxeverse.core.errors import Broken, Conflict, PaymentRefused, Unavailable
from luxeverse.core.ids import OrderId, TenantId
from luxeverse.core.money import Money
from luxeverse.domain.rental.status import LoanStatus
from luxeverse.integrations import payments as gateway
from luxeverse.integrations.payments import Intent, RequestRejected
from luxeverse.models.rental import RentalLoan
from luxeverse.services import identity
from luxeverse.services.outbox import Delivered, emit
from luxeverse.services.rental import store
from luxeverse.services.rental.events import LoanBooked, LoanRefundDue

log = structlog.get_logger(__name__)
QUIET = timedelta(minutes=1)
"""How long a claim may stay without news before the supplier is asked."""
BATCH = 50


async def intent_of(tenant_id: TenantId, loan_id: UUID) -> Intent:
    """The supplier's present view of the payment, made there if it does not exist yet. Raises PaymentRefused, Unavailable."""
    row = await _loan(tenant_id, loan_id)
    if row.intent_id:
        return await gateway.retrieve_intent(row.intent_id)
    try:
        return await _make(row, row.payment_method)
    except RequestRejected as rejected:
        if rejected.param != "payment_method":
            raise
        raise PaymentRefused(
            "This payment method is not known. Use another card.", code="unknown_payment_method"
        ) from rejected


async def give_up(tenant_id: TenantId, loan_id: UUID) -> bool:
    """Cancel the payment unless it was quicker; true when nothing was and nothing will be taken, and the days are free."""
    row = await _loan(tenant_id, loan_id)
    try:
        found = await _uncharged(row)
    except PaymentRefused:
        await expire(tenant_id, loan_id)
        return True
    intent = await gateway.cancel_intent(found.id)
    await apply(intent)
    return intent.status == "canceled"


async def expire(tenant_id: TenantId, loan_id: UUID) -> bool:
    """There is no payment and there will be none: the days are free again."""
    async with transaction(tenant_id) as session:
        moved = await store.claim_move(session, loan_id, LoanStatus.CLAIMED, LoanStatus.EXPIRED)
        if moved:
            await identity.turn_pages(session)
        return moved


async def hear(delivered: Delivered) -> None:
    """Handler of OtherPaymentSpoke: if the payment is that of a loan, let its state now be true here."""
    async with read_session(EVERY_HOUSE) as session:
        query = select(RentalLoan.id).where(RentalLoan.id == UUID(delivered.payload["subject_id"]))
        known = await session.scalar(query)
    if known is not None:
        await apply(await gateway.retrieve_intent(delivered.payload["intent_id"]))


async def apply(intent: Intent) -> None:
    """Make the supplier's word true here, in any order and any number of times.

    Emits LoanBooked once; LoanRefundDue when the days were given up before the money came. Raises Broken when the
    amount is not the one asked for.
    """
    async with read_session(EVERY_HOUSE) as session:
        row = await store.loan(session, UUID(str(intent.order_id)))
    if intent.amount != Money.of(row.total_amount, row.currency):
        raise Broken(f"intent {intent.id} is over {intent.amount}, not {row.total_amount}")
    tenant_id = TenantId(row.tenant_id)
    if intent.status == "succeeded":
        await _paid(tenant_id, row.id, intent)
    elif intent.status == "canceled":
        await expire(tenant_id, row.id)


async def _paid(tenant_id: TenantId, loan_id: UUID, intent: Intent) -> None:
    now = clock.now()
    async with transaction(tenant_id) as session:
        paid = {"paid_at": now, "intent_id": intent.id}
        booked = await store.claim_move(
            session, loan_id, LoanStatus.CLAIMED, LoanStatus.BOOKED, **paid
        )
        if booked:
            await emit(session, LoanBooked(loan_id))
            return
        late = await session.scalar(
            update(RentalLoan)
            .where(
                RentalLoan.id == loan_id,
                RentalLoan.status == LoanStatus.EXPIRED,
                RentalLoan.refund_amount.is_(None),
            )
            .values(refund_amount=RentalLoan.total_amount, **paid)
            .returning(RentalLoan.id)
        )
        if late is not None:
            await emit(session, LoanRefundDue(loan_id))


async def settle_claims(quiet: timedelta = QUIET) -> int:
    """Ask about claims nobody told us about, and give up those whose time has ended; returns how many were looked at."""
    async with read_session(EVERY_HOUSE) as session:
        rows = await store.unpaid_since(session, clock.now() - quiet, BATCH)
    for row in rows:
        tenant_id = TenantId(row.tenant_id)
        try:
            if row.expires_at < clock.now():
                await give_up(tenant_id, row.id)
            elif row.intent_id:
                await apply(await gateway.retrieve_intent(row.intent_id))
        except Unavailable:
            log.warning("rental.supplier_away", loan_id=str(row.id))
    return len(rows)


async def pay_back(delivered: Delivered) -> None:
    """Handler of LoanRefundDue: what is due goes back, once however often this runs. Raises Unavailable."""
    assert delivered.tenant_id is not None
    row = await _loan(delivered.tenant_id, UUID(delivered.payload["loan_id"]))
    if row.refunded_at or not row.intent_id or not row.refund_amount:
        return
    amount = Money.of(row.refund_amount, row.currency)
    refund = await gateway.refund(row.intent_id, amount, f"loan:{row.id}:refund:1")
    async with transaction(delivered.tenant_id) as session:
        await session.execute(
            update(RentalLoan)
            .where(RentalLoan.id == row.id, RentalLoan.refunded_at.is_(None))
            .values(refund_id=refund.id, refunded_at=clock.now())
        )


async def _uncharged(row: RentalLoan) -> Intent:
    """The payment to give up. One the supplier was never asked for is made without its card: it must not charge now."""
    if not row.intent_id:
        try:
            return await _make(row, None)
        except Conflict:
            # It had been asked for, with the card, under the same key: repeating that only reads the answer.
            pass
    return await intent_of(TenantId(row.tenant_id), row.id)


async def _make(row: RentalLoan, payment_method: str | None) -> Intent:
    intent = await gateway.create_intent(
        OrderId(row.id),
        Money.of(row.total_amount, row.currency),
        f"loan:{row.id}:charge:1",
        payment_method=payment_method,
    )
    async with transaction(TenantId(row.tenant_id)) as session:
        await session.execute(
            update(RentalLoan).where(RentalLoan.id == row.id).values(intent_id=intent.id)
        )
    return intent


async def _loan(tenant_id: TenantId, loan_id: UUID) -> RentalLoan:
    async with read_session(tenant_id) as session:
        return await store.loan(session, loan_id)
