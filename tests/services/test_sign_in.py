"""Signing in by a letter: what proves an address, how often, and what begins with it."""

import asyncio
import re
from dataclasses import replace
from datetime import timedelta

import pytest

from luxeverse.core import clock
from luxeverse.core.config import settings
from luxeverse.core.errors import Invalid, NotFound, RateLimited, SignInNeeded
from luxeverse.core.ids import new_id
from luxeverse.core.sessions import fingerprint, is_of_member, make
from luxeverse.services import account, identity
from tests.factories import EMAIL, drain, letter_link, member, signed_in, visitor

LINK = re.compile(r"http://localhost:3000/login/([\w-]{43})")
CODE = re.compile(r"\b(\d{3} \d{3})\b")


async def asked(actor, post, email=EMAIL):
    """The link's token and the code of the letter that arrives."""
    await identity.ask_letter(actor, email, link_base="http://localhost:3000")
    await drain()
    letter = next(each for each in post.letters[::-1] if "sign in" in each["subject"])
    text = letter.get_body(("plain",)).get_content()
    assert letter["to"] == email
    return LINK.search(text)[1], CODE.search(text)[1]


@pytest.mark.req("AUTH-004")
async def test_the_link_of_a_letter_signs_in_once(db, shop, post):
    ada = visitor(shop)
    token, _ = await asked(ada, post)
    done = await account.sign_in_by_link(ada, token)
    assert (done.email, done.back) == (EMAIL, "/account")
    now = await identity.actor_of_token(shop, done.token)
    assert now.user_id == db.value("select id from users")
    with pytest.raises(NotFound):
        await account.sign_in_by_link(visitor(shop, "bob"), token)
    assert db.value("select count(*) from sessions") == 1


@pytest.mark.req("AUTH-004")
async def test_the_code_of_a_letter_signs_in_once(db, shop, post):
    ada = visitor(shop)
    token, code = await asked(ada, post)
    done = await account.sign_in_by_code(ada, EMAIL.upper(), code)
    assert (await identity.actor_of_token(shop, done.token)).user_id
    for again in (
        account.sign_in_by_code(ada, EMAIL, code),
        account.sign_in_by_link(ada, token),
    ):
        with pytest.raises((Invalid, NotFound)):
            await again


@pytest.mark.req("AUTH-004")
async def test_a_letter_is_good_for_fifteen_minutes(db, shop, post):
    ada = visitor(shop)
    token, code = await asked(ada, post)
    assert await identity.letter_for(shop, token) == EMAIL
    with clock.frozen(clock.now() + timedelta(minutes=15, seconds=1)):
        assert await identity.letter_for(shop, token) == ""
        with pytest.raises(NotFound):
            await account.sign_in_by_link(ada, token)
        with pytest.raises(Invalid):
            await account.sign_in_by_code(ada, EMAIL, code)
    assert db.value("select count(*) from users") == 0
    assert (await account.sign_in_by_link(ada, token)).email == EMAIL


async def test_looking_at_a_link_uses_nothing_up(db, shop, post):
    """Mail programs open links before people do."""
    token, _ = await asked(visitor(shop), post)
    for _ in range(3):
        assert await identity.letter_for(shop, token) == EMAIL
    assert (await signed_in(visitor(shop))).email == EMAIL


async def test_nothing_one_could_get_in_with_lies_in_the_database(db, shop, post):
    ada = visitor(shop)
    token, code = await asked(ada, post)
    done = await account.sign_in_by_link(ada, token)
    tables = [
        name for (name,) in db.rows("select tablename from pg_tables where schemaname = 'public'")
    ]
    kept = "".join(str(db.rows(f'select to_jsonb(t) from "{name}" t')) for name in tables)
    assert fingerprint(token) in kept
    for secret in (token, code, code.replace(" ", ""), done.token):
        assert secret not in kept


async def test_using_one_letter_uses_up_the_others_to_the_address(db, shop):
    ada = visitor(shop)
    first, second = await letter_link(ada), await letter_link(ada)
    other = await letter_link(ada, "bob@example.com")
    await account.sign_in_by_link(ada, second)
    with pytest.raises(NotFound):
        await account.sign_in_by_link(ada, first)
    assert (await account.sign_in_by_link(ada, other)).email == "bob@example.com"


async def test_the_letter_of_another_house_opens_nothing(db, shop, other_house):
    token = await letter_link(visitor(shop))
    with pytest.raises(NotFound):
        await account.sign_in_by_link(visitor(other_house), token)


async def test_a_link_pressed_twice_at_once_signs_in_once(db, shop):
    token = await letter_link(visitor(shop))
    said = await asyncio.gather(
        *(account.sign_in_by_link(visitor(shop, name), token) for name in ("ada", "bob", "cy")),
        return_exceptions=True,
    )
    assert sum(isinstance(one, account.SignedIn) for one in said) == 1
    assert sum(isinstance(one, NotFound) for one in said) == 2
    assert db.value("select count(*) from sessions") == 1


async def test_two_letters_of_one_new_address_make_one_user(db, shop):
    ada = visitor(shop)
    await identity.ask_letter(ada, EMAIL)
    one = await letter_link(ada)
    two = await letter_link(ada, "Ada@Example.com")
    said = await asyncio.gather(
        account.sign_in_by_link(visitor(shop, "a"), one),
        account.sign_in_by_link(visitor(shop, "b"), two),
        return_exceptions=True,
    )
    assert any(isinstance(each, account.SignedIn) for each in said)
    assert db.value("select count(*) from users") == 1


@pytest.mark.parametrize(
    "email", ["", "ada", "ada@", "@b.co", "a b@c.de", "a@b.co\x00", "x" * 400 + "@b.co"]
)
async def test_what_is_no_address_gets_no_letter(db, shop, email):
    with pytest.raises(Invalid):
        await identity.ask_letter(visitor(shop), email)
    assert db.value("select count(*) from sign_in_letters") == 0
    assert db.value("select count(*) from outbox_events") == 0


@pytest.mark.req("AUTH-012")
async def test_the_sixth_code_in_a_quarter_of_an_hour_is_refused_and_written_down(db, shop, post):
    ada = replace(visitor(shop), ip="192.0.2.7")
    _, code = await asked(ada, post)
    wrong = "000 000" if code != "000 000" else "000 001"
    for _ in range(5):
        with pytest.raises(Invalid):
            await account.sign_in_by_code(ada, EMAIL, wrong)
    for _ in range(2):
        with pytest.raises(RateLimited):
            await account.sign_in_by_code(ada, EMAIL, code)
    rows = db.rows("select action, entity_type, host(ip_address::inet) from audit_logs")
    assert rows == [("sign_in.limited", "code", "192.0.2.7")]
    with clock.frozen(clock.now() + timedelta(minutes=15, seconds=1)):
        await letter_link(ada)
        with pytest.raises(Invalid):
            await account.sign_in_by_code(ada, EMAIL, wrong)


async def test_tries_at_once_are_counted_one_by_one(db, shop):
    ada = visitor(shop)
    said = await asyncio.gather(
        *(account.sign_in_by_code(ada, EMAIL, "000000") for _ in range(8)), return_exceptions=True
    )
    assert sum(isinstance(one, Invalid) for one in said) == 5
    assert sum(isinstance(one, RateLimited) for one in said) == 3


async def test_the_sixth_letter_in_a_quarter_of_an_hour_is_refused(db, shop):
    for _ in range(5):
        await identity.ask_letter(visitor(shop), EMAIL)
    with pytest.raises(RateLimited):
        await identity.ask_letter(visitor(shop, "bob"), EMAIL)
    await identity.ask_letter(visitor(shop), "bob@example.com")
    assert db.value("select count(*) from sign_in_letters") == 6


async def test_whoever_got_in_starts_counting_anew(db, shop, post):
    ada = visitor(shop)
    for _ in range(2):
        _, code = await asked(ada, post)
        for _ in range(4):
            with pytest.raises(Invalid):
                await account.sign_in_by_code(ada, EMAIL, "x")
        await account.sign_in_by_code(ada, EMAIL, code)


@pytest.mark.req("AUTH-015")
async def test_somebody_new_is_welcomed_and_written_down(db, shop, post):
    ada = visitor(shop)
    await account.sign_in_by_link(ada, (await asked(ada, post))[0], "Mozilla/5.0 Firefox/130.0")
    rows = db.rows("select action, user_agent from audit_logs order by id")
    assert sorted(rows) == [
        ("sign_in.succeeded", "Mozilla/5.0 Firefox/130.0"),
        ("user.created", "Mozilla/5.0 Firefox/130.0"),
    ]
    assert db.value("select count(*) from outbox_events where name = 'UserRegistered'") == 1
    assert db.value("select email_verified is not null from users")
    await drain()
    assert [each["subject"] for each in post.letters] == [
        "LuxeVerse: sign in",
        "LuxeVerse: your account",
    ]
    await account.sign_in_by_link(ada, (await asked(ada, post))[0])
    await drain()
    assert len(post.letters) == 3
    assert db.value("select login_count from users") == 2


async def test_a_letter_that_is_used_up_is_not_written_any_more(db, shop, post):
    await signed_in(visitor(shop))
    await drain()
    assert [each["subject"] for each in post.letters] == ["LuxeVerse: your account"]


async def test_a_deleted_user_gets_in_no_more(db, shop):
    ada = await member(shop)
    assert ada.user_id
    db.rows("update users set deleted_at = now()")
    token = await letter_link(visitor(shop))
    with pytest.raises(NotFound):
        await account.sign_in_by_link(visitor(shop), token)
    with pytest.raises(SignInNeeded):
        await account.profile(replace(ada, user_id=None))
    assert db.value("select count(*) from users") == 1


async def test_the_session_that_begins_is_a_new_one(db, shop):
    """A cookie somebody planted before the sign-in opens nothing after it."""
    planted = make()
    before = await identity.actor_of_token(shop, planted)
    done = await signed_in(before)
    assert is_of_member(done.token)
    assert fingerprint(done.token) != before.session_hash
    assert (await identity.actor_of_token(shop, planted)).user_id is None
    (kept,) = db.rows("select session_token from sessions")
    assert kept == (fingerprint(done.token),)


@pytest.mark.req("AUTH-006")
async def test_a_session_lasts_thirty_days_and_a_day_in_use_renews_it(db, shop):
    start = clock.now()
    with clock.frozen(start):
        token = (await signed_in(visitor(shop))).token
    assert db.value("select expires_at from sessions") == start + timedelta(days=30)
    with clock.frozen(start + timedelta(hours=23)):
        assert (await identity.actor_of_token(shop, token)).user_id
    assert db.value("select expires_at from sessions") == start + timedelta(days=30)
    with clock.frozen(start + timedelta(hours=25)):
        assert (await identity.actor_of_token(shop, token)).user_id
    assert db.value("select expires_at from sessions") == start + timedelta(days=31, hours=1)
    with clock.frozen(start + timedelta(days=31, hours=2)):
        assert (await identity.actor_of_token(shop, token)).user_id is None


@pytest.mark.req("AUTH-006")
async def test_another_role_counts_at_once(db, shop):
    token = (await signed_in(visitor(shop))).token
    now = await identity.actor_of_token(shop, token)
    assert (now.role, identity.is_staff(now)) == ("CUSTOMER", False)
    db.rows("update users set role = 'ADMIN'")
    assert identity.is_staff(await identity.actor_of_token(shop, token))
    db.rows("update users set role = 'CUSTOMER'")
    assert not identity.is_staff(await identity.actor_of_token(shop, token))


@pytest.mark.req("AUTH-007")
async def test_sessions_are_listed_and_ended(db, shop):
    windows = (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"
    )
    phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1"
    one = await signed_in(replace(visitor(shop, "ada"), ip="192.0.2.1"), agent=windows)
    two = await signed_in(replace(visitor(shop, "bob"), ip="192.0.2.2"), agent=phone)
    here = await identity.actor_of_token(shop, one.token)
    there = await identity.actor_of_token(shop, two.token)
    found = {each.name: each for each in await identity.devices(here)}
    assert set(found) == {"Chrome on Windows", "Safari on iPhone"}
    other = found["Safari on iPhone"]
    assert (other.ip, other.is_this) == ("192.0.2.2", False)
    assert found["Chrome on Windows"].is_this
    await identity.end_session(here, other.id)
    assert (await identity.actor_of_token(shop, two.token)).user_id is None
    assert (await identity.actor_of_token(shop, one.token)).user_id == there.user_id
    with pytest.raises(NotFound):
        await identity.end_session(here, other.id)


async def test_nobody_ends_the_session_of_somebody_else(db, shop):
    ada = await member(shop)
    eve = await member(shop, "eve", "eve@example.com")
    (mine,) = await identity.devices(ada)
    for stranger in (eve, visitor(shop)):
        with pytest.raises((NotFound, SignInNeeded)):
            await identity.end_session(stranger, mine.id)
    assert db.value("select count(*) from sessions") == 2
    with pytest.raises(NotFound):
        await identity.end_session(ada, new_id())


async def test_signing_out_ends_this_browser_or_all(db, shop):
    ada = visitor(shop)
    one, two = await signed_in(ada), await signed_in(visitor(shop, "bob"))
    here = await identity.actor_of_token(shop, one.token)
    fresh = await account.sign_out(here)
    assert not is_of_member(fresh)
    assert (await identity.actor_of_token(shop, one.token)).user_id is None
    there = await identity.actor_of_token(shop, two.token)
    assert there.user_id
    three = await signed_in(ada)
    await account.sign_out(there, everywhere=True)
    for token in (two.token, three.token):
        assert (await identity.actor_of_token(shop, token)).user_id is None
    assert not is_of_member(await account.sign_out(visitor(shop, "nobody")))
    with pytest.raises(SignInNeeded):
        await account.sign_out(visitor(shop, "nobody"), everywhere=True)


async def test_a_session_ended_while_in_use_is_nobodys_from_then_on(db, shop):
    """Whoever reads before the end is served, whoever reads after it is not; nothing in between."""
    token = (await signed_in(visitor(shop))).token
    here = await identity.actor_of_token(shop, token)

    async def use() -> bool:
        return (await identity.actor_of_token(shop, token)).user_id is not None

    said = await asyncio.gather(
        *(use() for _ in range(5)), identity.end_all(here), *(use() for _ in range(5))
    )
    assert said[5] == 1
    assert not await use()
    with pytest.raises(SignInNeeded):
        await identity.devices(await identity.actor_of_token(shop, token))


async def test_one_cookie_is_signed_in_at_two_houses_as_two_users(db, shop, other_house):
    ada = visitor(shop)
    here = (await signed_in(ada)).token
    there_before = await identity.actor_of_token(other_house, here)
    assert there_before.user_id is None
    both = (await signed_in(there_before)).token
    one = await identity.actor_of_token(shop, both)
    two = await identity.actor_of_token(other_house, both)
    assert one.user_id
    assert two.user_id
    assert one.user_id != two.user_id
    assert (await identity.actor_of_token(shop, here)).user_id is None
    await account.sign_out(one)
    assert (await identity.actor_of_token(other_house, both)).user_id is None


async def test_limits_can_be_off(db, shop, monkeypatch):
    monkeypatch.setenv("LIMITS", "off")
    settings.cache_clear()
    for _ in range(7):
        await identity.ask_letter(visitor(shop), EMAIL)
    settings.cache_clear()


async def test_what_is_over_is_swept(db, shop):
    start = clock.now()
    with clock.frozen(start):
        await member(shop)
        with pytest.raises(Invalid):
            await account.sign_in_by_code(visitor(shop), EMAIL, "x")
    tables = ("sign_in_letters", "sign_in_attempts", "sessions")

    async def swept(**later: int) -> list[int]:
        with clock.frozen(start + timedelta(**later)):
            await identity.sweep()
        return [db.value(f"select count(*) from {name}") for name in tables]

    assert await swept(minutes=14) == [1, 4, 1]
    assert await swept(minutes=16) == [1, 0, 1]
    assert await swept(days=2) == [0, 0, 1]
    assert await swept(days=31) == [0, 0, 0]
