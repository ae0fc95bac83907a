"""What is added for others, a member's footprint and labels, by HTTP: answers, refusals, and what nobody else gets."""

import pytest

from luxeverse.core.ids import new_id
from tests.api.test_accounts import refused, sign_in
from tests.factories import ADDRESS, EMAIL, PAYS, traces
from tests.generosity import TERMS, hear, set_terms
from tests.services.test_recycling import PROGRAMME
from tests.shop import client_of

ORDER = {"email": EMAIL, "shipping_address": ADDRESS, "payment_method": PAYS}
QUOTE = {"country_code": "DE"}
DOCUMENTED = {
    "/api/user/footprint": {"get"},
    "/api/user/footprint/table": {"get"},
    "/api/user/labels": {"get", "post"},
    "/api/user/labels/{reference}": {"delete"},
}


@pytest.fixture
async def bag(db, http, shop, folio):
    set_terms(db, shop, TERMS | {"recycling": PROGRAMME})
    answer = await http.post("/api/cart/items", json={"variant_id": str(folio.variant_id)})
    assert answer.status_code == 201


async def test_every_route_and_choice_is_documented(http):
    said = (await http.get("/api/openapi.json")).json()
    for path, methods in DOCUMENTED.items():
        assert set(said["paths"][path]) == methods
    for name in ("QuoteRequest", "OrderRequest"):
        assert {"offset", "round_up"} <= set(said["components"]["schemas"][name]["properties"])


@pytest.mark.req("SUST-004")
async def test_a_quote_offers_and_an_order_charges(http, bag, post):
    plain = (await http.post("/api/checkout/quote", json=QUOTE)).json()
    assert plain["carriage_grams"] == 947
    assert [m["carriage_grams"] for m in plain["delivery_methods"]] == [947, 947]
    assert plain["offset"]["amount"]["amount"] == 23
    assert (plain["offset"]["project"], plain["offset"]["chosen"]) == ("Basalt", False)
    assert plain["offset"]["price_per_tonne"]["text"] == "€240"
    assert (plain["round_up"]["amount"]["amount"], plain["round_up"]["chosen"]) == (800, False)
    both = {"offset": True, "round_up": True}
    given = (await http.post("/api/checkout/quote", json=QUOTE | both)).json()
    assert (given["total"]["amount"], given["tax"]) == (41000, plain["tax"])
    assert (given["offset"]["chosen"], given["round_up"]["chosen"]) == (True, True)

    body = ORDER | both | {"expected_total": 41000}
    number = (await http.post("/api/checkout/orders", json=body)).json()["number"]
    await hear()
    told = (await http.get(f"/api/orders/{number}", params={"email": EMAIL})).json()
    amounts = [told[name]["amount"] for name in ("contribution", "gift", "total")]
    assert (amounts, told["carriage_grams"]) == ([23, 777, 41000], 947)
    assert told["refunded"]["amount"] == 0


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"offset": "much"}, "malformed"),
        ({"round_up": None}, "malformed"),
        ({"offset": True}, "no_offset"),
        ({"round_up": True}, "no_round_up"),
    ],
)
async def test_choices_that_are_refused(db, http, shop, bag, said, code):
    db.rows("update tenants set settings = settings - 'contribution' - 'cause'")
    set_terms(db, shop, {})
    before = traces(db)
    for path, body in (("quote", QUOTE), ("orders", ORDER)):
        answer = await http.post(f"/api/checkout/{path}", json=body | said)
        assert refused(answer) == (422, code)
    assert traces(db) == before
    quote = (await http.post("/api/checkout/quote", json=QUOTE)).json()
    assert (quote["offset"], quote["round_up"], quote["carriage_grams"]) == (None, None, 947)


async def test_a_sum_shown_before_a_gift_is_refused(db, http, bag):
    before = traces(db)
    body = ORDER | {"round_up": True, "expected_total": 40200}
    assert refused(await http.post("/api/checkout/orders", json=body)) == (409, "price_changed")
    assert traces(db) == before


@pytest.mark.req("SUST-004")
async def test_a_members_account_of_it_all(db, http, bag, post):
    await sign_in(db, http)
    await http.patch("/api/user/profile", json={"always_contributes": True})
    number = (await http.post("/api/checkout/orders", json=ORDER | {"round_up": True})).json()[
        "number"
    ]
    await hear()
    said = await http.get("/api/user/footprint")
    assert said.headers["cache-control"] == "no-store"
    told = said.json()
    assert (told["carriage_grams"], told["always_contributes"]) == (947, True)
    sums = [told[name][0]["amount"] for name in ("contributions", "gifts", "matched")]
    assert sums == [23, 777, 300]
    assert [order["number"] for order in told["orders"]] == [number]
    table = await http.get("/api/user/footprint/table")
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert table.headers["content-disposition"] == 'attachment; filename="luxe-footprint.csv"'
    assert table.headers["cache-control"] == "no-store"
    assert table.text.splitlines()[1].startswith("order,")
    assert number in table.text


@pytest.mark.req("SUST-007")
async def test_labels(db, http, bag):
    await sign_in(db, http)
    made = await http.post("/api/user/labels", json={"pieces": 4})
    assert (made.status_code, made.json()["points"], made.json()["status"]) == (201, 100, "asked")
    reference = made.json()["reference"]
    refusals = [
        ({"pieces": 3}, 422, "invalid_pieces"),
        ({"pieces": 0}, 422, "malformed"),
        ({"pieces": "many"}, 422, "malformed"),
        ({"pieces": 4, "points": 9}, 422, "malformed"),
        ({"pieces": 4, "order_number": "LV-2222-2222"}, 404, "unknown_order"),
        ({"pieces": 4, "order_number": "\x00"}, 422, "malformed"),
    ]
    for body, status, code in refusals:
        assert refused(await http.post("/api/user/labels", json=body)) == (status, code), body
    for _ in range(2):
        await http.post("/api/user/labels", json={"pieces": 8})
    assert refused(await http.post("/api/user/labels", json={"pieces": 4}))[1] == "recycling_limit"
    path = f"/api/user/labels/{reference}"
    assert (await http.delete(path)).status_code == 204
    assert refused(await http.delete(path)) == (409, "label_ended")
    assert refused(await http.delete("/api/user/labels/RE-2222-2222")) == (404, "unknown_label")
    assert [one["status"] for one in (await http.get("/api/user/labels")).json()][-1] == "withdrawn"


async def test_nobody_else_gets_anything(db, http, served, bag):
    await sign_in(db, http)
    path = (await http.post("/api/user/labels", json={"pieces": 4})).json()["reference"]
    async with client_of(served) as stranger:
        for method, where in (
            ("GET", "footprint"),
            ("GET", "footprint/table"),
            ("GET", "labels"),
            ("POST", "labels"),
            ("DELETE", f"labels/{path}"),
        ):
            body = {"json": {"pieces": 4}} if method == "POST" else {}
            answer = await stranger.request(method, f"/api/user/{where}", **body)
            assert refused(answer) == (401, "sign_in_needed"), where
        await sign_in(db, stranger, f"{new_id()}@example.com")
        assert refused(await stranger.delete(f"/api/user/labels/{path}"))[1] == "unknown_label"
    assert db.value("select status from recycling_labels") == "asked"
