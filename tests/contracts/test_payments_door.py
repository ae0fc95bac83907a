"""``luxeverse.integrations.payments`` against the running sandbox, or real test keys."""

import json
import socket
import time
from datetime import UTC, datetime
from uuid import uuid4

import pytest
import stripe

from luxeverse.core import db
from luxeverse.core.config import Settings, settings
from luxeverse.core.errors import Conflict, Unavailable
from luxeverse.core.ids import OrderId, new_id
from luxeverse.core.money import CurrencyMismatch, Money
from luxeverse.integrations import payments
from tests.contracts.cutting_line import CuttingLine

# The SDK hands httpx its form as text, which httpx would rather have under another name.
pytestmark = pytest.mark.filterwarnings("ignore:Use 'content=:DeprecationWarning")

SECRET = "whsec_door"
PRICE = Money(39000, "EUR")


@pytest.fixture
async def door(base, stripe_key, monkeypatch):
    """The gateway, pointed at the suite's Stripe; ``point`` sends it elsewhere."""
    monkeypatch.setenv("STRIPE_SECRET_KEY", stripe_key)
    monkeypatch.setenv("STRIPE_API_BASE", base)
    monkeypatch.setenv("STRIPE_WEBHOOK_SECRET", SECRET)
    settings.cache_clear()
    yield payments
    await payments.close()
    settings.cache_clear()


@pytest.fixture
def point(door, box, monkeypatch):
    async def elsewhere(**env):
        await payments.close()
        for name, value in env.items():
            monkeypatch.setenv(name.upper(), value)
        settings.cache_clear()

    return elsewhere


def order():
    return OrderId(new_id())


def key():
    return f"order:{uuid4()}:1"


def of_order(api, order_id):
    """Everything Stripe holds for an order, by our own id in its metadata."""
    newest = api.payment_intents.list({"limit": 20}).data
    return [one for one in newest if one.metadata.to_dict().get("order_id") == str(order_id)]


async def paid(door, amount=PRICE):
    return await door.create_intent(order(), amount, key(), payment_method="pm_card_visa")


@pytest.mark.req("PAY-001")
async def test_an_intent_for_the_browser(door, api):
    order_id = order()
    intent = await door.create_intent(order_id, PRICE, key())
    assert (intent.status, intent.amount) == ("requires_payment_method", PRICE)
    assert intent.order_id == order_id
    assert intent.client_secret.startswith(f"{intent.id}_secret_")
    assert (intent.charge_id, intent.payment_method_id, intent.card_last4) == (None, None, None)
    assert (intent.last_error_code, intent.next_action) == (None, None)
    there = api.payment_intents.retrieve(intent.id)
    assert (there.amount, there.currency, there.receipt_email) == (39000, "eur", None)
    assert await door.retrieve_intent(intent.id) == intent


@pytest.mark.req("PAY-001")
async def test_a_card_pays_in_one_call(door, api):
    intent = await paid(door)
    assert intent.status == "succeeded"
    assert (intent.card_brand, intent.card_last4) == ("visa", "4242")
    assert intent.charge_id.startswith("ch_") or intent.charge_id.startswith("py_")
    assert api.payment_intents.retrieve(intent.id).amount_received == 39000


@pytest.mark.req("PAY-001")
async def test_a_decline_is_an_answer(door, api):
    order_id = order()
    intent = await door.create_intent(
        order_id,
        PRICE,
        key(),
        payment_method="pm_card_visa_chargeDeclinedInsufficientFunds",
    )
    assert (intent.status, intent.order_id) == ("requires_payment_method", order_id)
    assert intent.last_error_code == "card_declined"
    assert intent.last_error_message == "Your card has insufficient funds."
    assert intent.card_last4 == "9995"
    assert api.payment_intents.retrieve(intent.id).amount_received == 0


async def test_a_challenge_is_a_next_action(door):
    intent = await door.create_intent(
        order(),
        PRICE,
        key(),
        payment_method="pm_card_authenticationRequired",
        return_url="https://shop.example/return",
    )
    assert (intent.status, intent.next_action["type"]) == ("requires_action", "redirect_to_url")
    there = intent.next_action["redirect_to_url"]
    assert there["return_url"] == "https://shop.example/return"


async def test_the_same_key_gives_the_same_answer(door, api):
    order_id, again = order(), key()
    first = await door.create_intent(order_id, PRICE, again, payment_method="pm_card_visa")
    second = await door.create_intent(order_id, PRICE, again, payment_method="pm_card_visa")
    assert first == second
    assert len(of_order(api, order_id)) == 1


async def test_the_same_key_with_another_amount_is_refused(door, api):
    order_id, again = order(), key()
    await door.create_intent(order_id, PRICE, again)
    with pytest.raises(Conflict) as clash:
        await door.create_intent(order_id, Money(1, "EUR"), again)
    assert clash.value.code == "payment_in_progress"
    assert [intent.amount for intent in of_order(api, order_id)] == [39000]


@pytest.mark.req("PAY-001")
@pytest.mark.parametrize("lost", [1, 3])
async def test_lost_replies_do_not_charge_twice(door, api, faults, lost):
    """One loss is healed by the SDK, three by the door's own repetition."""
    order_id = order()
    faults(lose_next=lost, match="payment_intents")
    intent = await door.create_intent(order_id, PRICE, key(), payment_method="pm_card_visa")
    assert intent.status == "succeeded"
    assert [one.id for one in of_order(api, order_id)] == [intent.id]


async def test_a_call_that_never_gets_an_answer(door, api, faults):
    order_id, again = order(), key()
    faults(lose_next=6, match="payment_intents")
    with pytest.raises(Unavailable) as trouble:
        await door.create_intent(order_id, PRICE, again, payment_method="pm_card_visa")
    assert trouble.value.code == "payments_unavailable"
    assert trouble.value.message == (
        "The payment service is not answering. Please try again in a moment; you will not be "
        "charged twice."
    )
    intent = await door.create_intent(order_id, PRICE, again, payment_method="pm_card_visa")
    assert [one.id for one in of_order(api, order_id)] == [intent.id]


async def test_an_answer_cut_off_half_way(door, point, box, api):
    """The work was done and 200 was said, but the line broke inside the body."""
    with CuttingLine(int(box.url.rpartition(":")[2]), cuts=1) as line:
        await point(stripe_api_base=line.url)
        order_id = order()
        intent = await door.create_intent(order_id, PRICE, key(), payment_method="pm_card_visa")
    assert line.cut == 1
    assert intent.status == "succeeded"
    assert [one.id for one in of_order(api, order_id)] == [intent.id]


async def test_nobody_listens(door, point):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        await point(stripe_api_base=f"http://127.0.0.1:{unused.getsockname()[1]}")
        with pytest.raises(Unavailable):
            await door.retrieve_intent("pi_1")


@pytest.mark.req("PAY-001")
async def test_a_slow_service_is_given_up(door, point, faults):
    faults(latency_ms=3000, match="payment_intents")
    await point(stripe_timeout_seconds="0.2")
    began = time.monotonic()
    with pytest.raises(Unavailable):
        await door.retrieve_intent("pi_1")
    assert time.monotonic() - began < 10


async def test_being_limited_is_unavailable_and_not_repeated(door, faults):
    faults(rate_limit_next=2, match="payment_intents")
    for _ in range(2):
        with pytest.raises(Unavailable):
            await door.create_intent(order(), PRICE, key())
    assert (await door.create_intent(order(), PRICE, key())).amount == PRICE


@pytest.mark.parametrize("amount", [Money(0, "EUR"), Money(-5, "EUR"), Money(10**10, "EUR")])
async def test_amounts_stripe_cannot_take_are_refused_aloud(door, amount):
    with pytest.raises(payments.RequestRejected) as refusal:
        await door.create_intent(order(), amount, key())
    assert refusal.value.param == "amount"


async def test_unknown_intents_and_keys_are_refused_aloud(door, point):
    with pytest.raises(payments.UnknownIntent) as refusal:
        await door.retrieve_intent("pi_nope")
    assert refusal.value.code == "resource_missing"
    await point(stripe_secret_key="sk_live_nope")
    with pytest.raises(payments.RequestRejected) as refusal:
        await door.retrieve_intent("pi_nope")
    assert not isinstance(refusal.value, payments.UnknownIntent)


async def test_cancelling(door):
    waiting = await door.create_intent(order(), PRICE, key())
    assert (await door.cancel_intent(waiting.id)).status == "canceled"
    assert (await door.cancel_intent(waiting.id)).status == "canceled"
    done = await paid(door)
    assert await door.cancel_intent(done.id) == done
    with pytest.raises(payments.UnknownIntent):
        await door.cancel_intent("pi_nope")


@pytest.mark.req("PAY-007")
async def test_refunds_never_exceed_what_was_taken(door, api):
    intent, again = await paid(door), f"refund:{uuid4()}"
    first = await door.refund(intent.id, Money(9000, "EUR"), again, "requested_by_customer")
    assert (first.status, first.amount) == ("succeeded", Money(9000, "EUR"))
    assert await door.refund(intent.id, Money(9000, "EUR"), again, "requested_by_customer") == first
    with pytest.raises(payments.RequestRejected):
        await door.refund(intent.id, Money(30001, "EUR"), f"refund:{uuid4()}")
    with pytest.raises(CurrencyMismatch):
        await door.refund(intent.id, Money(1000, "USD"), f"refund:{uuid4()}")
    assert api.charges.retrieve(intent.charge_id).amount_refunded == 9000
    rest = await door.refund(intent.id, Money(30000, "EUR"), f"refund:{uuid4()}")
    assert await door.refunds_of(intent.id) == [first, rest]


@pytest.mark.parametrize(
    ("amount", "units"),
    [
        (Money(5000, "JPY"), 5000),
        (Money(5000, "KWD"), 5000),
        (Money(5000, "ISK"), 500000),
        (Money(5000, "RSD"), 500000),
        (Money(5000, "EUR"), 5000),
    ],
)
async def test_stripes_units_are_not_always_ours(door, api, amount, units):
    intent = await door.create_intent(order(), amount, key())
    assert intent.amount == amount
    assert api.payment_intents.retrieve(intent.id).amount == units


CALLS = {
    "create": lambda d: d.create_intent(order(), PRICE, key()),
    "retrieve": lambda d: d.retrieve_intent("pi_1"),
    "cancel": lambda d: d.cancel_intent("pi_1"),
    "refund": lambda d: d.refund("pi_1", PRICE, key()),
    "refunds": lambda d: d.refunds_of("pi_1"),
}


@pytest.mark.parametrize("name", CALLS)
async def test_no_call_inside_a_transaction(door, name):
    token = db._open.set(True)
    try:
        with pytest.raises(db.NetworkInTransaction):
            await CALLS[name](door)
    finally:
        db._open.reset(token)


BODY = json.dumps(
    {
        "id": "evt_1",
        "object": "event",
        "type": "payment_intent.succeeded",
        "created": 1_800_000_000,
        "data": {"object": {"id": "pi_1"}},
    }
)


def signed(body=BODY, secret=SECRET, age=0):
    at = int(time.time()) - age
    return stripe.WebhookSignature.generate_signature_header(body, secret, at)


async def test_a_signed_event(door):
    event = door.verify_event(BODY.encode(), signed())
    assert event == payments.Event(
        "evt_1", "payment_intent.succeeded", "pi_1", datetime(2027, 1, 15, 8, tzinfo=UTC)
    )


@pytest.mark.req("PAY-008")
@pytest.mark.parametrize(
    ("body", "header"),
    [
        (BODY.encode(), signed(secret="whsec_other")),
        (BODY.replace("pi_1", "pi_2").encode(), signed()),
        (BODY.encode(), signed(age=600)),
        (BODY.encode(), ""),
        (BODY.encode(), "t=abc,v1=00"),
        (b"\xff\xfe", signed()),
    ],
    ids=["secret", "body", "age", "none", "garbage", "bytes"],
)
async def test_a_bad_signature(door, body, header):
    with pytest.raises(payments.BadSignature) as refusal:
        door.verify_event(body, header)
    assert (refusal.value.status, refusal.value.code) == (400, "bad_signature")


async def test_without_a_secret_no_event_is_believed(door, point):
    await point(stripe_webhook_secret="")
    with pytest.raises(payments.BadSignature):
        door.verify_event(BODY.encode(), signed(secret=""))


async def test_the_sandbox_signs_what_the_door_believes(door, inbox, new_intent, monkeypatch):
    bodies = []
    take = inbox.receive
    monkeypatch.setattr(
        inbox, "receive", lambda raw, sig: bodies.append((raw, sig)) or take(raw, sig)
    )
    intent = new_intent()
    inbox.until("payment_intent.succeeded", intent.id)
    monkeypatch.setenv("STRIPE_WEBHOOK_SECRET", "whsec_contract")
    settings.cache_clear()
    events = [door.verify_event(*body) for body in bodies]
    assert ("payment_intent.succeeded", intent.id) in [(e.type, e.object_id) for e in events]


def test_a_live_key_goes_to_stripe_only():
    told = "Live Stripe keys may only be sent to https://api.stripe.com: unset STRIPE_API_BASE."
    foreign = Settings(stripe_secret_key="sk_live_x", stripe_api_base="http://127.0.0.1:3091")
    assert told in foreign.problems()
    assert told not in Settings(stripe_secret_key="sk_live_x", stripe_api_base="").problems()
