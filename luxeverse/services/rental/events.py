"""What loans announce."""

from dataclasses import dataclass
from uuid import UUID

from luxeverse.services.outbox import Event


@dataclass(frozen=True, slots=True)
class LoanBooked(Event):
    """It is paid for; the days are the borrower's."""

    loan_id: UUID


@dataclass(frozen=True, slots=True)
class LoanRefundDue(Event):
    """Something of the payment goes back: the deposit, or all of it."""

    loan_id: UUID


@dataclass(frozen=True, slots=True)
class LoanEndsSoon(Event):
    """The borrower is to be reminded."""

    loan_id: UUID


@dataclass(frozen=True, slots=True)
class LoanReturned(Event):
    """It is back, and settled."""

    loan_id: UUID


@dataclass(frozen=True, slots=True)
class LoanCancelled(Event):
    """The borrower changed their mind before it was sent."""

    loan_id: UUID
