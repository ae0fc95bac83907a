"""What bringing an order takes, and what its buyer adds for others: from the quote to the book, and back."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import event

from luxeverse.core import clock
from luxeverse.core import db as core_db
from luxeverse.core.errors import Conflict, Invalid
from luxeverse.registry import HANDLERS
from luxeverse.services import account, checkout, orders, payments
from luxeverse.services.checkout import PriceChanged
from luxeverse.services.outbox import deliver, relay
from tests.factories import (
    ADDRESS,
    EMAIL,
    EXPRESS,
    PAYS,
    add_piece,
    drain,
    member,
    order_states,
    ordered,
    purchase,
    traces,
    visitor,
)
from tests.generosity import TERMS, bag, hear, set_terms

BOOK = "select kind, move, amount::text, purpose from giving_entries order by id"


async def deliver_at_once():
    """Every handler that waits, side by side, as several workers would run them; then the rest."""
    waiting = []

    async def enqueue(handler, event_id):
        waiting.append((handler, event_id))

    await relay(HANDLERS, enqueue)
    await asyncio.gather(*(deliver(HANDLERS, *one) for one in waiting))
    await drain()


async def statements(asked):
    """How many statements a use case sends, and nothing of what it returns."""
    sent = []
    engine = core_db.engine().sync_engine

    def note(_connection, _cursor, statement, *_):
        sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        await asked
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len([one for one in sent if "tenants" not in one])


@pytest.mark.req("SUST-004")
async def test_each_way_says_what_it_takes(db, generous, folio):
    """2 kg from Lyon to Berlin: 462 g by lorry, 456 the box, 29 the average return."""
    db.rows("update delivery_methods set mode = 'air' where id = %s", EXPRESS)
    ada = await bag(visitor(generous), folio)
    found = await checkout.quote(ada, "DE", None)
    assert found.bill.carriage.stored == {"transport": 462, "packing": 456, "returns": 29}
    assert [found.bill.carriage_by(m).grams for m in found.methods] == [947, 3983]
    assert found.bill.contribution_offered.minor == 23
    # The folio is 390 and delivery 12: eight euros are missing to ten.
    assert found.bill.gift_offered.minor == 800
    assert found.bill.sum.total.minor == 40200


async def test_a_way_of_the_buyers_own_is_not_counted_and_not_claimed(db, generous, folio):
    db.rows("update delivery_methods set mode = 'collected'")
    taken = (await checkout.open_checkout(await bag(visitor(generous), folio))).carriage
    assert (taken.parts[0].label, taken.parts[0].value) == (
        "The way, collected by you",
        "0 g CO₂e",
    )
    assert taken.method[0] == "You collect it: your own way is not counted."


async def test_a_weight_that_is_known_goes_before_the_default(db, generous, folio):
    ada = await bag(visitor(generous), folio)
    db.rows("update product_variants set weight_value = 3.62, weight_unit = 'kg'")
    heavy = (await checkout.quote(ada, "DE", None)).bill.carriage
    assert heavy.transport == 925
    db.rows("update product_variants set weight_value = null")
    db.rows("""update products set footprint = '{"grams": 3620}'""")
    assert (await checkout.quote(ada, "DE", None)).bill.carriage == heavy


async def test_a_house_without_terms_says_nothing(shop, folio):
    ada = await bag(visitor(shop), folio)
    bill = (await checkout.quote(ada, "DE", None)).bill
    assert (bill.carriage, bill.contribution_offered, bill.gift_offered) == (None, None, None)
    view = await checkout.open_checkout(ada)
    assert (view.carriage.text, view.offers) == ("", [])


@pytest.mark.parametrize(
    ("said", "code"), [({"contributes": True}, "no_offset"), ({"rounds_up": True}, "no_round_up")]
)
async def test_what_is_not_offered_is_refused(db, shop, folio, said, code):
    ada = await bag(visitor(shop), folio)
    before = traces(db)
    for attempt in (
        checkout.quote(ada, "DE", None, **said),
        checkout.place_order(ada, purchase(**said)),
    ):
        with pytest.raises(Invalid) as refusal:
            await attempt
        assert refusal.value.code == code
    assert traces(db) == before


@pytest.mark.req("SUST-008")
async def test_what_is_added_is_charged_written_and_matched(db, generous, folio, supplier, post):
    ada = visitor(generous)
    placed = await ordered(ada, folio, contributes=True, rounds_up=True)
    # 390 and 12, 0.23 for 947 grams, 7.77 to the next ten.
    assert (placed.total.minor, [i.amount for i in supplier.intents()]) == (41000, [41000])
    assert db.rows(BOOK) == []
    await hear()
    assert order_states(db) == [("CONFIRMED", "COMPLETED")]
    assert db.rows(BOOK) == [
        ("contribution", "given", "0.230", "Basalt"),
        ("gift", "given", "7.770", "Apprentices"),
        ("match", "given", "3.000", "Apprentices"),
    ]
    kept = db.rows("select tax_amount::text, carriage_grams, carriage ->> 'mode' from orders")
    assert kept == [("64.180", 947, "lorry")]
    shown = await orders.look_up(generous, placed.number, EMAIL)
    assert [(row.label, row.text, row.note) for row in shown.rows[2:4]] == [
        ("Contribution", "€0.23", "Basalt"),
        ("Rounded up", "€7.77", f"Apprentices; {generous.name} gives €3 as well"),
    ]
    assert shown.carriage_text == "Carriage and packing: about 0.9 kg CO₂e"
    (letter,) = post.letters
    text = letter.get_body(("plain",)).get_content()
    for said in ("Contribution: €0.23 (Basalt)", "Rounded up: €7.77", shown.carriage_text):
        assert said in text


async def test_the_book_is_written_once(db, generous, folio, post):
    await ordered(visitor(generous), folio, contributes=True, rounds_up=True)
    await hear()
    before = db.rows(BOOK)
    paid = db.value("select id from outbox_events where name = 'PaymentSucceeded'")
    db.rows("delete from handled_events")
    await deliver(HANDLERS, "confirm_paid", paid)
    await drain()
    assert db.rows(BOOK) == before


@pytest.mark.req("SUST-004")
async def test_the_figure_is_kept_as_it_was(db, generous, folio, post):
    placed = await ordered(visitor(generous), folio)
    set_terms(db, generous, {"carriage": TERMS["carriage"] | {"packing_grams": 4000}})
    db.rows("update delivery_methods set mode = 'air'")
    shown = await orders.look_up(generous, placed.number, EMAIL)
    assert shown.carriage_text == "Carriage and packing: about 0.9 kg CO₂e"


async def test_a_refund_takes_everything_back_once(db, generous, folio, supplier, post):
    ada = visitor(generous)
    placed = await ordered(ada, folio, contributes=True, rounds_up=True)
    await hear()
    for _ in range(2):
        await payments.refund_order(generous.tenant_id, placed.order_id)
    await drain()
    assert order_states(db) == [("CONFIRMED", "REFUNDED")]
    assert [refund.amount for refund in supplier.refunds()] == [41000]
    assert db.rows(BOOK)[3:] == [
        ("contribution", "taken_back", "-0.230", "Basalt"),
        ("gift", "taken_back", "-7.770", "Apprentices"),
        ("match", "taken_back", "-3.000", "Apprentices"),
    ]
    shown = await orders.look_up(generous, placed.number, EMAIL)
    assert [row.note for row in shown.rows[2:4]] == [
        "Basalt, given back to you",
        "Apprentices, given back to you",
    ]
    assert shown.payment_text == "Given back to the card"


@pytest.mark.parametrize("first", ["confirm_paid", "note_refund"])
async def test_money_that_went_back_before_the_order_stood_gives_nothing(
    db, generous, folio, post, first
):
    """Whichever of the two is heard first."""
    placed = await ordered(visitor(generous), folio, rounds_up=True)
    await payments.settle(generous.tenant_id, placed.order_id)
    await payments.refund_order(generous.tenant_id, placed.order_id)
    event_of = {"confirm_paid": "PaymentSucceeded", "note_refund": "PaymentRefunded"}[first]
    await deliver(
        HANDLERS, first, db.value("select id from outbox_events where name = %s", event_of)
    )
    await drain()
    assert db.rows(BOOK) == []
    assert order_states(db) == [("CONFIRMED", "REFUNDED")]


async def test_the_limit_of_a_day_holds_for_many_at_once(db, generous, supplier, post):
    placed = []
    for number in range(4):
        piece = add_piece(db, generous, f"Card {number}", price="87.00")
        ada = visitor(generous, f"ada{number}")
        placed.append(await ordered(ada, piece, rounds_up=True))
    await asyncio.gather(*(payments.settle(generous.tenant_id, p.order_id) for p in placed))
    await deliver_at_once()
    # Each gift is one euro; three of four are matched, today.
    assert db.value("select sum(amount) from giving_entries where kind = 'gift'") == Decimal(4)
    assert db.value("select sum(amount) from giving_entries where kind = 'match'") == Decimal(3)
    with clock.frozen(datetime.now(UTC) + timedelta(days=1)):
        late = await ordered(
            visitor(generous, "eve"), add_piece(db, generous, "E", price="87.00"), rounds_up=True
        )
        await payments.settle(generous.tenant_id, late.order_id)
        await drain()
    assert db.value("select sum(amount) from giving_entries where kind = 'match'") == Decimal(4)


async def test_a_double_request_is_one_order(db, generous, folio, supplier):
    ada = await bag(visitor(generous), folio)
    said = purchase(contributes=True, rounds_up=True, idempotency_key="k1")
    first, second = await checkout.place_order(ada, said), await checkout.place_order(ada, said)
    assert first.number == second.number
    with pytest.raises(Conflict) as refusal:
        await checkout.place_order(ada, purchase(idempotency_key="k1"))
    assert refusal.value.code == "idempotency_mismatch"
    assert len(supplier.intents()) == 1


async def test_two_tabs_pay_what_they_show(db, generous, folio):
    """The other tab adds a gift; this one still shows the sum without it and is refused."""
    ada = await bag(visitor(generous), folio)
    await checkout.save_contact(ada, ADDRESS | {"email": EMAIL})
    before = await checkout.choose_delivery(ada, "standard", go_on=True)
    after = await checkout.add(ada, "round_up", is_wanted=True)
    assert (before.amount_minor, after.amount_minor) == (40200, 41000)
    with pytest.raises(PriceChanged):
        await checkout.place_order(ada, await checkout.drafted(ada, before.amount_minor))
    placed = await checkout.place_order(ada, await checkout.drafted(ada, after.amount_minor))
    assert placed.total.minor == 41000


async def test_a_gift_that_hides_another_price_is_another_order(db, generous, folio, supplier):
    """A euro more for the piece and a euro less to the round sum: the total is the same, the order is not."""
    ada = await bag(visitor(generous), folio)
    said = purchase(rounds_up=True, payment_method=None)
    first = await checkout.place_order(ada, said)
    db.rows("update product_variants set price = price + 1")
    second = await checkout.place_order(ada, said)
    assert first.total == second.total
    assert first.number != second.number
    kept = "select status, subtotal::text, gift_amount::text from orders order by id"
    assert db.rows(kept) == [("CANCELLED", "390.000", "8.000"), ("PENDING", "391.000", "7.000")]


async def test_a_gift_is_chosen_for_one_order(db, generous, folio, supplier, post):
    ada = await bag(visitor(generous), folio)
    await checkout.save_contact(ada, ADDRESS | {"email": EMAIL})
    await checkout.choose_delivery(ada, "standard", go_on=True)
    await checkout.add(ada, "contribution", is_wanted=True)
    view = await checkout.add(ada, "round_up", is_wanted=True)
    said = await checkout.drafted(ada, view.amount_minor)
    await checkout.place_order(ada, replace(said, payment_method=PAYS))
    await hear()
    assert db.value("select count(*) from giving_entries") == 3
    await bag(ada, folio)
    again = await checkout.open_checkout(ada)
    assert [(offer.key, offer.checked) for offer in again.offers] == [
        ("contribution", False),
        ("round_up", False),
    ]


@pytest.mark.req("SUST-004")
async def test_another_way_changes_line_contribution_and_gift(db, generous, folio):
    db.rows("update delivery_methods set mode = 'air' where id = %s", EXPRESS)
    ada = await bag(visitor(generous), folio)
    await checkout.save_contact(ada, ADDRESS | {"email": EMAIL})
    await checkout.choose_delivery(ada, "standard", go_on=True)
    await checkout.add(ada, "contribution", is_wanted=True)
    slow = await checkout.add(ada, "round_up", is_wanted=True)
    assert [(o.amount.text, o.checked) for o in slow.offers] == [("€0.23", True), ("€7.77", True)]
    fast = await checkout.choose_delivery(ada, EXPRESS, go_on=True)
    assert fast.carriage.text == "Carriage and packing: about 4.0 kg CO₂e"
    assert [o.amount.text for o in fast.offers] == ["€0.96", "€4.04"]
    assert [o.carriage_text for o in fast.delivery_options] == [
        "About 0.9 kg CO₂e",
        "About 4.0 kg CO₂e",
    ]
    assert (fast.pay_label, fast.summary.total.text) == ("Pay €420", "€420")


async def test_a_total_that_is_round_has_nothing_to_offer(db, generous):
    piece = add_piece(db, generous, "Card", price="88.00")
    ada = await bag(visitor(generous), piece)
    view = await checkout.open_checkout(ada)
    assert [offer.key for offer in view.offers] == ["contribution"]
    chosen = await checkout.add(ada, "round_up", is_wanted=True)
    assert (chosen.amount_minor, chosen.offers[1].checked) == (10000, True)
    assert chosen.offers[1].note == "The total is round as it stands: nothing is added."


async def test_a_currency_without_coins(db, generous):
    """The house is Japanese for a day: amounts are whole yen, a sum is round at ten thousand."""
    db.rows("update tenants set currency = 'JPY' where id = %s", generous.tenant_id)
    terms = {
        "contribution": TERMS["contribution"] | {"price_per_tonne": "38000"},
        "cause": {"name": "Apprentices", "text": "Tools.", "match_a_day": "3000"},
    }
    set_terms(db, generous, terms)
    house = replace(generous, currency="JPY")
    db.rows("update delivery_methods set currency = 'JPY', price = 1230, free_from = null")
    piece = add_piece(db, house, "Kamon", price="58000")
    ada = await bag(visitor(house), piece)
    found = await checkout.quote(ada, "JP", None, contributes=True, rounds_up=True)
    grams = found.bill.carriage.grams
    assert found.bill.sum.contribution.minor == -(-grams * 38000 // 1_000_000)
    assert found.bill.sum.total.minor % 100 == 0
    assert 0 <= found.bill.sum.gift.minor < 100


@pytest.mark.req("SUST-004")
async def test_a_member_contributes_with_every_order(db, generous, folio, supplier, post):
    ada = await member(generous)
    assert (await account.change_profile(ada, always_contributes=True)).always_contributes
    placed = await ordered(ada, folio)
    assert placed.total.minor == 40223
    view = await checkout.open_checkout(ada)
    assert view.offers[0].checked
    assert view.offers[0].note.endswith("Added to every order, as you chose in your account.")
    assert (await checkout.quote(ada, "DE", None, contributes=False)).bill.sum.total.minor == 40200
    unticked = await checkout.add(ada, "contribution", is_wanted=False)
    assert (unticked.amount_minor, unticked.offers[0].checked) == (40200, False)


async def test_only_two_things_can_be_added(db, generous, folio):
    ada = await bag(visitor(generous), folio)
    before = traces(db)
    with pytest.raises(Invalid) as refusal:
        await checkout.add(ada, "tip", is_wanted=True)
    assert refusal.value.code == "unknown_addition"
    assert traces(db) == before


async def test_terms_cost_a_quote_no_query(generous, folio):
    """With terms remembered, adding for others costs a guest none and a member one."""
    ada = await bag(visitor(generous), folio)
    await checkout.quote(ada, "DE", None)
    plain = await statements(checkout.quote(ada, "DE", None, contributes=False))
    assert await statements(checkout.quote(ada, "DE", None, rounds_up=True)) == plain
    eve = await bag(await member(generous, "eve", "eve@example.com"), folio)
    await checkout.quote(eve, "DE", None)
    said = await statements(checkout.quote(eve, "DE", None, contributes=False))
    assert await statements(checkout.quote(eve, "DE", None)) == said + 1
