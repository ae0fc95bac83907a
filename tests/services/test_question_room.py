"""The room of the desk for questions about pieces and the answers to them."""

import asyncio
import re
from datetime import timedelta

import pytest

from luxeverse import cli
from luxeverse.core import clock
from luxeverse.core.errors import Conflict, Invalid, NotAllowed, NotFound, SignInNeeded
from luxeverse.core.ids import new_id
from luxeverse.domain.reviews.status import ReviewStatus as S
from luxeverse.services import admin, reviews
from tests.conftest import house_of
from tests.factories import add_piece, member, visitor
from tests.services.test_desk import staff, version

ASKED = "Does a paperback fit in the pocket?"
GIVEN = "It does, and the clasp still closes."
REPLY = "Yes, up to eighteen centimetres."


async def asked(house, who="ada", slug="folio", text=ASKED):
    return await reviews.ask(visitor(house, who), slug, reviews.Words(text, who.title()))


async def answered(house, key, who="theo", text=GIVEN):
    return await reviews.answer(visitor(house, who), key, reviews.Words(text, who.title()))


def states(db):
    return [
        state
        for table in ("questions", "answers")
        for (state,) in db.rows(f"select status from {table} order by created_at")
    ]


def book(db):
    return db.rows(
        "select action, user_id, entity_type, entity_id, old_values->>'status', new_values->>'reason'"
        " from audit_logs where entity_type in ('question', 'answer') order by id"
    )


def said_of(page):
    return [(one.text, [a.text for a in one.answers]) for one in page.questions]


@pytest.mark.req("REV-007")
async def test_questions_and_answers_queue_until_they_are_decided(db, shop, folio):
    nora = await staff(db, shop)
    first, second, third = [await asked(shop, who) for who in ("ada", "eve", "mia")]
    view = await admin.table(nora, "questions", {})
    assert [row.id for row in view.rows] == [str(key) for key in (first, second, third)]
    assert (view.count_text, view.rows[0].cells[0].note) == ("3 entries", "Question")
    assert [(room.label, room.count) for room in (await admin.enter(nora)).rooms if room.count] == [
        ("Questions", "3")
    ]
    before = version(db)
    assert await admin.act(nora, "questions", "approve", [str(first)], {}) == (
        "1 entry approved and shown."
    )
    assert version(db) == before + 1
    await admin.act(nora, "questions", "flag", [str(second)], {})
    await admin.act(nora, "questions", "reject", [str(third)], {"why": " Not  a question. "})
    assert version(db) == before + 1, "nothing that is shown has changed"
    given = await answered(shop, first)
    (row,) = (await admin.table(nora, "questions", {})).rows
    assert (row.id, row.cells[0].note) == (str(given), f"Answers “{ASKED}”")
    await admin.act(nora, "questions", "approve", [str(given)], {})
    assert said_of(await reviews.questions(shop, "folio")) == [(ASKED, [GIVEN])]

    there = await admin.table(nora, "questions", {"view": "approved"})
    assert [row.id for row in there.rows] == [str(first), str(given)]
    assert [(one.label, one.hint) for one in there.filters] == [
        ("Waiting", "0"), ("Set aside", "1"), ("Not answered", "0"), ("Shown", "2"), ("Rejected", "1")
    ]  # fmt: skip
    assert book(db) == [
        ("question.approved", nora.user_id, "question", str(first), "PENDING", None),
        ("question.flagged", nora.user_id, "question", str(second), "PENDING", None),
        ("question.rejected", nora.user_id, "question", str(third), "PENDING", "Not a question."),
        ("answer.approved", nora.user_id, "answer", str(given), "PENDING", None),
    ]
    record = await admin.record(nora, "questions", str(third))
    assert [(one.what, one.who, one.note) for one in record.traces] == [
        ("Rejected", "staff@example.com", "Not a question.")
    ]
    await admin.act(nora, "questions", "reject", [str(first)], {"why": "A second look."})
    assert said_of(await reviews.questions(shop, "folio")) == []


@pytest.mark.req("REV-007")
async def test_a_record_is_the_whole_conversation(db, shop, folio):
    nora = await staff(db, shop)
    key = await asked(shop)
    await asked(shop, "mia")
    await admin.act(nora, "questions", "approve", [str(key)], {})
    eves, theos = [await answered(shop, key, who) for who in ("eve", "theo")]
    record = await admin.record(nora, "questions", str(theos))
    assert (record.title, record.text, record.state.text) == (GIVEN, "Answer by Theo", "Waiting")
    assert [block.title for block in record.blocks] == ["Ada asks", "Theo answers", "Eve answers"]
    assert [(link.label, link.url) for link in record.links] == [
        ("Folio", "/product/folio"),
        ("The question", f"/admin/questions/{key}"),
        ("Answer by Eve", f"/admin/questions/{eves}"),
    ]
    assert [deed.key for deed in record.deeds] == ["approve", "flag", "reject"]
    assert record.fields == [], "an answer is not answered"
    assert record.next_url
    record = await admin.record(nora, "questions", str(key))
    assert (record.text, record.state.text) == ("Question by Ada", "Shown")
    assert [deed.key for deed in record.deeds] == ["answer", "flag", "reject"]
    assert [field.name for field in record.fields] == ["reply"]


@pytest.mark.req("REV-007")
async def test_the_house_answers_at_once_or_later_and_once(db, shop, folio):
    nora = await staff(db, shop)
    first, second = [await asked(shop, who) for who in ("ada", "eve")]
    reply = {"reply": f" {REPLY} "}
    with pytest.raises(Conflict, match="Approve the question first"):
        await admin.act(nora, "questions", "answer", [str(first)], reply)
    said = await admin.act(nora, "questions", "approve", [str(first)], reply)
    assert said == "Shown, with the answer of the house."
    await admin.act(nora, "questions", "approve", [str(second)], {"reply": "  "})
    view = await admin.table(nora, "questions", {"view": reviews.UNANSWERED})
    assert [row.id for row in view.rows] == [str(second)]
    before = version(db)
    await admin.act(nora, "questions", "answer", [str(second)], reply)
    assert version(db) == before + 1
    page = await reviews.questions(shop, "folio")
    assert said_of(page) == [(ASKED, [REPLY])] * 2
    assert page.questions[0].answers[0].badge == "LuxeVerse answers"
    assert (await admin.table(nora, "questions", {"view": reviews.UNANSWERED})).rows == []
    record = await admin.record(nora, "questions", str(second))
    assert (record.fields, [deed.key for deed in record.deeds]) == ([], ["flag", "reject"])
    assert [one.what for one in record.traces] == ["Answered for the house", "Shown"]
    for again in ({"reply": "No."}, reply):
        with pytest.raises(Conflict, match="answered this already"):
            await admin.act(nora, "questions", "answer", [str(second)], again)
    # Taken back, it may be answered anew.
    own = page.questions[0].answers[0].id
    await admin.act(nora, "questions", "reject", [own], {"why": "Measured again."})
    await admin.act(nora, "questions", "answer", [str(second)], {"reply": "Nineteen."})
    shown = said_of(await reviews.questions(shop, "folio"))
    assert shown == [(ASKED, ["Nineteen."]), (ASKED, [REPLY])]


async def test_two_colleagues_who_answer_at_once_are_one_answer(db, shop, folio):
    nora, olga = await staff(db, shop), await staff(db, shop, name="olga")
    key = await asked(shop)

    async def reply(actor):
        try:
            return await reviews.decide_words(actor, [key], S.APPROVED, reply=REPLY)
        except Conflict:
            return "refused"

    ends = await asyncio.gather(*(reply(actor) for actor in (nora, olga, nora, olga)))
    assert sorted(ends, key=str) == [1, "refused", "refused", "refused"]
    assert states(db) == ["APPROVED", "APPROVED"]
    assert len(book(db)) == 2


async def test_several_are_decided_all_or_none(db, shop, folio):
    nora = await staff(db, shop)
    keys = [await asked(shop, who) for who in ("ada", "eve")]
    await admin.act(nora, "questions", "approve", [str(keys[0])], {})
    given = await answered(shop, keys[0])
    texts = [str(keys[1]), str(given)]
    with pytest.raises(Invalid, match="Say why"):
        await admin.act(nora, "questions", "reject", texts, {"why": "  "})
    with pytest.raises(Invalid, match="500"):
        await admin.act(nora, "questions", "reject", texts, {"why": "x" * 501})
    with pytest.raises(Invalid, match="one question"):
        await admin.act(nora, "questions", "approve", texts, {"reply": REPLY})
    with pytest.raises(Invalid, match="1000"):
        await admin.act(nora, "questions", "approve", texts[:1], {"reply": "x" * 1001})
    with pytest.raises(Invalid, match="one question"):
        await admin.act(nora, "questions", "approve", texts[1:], {"reply": REPLY})
    with pytest.raises(Invalid):
        await reviews.decide_words(nora, keys[1:], S.REJECTED, "Twice.", REPLY)
    for wrong in ([*texts, str(new_id())], [*texts, "nothing"], ["\x00"]):
        with pytest.raises(NotFound):
            await admin.act(nora, "questions", "approve", wrong, {})
    with pytest.raises(Invalid):
        await admin.act(nora, "questions", "approve", [], {})
    with pytest.raises(Invalid, match="100"):
        await admin.act(nora, "questions", "flag", texts[:1] * 101, {})
    assert states(db) == ["APPROVED", "PENDING", "PENDING"]
    await admin.act(nora, "questions", "reject", texts[:1], {"why": "Twice."})
    with pytest.raises(Conflict, match="question that is rejected cannot become flagged"):
        await admin.act(nora, "questions", "flag", texts, {})
    assert states(db) == ["APPROVED", "REJECTED", "PENDING"]
    # A question and an answer at once, each twice in one request; then again by a colleague.
    both = [str(keys[0]), str(given)]
    assert await admin.act(nora, "questions", "flag", both * 2, {}) == "2 entries set aside."
    assert "quicker" in await admin.act(nora, "questions", "flag", both, {})
    assert [row[0] for row in book(db)[-2:]] == ["question.flagged", "answer.flagged"]


@pytest.mark.parametrize("deed", ["approve", "flag", "reject", "answer", "burn", "", "\x00"])
async def test_hostile_keys_and_people(db, shop, folio, other_house, deed):
    key = await asked(shop)
    nora, said = await staff(db, shop), {"why": "x", "reply": REPLY}
    for wrong in ("", "nope", "x" * 60, "'; drop table questions; --", str(new_id())):
        with pytest.raises(NotFound):
            await admin.record(nora, "questions", wrong)
        with pytest.raises(NotFound):
            await admin.act(nora, "questions", deed, [wrong], said)
    others = (
        (visitor(shop), SignInNeeded),
        (await member(shop, "eve", "eve@example.com"), NotAllowed),
        (await staff(db, other_house, "SUPER_ADMIN", "abroad"), NotFound),
    )
    for actor, refused in others:
        with pytest.raises(refused):
            await admin.record(actor, "questions", str(key))
        with pytest.raises(refused):
            await admin.act(actor, "questions", deed, [str(key)], said)
    assert (await admin.table(others[2][0], "questions", {})).status == "empty"
    assert (await admin.enter(others[2][0])).rooms[1].count == ""
    for actor, _ in others[:2]:
        with pytest.raises(NotAllowed):
            await reviews.decide_words(actor, [key], S.APPROVED)
        with pytest.raises(NotAllowed):
            await reviews.answer_for_house(actor, key, REPLY)
    assert (states(db), book(db)) == (["PENDING"], [])


async def test_the_list_is_sorted_and_paged(db, shop, folio, monkeypatch):
    monkeypatch.setattr("luxeverse.services.admin.question_room.SIZE", 2)
    nora = await staff(db, shop)
    add_piece(db, shop, "Strap")
    keys = []
    for number, slug in enumerate(("folio", "strap", "folio")):
        with clock.frozen(clock.now() + timedelta(minutes=number)):
            keys.append(str(await asked(shop, f"p{2 - number}", slug)))
    found = {}
    for sort in ("written", "-written", "piece", "by", "-answers"):
        view = await admin.table(nora, "questions", {"sort": sort})
        place = re.search(r"at=([\w-]+)", view.next_url)[1]
        rest = await admin.table(nora, "questions", {"sort": sort, "at": place})
        found[sort] = [keys.index(row.id) for row in (*view.rows, *rest.rows)]
        back = re.search(r"at=([\w-]+)", rest.previous_url)[1]
        assert (await admin.table(nora, "questions", {"sort": sort, "at": back})).rows == view.rows
    assert found["written"] == [0, 1, 2]
    assert found["-written"] == found["by"] == [2, 1, 0]
    assert found["piece"][2] == 1
    assert sorted(found["-answers"]) == [0, 1, 2]
    for junk in ("x", "e30", "WzEsMl0", "\x00", "W" * 4000):
        view = await admin.table(nora, "questions", {"sort": junk, "view": junk, "at": junk})
        assert [row.id for row in view.rows] == keys[:2]


@pytest.mark.req("REV-007")
async def test_the_command_line_decides_by_the_same_rules(seeded, capsys):
    luxe = house_of(seeded, "luxe")
    key = str(await asked(luxe, slug="cours-top-handle"))

    async def run(*words):
        code = await asyncio.to_thread(cli.main, ["question", "luxe", key, *words])
        said = capsys.readouterr()
        return code, said.out + said.err

    assert (await run("reject"))[0] == 1
    assert await run("approve", "--reply", REPLY) == (0, f"{key}: approved\n")
    code, said = await run("approve", "--reply", REPLY)
    assert (code, "answered this already" in said) == (1, True)
    assert (await run("reject", "--note", "Twice."))[0] == 0
    assert [(row[0], row[1], row[5]) for row in book(seeded)] == [
        ("question.approved", None, None),
        ("question.answered", None, None),
        ("question.rejected", None, "Twice."),
    ]
