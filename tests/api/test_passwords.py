"""Passwords by HTTP: registering, proving, signing in, forgetting and changing, and every refusal."""

import pytest

from luxeverse.core.config import settings
from luxeverse.services.identity import proofs
from tests.factories import EMAIL
from tests.shop import behind_edge, client_of

AUTH = "/api/auth"
GOOD, OTHER = "lamp quartz heron tide", "slow amber kettle north"


def refused(answer):
    return answer.status_code, answer.json()["error"]["code"]


def newest(db):
    return db.value("select id from sign_in_letters order by created_at desc, id desc limit 1")


async def registered(db, http, email=EMAIL):
    body = {"email": email, "password": GOOD}
    assert (await http.post(f"{AUTH}/register", json=body)).json() == {"minutes": 15}
    proof = {"token": proofs.link_token(newest(db)), "password": GOOD}
    return await http.post(f"{AUTH}/verify", json=proof)


@pytest.mark.req("AUTH-001", "AUTH-016")
async def test_a_password_opens_an_account_and_then_the_door(db, http, served, shop):
    body = {"email": EMAIL, "password": GOOD}
    answer = await http.post(f"{AUTH}/register", json=body)
    assert (answer.status_code, answer.headers["cache-control"]) == (202, "no-store")
    assert refused(await http.post(f"{AUTH}/sign-in", json=body)) == (422, "wrong_password")
    code = proofs.code(newest(db))
    welcome = await http.post(f"{AUTH}/verify", json=body | {"code": code})
    assert welcome.json() == {"email": EMAIL, "back": "/welcome"}
    assert (await http.get(f"{AUTH}/session")).json()["email"] == EMAIL
    async with client_of(served) as phone:
        await phone.get("/api/cart")
        before = phone.cookies["lv_sid"]
        done = await phone.post(f"{AUTH}/sign-in", json=body | {"back": "/wishlist"})
        assert done.json() == {"email": EMAIL, "back": "/wishlist"}
        (cookie,) = done.headers.get_list("set-cookie")
        for word in ("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=2592000"):
            assert word in cookie
        assert phone.cookies["lv_sid"] != before
    assert db.value("select password_hash from users").startswith("$argon2id$")


@pytest.mark.req("AUTH-005")
async def test_a_reset_by_http_says_nothing_and_opens_once(db, http, served, shop):
    await registered(db, http)
    said = []
    async with client_of(served) as stranger:
        for email in ("nobody@example.com", EMAIL):
            answer = await stranger.post(f"{AUTH}/forgotten", json={"email": email})
            said.append((answer.status_code, answer.text))
        assert said[0] == said[1] == (202, '{"minutes":15}')
        reset = {"token": proofs.link_token(newest(db)), "password": "password"}
        assert refused(await stranger.post(f"{AUTH}/reset", json=reset)) == (422, "weak_password")
        reset["password"] = OTHER
        assert (await stranger.post(f"{AUTH}/reset", json=reset)).json()["email"] == EMAIL
        assert refused(await stranger.post(f"{AUTH}/reset", json=reset)) == (404, "dead_link")
    assert (await http.get(f"{AUTH}/session")).json()["signed_in"] is False


async def test_a_member_changes_it(db, http, shop):
    anew = {"password": OTHER, "current": GOOD}
    assert refused(await http.put("/api/user/password", json=anew)) == (401, "sign_in_needed")
    await registered(db, http)
    assert (await http.get("/api/user/profile")).json()["has_password"] is True
    wrong = anew | {"current": OTHER}
    assert refused(await http.put("/api/user/password", json=wrong)) == (422, "wrong_password")
    weak = anew | {"password": "luxeverse"}
    assert refused(await http.put("/api/user/password", json=weak)) == (422, "weak_password")
    assert (await http.put("/api/user/password", json=anew)).status_code == 204
    http.cookies.clear()
    body = {"email": EMAIL, "password": OTHER}
    assert (await http.post(f"{AUTH}/sign-in", json=body)).status_code == 200


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        ("register", {"email": EMAIL}, 422, "malformed"),
        ("register", {"email": "ada", "password": GOOD}, 422, "invalid_email"),
        ("register", {"email": EMAIL, "password": "short"}, 422, "short_password"),
        ("register", {"email": EMAIL, "password": "x" * 129}, 422, "long_password"),
        ("register", {"email": EMAIL, "password": "x" * 1001}, 422, "malformed"),
        ("register", {"email": EMAIL, "password": "12345678"}, 422, "weak_password"),
        ("register", {"email": EMAIL, "password": GOOD, "role": "ADMIN"}, 422, "malformed"),
        ("verify", {"password": GOOD}, 422, "malformed"),
        ("verify", {"token": "x", "email": EMAIL, "code": "1", "password": GOOD}, 422, "malformed"),
        ("verify", {"token": "x", "password": GOOD}, 404, "dead_link"),
        ("verify", {"email": EMAIL, "code": "123456", "password": GOOD}, 422, "wrong_code"),
        ("forgotten", {"email": "\x00"}, 422, "invalid_email"),
        ("forgotten", {}, 422, "malformed"),
        ("reset", {"token": "\x00", "password": GOOD}, 404, "dead_link"),
        ("reset", {"token": "x", "password": GOOD}, 404, "dead_link"),
        ("reset", {"token": "x" * 65, "password": GOOD}, 422, "malformed"),
        ("sign-in", {"email": EMAIL, "password": GOOD}, 422, "wrong_password"),
        ("sign-in", {"email": EMAIL, "password": "\x00"}, 422, "wrong_password"),
    ],
)
async def test_what_is_refused_leaves_nothing(db, http, shop, path, body, status, code):
    assert refused(await http.post(f"{AUTH}/{path}", json=body)) == (status, code)
    for table in ("users", "sessions", "sign_in_letters", "outbox_events"):
        assert db.value(f"select count(*) from {table}") == 0


@pytest.mark.req("AUTH-012")
async def test_the_sixth_password_is_429_with_an_audit_row(db, shop, tmp_path, monkeypatch):
    monkeypatch.setenv("LIMITS", "on")
    settings.cache_clear()
    async with client_of(behind_edge(tmp_path)) as http:
        body = {"email": EMAIL, "password": GOOD}
        for _ in range(5):
            assert refused(await http.post(f"{AUTH}/sign-in", json=body)) == (422, "wrong_password")
        assert refused(await http.post(f"{AUTH}/sign-in", json=body)) == (429, "rate_limited")
    assert db.rows("select action, entity_type from audit_logs") == [
        ("sign_in.limited", "password")
    ]
