"""Days are claimed and paid for; and every way this can be refused."""

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from luxeverse.core import clock
from luxeverse.core.errors import (
    Conflict,
    Invalid,
    NotFound,
    PaymentRefused,
    SignInNeeded,
    Unavailable,
)
from luxeverse.services import payments, rental, resale, storefront
from tests.factories import ADDRESS, DECLINED, EMAIL, add_piece, desk, drain, member, visitor
from tests.lending import booked, day, settle, states, subjects, wanted
from tests.shop import message, signed


@pytest.mark.req("SUST-006")
async def test_days_are_booked_paid_returned_and_the_deposit_comes_back(db, lent, supplier, post):
    ada = await member(lent)
    await drain()
    post.letters.clear()
    version = db.value("select data_version from tenants")
    claimed = await rental.book(ada, "folio", wanted(is_insured=True, shown_total_minor=56300))
    assert (claimed.total.minor, states(db)) == (56300, ["claimed"])
    assert db.value("select data_version from tenants") == version + 1
    await settle()
    assert states(db) == ["booked"]
    (letter,) = post.letters
    assert (letter["to"], letter["subject"]) == (EMAIL, "LuxeVerse: Folio is booked for you")
    text = letter.get_body(("plain",)).get_content()
    for line in ("Rent, 4 days: €95", "Insurance: €18", "Deposit, comes back: €450", "Total: €563"):
        assert line in text
    (waiting,) = await rental.queue(desk(lent))
    assert (waiting.ref, waiting.unit, waiting.status) == (claimed.ref, 1, "booked")
    assert waiting.recipient == "Ada, Lovelace, Unter den Linden 5, 10117, Berlin, DE"

    await rental.send_out(desk(lent), claimed.ref)
    assert [one.status_text for one in (await rental.loans(ada)).entries] == ["With you"]
    post.letters.clear()
    back = await rental.take_back(desk(lent), claimed.ref)
    assert back.minor == 45000
    await drain()
    assert states(db) == ["returned"]
    assert [(r.amount, r.status) for r in supplier.refunds()] == [(45000, "succeeded")]
    assert subjects(post) == ["LuxeVerse: Thank you for Folio"]
    (entry,) = (await rental.loans(ada)).entries
    assert (entry.status_text, entry.money_text) == ("Returned", "€450 of the deposit go back")
    assert await rental.queue(desk(lent)) == []


@pytest.mark.req("SUST-006")
async def test_only_the_verified_word_books_it(db, lent, supplier, http):
    ada = await member(lent)
    await rental.book(ada, "folio", wanted())
    assert states(db) == ["claimed"]
    (event,) = [one for one in supplier.events() if one["type"] == "payment_intent.succeeded"]
    body = message(event)
    forged = await http.post("/webhooks/stripe", content=body, headers=signed(body, "whsec_other"))
    assert forged.status_code == 400
    for _ in range(2):
        answer = await http.post(
            "/webhooks/stripe", content=body, headers=signed(body, supplier.secret)
        )
        assert answer.status_code == 200
    await drain()
    assert states(db) == ["booked"]
    assert db.value("select count(*) from outbox_events where name = 'LoanBooked'") == 1


@pytest.mark.req("SUST-006")
async def test_sixteen_want_the_same_days_and_two_units_are_there(db, lent, supplier):
    members = [await member(lent, f"m{n}", f"m{n}@example.com") for n in range(16)]

    async def take(actor, n):
        try:
            return await rental.book(actor, "folio", wanted(after=n % 3, days=8))
        except Conflict as refusal:
            return refusal.code

    ends = await asyncio.gather(*(take(actor, n) for n, actor in enumerate(members)))
    assert Counter(isinstance(end, rental.Claimed) for end in ends) == {True: 2, False: 14}
    assert {end for end in ends if isinstance(end, str)} == {"days_taken"}
    assert sorted(unit for (unit,) in db.rows("select unit from rental_loans")) == [1, 2]


async def test_the_database_has_the_last_word(db, lent, supplier):
    """Without the lock and the look that come before it: the constraint alone."""
    await booked(lent)
    copy = (
        "insert into rental_loans (id, tenant_id, ref, user_id, product_id, unit, start_on, days, until_on, taken,"
        " status, rent_amount, deposit_amount, total_amount, currency, email, expires_at)"
        " select gen_random_uuid(), tenant_id, 'LN-' || %s, user_id, product_id, {unit}, start_on + {later}, days,"
        " until_on + {later}, daterange(lower(taken) + {later}, upper(taken) + {later}), '{status}', rent_amount,"
        " deposit_amount, total_amount, currency, email, expires_at from rental_loans limit 1"
    )  # fmt: skip
    for later in (0, 5, -5):
        for status in ("claimed", "booked", "sent", "returned"):
            with pytest.raises(psycopg.errors.ExclusionViolation):
                db.rows(copy.format(unit=1, later=later, status=status), "x")
    db.rows(copy.format(unit=1, later=6, status="booked"), "after")
    db.rows(copy.format(unit=1, later=-6, status="booked"), "before")
    db.rows(copy.format(unit=2, later=0, status="booked"), "other")
    db.rows(copy.format(unit=1, later=0, status="expired"), "over")
    for wrong in ("total_amount = 1", "kept_amount = 451", "refund_amount = -1", "days = 5"):
        with pytest.raises(psycopg.errors.CheckViolation):
            db.rows(f"update rental_loans set {wrong}")


async def test_the_calendar_says_what_is_taken(db, lent, supplier):
    assert (await rental.lent(lent, "folio")).closed == {4: [], 8: [], 14: []}
    await booked(lent, after=10)
    assert (await rental.lent(lent, "folio")).closed == {4: [], 8: [], 14: []}
    eve = await member(lent, "eve", "eve@example.com")
    await booked(lent, eve, after=12)
    closed = (await rental.lent(lent, "folio")).closed[4]
    # Eight days before the second is back, less one; from its first day on which both are away.
    assert [one.isoformat() for one in closed] == [day(n) for n in range(7, 16)]
    page = await rental.rent_page(lent, "folio")
    assert page.lengths[0].closed == [one.isoformat() for one in closed]
    assert [one.total for one in page.lengths] == ["€545", "€600", "€670"]
    assert [one.total_insured_minor for one in page.lengths] == [56300, 61800, 68800]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"start": ""}, "invalid_day"),
        ({"start": "tomorrow"}, "invalid_day"),
        ({"start": "2026-02-30"}, "invalid_day"),
        ({"start": "2020-01-01"}, "invalid_day"),
        ({"start": "9999-12-31"}, "invalid_day"),
        ({"after": -4}, "invalid_day"),
        ({"after": 160}, "invalid_day"),
        ({"days": 5}, "invalid_length"),
        ({"days": 0}, "invalid_length"),
        ({"days": -4}, "invalid_length"),
        ({"address": ADDRESS | {"country_code": "US", "state_province": "NY"}}, "invalid_address"),
        ({"address": {}}, "invalid_address"),
        ({"address": ADDRESS | {"city": "<b>"}}, "invalid_address"),
    ],
)
async def test_what_cannot_be_booked(db, lent, supplier, changes, code):
    ada = await member(lent)
    with pytest.raises(Invalid) as refusal:
        await rental.book(ada, "folio", wanted(**changes))
    assert refusal.value.code == code
    assert states(db) == []
    assert supplier.intents() == []


async def test_who_may_borrow_what(db, lent, supplier):
    with pytest.raises(SignInNeeded):
        await rental.book(visitor(lent), "folio", wanted())
    ada = await member(lent)
    other = add_piece(db, lent, "Other")
    for slug in (other.slug, "nothing", "x" * 160):
        with pytest.raises(NotFound):
            await rental.book(ada, slug, wanted())
        assert await rental.rent_page(lent, slug) is None
    assert states(db) == []


async def test_another_sum_than_the_one_that_was_seen(db, lent, supplier):
    ada = await member(lent)
    with pytest.raises(Conflict) as refusal:
        await rental.book(ada, "folio", wanted(shown_total_minor=54400))
    assert (refusal.value.code, refusal.value.facts["total_minor"]) == ("price_changed", 54500)
    assert states(db) == []


async def test_a_double_click_is_one_claim_and_a_change_another(db, lent, supplier):
    ada = await member(lent)
    open_ = {"payment_method": None}
    first = await rental.book(ada, "folio", wanted(**open_))
    again = await rental.book(ada, "folio", wanted(**open_))
    assert (again.ref, again.intent.id) == (first.ref, first.intent.id)
    other = await rental.book(ada, "folio", wanted(after=1, **open_))
    assert other.ref != first.ref
    assert states(db) == ["expired", "claimed"]
    assert sorted(intent.status for intent in supplier.intents()) == [
        "canceled",
        "requires_payment_method",
    ]


async def test_the_same_again_at_the_same_moment_is_one_claim(db, lent, supplier):
    ada = await member(lent)
    both = await asyncio.gather(
        *(rental.book(ada, "folio", wanted(payment_method=None)) for _ in range(2)),
        return_exceptions=True,
    )
    assert states(db) == ["claimed"]
    assert len({(one.ref, one.intent.id) for one in both if isinstance(one, rental.Claimed)}) == 1


async def test_a_claim_that_is_not_paid_for_ends(db, lent, supplier):
    ada = await member(lent)
    await rental.book(ada, "folio", wanted(payment_method=None))
    await settle()
    assert states(db) == ["claimed"]
    db.rows("update rental_loans set expires_at = now() - interval '1 minute'")
    await settle()
    assert states(db) == ["expired"]
    assert [intent.status for intent in supplier.intents()] == ["canceled"]
    assert (await rental.loans(ada)).status == "empty"
    assert await booked(lent, ada)


async def test_a_claim_whose_supplier_was_never_asked_ends_without_a_charge(db, lent, supplier):
    ada = await member(lent)
    supplier.switch(fail_next=20)
    with pytest.raises(Unavailable):
        await rental.book(ada, "folio", wanted())
    supplier.switch(fail_next=0)
    assert states(db) == ["claimed"]
    db.rows("update rental_loans set expires_at = now() - interval '1 minute'")
    await settle()
    assert states(db) == ["expired"]
    assert supplier.intents("succeeded") == []


async def test_money_that_comes_after_the_days_were_given_up_goes_back(db, lent, supplier):
    ada = await member(lent)
    await rental.book(ada, "folio", wanted())
    db.rows("update rental_loans set status = 'expired'")
    (event,) = [one for one in supplier.events() if one["type"] == "payment_intent.succeeded"]
    body = message(event)
    for _ in range(2):
        await payments.receive(body, signed(body, supplier.secret)["Stripe-Signature"])
        await drain()
    assert states(db) == ["expired"]
    assert [refund.amount for refund in supplier.refunds()] == [54500]


async def test_a_declined_card_keeps_nothing(db, lent, supplier):
    ada = await member(lent)
    for card in (DECLINED, "pm_unknown"):
        with pytest.raises(PaymentRefused):
            await rental.book(ada, "folio", wanted(payment_method=card))
    assert set(states(db)) == {"expired"}
    assert (await rental.lent(lent, "folio")).closed[4] == []


async def test_a_loan_is_no_piece_of_the_closet_and_no_order(db, lent, supplier):
    ada, _ = await booked(lent)
    assert (await resale.closet(ada)).entries == []
    assert db.value("select count(*) from orders") == 0


async def test_the_page_of_the_piece_says_it_can_be_borrowed(db, lent, supplier):
    page = (await storefront.product_page(lent, "folio", {}, "")).page
    assert (page.borrow.label, page.borrow.url) == ("Borrow it, 4 days at €95", "/rent/folio")
    other = add_piece(db, lent, "Other")
    assert (await storefront.product_page(lent, other.slug, {}, "")).page.borrow.label == ""


async def test_a_day_is_the_houses_own(db, lent, supplier, monkeypatch):
    """Half past eleven at night in London is tomorrow in Paris; on the night the clocks change too."""
    night = datetime(2027, 3, 27, 23, 30, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: night)
    assert (await rental.lent(lent, "folio")).first.isoformat() == "2027-03-31"
    monkeypatch.setattr(clock, "now", lambda: night - timedelta(hours=1))
    assert (await rental.lent(lent, "folio")).first.isoformat() == "2027-03-30"
