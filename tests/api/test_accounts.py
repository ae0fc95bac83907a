"""Signing in and a member's own things by HTTP: the cookie, the refusals, and what nobody else gets."""

import re
from uuid import UUID

import pytest

from luxeverse.core.config import settings
from luxeverse.core.ids import new_id
from luxeverse.services import identity
from luxeverse.services.identity import proofs
from tests.factories import EMAIL, add_piece, ordered, visitor
from tests.shop import behind_edge, client_of

AUTH = "/api/auth"
DOCUMENTED = {
    f"{AUTH}/letters": {"post"},
    f"{AUTH}/sign-in": {"post"},
    f"{AUTH}/register": {"post"},
    f"{AUTH}/verify": {"post"},
    f"{AUTH}/forgotten": {"post"},
    f"{AUTH}/reset": {"post"},
    "/api/user/password": {"put"},
    f"{AUTH}/sign-out": {"post"},
    f"{AUTH}/session": {"get"},
    f"{AUTH}/sessions": {"get"},
    f"{AUTH}/sessions/{{session_id}}": {"delete"},
    "/api/user/profile": {"get", "patch"},
    "/api/user/orders": {"get"},
    "/api/user/orders/{number}": {"get"},
}


def refused(answer):
    return answer.status_code, answer.json()["error"]["code"]


async def letter(db, http, email=EMAIL, **said):
    """(token, code) of a letter asked for."""
    answer = await http.post(f"{AUTH}/letters", json={"email": email, **said})
    assert (answer.status_code, answer.json()) == (202, {"minutes": 15})
    key = db.value("select id from sign_in_letters order by created_at desc, id desc limit 1")
    return proofs.link_token(key), proofs.code(key)


async def sign_in(db, http, email=EMAIL):
    token, _ = await letter(db, http, email)
    return await http.post(f"{AUTH}/sign-in", json={"token": token})


async def test_every_route_is_documented(http):
    paths = (await http.get("/api/openapi.json")).json()["paths"]
    for path, methods in DOCUMENTED.items():
        assert set(paths[path]) == methods


async def test_a_letter_opens_the_door_by_link_and_by_code(db, http, served, shop):
    assert (await http.get(f"{AUTH}/session")).json()["signed_in"] is False
    token, code = await letter(db, http, back="/account/orders")
    welcome = await http.post(f"{AUTH}/sign-in", json={"token": token})
    assert (welcome.status_code, welcome.json()) == (
        200,
        {"email": EMAIL, "back": "/account/orders"},
    )
    assert welcome.headers["cache-control"] == "no-store"
    session = (await http.get(f"{AUTH}/session")).json()
    assert session == {"signed_in": True, "email": EMAIL, "name": "", "role": "CUSTOMER"}
    async with client_of(served) as phone:
        again = await phone.post(f"{AUTH}/sign-in", json={"token": token})
        assert refused(again) == (404, "dead_link")
        wrong = await phone.post(f"{AUTH}/sign-in", json={"email": EMAIL, "code": code})
        assert refused(wrong) == (422, "wrong_code")
        _, code = await letter(db, phone)
        right = await phone.post(f"{AUTH}/sign-in", json={"email": EMAIL, "code": code})
        assert right.status_code == 200
        assert len((await phone.get(f"{AUTH}/sessions")).json()) == 2


async def test_the_cookie_of_a_member_is_new_closed_and_bound_to_its_host(
    db, http, served, shop, monkeypatch
):
    await http.get("/api/cart")
    before = http.cookies["lv_sid"]
    given = (await sign_in(db, http)).headers.get_list("set-cookie")
    assert len(given) == 1
    for word in ("lv_sid=", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=2592000"):
        assert word in given[0]
    assert http.cookies["lv_sid"] != before
    monkeypatch.setenv("TRUSTED_PROXY_HOPS", "1")
    settings.cache_clear()
    async with client_of(served, headers={"x-forwarded-proto": "https"}) as safe:
        (cookie,) = (await sign_in(db, safe, "bob@example.com")).headers.get_list("set-cookie")
        assert cookie.startswith("__Host-lv_sid=")
        assert "; Secure" in cookie
        value = re.match(r"__Host-lv_sid=([^;]+)", cookie)[1]
        with_host = await safe.get(f"{AUTH}/session", headers={"cookie": f"__Host-lv_sid={value}"})
        assert with_host.json()["email"] == "bob@example.com"
        # What a neighbouring host could have set does not count on https.
        planted = await safe.get(f"{AUTH}/session", headers={"cookie": f"lv_sid={value}"})
        assert planted.json()["signed_in"] is False


async def test_the_first_request_of_all_can_sign_in(db, http, served, shop):
    """The edge then gives no second cookie on top of the member's."""
    token, _ = await letter(db, http)
    async with client_of(served) as fresh:
        answer = await fresh.post(f"{AUTH}/sign-in", json={"token": token})
        assert len(answer.headers.get_list("set-cookie")) == 1
        assert (await fresh.get(f"{AUTH}/session")).json()["signed_in"] is True


async def test_the_answer_never_says_whether_somebody_is_known(db, http, served, shop):
    await sign_in(db, http)
    async with client_of(served) as stranger:
        said = []
        for email in (EMAIL, "nobody@example.com"):
            answers = [await stranger.post(f"{AUTH}/letters", json={"email": email})]
            body = {"email": email, "code": "000000"}
            answers.append(await stranger.post(f"{AUTH}/sign-in", json=body))
            said.append([(one.status_code, one.json(), sorted(one.headers)) for one in answers])
        assert [(s, j) for s, j, _ in said[0]] == [(s, j) for s, j, _ in said[1]]


@pytest.mark.req("AUTH-012")
async def test_the_sixth_try_is_429_with_an_audit_row(db, shop, tmp_path, monkeypatch):
    monkeypatch.setenv("LIMITS", "on")
    settings.cache_clear()
    async with client_of(behind_edge(tmp_path)) as http:
        body = {"email": EMAIL, "code": "000000"}
        for _ in range(5):
            assert refused(await http.post(f"{AUTH}/sign-in", json=body)) == (422, "wrong_code")
        assert refused(await http.post(f"{AUTH}/sign-in", json=body)) == (429, "rate_limited")
    assert db.rows("select action, entity_type from audit_logs") == [("sign_in.limited", "code")]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"token": "x"},
        {"email": EMAIL},
        {"code": "123456"},
        {"token": "x", "email": EMAIL, "code": "123456"},
        {"token": None},
        {"token": ["x"]},
        {"password": "x"},
        {"token": "x", "password": "x"},
        {"email": EMAIL, "code": "123456", "password": "x"},
        {"email": EMAIL, "password": "x" * 1001},
        {"token": "\x00"},
        {"email": "\x00", "code": "1"},
        {"email": EMAIL, "code": "x" * 13},
        {"email": EMAIL, "code": "００００００"},
        {"role": "ADMIN"},
    ],
)
async def test_what_proves_nothing(db, http, shop, body):
    answer = await http.post(f"{AUTH}/sign-in", json=body)
    assert answer.status_code in {404, 422}
    assert db.value("select count(*) from sessions") == 0
    assert (await http.get(f"{AUTH}/session")).json()["signed_in"] is False


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"email": ""},
        {"email": "ada"},
        {"email": "a@b.co\x00"},
        {"email": EMAIL, "x": 1},
        {"email": 5},
    ],
)
async def test_what_gets_no_letter(db, http, shop, body):
    assert (await http.post(f"{AUTH}/letters", json=body)).status_code == 422
    assert db.value("select count(*) from sign_in_letters") == 0


@pytest.mark.parametrize(
    "back",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/api/user/profile",
     "/login?back=/x", "/../admin", "account", "/a b", "/x\r\nset-cookie: a=b"],
)  # fmt: skip
@pytest.mark.req("AUTH-014")
async def test_the_way_back_stays_in_the_house(db, http, shop, back):
    token, _ = await letter(db, http, back=back)
    welcome = await http.post(f"{AUTH}/sign-in", json={"token": token})
    assert welcome.json()["back"] == "/account"


async def test_the_letter_leads_to_the_house_it_was_asked_at(db, http, shop, other_house):
    db.rows("update tenants set hosts = '{arome.localhost}' where slug = 'arome'")
    base = "select link_base from sign_in_letters order by created_at desc limit 1"
    await letter(db, http)
    assert db.value(base) == "http://localhost:3000"
    await http.post(f"{AUTH}/letters?house=arome", json={"email": EMAIL})
    assert db.value(base) == "http://localhost:3000/arome"
    identity.forget()
    for host, said in (
        ("arome.localhost", "http://arome.localhost"),
        ("arome.localhost:6666", "http://localhost:3000"),
    ):
        await http.post(f"{AUTH}/letters", json={"email": EMAIL}, headers={"host": host})
        assert db.value(base) == said


async def test_signing_out_gives_a_visitors_cookie(db, http, served, shop):
    await sign_in(db, http)
    before = http.cookies["lv_sid"]
    answer = await http.post(f"{AUTH}/sign-out")
    assert (answer.status_code, len(answer.headers.get_list("set-cookie"))) == (204, 1)
    assert http.cookies["lv_sid"] != before
    assert (await http.get(f"{AUTH}/session")).json()["signed_in"] is False
    stale = await http.get(f"{AUTH}/session", headers={"cookie": f"lv_sid={before}"})
    assert stale.json()["signed_in"] is False
    assert (await http.post(f"{AUTH}/sign-out")).status_code == 204
    everywhere = await http.post(f"{AUTH}/sign-out", params={"everywhere": True})
    assert refused(everywhere) == (401, "sign_in_needed")


async def test_signing_out_everywhere(db, http, served, shop):
    await sign_in(db, http)
    async with client_of(served) as phone:
        await sign_in(db, phone)
        assert (
            await phone.post(f"{AUTH}/sign-out", params={"everywhere": True})
        ).status_code == 204
    assert (await http.get(f"{AUTH}/session")).json()["signed_in"] is False


@pytest.mark.req("AUTH-007")
async def test_another_browser_is_signed_out(db, http, served, shop):
    await sign_in(db, http)
    async with client_of(
        served, headers={"user-agent": "Mozilla/5.0 (Android 15) Firefox/130.0"}
    ) as phone:
        await sign_in(db, phone)
        found = (await http.get(f"{AUTH}/sessions")).json()
        (other,) = [one for one in found if not one["is_this"]]
        assert (other["name"], other["ip"]) == ("Firefox on Android", "127.0.0.1")
        assert (await http.delete(f"{AUTH}/sessions/{other['id']}")).status_code == 204
        assert (await phone.get(f"{AUTH}/session")).json()["signed_in"] is False
    assert refused(await http.delete(f"{AUTH}/sessions/{other['id']}")) == (404, "unknown_session")
    assert refused(await http.delete(f"{AUTH}/sessions/{new_id()}")) == (404, "unknown_session")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", f"{AUTH}/sessions"),
        ("DELETE", f"{AUTH}/sessions/{UUID(int=1)}"),
        ("GET", "/api/user/profile"),
        ("PATCH", "/api/user/profile"),
        ("GET", "/api/user/orders"),
        ("GET", "/api/user/orders/LV-2222-2222"),
    ],
)
async def test_visitors_have_no_account(db, http, shop, method, path):
    body = {"json": {"name": "Eve"}} if method == "PATCH" else {}
    answer = await http.request(method, path, **body)
    assert refused(answer) == (401, "sign_in_needed")
    assert answer.headers["cache-control"] == "no-store"


async def test_a_profile_by_http(db, http, shop):
    await sign_in(db, http)
    path = "/api/user/profile"
    fresh = {
        "email": EMAIL,
        "name": "",
        "personal": False,
        "always_contributes": False,
        "has_password": False,
    }
    assert (await http.get(path)).json() == fresh
    changed = await http.patch(path, json={"name": "Ada", "personal": True})
    assert changed.json() == fresh | {"name": "Ada", "personal": True}
    given = await http.patch(path, json={"always_contributes": True})
    now = fresh | {"name": "Ada", "personal": True, "always_contributes": True}
    assert given.json() == now
    for wrong in ({"email": "eve@example.com"}, {"role": "ADMIN"}, {"name": "x" * 81}, {"name": 5}):
        assert refused(await http.patch(path, json=wrong)) == (422, "malformed")
    assert refused(await http.patch(path, json={"name": "\x00"})) == (422, "malformed")
    assert (await http.get(path)).json() == now


@pytest.mark.req("ORD-003", "ORD-005")
async def test_orders_by_http(db, http, served, shop):
    folio = add_piece(db, shop, "Folio", stock=40)
    numbers = [(await ordered(visitor(shop, f"v{n}"), folio)).number for n in range(11)]
    await sign_in(db, http)
    first = (await http.get("/api/user/orders")).json()
    second = (await http.get("/api/user/orders", params={"page": 2})).json()
    assert (first["total"], [one["number"] for one in first["items"]]) == (11, numbers[:0:-1])
    assert [one["number"] for one in second["items"]] == numbers[:1]
    assert (await http.get("/api/user/orders", params={"page": 3})).json()["items"] == []
    for page in (0, -1, 10**9, "x"):
        assert (await http.get("/api/user/orders", params={"page": page})).status_code == 422
    shown = (await http.get(f"/api/user/orders/{numbers[0]}")).json()
    assert (shown["number"], shown["items"][0]["name"]) == (numbers[0], "Folio")
    async with client_of(served) as eve:
        await sign_in(db, eve, "eve@example.com")
        assert refused(await eve.get(f"/api/user/orders/{numbers[0]}")) == (404, "unknown_order")
        assert (await eve.get("/api/user/orders")).json()["total"] == 0


async def test_a_foreign_page_signs_nobody_in_or_out(db, http, shop):
    token, _ = await letter(db, http)
    foreign = {"origin": "https://evil.example"}
    answer = await http.post(f"{AUTH}/sign-in", json={"token": token}, headers=foreign)
    assert refused(answer) == (403, "wrong_origin")
    await sign_in(db, http)
    assert refused(await http.post(f"{AUTH}/sign-out", headers=foreign)) == (403, "wrong_origin")
    assert (await http.get(f"{AUTH}/session")).json()["signed_in"] is True


async def test_an_account_of_one_house_is_none_of_another(db, http, shop, other_house):
    await sign_in(db, http)
    there = {"params": {"house": "arome"}}
    assert (await http.get(f"{AUTH}/session", **there)).json()["signed_in"] is False
    assert refused(await http.get("/api/user/profile", **there)) == (401, "sign_in_needed")
