"""Questions: asked, read by the house, answered by it and by owners, and voted on."""

import asyncio

import pytest

from luxeverse.core.errors import Conflict, Invalid, NotFound
from luxeverse.core.ids import new_id, parse_id
from luxeverse.domain.reviews.status import ReviewStatus
from luxeverse.services import reviews
from tests.conftest import house_of
from tests.factories import EMAIL, desk, given_back, ordered, settled, visitor

ASKED = reviews.Words("Does a paperback fit in the pocket?", "Hélène")
GIVEN = reviews.Words("It does, and the clasp still closes.", "Theo")


async def decide(shop, key, there=ReviewStatus.APPROVED, why="", reply=""):
    """As the operator at the command line."""
    return await reviews.decide_words(desk(shop), [key], there, why, reply)


async def shown_question(shop, reply=""):
    key = await reviews.ask(visitor(shop), "folio", ASKED)
    await decide(shop, key, reply=reply)
    return key


@pytest.mark.req("REV-007")
async def test_ask_answer_and_vote(db, shop, folio, supplier, post):
    key = await reviews.ask(visitor(shop), "folio", ASKED)
    assert (await reviews.questions(shop, "folio")).questions == []
    (waiting,) = await reviews.waiting_words(shop)
    assert (waiting.id, waiting.kind, waiting.slug) == (key, "question", "folio")
    with pytest.raises(NotFound):
        await reviews.answer(visitor(shop, "theo"), key, GIVEN)
    await decide(shop, key, reply="Yes, up to eighteen centimetres.")
    theo = visitor(shop, "theo")
    placed = await ordered(theo, folio)
    await settled()
    proven = reviews.Words(GIVEN.text, GIVEN.name, placed.number, EMAIL)
    second = await reviews.answer(theo, key, proven)
    third = await reviews.answer(
        visitor(shop, "eve"), key, reviews.Words("I would think so.", "Eve")
    )
    for one in (second, third):
        await decide(shop, one)
    ada, bob = visitor(shop), visitor(shop, "bob")
    said = await asyncio.gather(
        *(reviews.vote_answer(ada, third, is_helpful=True) for _ in range(4))
    )
    assert said == [1] * 4
    assert await reviews.vote_answer(bob, third, is_helpful=True) == 2
    (question,) = (await reviews.questions(shop, "folio")).questions
    assert [(one.author, one.badge, one.helpful) for one in question.answers] == [
        ("LuxeVerse", "LuxeVerse answers", 0),
        ("Eve", "", 2),
        ("Theo", "Theo bought this piece", 0),
    ]
    assert await reviews.vote_answer(ada, third, is_helpful=False) == 1
    assert await reviews.vote_answer(ada, third, is_helpful=False) == 1


async def test_only_a_buyer_answers_as_an_owner(db, shop, folio, supplier, post):
    key = await shown_question(shop)
    gone = await ordered(visitor(shop), folio)
    await settled()
    await given_back(shop, gone)
    for number in ("LV-2222-2222", gone.number):
        claimed = reviews.Words(GIVEN.text, GIVEN.name, number, EMAIL)
        with pytest.raises(Invalid, match="No order"):
            await reviews.answer(visitor(shop, "eve"), key, claimed)
    assert db.value("select count(*) from answers") == 0


async def test_what_is_kept_back_is_seen_and_voted_on_by_nobody(db, shop, folio):
    key = await shown_question(shop, "Yes.")
    version = db.value("select data_version from tenants")
    own = parse_id((await reviews.questions(shop, "folio")).questions[0].answers[0].id)
    await decide(shop, own, ReviewStatus.REJECTED, "Out of date.")
    assert (await reviews.questions(shop, "folio")).questions[0].answers == []
    with pytest.raises(NotFound):
        await reviews.vote_answer(visitor(shop), own, is_helpful=True)
    await decide(shop, key, ReviewStatus.REJECTED, "Asked twice.")
    assert (await reviews.questions(shop, "folio")).count_text == "0 questions"
    with pytest.raises(Conflict):
        await decide(shop, key, ReviewStatus.FLAGGED)
    with pytest.raises(NotFound):
        await decide(shop, new_id())
    assert db.value("select data_version from tenants") == version + 2


@pytest.mark.parametrize(
    "words",
    [
        reviews.Words("Short", "Ada"),
        reviews.Words("x" * 1001, "Ada"),
        reviews.Words(ASKED.text, "   "),
        reviews.Words(ASKED.text, "x" * 61),
    ],
)
async def test_what_cannot_be_asked(db, shop, folio, words):
    with pytest.raises(Invalid):
        await reviews.ask(visitor(shop), "folio", words)
    with pytest.raises(NotFound):
        await reviews.ask(visitor(shop), "nothing", ASKED)
    assert db.value("select count(*) from questions") == 0


async def test_five_unread_ones_are_enough(db, shop, folio, other_house):
    ada = visitor(shop)
    for _ in range(5):
        await reviews.ask(ada, "folio", ASKED)
    with pytest.raises(Invalid, match="waiting"):
        await reviews.ask(ada, "folio", ASKED)
    assert await reviews.ask(visitor(shop, "bob"), "folio", ASKED)
    assert (await reviews.questions(other_house, "folio")).slug == ""
    assert await reviews.waiting_words(other_house) == []


async def test_sample_questions_say_what_they_are(seeded):
    page = await reviews.questions(house_of(seeded, "luxe"), "cours-top-handle")
    assert page.sample_note == "Sample questions, written for this demonstration catalogue."
    assert page.count_text == "2 questions"
    assert [len(one.answers) for one in page.questions] == [1, 2]
