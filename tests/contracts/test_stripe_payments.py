"""Payments, saved cards, refunds and disputes as the shop relies on them, stated only through the SDK."""

import pytest
import stripe


def test_intent_from_creation_to_success(api):
    intent = api.payment_intents.create({"amount": 1000, "currency": "eur"})
    assert intent.status == "requires_payment_method"
    assert intent.client_secret.startswith(intent.id + "_secret_")
    intent = api.payment_intents.update(
        intent.id, {"amount": 1200, "payment_method": "pm_card_mastercard"}
    )
    assert (intent.status, intent.amount) == ("requires_confirmation", 1200)
    intent = api.payment_intents.confirm(
        intent.id, {"expand": ["latest_charge"], "return_url": "https://shop.example/return"}
    )
    assert (intent.status, intent.amount_received) == ("succeeded", 1200)
    assert intent.latest_charge.payment_method_details.card.brand == "mastercard"
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        api.payment_intents.cancel(intent.id)
    assert refusal.value.code == "payment_intent_unexpected_state"
    with pytest.raises(stripe.InvalidRequestError):
        api.payment_intents.update(intent.id, {"amount": 1})
    assert api.payment_intents.retrieve(intent.id).amount == 1200


@pytest.mark.parametrize("currency", ["euros", "e1r", "éur"])
def test_odd_currencies_are_refused(api, currency):
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        api.payment_intents.create({"amount": 1000, "currency": currency})
    assert refusal.value.param == "currency"


@pytest.mark.parametrize(
    ("card", "code", "decline"),
    [
        ("pm_card_chargeDeclined", "card_declined", "generic_decline"),
        ("pm_card_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds"),
        ("pm_card_chargeDeclinedLostCard", "card_declined", "lost_card"),
        ("pm_card_chargeDeclinedStolenCard", "card_declined", "stolen_card"),
        ("pm_card_chargeDeclinedExpiredCard", "expired_card", None),
        ("pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc", None),
        ("pm_card_chargeDeclinedProcessingError", "processing_error", None),
    ],
)
def test_declines(api, new_intent, card, code, decline):
    with pytest.raises(stripe.CardError) as refusal:
        new_intent(payment_method=card)
    assert (refusal.value.http_status, refusal.value.code) == (402, code)
    if decline:
        assert refusal.value.error.decline_code == decline
    intent = api.payment_intents.retrieve(
        refusal.value.error.payment_intent.id, {"expand": ["latest_charge"]}
    )
    assert (intent.status, intent.amount_received) == ("requires_payment_method", 0)
    assert (intent.last_payment_error.code, intent.latest_charge.status) == (code, "failed")


def test_another_card_after_a_decline(api, new_intent):
    with pytest.raises(stripe.CardError) as refusal:
        new_intent(payment_method="pm_card_chargeDeclined")
    intent = api.payment_intents.confirm(
        refusal.value.error.payment_intent.id, {"payment_method": "pm_card_visa"}
    )
    assert intent.status == "succeeded"
    assert intent.last_payment_error is None


def test_three_d_secure_needs_the_browser(api, new_intent):
    intent = new_intent(
        payment_method="pm_card_authenticationRequired",
        return_url="https://shop.example/return",
        automatic_payment_methods={"enabled": True},
    )
    assert (intent.status, intent.next_action.type) == ("requires_action", "redirect_to_url")
    cancelled = api.payment_intents.cancel(intent.id, {"cancellation_reason": "abandoned"})
    assert (cancelled.status, cancelled.amount_received) == ("canceled", 0)


def test_off_session_payment_cannot_be_challenged(api, customer, new_intent):
    card = api.payment_methods.attach("pm_card_authenticationRequired", {"customer": customer.id})
    with pytest.raises(stripe.CardError) as refusal:
        new_intent(payment_method=card.id, customer=customer.id, off_session=True)
    assert refusal.value.code == "authentication_required"
    assert refusal.value.error.payment_intent.status == "requires_payment_method"


def test_partial_capture_releases_the_rest(api, new_intent):
    intent = new_intent(capture_method="manual")
    assert (intent.status, intent.amount_capturable) == ("requires_capture", 39000)
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        api.payment_intents.capture(intent.id, {"amount_to_capture": 39001})
    assert refusal.value.param == "amount_to_capture"
    intent = api.payment_intents.capture(
        intent.id, {"amount_to_capture": 30000, "expand": ["latest_charge"]}
    )
    assert (intent.status, intent.amount_received) == ("succeeded", 30000)
    assert intent.latest_charge.amount_captured == 30000
    with pytest.raises(stripe.InvalidRequestError):
        api.payment_intents.capture(intent.id)


def test_release_of_a_hold(api, new_intent):
    held = new_intent(capture_method="manual")
    intent = api.payment_intents.cancel(held.id, {"expand": ["latest_charge"]})
    assert (intent.status, intent.amount_received) == ("canceled", 0)
    assert intent.latest_charge.refunded


def test_a_saved_card_pays_off_session(api, customer, new_intent):
    first = new_intent(customer=customer.id, setup_future_usage="off_session")
    saved = api.customers.payment_methods.list(customer.id, {"type": "card"}).data
    assert [method.id for method in saved] == [first.payment_method]
    again = new_intent(customer=customer.id, payment_method=first.payment_method, off_session=True)
    assert again.status == "succeeded"


def test_a_card_of_another_customer_is_refused(api, saved_card, new_intent):
    other = api.customers.create({})
    with pytest.raises(stripe.InvalidRequestError):
        new_intent(customer=other.id, payment_method=saved_card.id)
    assert api.payment_intents.list({"customer": other.id}).data == []


def test_attach_and_detach(api, customer):
    card = api.payment_methods.attach("pm_card_amex", {"customer": customer.id})
    assert (card.customer, card.card.brand, card.card.last4) == (customer.id, "amex", "0005")
    assert api.payment_methods.detach(card.id).customer is None


def test_a_declining_card_cannot_be_attached(api, customer):
    with pytest.raises(stripe.CardError):
        api.payment_methods.attach("pm_card_chargeDeclined", {"customer": customer.id})
    assert api.customers.payment_methods.list(customer.id).data == []


def test_a_card_that_attaches_and_declines_later(api, customer, new_intent):
    card = api.payment_methods.attach("pm_card_chargeCustomerFail", {"customer": customer.id})
    with pytest.raises(stripe.CardError) as refusal:
        new_intent(customer=customer.id, payment_method=card.id)
    assert refusal.value.code == "card_declined"


SAVING = {
    "confirm": True,
    "automatic_payment_methods": {"enabled": True, "allow_redirects": "never"},
}


def test_setup_intent_keeps_the_card(api, customer):
    setup = api.setup_intents.create(
        {"customer": customer.id, "payment_method": "pm_card_visa", **SAVING}
    )
    assert (setup.status, setup.usage) == ("succeeded", "off_session")
    assert api.payment_methods.retrieve(setup.payment_method).customer == customer.id


def test_setup_intent_of_a_declining_card(api, customer):
    with pytest.raises(stripe.CardError) as refusal:
        api.setup_intents.create(
            {"customer": customer.id, "payment_method": "pm_card_chargeDeclined", **SAVING}
        )
    assert refusal.value.error.setup_intent.status == "requires_payment_method"
    assert api.customers.payment_methods.list(customer.id).data == []


def test_setup_intent_cancelled(api, customer):
    setup = api.setup_intents.create({"customer": customer.id})
    assert api.setup_intents.cancel(setup.id).status == "canceled"


def test_refunds_add_up_to_the_charge(api, new_intent):
    intent = new_intent()
    first = api.refunds.create(
        {
            "payment_intent": intent.id,
            "amount": 9000,
            "reason": "requested_by_customer",
            "metadata": {"return": "7"},
        }
    )
    assert (first.status, first.amount, first.metadata["return"]) == ("succeeded", 9000, "7")
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        api.refunds.create({"payment_intent": intent.id, "amount": 30001})
    assert "greater than unrefunded amount" in refusal.value.user_message
    api.refunds.create({"charge": intent.latest_charge})
    charge = api.charges.retrieve(intent.latest_charge, {"expand": ["refunds"]})
    assert (charge.refunded, charge.amount_refunded) == (True, 39000)
    assert [refund.amount for refund in charge.refunds.data] == [30000, 9000]
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        api.refunds.create({"payment_intent": intent.id})
    assert refusal.value.code == "charge_already_refunded"
    assert len(api.refunds.list({"payment_intent": intent.id}).data) == 2


def test_refund_reason_is_checked(api, new_intent):
    intent = new_intent()
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        api.refunds.create({"payment_intent": intent.id, "reason": "x"})
    assert refusal.value.param == "reason"
    assert api.refunds.list({"payment_intent": intent.id}).data == []


def test_nothing_to_refund_after_a_decline(api, new_intent):
    with pytest.raises(stripe.CardError) as declined:
        new_intent(payment_method="pm_card_chargeDeclined")
    with pytest.raises(stripe.InvalidRequestError):
        api.refunds.create({"payment_intent": declined.value.error.payment_intent.id})


def test_a_refund_that_fails_afterwards(api, inbox, new_intent):
    intent = new_intent(payment_method="pm_card_refundFail")
    refund = api.refunds.create({"payment_intent": intent.id})
    assert refund.status == "succeeded"
    inbox.until("refund.failed", refund.id)
    assert api.refunds.retrieve(refund.id).status == "failed"
    assert api.charges.retrieve(intent.latest_charge).amount_refunded == 0


def test_a_refund_that_takes_its_time(api, inbox, new_intent):
    intent = new_intent(payment_method="pm_card_pendingRefund")
    refund = api.refunds.create({"payment_intent": intent.id})
    assert refund.status == "pending"
    inbox.until("refund.updated", refund.id)
    assert api.refunds.retrieve(refund.id).status == "succeeded"


@pytest.mark.parametrize(
    ("evidence", "outcome"), [("winning_evidence", "won"), ("losing_evidence", "lost")]
)
def test_disputes(api, inbox, new_intent, evidence, outcome):
    intent = new_intent(payment_method="pm_card_createDispute")
    dispute = inbox.until("charge.dispute.created", intent.id).data.object
    assert (dispute.payment_intent, dispute.status) == (intent.id, "needs_response")
    answer = {"evidence": {"uncategorized_text": evidence}}
    assert api.disputes.update(dispute.id, answer).status == outcome
    inbox.until("charge.dispute.closed", dispute.id)
