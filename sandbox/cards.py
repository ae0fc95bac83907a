"""Published test cards and what each one does.

Source: docs.stripe.com/testing. A card may refuse to attach, attach and decline later, ask for a challenge, be
disputed, or refund in an unusual way.
"""

from dataclasses import dataclass

MESSAGES = {
    "generic_decline": "Your card was declined.",
    "insufficient_funds": "Your card has insufficient funds.",
    "lost_card": "Your card was declined.",
    "stolen_card": "Your card was declined.",
    "expired_card": "Your card has expired.",
    "incorrect_cvc": "Your card's security code is incorrect.",
    "processing_error": "An error occurred while processing your card. Try again in a little bit.",
    "authentication_required": "Your card was declined. This transaction requires authentication.",
}
OWN_CODE = {"expired_card", "incorrect_cvc", "processing_error", "authentication_required"}


@dataclass(frozen=True)
class Card:
    """``decline`` acts on every use, ``late_decline`` only when money is taken.

    ``challenge`` is ``always``, ``on_session`` or ``unless_set_up``; ``refund`` is ``pending`` or ``fails``.
    """

    number: str
    brand: str = "visa"
    decline: str | None = None
    late_decline: str | None = None
    challenge: str | None = None
    dispute: str | None = None
    refund: str | None = None
    country: str = "US"
    funding: str = "credit"


_TABLE = {
    "visa": Card("4242424242424242"),
    "visa_debit": Card("4000056655665556", funding="debit"),
    "mastercard": Card("5555555555554444", "mastercard"),
    "mastercard_debit": Card("5200828282828210", "mastercard", funding="debit"),
    "amex": Card("378282246310005", "amex"),
    "discover": Card("6011111111111117", "discover"),
    "jcb": Card("3566002020360505", "jcb", country="JP"),
    "unionpay": Card("6200000000000005", "unionpay", country="CN"),
    "de": Card("4000002760000016", country="DE"),
    "chargeDeclined": Card("4000000000000002", decline="generic_decline"),
    "chargeDeclinedInsufficientFunds": Card("4000000000009995", decline="insufficient_funds"),
    "chargeDeclinedLostCard": Card("4000000000009987", decline="lost_card"),
    "chargeDeclinedStolenCard": Card("4000000000009979", decline="stolen_card"),
    "chargeDeclinedExpiredCard": Card("4000000000000069", decline="expired_card"),
    "chargeDeclinedIncorrectCvc": Card("4000000000000127", decline="incorrect_cvc"),
    "chargeDeclinedProcessingError": Card("4000000000000119", decline="processing_error"),
    "chargeCustomerFail": Card("4000000000000341", late_decline="generic_decline"),
    "authenticationRequired": Card("4000002760003184", challenge="always", country="DE"),
    "authenticationRequiredOnSetup": Card(
        "4000002500003155", challenge="unless_set_up", country="FR"
    ),
    "authenticationRequiredSetupForOffSession": Card(
        "4000003800000446", challenge="on_session", country="ES"
    ),
    "authenticationRequiredChargeDeclinedInsufficientFunds": Card(
        "4000008260003178",
        challenge="on_session",
        late_decline="insufficient_funds",
        country="GB",
    ),
    "threeDSecure2Required": Card("4000000000003220", challenge="always"),
    "createDispute": Card("4000000000000259", dispute="fraudulent"),
    "pendingRefund": Card("4000000000007726", refund="pending"),
    "refundFail": Card("4000000000005126", refund="fails"),
}
BY_NUMBER = {card.number: card for card in _TABLE.values()}
BY_TOKEN = {f"pm_card_{name}": card for name, card in _TABLE.items()} | {
    f"pm_card_visa_{name}": card for name, card in _TABLE.items() if name.startswith("charge")
}


def passes_luhn(number: str) -> bool:
    """The check digit of ISO/IEC 7812-1, annex B."""
    digits = [int(sign) for sign in reversed(number)]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def needs_challenge(card: Card, *, off_session: bool, set_up: bool) -> bool:
    """Whether the bank wants to see the cardholder for this payment."""
    if card.challenge == "on_session":
        return not off_session
    if card.challenge == "unless_set_up":
        return not (off_session and set_up)
    return card.challenge == "always"
