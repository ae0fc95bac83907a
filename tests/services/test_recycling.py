"""Things sent back: a label within its limits, received once, thanked for in points and a letter."""

import asyncio
import json
from datetime import timedelta
from itertools import product

import pytest

from luxeverse import cli
from luxeverse.core import clock
from luxeverse.core.db import read_session
from luxeverse.core.errors import Conflict, Invalid, NotFound, SignInNeeded
from luxeverse.core.ids import new_id
from luxeverse.domain.recycling.status import MOVES, IllegalMove, LabelStatus, before, move
from luxeverse.services import identity, loyalty, orders, payments, recycling
from tests.factories import drain, member, ordered, visitor

PROGRAMME = {
    "kind": "vessels",
    "what": "empty bottles",
    "one": "empty bottle",
    "text": "Bottles and tins.",
    "address": ["House, Empties", "1 Quay", "24103 Kiel"],
    "points": 25,
    "least": 4,
    "most": 12,
    "most_a_year": 20,
    "days": 60,
}
BOOK = "select type, points, balance_after, source from loyalty_points order by id"
LABELS = "select pieces, points, status from recycling_labels order by id"


@pytest.fixture
def taking(db, shop):
    """The house takes empty bottles back, four at least."""
    db.rows(
        "update tenants set settings = settings || %s::jsonb where id = %s",
        json.dumps({"recycling": PROGRAMME}), shop.tenant_id,
    )  # fmt: skip
    identity.forget()
    return shop


@pytest.mark.parametrize(("here", "there"), list(product(LabelStatus, LabelStatus)))
def test_every_move_of_a_label(here, there):
    if there in MOVES[here]:
        assert move(here, there) is there
        assert here in before(there)
    else:
        with pytest.raises(IllegalMove):
            move(here, there)
        assert here not in before(there)


@pytest.mark.req("SUST-007")
async def test_a_label_is_asked_for_and_its_parcel_earns_points_once(db, taking, post):
    ada = await member(taking)
    await drain()
    post.letters.clear()
    reference = await recycling.ask_label(ada, 4)
    label = await recycling.label_of(ada, reference)
    assert (label.status, label.reference, label.contents) == (
        "ready",
        reference,
        "4 empty bottles",
    )
    assert label.address == PROGRAMME["address"]
    assert label.square.startswith("data:image/svg+xml")
    assert db.rows(BOOK) == []

    assert await recycling.receive(f" {reference.lower()} ") == 100
    with pytest.raises(Conflict) as refusal:
        await recycling.receive(reference)
    assert refusal.value.code == "label_ended"
    await drain()
    assert db.rows(BOOK) == [("earn", 100, 100, "recycling")]
    (letter,) = post.letters
    assert letter["To"] == "ada@example.com"
    said = "100 points are yours for 4 empty bottles. You now have 100."
    assert reference in letter["Subject"]
    assert said in letter.get_body(("plain",)).get_content()
    assert (await recycling.label_of(ada, reference)).status == "ended"
    second = await recycling.ask_label(ada, 5)
    await recycling.receive(second)
    assert db.rows(BOOK)[1:] == [("earn", 125, 225, "recycling")]


async def test_the_letter_is_written_though_the_house_takes_nothing_back_any_more(db, taking, post):
    reference = await recycling.ask_label(await member(taking), 4)
    await drain()
    post.letters.clear()
    db.rows("update tenants set settings = settings - 'recycling'")
    identity.forget()
    await recycling.receive(reference)
    await drain()
    (letter,) = post.letters
    assert "yours for 4 pieces." in letter.get_body(("plain",)).get_content()


async def test_a_parcel_announced_many_times_at_once_counts_once(db, taking):
    ada = await member(taking)
    reference = await recycling.ask_label(ada, 4)
    said = await asyncio.gather(
        *(recycling.receive(reference) for _ in range(5)), return_exceptions=True
    )
    assert [one for one in said if one == 100] == [100]
    assert sum(isinstance(one, Conflict) for one in said) == 4
    assert len(db.rows(BOOK)) == 1


@pytest.mark.parametrize("pieces", [0, 3, 13, 99])
async def test_a_parcel_has_a_least_and_a_most(db, taking, pieces):
    ada = await member(taking)
    with pytest.raises(Invalid) as refusal:
        await recycling.ask_label(ada, pieces)
    assert refusal.value.code == "invalid_pieces"
    assert db.rows(LABELS) == []


async def test_a_member_has_a_limit_for_a_year(db, taking):
    """Two at once do not both fit under it; a withdrawn one gives its room back, and so does a year."""
    ada = await member(taking)
    said = await asyncio.gather(
        *(recycling.ask_label(ada, 12) for _ in range(2)), return_exceptions=True
    )
    (reference,) = [one for one in said if isinstance(one, str)]
    (refused,) = [one for one in said if isinstance(one, Invalid)]
    assert (refused.code, len(db.rows(LABELS))) == ("recycling_limit", 1)
    assert "8 are left of yours" in refused.message
    await recycling.withdraw_label(ada, reference)
    await recycling.ask_label(ada, 12)
    with clock.frozen(clock.now() + timedelta(days=366)):
        await recycling.ask_label(ada, 12)


async def test_a_label_withdrawn_is_no_label(db, taking):
    ada = await member(taking)
    reference = await recycling.ask_label(ada, 4)
    await recycling.withdraw_label(ada, reference)
    for attempt in (recycling.withdraw_label(ada, reference), recycling.receive(reference)):
        with pytest.raises(Conflict):
            await attempt
    assert (db.rows(LABELS), db.rows(BOOK)) == ([(4, 100, "withdrawn")], [])


async def test_a_label_ends_and_what_comes_late_is_thanked_for(db, taking):
    ada = await member(taking)
    reference = await recycling.ask_label(ada, 4)
    assert await recycling.end_labels() == 0
    with clock.frozen(clock.now() + timedelta(days=61)):
        assert await recycling.end_labels() == 1
    assert (await recycling.label_of(ada, reference)).title == "This label has ended"
    assert await recycling.receive(reference) == 100


async def test_labels_are_their_members(db, taking, folio, post):
    ada, eve = await member(taking), await member(taking, "eve", "eve@example.com")
    reference = await recycling.ask_label(ada, 4)
    placed = await ordered(ada, folio)
    await payments.reconcile(timedelta(0))
    await drain()
    for attempt in (
        recycling.label_of(eve, reference),
        recycling.withdraw_label(eve, reference),
        recycling.ask_label(eve, 4, placed.number),
        recycling.receive("RE-2222-2222"),
    ):
        with pytest.raises(NotFound):
            await attempt
    for attempt in (recycling.label_of, recycling.withdraw_label):
        with pytest.raises(SignInNeeded):
            await attempt(visitor(taking), reference)
    own = await recycling.ask_label(ada, 4, placed.number)
    order = db.value("select order_id from recycling_labels where reference = %s", own)
    assert order == placed.order_id
    shown = await orders.order_of(ada, placed.number)
    assert [link.label for link in shown.links] == ["All your orders", "Send empty bottles back"]


async def test_a_house_that_takes_nothing_back(db, shop):
    with pytest.raises(Invalid) as refusal:
        await recycling.ask_label(await member(shop), 4)
    assert refusal.value.code == "no_recycling"
    assert recycling.programme_of(await recycling.rules_of(shop)).what == ""


async def test_points_of_two_parcels_at_once_add_up(db, taking):
    ada = await member(taking)
    first, second = [await recycling.ask_label(ada, 4) for _ in range(2)]
    await asyncio.gather(recycling.receive(first), recycling.receive(second))
    assert sorted(row[2] for row in db.rows(BOOK)) == [100, 200]
    async with read_session(taking.tenant_id) as session:
        assert await loyalty.balance(session, ada.user_id) == 200
        assert await loyalty.balance(session, new_id()) == 0


@pytest.mark.req("SUST-007")
async def test_the_operator_says_that_a_parcel_is_here(db, taking, capsys):
    reference = await recycling.ask_label(await member(taking), 4)
    assert await asyncio.to_thread(cli.main, ["recycled", reference]) == 0
    assert await asyncio.to_thread(cli.main, ["recycled", reference]) == 1
    assert await asyncio.to_thread(cli.main, ["recycled", "RE-0000-0000"]) == 1
    said = capsys.readouterr()
    assert said.out == f"{reference}: received, 100 points earned\n"
    assert "was received or withdrawn before" in said.err
    assert db.rows(LABELS) == [(4, 100, "received")]
