"""Idempotency keys: a request sent again gets the answer of the first, and nobody else's."""

import pytest

from luxeverse.core.errors import Conflict, PaymentRefused
from luxeverse.services import checkout
from tests.factories import (
    DECLINED,
    order_states,
    ordered,
    purchase,
    stock,
    traces,
    visitor,
)
from tests.services.test_paying import hear


@pytest.mark.parametrize(
    ("card", "code"),
    [(DECLINED, "card_declined"), ("pm_unknown", "unknown_payment_method")],
)
async def test_a_refused_request_repeated_with_its_key_is_refused_again(
    db, shop, folio, supplier, card, code
):
    ada = visitor(shop)
    said = {"payment_method": card, "idempotency_key": "k1"}
    with pytest.raises(PaymentRefused) as first:
        await ordered(ada, folio, **said)
    with pytest.raises(PaymentRefused) as again:
        await checkout.place_order(ada, purchase(**said))
    assert first.value.code == again.value.code == code
    assert first.value.message == again.value.message
    assert order_states(db) == [("CANCELLED", "FAILED")]
    assert stock(db, folio) == (5, 0)
    assert supplier.intents("succeeded") == []


async def test_the_same_key_is_the_same_order(db, shop, folio, supplier):
    ada = visitor(shop)
    first = await ordered(ada, folio, idempotency_key="k1")
    assert (await checkout.place_order(ada, purchase(idempotency_key="k1"))) == first
    await hear(supplier)
    third = await checkout.place_order(ada, purchase(idempotency_key="k1"))
    assert (third.order_id, third.intent.status) == (first.order_id, "succeeded")
    assert (first.status, third.status) == ("pending", "confirmed")
    assert len(supplier.intents()) == 1
    before = traces(db)
    with pytest.raises(Conflict) as refusal:
        await checkout.place_order(ada, purchase(idempotency_key="k1", email="eve@example.com"))
    assert refusal.value.code == "idempotency_mismatch"
    with pytest.raises(Conflict) as refusal:
        await checkout.place_order(ada, purchase(idempotency_key="k1", shown_total_minor=40200))
    assert refusal.value.code == "idempotency_mismatch"
    assert traces(db) == before


async def test_a_key_belongs_to_whoever_sends_it(db, shop, folio, supplier):
    """A stranger who thinks of the same key, with the same request or another, orders their own bag."""
    first = await ordered(visitor(shop), folio, idempotency_key="k1")
    second = await ordered(visitor(shop, "eve"), folio, idempotency_key="k1")
    third = await ordered(visitor(shop, "bob"), folio, idempotency_key="k1", email="b@example.com")
    assert len({first.order_id, second.order_id, third.order_id}) == 3
    assert len({one.intent.client_secret for one in (first, second, third)}) == 3
    assert stock(db, folio) == (5, 3)
