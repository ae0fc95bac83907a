"""Descriptions written with a language model: drafted, read, changed, shown or not, and never before an editor said so."""

import asyncio
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from luxeverse import cli
from luxeverse.core.config import settings
from luxeverse.core.db import NetworkInTransaction, transaction
from luxeverse.core.errors import (
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    SignInNeeded,
    Unavailable,
)
from luxeverse.domain.catalogue.assisted import MOVES, AssistedStatus, move, plain, to_check
from luxeverse.integrations import writer
from luxeverse.services import admin, catalogue, storefront
from luxeverse.services.outbox import Delivered
from tests.factories import drain, member, visitor
from tests.services.test_desk import staff, version

FIRST = (
    "A folio for the papers of one day, cut from a single piece of calf and closed without a buckle.\n\n"
    "The edge is folded and stitched by hand, so that it thins with use and does not fray."
)
SECOND = FIRST.replace("one day", "one week")


class Server:
    """Speaks the chat call of OpenAI's protocol: a text, a delay, a number of refusals."""

    def __init__(self):
        self.asked, self.says, self.refuse, self.delay = [], FIRST, 0, 0.0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                outer.asked.append(
                    {**body, "key": self.headers["authorization"], "path": self.path}
                )
                time.sleep(outer.delay)
                if outer.refuse:
                    outer.refuse -= 1
                    self.answer(503, {"error": {"message": "busy"}})
                    return
                message = {"role": "assistant", "content": outer.says}
                choice = {"index": 0, "finish_reason": "stop", "message": message}
                self.answer(
                    200,
                    {"id": "1", "object": "chat.completion", "created": 1, "model": "quill-2", "choices": [choice]},
                )  # fmt: skip

            def answer(self, status, body):
                raw = json.dumps(body).encode()
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(raw)))
                self.end_headers()
                self.wfile.write(raw)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"


@pytest.fixture
def model(monkeypatch):
    server = Server()
    monkeypatch.setenv("WRITER_PROVIDER", "openai")
    monkeypatch.setenv("WRITER_BASE_URL", server.url)
    monkeypatch.setenv("WRITER_API_KEY", "secret")
    monkeypatch.setenv("WRITER_MODEL", "quill")
    settings.cache_clear()
    writer.provider.cache_clear()
    yield server
    server.server.shutdown()
    server.server.server_close()
    monkeypatch.undo()
    settings.cache_clear()
    writer.provider.cache_clear()


def document(text=FIRST, slug="folio", source="quill-1"):
    return json.dumps({"source": source, "drafts": [{"piece": slug, "text": text}]})


async def drafted(house, text=FIRST):
    """A draft of the folio."""
    assert await catalogue.import_drafts(house, document(text)) == 1


def key_of(db, status="draft"):
    return db.value("select id from assisted_texts where status = %s", status)


def shown(db):
    return db.value("select ai_description from products where slug = 'folio'")


async def page(house):
    found = await storefront.product_page(house, "folio", {}, "http://shop")
    return found.page, found.jsonld


@pytest.mark.req("PDP-007")
async def test_no_page_shows_a_draft_and_every_page_what_was_approved(db, shop, folio):
    nora = await staff(db, shop)
    db.rows("update products set description = 'Cut from one hide.' where slug = 'folio'")
    await drafted(shop)
    key = str(key_of(db))
    before = version(db)
    assert ((await page(shop))[0].assisted, (await page(shop))[0].assisted_note) == ([], "")
    view = await admin.record(nora, "descriptions", key)
    assert view.fields[0].value == FIRST
    assert view.blocks[-1].paragraphs == ["Cut from one hide."]

    changed = FIRST.replace("buckle", "clasp")
    await admin.act(nora, "descriptions", "approve", [key], {"text": changed})
    seen, jsonld = await page(shop)
    assert seen.assisted == changed.split("\n\n")
    assert seen.assisted_note.startswith("Written with a language model")
    assert seen.lede == "Cut from one hide."
    assert "Cut from one hide." in jsonld
    assert "clasp" not in jsonld
    assert version(db) == before + 1
    assert db.rows("select written, text, status from assisted_texts") == [
        (FIRST, changed, "approved")
    ]
    facts = {one.label: one.value for one in (await admin.record(nora, "descriptions", key)).facts}
    assert facts["An editor's hand"] == "Changed since"
    assert facts["The piece"] == "Facts as they were"
    db.rows("update products set description = 'Cut from two hides.' where slug = 'folio'")
    facts = {one.label: one.value for one in (await admin.record(nora, "descriptions", key)).facts}
    assert "read again" in facts["The piece"]

    await admin.act(nora, "descriptions", "withdraw", [key], {"why": "Two hides."})
    assert (await page(shop))[0].assisted == []
    assert version(db) == before + 2
    book = db.rows("select action from audit_logs where entity_type = 'assisted_text' order by id")
    assert [action for (action,) in book] == [
        "assisted.edited", "assisted.approved", "assisted.withdrawn"
    ]  # fmt: skip


async def test_a_rejected_draft_is_never_shown_and_makes_room_for_another(db, shop, folio):
    nora = await staff(db, shop)
    await drafted(shop)
    assert await catalogue.import_drafts(shop, document(SECOND)) == 0, "it has a draft"
    key = str(key_of(db))
    before = version(db)
    with pytest.raises(Invalid, match="Say why"):
        await admin.act(nora, "descriptions", "reject", [key], {"why": " "})
    await admin.act(nora, "descriptions", "reject", [key], {"why": "Says nothing."})
    for deed in ("approve", "reject", "withdraw"):
        with pytest.raises(Conflict):
            await admin.act(nora, "descriptions", deed, [key], {"why": "Again.", "text": FIRST})
    with pytest.raises(Conflict):
        await admin.act(nora, "descriptions", "keep", [key], {"text": SECOND})
    assert (shown(db), version(db)) == (None, before)
    await drafted(shop, SECOND)
    await admin.act(nora, "descriptions", "approve", [str(key_of(db))], {"text": SECOND})
    assert shown(db) == SECOND


async def test_a_new_text_takes_the_place_of_the_one_before(db, shop, folio):
    nora = await staff(db, shop)
    for text in (FIRST, SECOND):
        await drafted(shop, text)
        await admin.act(nora, "descriptions", "approve", [str(key_of(db))], {"text": text})
    assert shown(db) == SECOND
    assert sorted(db.rows("select status, text = %s from assisted_texts", SECOND)) == [
        ("approved", True), ("withdrawn", False)
    ]  # fmt: skip
    first = str(key_of(db, "withdrawn"))
    await admin.act(nora, "descriptions", "approve", [first], {"text": FIRST})
    assert shown(db) == FIRST


async def test_two_editors_at_once_leave_one_text(db, shop, folio):
    nora, mia = await staff(db, shop), await staff(db, shop, name="mia")
    await drafted(shop)
    key = str(key_of(db))
    done = await asyncio.gather(
        *(
            admin.act(who, "descriptions", "approve", [key], {"text": text})
            for who, text in ((nora, FIRST), (mia, SECOND))
        ),
        return_exceptions=True,
    )
    assert sorted(isinstance(one, Conflict) for one in done) == [False, True]
    assert db.value("select text from assisted_texts") == shown(db)


@pytest.mark.parametrize("deed", ["keep", "approve"])
@pytest.mark.parametrize(
    "text",
    ["", "Too short.", "x" * 1_201, "# A heading\n\n" + FIRST, f"<b>{FIRST}</b>", f"- {FIRST}", f"**{FIRST}**"],
)  # fmt: skip
async def test_what_is_no_plain_text_is_refused(db, shop, folio, deed, text):
    nora = await staff(db, shop)
    await drafted(shop)
    with pytest.raises(Invalid):
        await admin.act(nora, "descriptions", deed, [str(key_of(db))], {"text": text})
    assert db.rows("select text, status from assisted_texts") == [(FIRST, "draft")]
    assert shown(db) is None


async def test_only_editors_of_the_house_may(db, shop, folio, other_house, model):
    await drafted(shop)
    key = key_of(db)
    decision = catalogue.Decision(AssistedStatus.APPROVED)
    for actor, refused in (
        (visitor(shop), SignInNeeded),
        (await member(shop), NotAllowed),
        (await staff(db, shop, "VIP"), NotAllowed),
        (await staff(db, other_house, name="abroad"), NotFound),
    ):
        for use_case in (
            lambda who=actor: catalogue.decide_text(who, key, decision),
            lambda who=actor: catalogue.keep_text(who, key, SECOND),
            lambda who=actor: catalogue.ask_drafts(who, [folio.product_id]),
        ):
            with pytest.raises(refused):
                await use_case()
    assert db.rows("select text, status from assisted_texts") == [(FIRST, "draft")]
    assert model.asked == []


@pytest.mark.req("PDP-007")
async def test_a_model_writes_drafts_from_the_facts_of_the_piece(db, shop, folio, model):
    nora = await staff(db, shop)
    db.rows("update products set description = 'Cut from one hide of 24 dm.' where slug = 'folio'")
    rows = (await admin.table(nora, "descriptions", {"view": "none"})).rows
    assert [row.id for row in rows] == [str(folio.product_id)]
    said = await admin.act(nora, "descriptions", "draft", [str(folio.product_id)], {})
    assert said.startswith("1 draft asked for")
    assert model.asked == [], "nobody waits for a supplier"
    await drain()
    (asked,) = model.asked
    assert (asked["model"], asked["key"], asked["path"]) == (
        "quill", "Bearer secret", "/v1/chat/completions"
    )  # fmt: skip
    task, facts = (message["content"] for message in asked["messages"])
    assert "only the facts" in task
    assert "Name: Folio" in facts
    assert "Cut from one hide of 24 dm." in facts
    assert db.rows("select text, source, status from assisted_texts") == [
        (FIRST, "quill-2", "draft")
    ]
    assert shown(db) is None
    assert (await admin.table(nora, "descriptions", {"view": "none"})).status == "empty"
    counts = {room.label: room.count for room in (await admin.enter(nora)).rooms}
    assert counts["Descriptions"] == "1"


async def test_a_model_that_is_away_or_talks_nonsense_leaves_nothing(db, shop, folio, model):
    nora = await staff(db, shop)
    await catalogue.ask_drafts(nora, [folio.product_id])
    model.refuse = 3
    with pytest.raises(Unavailable):
        await drain()
    model.says = "# Sure! Here is your text"
    event = db.value("select id from outbox_events where name = 'DraftAsked'")
    delivered = Delivered(event, shop.tenant_id, {"product_id": str(folio.product_id)})
    with pytest.raises(Unavailable, match="could not be used"):
        await catalogue.write_draft(delivered)
    assert db.value("select count(*) from assisted_texts") == 0
    model.says = FIRST
    for _ in range(2):
        await catalogue.write_draft(delivered)
    assert db.value("select count(*) from assisted_texts") == 1


async def test_no_model_is_asked_while_rows_may_be_locked(db, shop, model):
    async with transaction(shop.tenant_id):
        with pytest.raises(NetworkInTransaction):
            await writer.provider().write("task", "facts")
    assert model.asked == []


async def test_without_a_model_the_room_says_so(db, shop, folio):
    nora = await staff(db, shop)
    view = await admin.table(nora, "descriptions", {"view": "none"})
    assert view.deeds == []
    assert view.facts[0].value.startswith("None is set.")
    with pytest.raises(Unavailable, match="No language model is set"):
        await admin.act(nora, "descriptions", "draft", [str(folio.product_id)], {})
    assert db.value("select count(*) from outbox_events where name = 'DraftAsked'") == 0


@pytest.mark.parametrize(
    "broken",
    [
        "", "[]", "{}", "null", '{"source": "m"}', '{"source": "", "drafts": [{"piece": "folio", "text": "x"}]}',
        '{"source": "m", "drafts": []}', '{"source": "m", "drafts": ["x"]}',
        json.dumps({"source": "m", "drafts": [{"piece": "folio", "text": FIRST}, {"piece": "folio", "text": "short"}]}),
        json.dumps({"source": "m", "drafts": [{"piece": "folio", "text": FIRST + "\x00"}]}),
    ],
)  # fmt: skip
async def test_a_file_that_is_wrong_brings_nothing(db, shop, folio, broken):
    with pytest.raises(Invalid):
        await catalogue.import_drafts(shop, broken)
    with pytest.raises(NotFound):
        await catalogue.import_drafts(shop, document(slug="nothing"))
    assert db.value("select count(*) from assisted_texts") == 0


def test_the_command_brings_drafts(seeded, tmp_path, capsys):
    file = tmp_path / "drafts.json"
    file.write_text(document(slug="cours-28"))
    assert cli.main(["descriptions", "luxe", str(file)]) == 0
    assert "1 drafts wait" in capsys.readouterr().out
    assert cli.main(["descriptions", "luxe", str(tmp_path / "none.json")]) == 1
    file.write_bytes(b"\xff")
    assert cli.main(["descriptions", "luxe", str(file)]) == 1
    assert seeded.value("select count(*) from assisted_texts") == 1


def test_every_move_of_a_text_is_in_the_table():
    for here in AssistedStatus:
        for there in AssistedStatus:
            if there in MOVES[here]:
                assert move(here, there) is there
            else:
                with pytest.raises(Conflict):
                    move(here, there)


def test_an_editor_is_told_what_the_facts_do_not_say():
    facts = "Name: Folio\nMaterials: calf, 24 dm"
    assert to_check("Cut from 24 dm of calf.", facts) == []
    assert to_check("A timeless folio of 36 dm, in 36 steps.", facts) == [
        "36 is in none of the facts", "“timeless” is a word this house does not use"
    ]  # fmt: skip
    assert plain("  One \n  line. \n\n\n" + "Another line of the text. " * 4).count("\n\n") == 1
