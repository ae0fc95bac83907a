"""What every Stripe call has in common, stated only through the SDK: errors, lists, expansion, idempotency."""

import threading
import uuid

import pytest
import stripe

LATER_ONLY = {"automatic_payment_methods": {"enabled": True, "allow_redirects": "never"}}


def key():
    return {"idempotency_key": str(uuid.uuid4())}


def test_live_key_is_refused(box):
    other = stripe.StripeClient("sk_live_nope", base_addresses={"api": box.url})
    with pytest.raises(stripe.AuthenticationError) as refusal:
        other.v1.customers.list()
    assert refusal.value.http_status == 401


def test_missing_object(api):
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        api.customers.retrieve("cus_nope")
    error = refusal.value
    assert (error.http_status, error.code, error.param) == (404, "resource_missing", "id")
    assert error.request_id.startswith("req_")


def test_missing_param(api):
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        api.payment_intents.create({"currency": "eur"})
    assert (refusal.value.code, refusal.value.param) == ("parameter_missing", "amount")


def test_unknown_param_is_refused_and_creates_nothing(api):
    email = f"{uuid.uuid4()}@example.com"
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        api.customers.create({"email": email, "nickname": "x"})
    assert (refusal.value.code, refusal.value.param) == ("parameter_unknown", "nickname")
    assert api.customers.list({"email": email}).data == []


@pytest.mark.parametrize("amount", ["1.5", "abc", 0, -5, 100_000_000])
def test_amounts_outside_the_range_are_refused(api, amount):
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        api.payment_intents.create({"amount": amount, "currency": "eur"})
    assert refusal.value.code in ("parameter_invalid_integer", "amount_too_large")


@pytest.mark.parametrize("call", ["payouts", "invoices", "subscriptions"])
def test_unimplemented_addresses_are_refused(box, api, call):
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        getattr(api, call).list()
    assert refusal.value.http_status == 404


def test_metadata_merges_and_unsets(api, customer):
    api.customers.update(customer.id, {"metadata": {"a": "1", "b": "true"}})
    changed = api.customers.update(customer.id, {"metadata": {"a": "", "c": "3"}})
    assert changed.metadata.to_dict() == {"b": "true", "c": "3"}


def test_lists_page_in_both_directions(api):
    email = f"{uuid.uuid4()}@example.com"
    newest_first = [api.customers.create({"email": email}).id for _ in range(5)][::-1]
    first = api.customers.list({"email": email, "limit": 2})
    assert [c.id for c in first.data] == newest_first[:2]
    assert first.has_more
    rest = api.customers.list({"email": email, "limit": 10, "starting_after": newest_first[1]})
    assert [c.id for c in rest.data] == newest_first[2:]
    assert not rest.has_more
    assert [c.id for c in first.auto_paging_iter()] == newest_first
    back = api.customers.list({"email": email, "limit": 2, "ending_before": newest_first[4]})
    assert [c.id for c in back.data] == newest_first[2:4]


def test_page_of_an_unknown_cursor_is_refused(api):
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        api.customers.list({"starting_after": "cus_nope"})
    assert refusal.value.param == "starting_after"


def test_deleted_customer_leaves_a_tombstone(api, customer, saved_card):
    assert api.customers.delete(customer.id).deleted
    assert api.customers.retrieve(customer.id).deleted
    assert api.payment_methods.retrieve(saved_card.id).customer is None


def test_expansion(api, customer, new_intent):
    intent = new_intent(
        customer=customer.id, expand=["latest_charge.balance_transaction", "customer"]
    )
    assert intent.latest_charge.balance_transaction.amount == 39000
    assert intent.customer.email == "ada@example.com"
    listed = api.payment_intents.list({"customer": customer.id, "expand": ["data.latest_charge"]})
    assert listed.data[0].latest_charge.id == intent.latest_charge.id
    for impossible in ("nonsense", "a.b.c.d.e"):
        with pytest.raises(stripe.InvalidRequestError):
            api.payment_intents.retrieve(intent.id, {"expand": [impossible]})


def test_same_key_same_body_is_one_object(api):
    again, params = key(), {"amount": 500, "currency": "eur"}
    first = api.payment_intents.create(params, again)
    second = api.payment_intents.create(params, again)
    assert first.id == second.id
    assert second.last_response.headers["idempotent-replayed"] == "true"


def test_same_key_other_body_is_refused(api):
    again = key()
    api.payment_intents.create({"amount": 500, "currency": "eur"}, again)
    with pytest.raises(stripe.IdempotencyError) as refusal:
        api.payment_intents.create({"amount": 501, "currency": "eur"}, again)
    assert refusal.value.http_status == 400


def test_a_decline_is_replayed(api):
    again = key()
    params = {"amount": 500, "currency": "eur", "confirm": True, **LATER_ONLY}
    params["payment_method"] = "pm_card_chargeDeclined"
    seen = set()
    for _ in range(3):
        with pytest.raises(stripe.CardError) as refusal:
            api.payment_intents.create(params, again)
        seen.add(refusal.value.error.payment_intent.id)
    assert len(seen) == 1


def test_an_invalid_request_does_not_burn_the_key(api):
    again = key()
    with pytest.raises(stripe.InvalidRequestError):
        api.payment_intents.create({"currency": "eur"}, again)
    assert api.payment_intents.create({"currency": "eur", "amount": 500}, again).amount == 500


def test_concurrent_calls_with_one_key(api, faults):
    faults(latency_ms=400)
    again, out = key(), []

    def go():
        try:
            out.append(api.payment_intents.create({"amount": 500, "currency": "eur"}, again).id)
        except stripe.StripeError as refusal:
            out.append((refusal.http_status, refusal.error.code))

    threads = [threading.Thread(target=go) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert out.count((409, "idempotency_key_in_use")) == 2
    assert sum(isinstance(answer, str) for answer in out) == 1


def test_the_sdk_recovers_a_lost_reply_without_paying_twice(box, api, faults, new_intent):
    patient = stripe.StripeClient(
        "sk_test_contract", base_addresses={"api": box.url}, max_network_retries=2
    ).v1
    customer = api.customers.create({})
    faults(lose_next=1, match="payment_intents")
    intent = new_intent(patient, customer=customer.id)
    assert intent.status == "succeeded"
    assert len(api.payment_intents.list({"customer": customer.id}).data) == 1


def test_outage_and_rate_limit(api, faults):
    email = f"{uuid.uuid4()}@example.com"
    faults(fail_next=1, match="customers")
    with pytest.raises(stripe.APIError) as outage:
        api.customers.create({"email": email})
    assert outage.value.http_status == 500
    assert api.customers.list({"email": email}).data == []
    faults(rate_limit_next=1)
    with pytest.raises(stripe.RateLimitError):
        api.customers.create({})


def test_unknown_fault_is_refused(box):
    import httpx

    reply = httpx.post(f"{box.url}/_control/faults", json={"fial_next": 1}, trust_env=False)
    assert (reply.status_code, reply.json()) == (400, {"error": "unknown switches: fial_next"})


def test_basic_authentication_works_too(box):
    import httpx

    reply = httpx.get(f"{box.url}/v1/customers", auth=("sk_test_contract", ""), trust_env=False)
    assert reply.json()["object"] == "list"


def test_every_promised_field_is_there(api, new_intent, customer, box):
    """Every field the SDK's types call always present, and none the SDK does not know."""
    intent = new_intent(customer=customer.id, setup_future_usage="off_session")
    charge = api.charges.retrieve(intent.latest_charge)
    new_intent(payment_method="pm_card_createDispute")
    objects = [
        customer,
        intent,
        charge,
        api.payment_methods.retrieve(intent.payment_method),
        api.setup_intents.create({"customer": customer.id}),
        api.refunds.create({"charge": charge.id}),
        api.events.list({"limit": 1}).data[0],
        api.balance_transactions.retrieve(charge.balance_transaction),
        api.webhook_endpoints.create(
            {"url": "https://shop.example/hook", "enabled_events": ["charge.expired"]}
        ),
        api.disputes.list().data[0],
    ]
    faulty = {}
    for one in objects:
        hints = type(one).__annotations__
        needed = {
            name
            for name, hint in hints.items()
            if "Optional" not in str(hint) and "ClassVar" not in str(hint)
        } - {"deleted"}
        have = set(one.to_dict())
        if needed - have or have - set(hints):
            faulty[one.object] = (sorted(needed - have), sorted(have - set(hints)))
    assert faulty == {}
