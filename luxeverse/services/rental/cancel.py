"""A member changes their mind before the piece is sent."""

from luxeverse.core.actor import Actor
from luxeverse.core.db import transaction
from luxeverse.core.errors import Conflict, NotFound
from luxeverse.domain.rental.status import LoanStatus, move
from luxeverse.services import audit, identity
from luxeverse.services.outbox import emit
from luxeverse.services.rental import store
from luxeverse.services.rental.events import LoanCancelled, LoanRefundDue


async def cancel(actor: Actor, ref: str) -> None:
    """Everything that was paid goes back, and the days are free.

    Raises SignInNeeded; NotFound, also for other people's; Conflict once it is sent (``already_sent``) or over. Emits
    LoanCancelled, LoanRefundDue.
    """
    user_id = identity.required(actor)
    async with transaction(actor.tenant_id) as session:
        row = await store.loan_for_update(session, ref)
        if row.user_id != user_id:
            raise NotFound("There is no such loan.", code="unknown_loan")
        if row.status is LoanStatus.SENT:
            raise Conflict(
                "It is on its way to you already. Send it back and the deposit returns.",
                code="already_sent",
            )
        row.status = move(row.status, LoanStatus.CANCELLED)
        row.refund_amount = row.total_amount
        await identity.turn_pages(session)
        await emit(session, LoanCancelled(row.id))
        await emit(session, LoanRefundDue(row.id))
        audit.note(session, actor, "rental.cancelled", ("rental_loan", row.ref))
