"""Signed events: delivered, repeated, reordered, retried, and only as secret as they should be."""

import time
import uuid

import httpx
import pytest
import stripe


def test_events_of_a_success_verify(api, inbox, new_intent):
    intent = new_intent(metadata={"order_id": "1001"})
    told = inbox.about(intent.id, 3)
    assert set(told) == {"payment_intent.created", "charge.succeeded", "payment_intent.succeeded"}
    paid = told["payment_intent.succeeded"]
    assert paid.data.object.metadata["order_id"] == "1001"
    assert api.events.retrieve(paid.id).type == "payment_intent.succeeded"
    assert inbox.bad == 0


def test_a_wrong_secret_does_not_verify(api, inbox, new_intent):
    intent = new_intent()
    event = inbox.until("payment_intent.succeeded", intent.id)
    payload = str(event)
    header = stripe.WebhookSignature.generate_signature_header(payload, "whsec_other")
    with pytest.raises(stripe.SignatureVerificationError):
        stripe.Webhook.construct_event(payload, header, "whsec_contract")


def test_events_can_be_listed_to_catch_up(api, new_intent):
    before = int(time.time())
    intent = new_intent()
    listed = api.events.list(
        {"type": "payment_intent.succeeded", "created": {"gte": before}, "limit": 1}
    )
    assert listed.data[0].data.object.id == intent.id
    assert listed.data[0].request.id.startswith("req_")
    future = api.events.list({"created": {"gt": before + 3600}})
    assert future.data == []


def test_redelivery_after_500(inbox, faults, new_intent):
    inbox.refuse["payment_intent.succeeded"] = 2
    intent = new_intent()
    assert inbox.until("payment_intent.succeeded", intent.id)
    assert inbox.refuse["payment_intent.succeeded"] == 0


def test_duplicates_share_their_id(api, inbox, faults):
    faults(webhook={"copies": 2})
    customer = api.customers.create({})
    ids = [inbox.until("customer.created", customer.id).id for _ in range(2)]
    assert ids[0] == ids[1]


def test_reordering(inbox, faults, new_intent, box):
    _settle(box)
    inbox.drain()
    faults(webhook={"reorder": 3})
    new_intent()
    kinds = [inbox.events.get(timeout=5).type for _ in range(3)]
    assert kinds == ["payment_intent.succeeded", "charge.succeeded", "payment_intent.created"]


def test_a_dropped_event_can_be_resent(api, box, inbox, faults):
    _settle(box)
    inbox.drain()
    faults(webhook={"drop_next": 1})
    customer = api.customers.create({})
    _settle(box)
    assert inbox.events.empty()
    event = api.events.list({"type": "customer.created", "limit": 1}).data[0]
    reply = httpx.post(f"{box.url}/_control/events/{event.id}/resend", trust_env=False)
    assert reply.json() == {"queued": 1}
    assert inbox.until("customer.created", customer.id).id == event.id


def test_a_slow_receiver_does_not_hold_up_other_events(api, inbox, faults, new_intent):
    inbox.slow["customer.created"] = 3
    api.customers.create({})
    started = time.monotonic()
    intent = new_intent()
    inbox.until("payment_intent.succeeded", intent.id)
    assert time.monotonic() - started < 2


def test_endpoint_secret_is_shown_once(api, box):
    made = api.webhook_endpoints.create(
        {"url": "https://shop.example/hook", "enabled_events": ["charge.expired"]}
    )
    assert made.secret.startswith("whsec_")
    assert "secret" not in api.webhook_endpoints.retrieve(made.id).to_dict()
    listed = api.webhook_endpoints.list().data
    assert made.id in [endpoint.id for endpoint in listed]
    assert all("secret" not in endpoint.to_dict() for endpoint in listed)
    assert "secret" not in api.webhook_endpoints.update(made.id, {"disabled": True}).to_dict()
    assert api.webhook_endpoints.delete(made.id).deleted
    assert made.id not in [endpoint.id for endpoint in api.webhook_endpoints.list().data]


def test_the_browsers_side_takes_publishable_keys_only(api, box):
    address = f"{box.url}/_sandbox/v1/payment_intents"
    email = f"{uuid.uuid4()}@example.com"
    secret = {"Authorization": "Bearer sk_test_contract"}
    reply = httpx.post(
        f"{box.url}/_sandbox/v1/customers", data={"email": email}, headers=secret, trust_env=False
    )
    assert reply.status_code == 403
    assert api.customers.list({"email": email}).data == []
    publishable = {"Authorization": "Bearer pk_test_contract"}
    assert httpx.get(address, headers=publishable, trust_env=False).status_code == 403


def test_a_publishable_key_needs_the_client_secret(api, box):
    intent = api.payment_intents.create({"amount": 700, "currency": "eur", "metadata": {"a": "b"}})
    other = api.payment_intents.create({"amount": 900, "currency": "eur"})
    address = f"{box.url}/_sandbox/v1/payment_intents/{intent.id}"
    key = {"Authorization": "Bearer pk_test_contract"}

    def status(method, url, secret, **more):
        params = {"client_secret": secret, **more}
        how = {"params": params} if method == "GET" else {"data": params}
        return httpx.request(method, url, headers=key, trust_env=False, **how)

    for wrong in (other.client_secret, "", f"{intent.id}_secret_x"):
        assert status("GET", address, wrong).status_code == 400
        refused = status("POST", f"{address}/confirm", wrong, payment_method="pm_card_visa")
        assert refused.status_code == 400
    sly = status(
        "POST",
        f"{address}/confirm",
        intent.client_secret,
        payment_method="pm_card_threeDSecure2Required",
        off_session="true",
    )
    assert sly.status_code == 403
    assert status("POST", f"{address}/cancel", intent.client_secret).status_code == 403
    assert api.payment_intents.retrieve(intent.id).status == "requires_payment_method"
    seen = status("GET", address, intent.client_secret).json()
    assert (seen["amount"], "metadata" in seen, "customer" in seen) == (700, False, False)


def _settle(box):
    """Wait until nothing is queued for the shop."""
    for _ in range(100):
        rows = httpx.get(f"{box.url}/_control/deliveries", trust_env=False).json()
        if not [row for row in rows if row["state"] == "pending"]:
            return
        time.sleep(0.05)
    raise AssertionError("deliveries did not settle")
