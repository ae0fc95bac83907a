"""What happens after what: every event and who listens. The map of everything asynchronous."""

from luxeverse.services import (
    appointments,
    catalogue,
    identity,
    interest,
    newsletter,
    orders,
    payments,
    recycling,
    rental,
    resale,
    search,
)
from luxeverse.services.outbox import Handlers

HANDLERS: Handlers = {
    "SupplierSpoke": (payments.read_message,),
    "PaymentSucceeded": (orders.confirm_paid,),
    "PaymentCancelled": (orders.cancel_unpaid,),
    "PaidTooLate": (payments.refund_late_payment,),
    "PaymentRefunded": (
        orders.note_refund,
        resale.take_back_from_sellers,
        resale.withdraw_given_back,
    ),
    "OrderPaid": (orders.confirm_by_letter, orders.count_purchases, resale.owe_sellers),
    "OrderCancelled": (),
    "CatalogueChanged": (search.index_changed, interest.look_for_waiting),
    "DraftAsked": (catalogue.write_draft,),
    "StockReturned": (interest.look_for_waiting,),
    "AlertDue": (interest.write_to_waiting,),
    "OtherPaymentSpoke": (rental.hear,),
    "LoanBooked": (rental.write_of_booking,),
    "LoanEndsSoon": (rental.write_of_ending,),
    "LoanReturned": (rental.write_of_return,),
    "LoanCancelled": (rental.write_of_cancelling,),
    "LoanRefundDue": (rental.pay_back,),
    "OfferDecided": (resale.write_of_decision,),
    "PieceSold": (resale.write_of_sale,),
    "SaleTakenBack": (resale.write_of_taking_back,),
    "SignInAsked": (identity.write_sign_in_letter,),
    "PasswordChanged": (identity.write_password_changed,),
    "UserRegistered": (identity.write_welcome,),
    "VisitChanged": (appointments.write_visit,),
    "PiecesRecycled": (recycling.write_thanks,),
    "NewsletterAsked": (newsletter.write_to_asker,),
}
