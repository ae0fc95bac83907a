"""Letters of a house: nobody gets one who did not say yes, and nobody learns who did."""

import asyncio
import re
import sys
from datetime import timedelta

import pytest

from luxeverse.core import clock
from luxeverse.core.errors import Invalid, RateLimited, Unavailable
from luxeverse.domain.newsletter.status import MOVES, SubscriptionStatus, before
from luxeverse.registry import HANDLERS
from luxeverse.services import newsletter
from luxeverse.services.outbox import deliver
from tests.factories import drain

ADA = "ada@example.com"
ASKED, CONFIRMED, STOPPED = SubscriptionStatus


def state(db):
    return db.rows("select email, status from newsletter_subscriptions order by email")


def link_in(letter):
    text = letter.get_body(("plain",)).get_content()
    return re.search(r"/newsletter/([\w-]{22})", text)[1]


def test_every_move_is_in_the_table():
    assert set(MOVES) == set(SubscriptionStatus)
    assert before(CONFIRMED) == {ASKED}
    assert before(STOPPED) == {ASKED, CONFIRMED}
    assert before(ASKED) == {STOPPED}


@pytest.mark.req("HOME-012")
async def test_only_whoever_reads_the_address_can_say_yes(db, shop, post):
    await newsletter.ask(shop, f"  {ADA} ")
    await drain()
    assert state(db) == [(ADA, "asked")]
    (letter,) = post.letters
    assert (letter["To"], letter["Subject"]) == (ADA, "LuxeVerse: shall we write to you?")
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    token = link_in(letter)
    assert f"/api/newsletter/{token}/stop?house=luxe" in letter["List-Unsubscribe"]
    assert await newsletter.standing(shop, token) is ASKED
    assert await newsletter.confirm(shop, token) is True
    assert await newsletter.confirm(shop, token) is True
    assert state(db) == [(ADA, "confirmed")]
    assert await newsletter.stop(shop, token) is True
    assert await newsletter.stop(shop, token) is True
    assert state(db) == [(ADA, "stopped")]
    assert await newsletter.confirm(shop, token) is False
    assert state(db) == [(ADA, "stopped")]


async def test_asking_again_is_asking_once_and_a_yes_stays_a_yes(db, shop, post):
    for email in (ADA, "ADA@example.com", ADA):
        await newsletter.ask(shop, email)
    await drain()
    assert len(post.letters) == 1
    token = link_in(post.letters[0])
    await newsletter.confirm(shop, token)
    with clock.frozen(clock.now() + timedelta(days=1)):
        await newsletter.ask(shop, ADA)
        await drain()
    assert len(post.letters) == 1
    assert state(db) == [(ADA, "confirmed")]
    await newsletter.stop(shop, token)
    with clock.frozen(clock.now() + timedelta(days=2)):
        await newsletter.ask(shop, ADA)
        await drain()
        assert state(db) == [(ADA, "asked")]
        assert len(post.letters) == 2
        assert post.letters[0]["Message-ID"] != post.letters[1]["Message-ID"]
        assert await newsletter.confirm(shop, token) is True


async def test_the_answer_tells_nobody_who_reads_the_house(db, shop, post):
    await newsletter.ask(shop, ADA)
    await drain()
    await newsletter.confirm(shop, link_in(post.letters[0]))
    answers = [await newsletter.ask(shop, email) for email in (ADA, "nobody@example.com")]
    assert answers == [None, None]


async def test_a_link_grows_old_and_a_stranger_has_none(db, shop, post, other_house):
    await newsletter.ask(shop, ADA)
    await drain()
    token = link_in(post.letters[0])
    assert await newsletter.standing(other_house, token) is None
    assert await newsletter.confirm(other_house, token) is False
    for junk in ("", "x" * 22, "../../x", "%" * 22, "\x00" * 22):
        assert await newsletter.standing(shop, junk) is None
        assert await newsletter.confirm(shop, junk) is False
        assert await newsletter.stop(shop, junk) is False
    with clock.frozen(clock.now() + timedelta(days=8)):
        assert await newsletter.standing(shop, token) is None
        assert await newsletter.confirm(shop, token) is False
        assert state(db) == [(ADA, "asked")]
        assert await newsletter.stop(shop, token) is True


async def test_what_is_no_address_is_refused(db, shop):
    for email in ("", "nobody", "a@b", "x" * 330 + "@example.com", "a b@example.com", "a@b.c\x00"):
        with pytest.raises(Invalid):
            await newsletter.ask(shop, email)
    assert state(db) == []


async def test_a_house_asks_so_many_in_a_minute_and_no_more(db, shop, monkeypatch):
    monkeypatch.setattr(sys.modules["luxeverse.services.newsletter.ask"], "MOST_A_MINUTE", 2)
    for n in range(2):
        await newsletter.ask(shop, f"p{n}@example.com")
    with pytest.raises(RateLimited):
        await newsletter.ask(shop, "p3@example.com")
    assert len(state(db)) == 2
    with clock.frozen(clock.now() + timedelta(seconds=61)):
        await newsletter.ask(shop, "p3@example.com")
    assert len(state(db)) == 3


async def test_asking_at_once_is_one_letter(db, shop, post):
    await asyncio.gather(*(newsletter.ask(shop, ADA) for _ in range(6)))
    await drain()
    assert len(post.letters) == 1
    assert state(db) == [(ADA, "asked")]


async def test_yes_and_no_at_once_end_in_one_of_them(db, shop, post):
    await newsletter.ask(shop, ADA)
    await drain()
    token = link_in(post.letters[0])
    await asyncio.gather(newsletter.confirm(shop, token), newsletter.stop(shop, token))
    assert state(db) == [(ADA, "stopped")]


async def test_a_letter_the_server_refused_is_sent_later_and_is_one(db, shop, post):
    await newsletter.ask(shop, ADA)
    post.refusing = True
    with pytest.raises(Unavailable):
        await drain()
    post.refusing = False
    event = db.value("select id from outbox_events where name = 'NewsletterAsked'")
    await deliver(HANDLERS, "write_to_asker", event)
    await deliver(HANDLERS, "write_to_asker", event)
    (letter,) = post.letters
    assert letter["Message-ID"].startswith("<newsletter-")


async def test_one_who_said_no_before_the_letter_gets_none(db, shop, post):
    await newsletter.ask(shop, ADA)
    await newsletter.stop(shop, db.value("select token from newsletter_subscriptions"))
    await drain()
    assert post.letters == []
