"""Passwords, beside the letter: how they are kept, how often one may try, and what a new one ends."""

import asyncio
import re
import time
from dataclasses import replace
from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from luxeverse.core import clock
from luxeverse.core.errors import Invalid, NotFound, RateLimited, SignInNeeded
from luxeverse.services import account, cart, checkout, identity
from tests.factories import EMAIL, drain, member, purchase, visitor

GOOD, OTHER = "lamp quartz heron tide", "slow amber kettle north"
PATH = re.compile(r"http://localhost:3000(/[\w-]+)/([\w-]{43})")
CODE = re.compile(r"\b(\d{3} \d{3})\b")


async def last(post, subject):
    """(path of the link, its token, the code) of the newest letter about something."""
    await drain()
    letter = next(one for one in post.letters[::-1] if subject in one["subject"])
    text = letter.get_body(("plain",)).get_content()
    path, token = PATH.search(text).groups()
    assert f"{path}/{token}" in letter.get_body(("html",)).get_content()
    code = CODE.search(text)
    return path, token, code[1] if code else ""


async def registered(shop, post, email=EMAIL, password=GOOD, name="ada"):
    """Somebody who chose a password and proved the address, signed in."""
    ada = visitor(shop, name)
    await identity.ask_registration(ada, email, password, "http://localhost:3000")
    _, token, _ = await last(post, "confirm your address")
    done = await account.verify_by_link(ada, token, password)
    return await identity.actor_of_token(shop, done.token)


async def reset_token(shop, post, email=EMAIL):
    await identity.ask_reset(visitor(shop, "cy"), email, "http://localhost:3000")
    path, token, code = await last(post, "choose a new password")
    assert (path, code) == ("/forgot-password", "")
    return token


@pytest.mark.req("AUTH-001")
async def test_an_address_and_a_password_open_an_account_once_the_address_is_proved(
    db, shop, folio, post
):
    ada = visitor(shop)
    await identity.ask_registration(ada, EMAIL, GOOD, "http://localhost:3000")
    path, token, code = await last(post, "confirm your address")
    assert (path, len(code)) == ("/verify-email", 7)
    assert db.value("select count(*) from users") == 0
    with pytest.raises(Invalid):
        await account.sign_in_by_password(ada, EMAIL, GOOD)
    await cart.add_line(ada, folio.variant_id, 1)
    await checkout.place_order(ada, purchase())
    assert db.value("select user_id from orders") is None
    done = await account.verify_by_link(ada, token, GOOD)
    assert (done.email, done.back) == (EMAIL, "/welcome")
    now = await identity.actor_of_token(shop, done.token)
    assert db.rows("select id, email_verified is not null from users") == [(now.user_id, True)]
    # What was bought as a guest with the address joins the member from here on.
    assert db.value("select user_id from orders") == now.user_id
    with pytest.raises(NotFound):
        await account.verify_by_link(visitor(shop, "bob"), token, GOOD)


@pytest.mark.req("AUTH-001")
@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("7 signs!", "weak_password"),
        ("short 7", "short_password"),
        ("x" * 129, "long_password"),
        ("password", "weak_password"),
        ("luxeverse2026", "weak_password"),
        ("ada@example.com", "weak_password"),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", "weak_password"),
    ],
)
async def test_passwords_that_are_refused(db, shop, password, code):
    with pytest.raises(Invalid) as refusal:
        await identity.ask_registration(visitor(shop), EMAIL, password)
    assert refusal.value.code == code
    assert db.value("select count(*) from sign_in_letters") == 0


@pytest.mark.parametrize(
    "password",
    ["gänseblümchen über", "  spaces around  ", "\x00nul and more\n", "😀🜂🜄🜁 fire on the quay"],
)
async def test_any_signs_make_a_password(db, shop, post, password):
    await registered(shop, post, password=password)
    assert await account.sign_in_by_password(visitor(shop, "bob"), EMAIL, password)


async def test_who_reads_the_letter_must_know_the_password_too(db, shop, post):
    """Or somebody could choose a password for an address of somebody else, who then confirms it."""
    mallory, ada = visitor(shop, "mallory"), visitor(shop)
    await identity.ask_registration(mallory, EMAIL, GOOD, "http://localhost:3000")
    _, token, code = await last(post, "confirm your address")
    for trying in (
        account.verify_by_link(ada, token, OTHER),
        account.verify_by_code(ada, EMAIL, code, OTHER),
        account.verify_by_code(mallory, EMAIL, "000 000" if code != "000 000" else "1", GOOD),
        account.sign_in_by_link(ada, token),
        account.reset_password(ada, token, OTHER),
    ):
        with pytest.raises((Invalid, NotFound)):
            await trying
    assert db.value("select count(*) from users") == 0
    assert (await account.verify_by_code(mallory, EMAIL, code, GOOD)).email == EMAIL


@pytest.mark.req("AUTH-016")
async def test_a_password_is_kept_as_argon2id_and_nowhere_else(db, shop, post):
    await registered(shop, post)
    kept = db.value("select password_hash from users")
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert PasswordHasher().verify(kept, GOOD)
    tables = [
        name for (name,) in db.rows("select tablename from pg_tables where schemaname = 'public'")
    ]
    everything = "".join(str(db.rows(f'select to_jsonb(t) from "{name}" t')) for name in tables)
    assert GOOD not in everything


@pytest.mark.req("AUTH-016")
async def test_a_hash_of_other_parameters_is_made_anew_at_the_next_sign_in(db, shop, post):
    await registered(shop, post)
    weak = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8192, parallelism=1),)).hash(GOOD)
    db.rows("update users set password_hash = %s", weak)
    with pytest.raises(Invalid):
        await account.sign_in_by_password(visitor(shop, "bob"), EMAIL, OTHER)
    assert db.value("select password_hash from users") == weak
    await account.sign_in_by_password(visitor(shop, "bob"), EMAIL, GOOD)
    assert db.value("select password_hash from users").startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert await account.sign_in_by_password(visitor(shop, "cy"), EMAIL, GOOD)


async def test_signing_in_leads_back_inside_the_house_alone(db, shop, post):
    await registered(shop, post)
    for said, back in (
        ("/wishlist", "/wishlist"),
        ("//evil.example", "/account"),
        ("", "/account"),
    ):
        done = await account.sign_in_by_password(visitor(shop, said), EMAIL.upper(), GOOD, said)
        assert (done.email, done.back) == (EMAIL, back)


@pytest.mark.req("AUTH-012")
async def test_the_sixth_password_in_a_quarter_of_an_hour_is_refused_and_written_down(
    db, shop, post
):
    await registered(shop, post)
    bob = replace(visitor(shop, "bob"), ip="192.0.2.7")
    for _ in range(5):
        with pytest.raises(Invalid):
            await account.sign_in_by_password(bob, EMAIL, OTHER)
    for _ in range(2):
        with pytest.raises(RateLimited):
            await account.sign_in_by_password(bob, EMAIL, GOOD)
    rows = db.rows(
        "select entity_type, host(ip_address::inet) from audit_logs where action = 'sign_in.limited'"
    )
    assert rows == [("password", "192.0.2.7")]
    with clock.frozen(clock.now() + timedelta(minutes=15, seconds=1)):
        assert await account.sign_in_by_password(bob, EMAIL, GOOD)


@pytest.mark.req("AUTH-005")
async def test_nothing_says_whether_an_address_is_known(db, shop, post):
    await registered(shop, post)
    await member(shop, "letters", "letters@example.com")  # has no password
    said, took = {}, {}
    for email in (EMAIL, "letters@example.com", "nobody@example.com"):
        await identity.ask_reset(visitor(shop, "x"), email, "http://localhost:3000")
        times = []
        for _ in range(3):
            started = time.perf_counter()
            with pytest.raises(Invalid) as refusal:
                await account.sign_in_by_password(visitor(shop, "x"), email, OTHER)
            times.append(time.perf_counter() - started)
        said[email], took[email] = (refusal.value.code, refusal.value.message), min(times)
    assert len(set(said.values())) == 1
    # Without the work of a comparison an unknown address would be answered twenty times as fast.
    assert min(took.values()) > max(took.values()) / 3
    await drain()
    letters = [one for one in post.letters if "choose a new password" in one["subject"]]
    texts = {PATH.sub("", one.get_body(("plain",)).get_content()) for one in letters}
    assert (len(letters), len(texts)) == (3, 1)


@pytest.mark.req("AUTH-005")
async def test_a_reset_opens_once_ends_every_other_session_and_writes_a_letter(db, shop, post):
    ada = await registered(shop, post)
    other = await member(shop, "tablet")
    token = await reset_token(shop, post)
    with pytest.raises(Invalid):
        await account.reset_password(visitor(shop, "cy"), token, "password")
    done = await account.reset_password(visitor(shop, "cy"), token, OTHER)
    assert await identity.actor_of_token(shop, done.token)
    assert db.value("select count(*) from sessions") == 1
    for gone in (ada, other):
        assert db.rows("select 1 from sessions where session_token = %s", gone.session_hash) == []
    with pytest.raises(NotFound):
        await account.reset_password(visitor(shop, "cy"), token, GOOD)
    with pytest.raises(Invalid):
        await account.sign_in_by_password(visitor(shop, "bob"), EMAIL, GOOD)
    assert await account.sign_in_by_password(visitor(shop, "bob"), EMAIL, OTHER)
    await drain()
    assert "your password was changed" in post.letters[-1]["subject"]
    assert ("password.changed",) in db.rows("select action from audit_logs")


@pytest.mark.req("AUTH-005")
async def test_a_reset_is_good_for_fifteen_minutes(db, shop, post):
    await registered(shop, post)
    before = db.value("select password_hash from users")
    token = await reset_token(shop, post)
    with clock.frozen(clock.now() + timedelta(minutes=15, seconds=1)), pytest.raises(NotFound):
        await account.reset_password(visitor(shop, "cy"), token, OTHER)
    assert db.value("select password_hash from users") == before


@pytest.mark.req("AUTH-005")
async def test_a_reset_pressed_twice_at_once_is_done_once(db, shop, post):
    await registered(shop, post)
    token = await reset_token(shop, post)
    said = await asyncio.gather(
        *(account.reset_password(visitor(shop, name), token, OTHER) for name in ("a", "b", "c")),
        return_exceptions=True,
    )
    assert sum(isinstance(one, account.SignedIn) for one in said) == 1
    assert sum(isinstance(one, NotFound) for one in said) == 2


async def test_the_letters_of_one_way_open_no_other(db, shop, post, other_house):
    token = await reset_token(shop, post)
    for trying in (
        account.sign_in_by_link(visitor(shop), token),
        account.verify_by_link(visitor(shop), token, GOOD),
        account.reset_password(visitor(other_house), token, GOOD),
    ):
        with pytest.raises(NotFound):
            await trying
    assert (await account.reset_password(visitor(shop), token, GOOD)).email == EMAIL


async def test_a_member_sets_a_first_password_and_changes_it(db, shop, post):
    ada, phone = await member(shop), await member(shop, "phone")
    assert not (await account.profile(ada)).has_password
    await identity.change_password(ada, "", GOOD)
    assert (await account.profile(ada)).has_password
    assert db.rows("select session_token from sessions") == [(ada.session_hash,)]
    kept = db.value("select password_hash from users")
    for current, new in (("", OTHER), (OTHER, OTHER), (GOOD, "password")):
        with pytest.raises(Invalid):
            await identity.change_password(ada, current, new)
    assert db.value("select password_hash from users") == kept
    await identity.change_password(ada, GOOD, OTHER)
    assert await account.sign_in_by_password(visitor(shop, "bob"), EMAIL, OTHER)
    for nobody in (visitor(shop), replace(phone, user_id=None)):
        with pytest.raises(SignInNeeded):
            await identity.change_password(nobody, "", GOOD)


async def test_a_user_of_another_house_is_somebody_else(db, shop, post, other_house):
    await registered(shop, post)
    with pytest.raises(Invalid):
        await account.sign_in_by_password(visitor(other_house), EMAIL, GOOD)
