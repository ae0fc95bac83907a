"""The rooms of the desk for pieces that come back and pieces that are lent."""

from dataclasses import replace

import pytest

from luxeverse.core.errors import Conflict, Invalid, NotAllowed, NotFound
from luxeverse.services import admin, resale
from tests import lending, reselling
from tests.factories import drain, member
from tests.services.test_desk import staff


@pytest.fixture
def takes_back(shop, db):
    """The house takes pieces back."""
    return reselling.takes_back(db, shop)


@pytest.mark.req("SUST-005")
async def test_an_offer_is_looked_at_in_its_room(db, takes_back, folio, supplier, post):
    nora = await staff(db, takes_back)
    ada, key = await reselling.owner(takes_back, folio)
    ref = await resale.offer(ada, reselling.said(key, words="A card comes with it."))
    frame = await admin.enter(nora)
    assert [(room.label, room.count) for room in frame.rooms if room.count] == [
        ("Offered back", "1")
    ]
    table = await admin.table(nora, "offers", {})
    (row,) = table.rows
    assert (row.id, [cell.text for cell in row.cells[:3]]) == (ref, ["Folio", "Excellent", "€300"])
    record = await admin.record(nora, "offers", ref)
    assert (record.title, record.state.text) == ("Folio", "To look at")
    assert record.blocks[0].paragraphs[1] == "A card comes with it."
    assert [deed.key for deed in record.deeds] == ["approve", "reject"]
    with pytest.raises(Invalid):
        await admin.act(nora, "offers", "reject", [ref], {"why": " "})
    with pytest.raises(Invalid):
        await admin.act(nora, "offers", "approve", [ref, ref], {})
    # As a house below the shared host has it.
    away = replace(nora, house=replace(nora.house, prefix="/here"))
    said = await admin.act(away, "offers", "approve", [ref], {})
    assert said == f"For sale at /here/product/folio/pre-loved/{ref.lower()}."
    with pytest.raises(Conflict):
        await admin.act(nora, "offers", "approve", [ref], {})
    record = await admin.record(nora, "offers", ref)
    assert (record.state.text, record.deeds) == ("For sale", [])
    assert [trace.what for trace in record.traces] == ["Found authentic", "Offered"]
    assert (await admin.table(nora, "offers", {"view": "listed"})).rows[0].id == ref


@pytest.mark.req("SUST-006")
async def test_a_loan_is_sent_and_taken_back_in_its_room(db, lent, supplier, post):
    nora = await staff(db, lent)
    _, ref = await lending.booked(lent)
    (row,) = (await admin.table(nora, "loans", {})).rows
    assert (row.id, row.cells[0].text, row.cells[3].text) == (ref, "Folio", "€450")
    record = await admin.record(nora, "loans", ref)
    assert record.blocks[0].paragraphs == [
        "Ada Lovelace",
        "Unter den Linden 5",
        "10117 Berlin, DE",
    ]
    assert [deed.key for deed in record.deeds] == ["send", "return"]
    assert await admin.act(nora, "loans", "send", [ref], {}) == "It is on its way."
    for wrong in ("x", "-1", "1e9", "10.001", "9" * 400, "NaN", "1,000", "1.000", "1_0"):
        with pytest.raises(Invalid):
            await admin.act(nora, "loans", "return", [ref], {"keep": wrong, "because": "x"})
    kept = {"keep": "40,50", "because": "A pulled thread."}
    said = await admin.act(nora, "loans", "return", [ref], kept)
    assert said == "It is back; €409.50 of the deposit return."
    await drain()
    assert [refund.amount for refund in supplier.refunds()] == [40950]
    record = await admin.record(nora, "loans", ref)
    assert (record.state.text, record.deeds, record.fields) == ("Back", [], [])
    assert {"Kept", "Because", "Gone back"} <= {fact.label for fact in record.facts}


@pytest.mark.parametrize("room", ["offers", "loans"])
async def test_hostile_keys_and_people(db, lent, room):
    nora = await staff(db, lent)
    ada = await member(lent)
    for key in ("", "nope", "x" * 60, "'; drop table orders; --"):
        with pytest.raises(NotFound):
            await admin.record(nora, room, key)
        with pytest.raises(NotFound):
            await admin.act(nora, room, "approve" if room == "offers" else "send", [key], {})
        with pytest.raises(NotAllowed):
            await admin.record(ada, room, key)
    with pytest.raises(NotFound):
        await admin.act(nora, room, "burn", ["x"], {})
    for junk in ("x", "WzEsMl0", "W" * 4000):
        assert (await admin.table(nora, room, {"view": junk, "sort": junk, "at": junk})).rows == []
