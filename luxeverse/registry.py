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
    search,
)
from luxeverse.services.outbox import Handlers

HANDLERS: Handlers = {
    "SupplierSpoke": (payments.read_message,),
    "PaymentSucceeded": (orders.confirm_paid,),
    "PaymentCancelled": (orders.cancel_unpaid,),
    "PaidTooLate": (payments.refund_late_payment,),
    "OrderPaid": (orders.confirm_by_letter, orders.count_purchases),
    "OrderCancelled": (),
    "CatalogueChanged": (search.index_changed, interest.look_for_waiting),
    "DraftAsked": (catalogue.write_draft,),
    "StockReturned": (interest.look_for_waiting,),
    "AlertDue": (interest.write_to_waiting,),
    "SignInAsked": (identity.write_sign_in_letter,),
    "PasswordChanged": (identity.write_password_changed,),
    "UserRegistered": (identity.write_welcome,),
    "VisitChanged": (appointments.write_visit,),
    "PiecesRecycled": (recycling.write_thanks,),
    "NewsletterAsked": (newsletter.write_to_asker,),
}
