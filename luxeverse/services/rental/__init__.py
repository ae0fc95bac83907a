"""Pieces that go out and return: days claimed, a deposit, and what comes back of it."""

from luxeverse.services.rental.book import Claimed, DaysTaken, Wanted, book
from luxeverse.services.rental.cancel import cancel
from luxeverse.services.rental.desk import Away, queue, send_out, take_back
from luxeverse.services.rental.desk_list import (
    Lending,
    count_loans_waiting,
    lending,
    loan_counts,
    loan_list,
    loan_order,
)
from luxeverse.services.rental.events import (
    LoanBooked,
    LoanCancelled,
    LoanEndsSoon,
    LoanRefundDue,
    LoanReturned,
)
from luxeverse.services.rental.letters import (
    write_of_booking,
    write_of_cancelling,
    write_of_ending,
    write_of_return,
)
from luxeverse.services.rental.mine import loans
from luxeverse.services.rental.pay import hear, pay_back, settle_claims
from luxeverse.services.rental.remind import remind
from luxeverse.services.rental.show import Lent, held, is_lent, lent, rent_page

__all__ = [
    "Away",
    "Claimed",
    "DaysTaken",
    "Lending",
    "Lent",
    "LoanBooked",
    "LoanCancelled",
    "LoanEndsSoon",
    "LoanRefundDue",
    "LoanReturned",
    "Wanted",
    "book",
    "cancel",
    "count_loans_waiting",
    "hear",
    "held",
    "is_lent",
    "lending",
    "lent",
    "loan_counts",
    "loan_list",
    "loan_order",
    "loans",
    "pay_back",
    "queue",
    "remind",
    "rent_page",
    "send_out",
    "settle_claims",
    "take_back",
    "write_of_booking",
    "write_of_cancelling",
    "write_of_ending",
    "write_of_return",
]
