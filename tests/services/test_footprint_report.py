"""A member's own account: what bringing their orders took, what was given and added, what came back."""

import csv
import io
from datetime import timedelta

import pytest

from luxeverse.core.errors import SignInNeeded
from luxeverse.services import payments, recycling, sustainability
from tests.factories import drain, member, ordered, visitor
from tests.generosity import TERMS, set_terms
from tests.services.test_recycling import PROGRAMME


@pytest.fixture
def generous(db, shop):
    set_terms(db, shop, TERMS | {"recycling": PROGRAMME})
    return shop


async def paid(actor, piece, **said):
    placed = await ordered(actor, piece, **said)
    await payments.reconcile(timedelta(0))
    await drain()
    return placed


async def test_nothing_yet(generous):
    view = await sustainability.report(await member(generous))
    assert (view.status, view.is_empty) == ("ready", True)
    assert {fact.value for fact in view.totals} == {"nothing"}
    assert (view.years, view.orders, view.labels) == ([], [], [])
    with pytest.raises(SignInNeeded):
        await sustainability.report(visitor(generous))


@pytest.mark.req("SUST-004")
@pytest.mark.req("SUST-008")
async def test_the_account_adds_up(db, generous, folio, post):
    ada = await member(generous)
    plain = await paid(ada, folio)
    given = await paid(ada, folio, contributes=True, rounds_up=True)
    await ordered(ada, folio, payment_method=None)  # never paid: it takes nothing
    await paid(await member(generous, "eve", "eve@example.com"), folio, rounds_up=True)
    reference = await recycling.ask_label(ada, 4)
    await recycling.receive(reference)

    view = await sustainability.report(ada)
    assert [(fact.label, fact.value) for fact in view.totals] == [
        ("Carriage and packing", "about 1.9 kg CO₂e"),
        ("Contributions", "€0.23"),
        ("Rounded up", "€7.77"),
        ("LuxeVerse added", "€3"),
        ("Sent back", "4, for 100 points"),
    ]
    (year,) = view.years
    assert (year.orders_text, year.contribution_text, year.match_text) == (
        "2 orders",
        "€0.23",
        "€3",
    )
    assert [(row.number, row.given_text) for row in view.orders] == [
        (given.number, "contributed €0.23, rounded up €7.77, matched with €3"),
        (plain.number, ""),
    ]
    assert view.orders[0].parts_text == "the way 462 g, the box 456 g, the average return 29 g"

    await payments.refund_order(generous.tenant_id, given.order_id)
    await drain()
    after = await sustainability.report(ada)
    assert [fact.value for fact in after.totals[1:4]] == ["nothing"] * 3
    # It was never sent; what was sent before its money went back took what it took.
    assert (after.totals[0].value, [row.number for row in after.orders]) == (
        "about 0.9 kg CO₂e",
        [plain.number],
    )
    db.rows("update orders set status = 'DELIVERED' where payment_status = 'REFUNDED'")
    sent = await sustainability.report(ada)
    assert sent.totals[0].value == "about 1.9 kg CO₂e"


@pytest.mark.req("SUST-004")
async def test_the_table_to_take_away(generous, folio, post):
    ada = await member(generous)
    placed = await paid(ada, folio, contributes=True, rounds_up=True)
    reference = await recycling.ask_label(ada, 5)
    await recycling.receive(reference)
    head, order, back = csv.reader(io.StringIO(await sustainability.table(ada)))
    assert dict(zip(head, order, strict=True)) | {"date": ""} == {
        "what": "order", "date": "", "reference": placed.number, "co2e_grams": "947",
        "transport_grams": "462", "packing_grams": "456", "returns_grams": "29",
        "contribution": "0.23", "rounded_up": "7.77", "matched": "3.00", "currency": "EUR",
        "pieces": "", "points": "",
    }  # fmt: skip
    assert (back[0], back[2], back[-2:]) == ("sent back", reference, ["5", "125"])


async def test_an_order_of_before_says_that_it_was_not_counted(db, generous, folio, post):
    ada = await member(generous)
    await paid(ada, folio)
    db.rows("update orders set carriage_grams = null, carriage = '{}'")
    view = await sustainability.report(ada)
    assert (view.orders[0].carriage_text, view.orders[0].parts_text) == ("not counted then", "")
    assert view.totals[0].value == "nothing"


async def test_a_long_account_shows_twenty_and_says_so(db, generous, folio, post):
    ada = await member(generous)
    await paid(ada, folio)
    db.rows(
        "insert into orders select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(),"
        " 'order_number', 'LV-' || n, 'cart_id', null))).* from orders o, generate_series(1, 22) n"
    )
    view = await sustainability.report(ada)
    assert (len(view.orders), view.more_text) == (20, "3 older ones are in the table.")
    assert view.years[0].orders_text == "23 orders"
