"""Borrowing by HTTP: terms, a loan in one request, and each documented refusal."""

from datetime import timedelta

import pytest

from luxeverse.core import clock
from luxeverse.core.sessions import set_cookie
from tests.factories import ADDRESS, DECLINED, PAYS, signed_in, visitor
from tests.lending import lend
from tests.shop import client_of


def refused(answer):
    return answer.status_code, answer.json()["error"]["code"]


def start(after=5):
    return (clock.now().date() + timedelta(days=after)).isoformat()


def body(**changes):
    base = {"slug": "folio", "start": start(), "days": 4, "shipping_address": ADDRESS}
    return base | {"payment_method": PAYS} | changes


@pytest.fixture
async def ada(served, lent, supplier):
    """A browser that is signed in."""
    token = (await signed_in(visitor(lent))).token
    cookie = set_cookie(token, is_secure=False).decode().split(";")[0]
    async with client_of(served, headers={"cookie": cookie}) as client:
        yield client


def loans(db):
    return db.value("select count(*) from rental_loans")


@pytest.mark.req("SUST-006")
async def test_terms_and_a_loan(db, http, ada):
    terms = (await http.get("/api/products/folio/loan")).json()
    assert [one["days"] for one in terms["lengths"]] == [4, 8, 14]
    assert terms["lengths"][0]["rent"]["amount"] == 9500
    assert (terms["deposit"]["amount"], terms["insurance"]["amount"]) == (45000, 1800)
    assert terms["countries"] == ["DE", "FR"]
    answer = await ada.post("/api/loans", json=body(insurance=True, expected_total=56300))
    assert answer.status_code == 201
    made = answer.json()
    assert (made["status"], made["total"]["amount"]) == ("claimed", 56300)
    assert made["payment"]["status"] == "succeeded"
    again = await ada.post("/api/loans", json=body(insurance=True))
    assert again.json()["ref"] == made["ref"]
    other = await ada.post("/api/loans", json=body(start=start(6)))
    assert refused(other) == (409, "already_paid")
    assert loans(db) == 1


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"slug": "nothing"}, 404, "not_lent"),
        ({"slug": "x" * 161}, 422, "malformed"),
        ({"slug": "a\x00b"}, 404, "not_lent"),
        ({"start": "2020-01-01"}, 422, "invalid_day"),
        ({"start": "soon"}, 422, "invalid_day"),
        ({"start": 20270101}, 422, "malformed"),
        ({"days": 5}, 422, "invalid_length"),
        ({"days": 10**30}, 422, "malformed"),
        ({"days": "four"}, 422, "malformed"),
        ({"insurance": "maybe"}, 422, "malformed"),
        ({"deposit": 0}, 422, "malformed"),
        ({"currency": "USD"}, 422, "wrong_currency"),
        ({"expected_total": 1}, 409, "price_changed"),
        ({"shipping_address": ADDRESS | {"country_code": "US"}}, 422, "invalid_address"),
        ({"shipping_address": {}}, 422, "malformed"),
        ({"payment_method": "'; drop table"}, 422, "malformed"),
        ({"payment_method": DECLINED}, 402, "card_declined"),
    ],
)
async def test_loans_that_are_refused(db, ada, changes, status, code):
    answer = await ada.post("/api/loans", json=body(**changes))
    assert refused(answer)[0] == status
    if code != "card_declined":
        assert refused(answer)[1] == code
        assert loans(db) == 0
    assert db.rows("select 1 from rental_loans where status <> 'expired'") == []


async def test_nobody_and_too_much(db, http, ada, lent, supplier):
    assert refused(await http.post("/api/loans", json=body())) == (401, "sign_in_needed")
    huge = body(shipping_address=ADDRESS | {"city": "x" * 2**20})
    assert (await ada.post("/api/loans", json=huge)).status_code == 413
    for path in ("nothing", "%00", "x" * 161, "..%2f"):
        answer = await http.get(f"/api/products/{path}/loan")
        assert answer.status_code in {404, 422}, path
    assert loans(db) == 0


async def test_days_that_are_taken(db, ada, served, lent, supplier):
    lend(db, lent, units=1)
    assert (await ada.post("/api/loans", json=body())).status_code == 201
    token = (await signed_in(visitor(lent, "eve"), "eve@example.com")).token
    cookie = set_cookie(token, is_secure=False).decode().split(";")[0]
    async with client_of(served, headers={"cookie": cookie}) as eve:
        assert refused(await eve.post("/api/loans", json=body())) == (409, "days_taken")
        taken = (await eve.get("/api/products/folio/loan")).json()["lengths"][0]["taken"]
    assert start() in taken
    assert loans(db) == 1
