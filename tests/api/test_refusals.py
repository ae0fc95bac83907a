"""Every documented refusal by HTTP: its status, its code, and that nothing changed."""

from datetime import timedelta

import pytest

from luxeverse.core import clock
from luxeverse.core.ids import new_id
from luxeverse.services import checkout
from tests.factories import (
    ADDRESS,
    EMAIL,
    PAYS,
    add_piece,
    drain,
    order_states,
    settled,
    stock,
    traces,
)

ORDER = {"email": EMAIL, "shipping_address": ADDRESS, "payment_method": PAYS}


@pytest.fixture
async def bag(http, folio):
    """One folio in the bag of this browser."""
    answer = await http.post("/api/cart/items", json={"variant_id": str(folio.variant_id)})
    assert answer.status_code == 201
    return answer.json()


def refused(answer):
    return answer.status_code, answer.json()["error"]["code"]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"quantity": 0}, 422, "malformed"),
        ({"quantity": -1}, 422, "malformed"),
        ({"quantity": 100}, 422, "malformed"),
        ({"quantity": 10**30}, 422, "malformed"),
        ({"quantity": 1.5}, 422, "malformed"),
        ({"quantity": "many"}, 422, "malformed"),
        ({"price": 1}, 422, "malformed"),
        ({"quantity": 99}, 422, "invalid_quantity"),
        ({"quantity": 5}, 409, "out_of_stock"),
        ({"variant_id": str(new_id())}, 404, "unknown_variant"),
        ({"variant_id": "nope"}, 422, "malformed"),
    ],
)
async def test_what_cannot_be_put_in(db, http, folio, bag, body, status, code):
    before = traces(db)
    sent = {"variant_id": str(folio.variant_id)} | body
    assert refused(await http.post("/api/cart/items", json=sent)) == (status, code)
    assert traces(db) == before


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"a": "\\ud800"}'])
async def test_bodies_that_are_none(db, http, bag, raw):
    before = traces(db)
    how = {"content": raw, "headers": {"content-type": "application/json"}}
    for path in ("/api/cart/items", "/api/checkout/quote", "/api/checkout/orders"):
        assert (await http.post(path, **how)).status_code == 422, path
    assert traces(db) == before


async def test_lines_of_others_do_not_exist(db, http, bag):
    before = traces(db)
    path = f"/api/cart/items/{new_id()}"
    assert refused(await http.patch(path, json={"quantity": 1})) == (404, "unknown_line")
    assert refused(await http.delete(path)) == (404, "unknown_line")
    mine = f"/api/cart/items/{bag['items'][0]['id']}"
    http.cookies.clear()
    assert refused(await http.patch(mine, json={"quantity": 2})) == (404, "unknown_line")
    assert refused(await http.delete(mine)) == (404, "unknown_line")
    lines = "cart_items"
    assert traces(db)[lines] == before[lines]


async def test_the_piece_of_another_house(db, http, folio, other_house):
    theirs = add_piece(db, other_house, "Neroli")
    body = {"variant_id": str(theirs.variant_id)}
    assert refused(await http.post("/api/cart/items", json=body)) == (404, "unknown_variant")
    assert refused(await http.get("/api/products/neroli")) == (404, "unknown_product")
    there = {"params": {"house": "arome"}}
    mine = {"variant_id": str(folio.variant_id)}
    refusal = await http.post("/api/cart/items", json=mine, **there)
    assert refused(refusal) == (404, "unknown_variant")
    assert db.rows("select * from cart_items") == []
    assert (await http.post("/api/cart/items", json=body, **there)).status_code == 201
    assert (await http.get("/api/products/neroli", **there)).status_code == 200
    unknown = await http.get("/api/cart", params={"house": "nope"})
    assert refused(unknown) == (422, "unknown_house")


WRONG = [
    ({"email": "nobody"}, 422, "invalid_address"),
    ({"email": "a@b\r\nBcc: x@y.z"}, 422, "invalid_address"),
    ({"shipping_address": ADDRESS | {"first_name": "<script>alert(1)</script>"}}, 422, None),
    ({"shipping_address": ADDRESS | {"first_name": ""}}, 422, "invalid_address"),
    ({"shipping_address": ADDRESS | {"postal_code": "ABC"}}, 422, "invalid_address"),
    ({"shipping_address": ADDRESS | {"country_code": "ZZ"}}, 422, "invalid_address"),
    ({"shipping_address": ADDRESS | {"city": "x" * 121}}, 422, "malformed"),
    ({"shipping_address": ADDRESS | {"planet": "Mars"}}, 422, "malformed"),
    ({"shipping_address": None}, 422, "malformed"),
    ({"currency": "USD"}, 422, "wrong_currency"),
    ({"currency": "euro"}, 422, "malformed"),
    ({"delivery_method": "drone"}, 422, "unknown_delivery_method"),
    ({"payment_method": "4242424242424242"}, 422, "malformed"),
    ({"expected_total": 1}, 409, "price_changed"),
    ({"expected_total": -1}, 422, "malformed"),
    ({"total": 1}, 422, "malformed"),
]


@pytest.mark.parametrize(("changes", "status", "code"), WRONG)
async def test_orders_that_are_refused(db, http, bag, supplier, changes, status, code):
    before = traces(db)
    answer = await http.post("/api/checkout/orders", json=ORDER | changes)
    assert refused(answer) == (status, code or "invalid_address")
    assert "<script>" not in answer.json()["error"]["message"]
    assert traces(db) == before
    assert supplier.intents() == []


async def test_an_empty_bag(db, http, shop, supplier):
    assert refused(await http.post("/api/checkout/orders", json=ORDER)) == (422, "empty_bag")
    quote = {"country_code": "DE"}
    assert refused(await http.post("/api/checkout/quote", json=quote)) == (422, "empty_bag")
    assert order_states(db) == []
    assert supplier.intents() == []


async def test_quotes(db, http, bag):
    before = traces(db)
    answer = (await http.post("/api/checkout/quote", json={"country_code": "de"})).json()
    sums = [answer[name]["amount"] for name in ("subtotal", "delivery", "tax", "total")]
    assert sums == [39000, 1200, 6418, 40200]
    assert [m["id"] for m in answer["delivery_methods"]] == ["standard", "express"]
    said = {"country_code": "US", "delivery_method": "express"}
    refusal = await http.post("/api/checkout/quote", json=said)
    assert refused(refusal) == (422, "unknown_delivery_method")
    refusal = await http.post("/api/checkout/quote", json={"country_code": "ZZ"})
    assert refused(refusal) == (422, "no_delivery")
    exported = (await http.post("/api/checkout/quote", json={"country_code": "US"})).json()
    assert (exported["tax"]["amount"], exported["total"]["amount"]) == (0, 40200)
    assert traces(db) == before


async def test_a_declined_card(db, http, folio, bag, supplier):
    body = ORDER | {"payment_method": "pm_card_visa_chargeDeclined"}
    assert refused(await http.post("/api/checkout/orders", json=body)) == (402, "card_declined")
    assert order_states(db) == [("CANCELLED", "FAILED")]
    assert stock(db, folio) == (5, 0)
    assert supplier.intents("succeeded") == []
    assert (await http.get("/api/cart")).json()["count"] == 1


async def test_a_key_used_for_something_else(db, http, bag, supplier):
    head = {"Idempotency-Key": "one"}
    first = await http.post("/api/checkout/orders", json=ORDER, headers=head)
    again = await http.post("/api/checkout/orders", json=ORDER, headers=head)
    assert again.json() == first.json()
    await settled()
    assert (await http.post("/api/checkout/orders", json=ORDER, headers=head)).json() == (
        first.json() | {"status": "confirmed"}
    )
    before = traces(db)
    other = ORDER | {"email": "eve@example.com"}
    answer = await http.post("/api/checkout/orders", json=other, headers=head)
    assert refused(answer) == (409, "idempotency_mismatch")
    long = {"Idempotency-Key": "k" * 256}
    assert (await http.post("/api/checkout/orders", json=ORDER, headers=long)).status_code == 422
    assert traces(db) == before
    assert len(supplier.intents()) == 1


async def test_an_expired_hold_frees_the_piece_for_another(db, http, folio, bag, supplier):
    body = ORDER | {"payment_method": None}
    first = (await http.post("/api/checkout/orders", json=body)).json()
    with clock.frozen(clock.now() + timedelta(minutes=16)):
        assert await checkout.expire_holds() == 1
    await drain()
    told = await http.get(first["url"], params={"email": EMAIL})
    assert (told.json()["status"], told.json()["payment_status"]) == ("cancelled", "failed")
    second = await http.post("/api/checkout/orders", json=ORDER)
    assert second.status_code == 201
    assert second.json()["number"] != first["number"]
    assert stock(db, folio) == (5, 1)


async def test_who_does_not_know_both_learns_nothing(http, folio, bag):
    number = (await http.post("/api/checkout/orders", json=ORDER)).json()["number"]
    answers = [
        await http.get(f"/api/orders/{asked}", params={"email": email})
        for asked, email in (
            (number, "eve@example.com"),
            ("LV-2222-2222", EMAIL),
            (number, ""),
            (number, "%"),
            (number, "' or 1=1 --"),
        )
    ]
    assert {refused(answer) for answer in answers} == {(404, "unknown_order")}
    assert len({answer.text for answer in answers}) == 1
    right = await http.get(f"/api/orders/{number.lower()}", params={"email": EMAIL.upper()})
    assert right.json()["number"] == number


@pytest.mark.req("API-004")
async def test_pages_of_the_catalogue(db, http, shop):
    for number in range(5):
        add_piece(db, shop, f"Piece {number}")
    seen, cursor = [], None
    for _ in range(3):
        params = {"limit": 2} | ({"cursor": cursor} if cursor else {})
        page = (await http.get("/api/products", params=params)).json()
        seen += [item["slug"] for item in page["items"]]
        cursor = page["next_cursor"]
    assert seen == [f"piece-{n}" for n in (4, 3, 2, 1, 0)]
    assert cursor is None
    for wrong in ("x", "AAAA", "é", "=" * 22, "A" * 80):
        answer = await http.get("/api/products", params={"cursor": wrong})
        assert refused(answer) == (422, "invalid_cursor"), wrong
    for wrong in (0, -1, 101, "x"):
        answer = await http.get("/api/products", params={"limit": wrong})
        assert refused(answer) == (422, "malformed"), wrong
    answer = await http.get("/api/products", params={"category": "nope"})
    assert refused(answer) == (404, "unknown_category")


@pytest.mark.parametrize("path", ["/api/products/%00", "/api/products?category=%00", "/api/nope"])
async def test_addresses_that_lead_nowhere(http, shop, path):
    answer = await http.get(path)
    assert refused(answer) in {(404, "unknown_route"), (422, "malformed")}


async def test_a_guest_orders_in_two_requests(db, http, folio, supplier):
    put = await http.post("/api/cart/items", json={"variant_id": str(folio.variant_id)})
    assert put.status_code == 201
    bought = await http.post("/api/checkout/orders", json=ORDER)
    assert bought.status_code == 201
    answer = bought.json()
    assert (answer["status"], answer["payment"]["status"]) == ("pending", "succeeded")
    assert answer["total"] == {"amount": 40200, "currency": "EUR", "text": "€402"}
    assert [i.amount for i in supplier.intents("succeeded")] == [40200]


async def test_the_documentation_lists_every_way_in(http, shop):
    listed = (await http.get("/api/openapi.json")).json()["paths"]
    assert set(listed) == {
        "/api/products",
        "/api/products/{slug}",
        "/api/products/{slug}/similar",
        "/api/products/{slug}/reviews",
        "/api/products/{slug}/questions",
        "/api/questions/{question_id}/answers",
        "/api/answers/{answer_id}/vote",
        "/api/products/{slug}/beside",
        "/api/products/{slug}/outfit",
        "/api/outfits/price",
        "/api/recommendations",
        "/api/recommendations/recent",
        "/api/recommendations/impressions",
        "/api/recommendations/impressions/{impression_id}/click",
        "/api/views",
        "/api/views/{view_id}/end",
        "/api/products/search",
        "/api/products/visual-search",
        "/api/reviews/{review_id}/vote",
        "/api/reviews/photos",
        "/api/reviews/photos/{photo_id}",
        "/api/reviews/photos/{photo_id}/{size}",
        "/api/products/{slug}/loan",
        "/api/loans",
        "/api/resale/photos/{photo_id}/{size}",
        "/api/search/suggest",
        "/api/search/by-picture",
        "/api/search/clicks",
        "/api/cart",
        "/api/cart/items",
        "/api/cart/items/{line_id}",
        "/api/wishlists",
        "/api/wishlists/{list_id}",
        "/api/wishlists/{list_id}/share",
        "/api/wishlists/shared/{token}",
        "/api/wishlists/hearts",
        "/api/wishlists/items/{item_id}",
        "/api/wishlists/items/{item_id}/to-bag",
        "/api/auth/register",
        "/api/auth/verify",
        "/api/auth/forgotten",
        "/api/auth/reset",
        "/api/user/password",
        "/api/visits/slots",
        "/api/visits",
        "/api/visits/{token}/calendar",
        "/api/alerts",
        "/api/alerts/{token}/stop",
        "/api/newsletter",
        "/api/newsletter/{token}/confirm",
        "/api/newsletter/{token}/stop",
        "/api/categories",
        "/api/collections",
        "/api/makers",
        "/api/stories",
        "/api/stories/{slug}",
        "/api/compare",
        "/api/checkout/quote",
        "/api/checkout/orders",
        "/api/orders/{number}",
        "/api/auth/letters",
        "/api/auth/sign-in",
        "/api/auth/sign-out",
        "/api/auth/session",
        "/api/auth/sessions",
        "/api/auth/sessions/{session_id}",
        "/api/user/profile",
        "/api/user/orders",
        "/api/user/orders/{number}",
        "/api/user/footprint",
        "/api/user/footprint/table",
        "/api/user/labels",
        "/api/user/labels/{reference}",
    }
    assert (await http.get("/api/docs")).status_code == 200


async def test_pictures_of_offers_that_are_none(http, shop):
    there = "/api/resale/photos"
    assert refused(await http.get(f"{there}/{new_id()}/large")) == (404, "unknown_picture")
    assert refused(await http.get(f"{there}/nope/large")) == (422, "malformed")
    assert refused(await http.get(f"{there}/{new_id()}/huge")) == (422, "malformed")


@pytest.mark.req("PAY-008")
async def test_webhooks_that_nobody_signed(db, http, shop):
    before = traces(db)
    for head in ({}, {"Stripe-Signature": "t=1,v1=00"}):
        answer = await http.post("/webhooks/stripe", content=b"{}", headers=head)
        assert refused(answer) == (400, "bad_signature")
    assert traces(db) == before


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "malformed"),
        ({"email": 7}, "malformed"),
        ({"email": "x" * 321}, "malformed"),
        ({"email": "a@example.com", "consent": True}, "malformed"),
        ({"email": "nobody"}, "invalid_email"),
        ({"email": "a@b.c\r\nBcc: x@y.z"}, "invalid_email"),
    ],
)
async def test_letters_that_cannot_be_asked_for(db, http, shop, body, code):
    assert refused(await http.post("/api/newsletter", json=body)) == (422, code)
    assert db.value("select count(*) from newsletter_subscriptions") == 0


async def test_links_of_letters(db, http, shop):
    assert (await http.post("/api/newsletter", json={"email": EMAIL})).status_code == 202
    token = db.value("select token from newsletter_subscriptions")
    for wrong in ("x" * 22, "nonsense", token[:-1]):
        answer = await http.post(f"/api/newsletter/{wrong}/confirm")
        assert refused(answer) == (404, "unknown_link")
        assert (await http.post(f"/api/newsletter/{wrong}/stop")).status_code == 204
    assert db.value("select status from newsletter_subscriptions") == "asked"
    assert (await http.post(f"/api/newsletter/{token}/confirm")).status_code == 204
    assert db.value("select status from newsletter_subscriptions") == "confirmed"
    assert (await http.post(f"/api/newsletter/{token}/stop")).status_code == 204
    assert refused(await http.post(f"/api/newsletter/{token}/confirm")) == (404, "unknown_link")
    assert db.value("select status from newsletter_subscriptions") == "stopped"
