"""One letter for whoever waited: when it is due, once, and never after a stop."""

import asyncio
import sys
from datetime import timedelta

import pytest

from luxeverse.core import clock
from luxeverse.core.db import transaction
from luxeverse.core.errors import Conflict, Invalid, NotFound, Unavailable
from luxeverse.core.ids import new_id
from luxeverse.core.money import Money
from luxeverse.domain.interest.kinds import AlertKind, is_due
from luxeverse.registry import HANDLERS
from luxeverse.services import checkout, interest, inventory
from luxeverse.services.catalogue import CatalogueChanged
from luxeverse.services.outbox import deliver, emit
from tests.factories import add_piece, drain, ordered, visitor

ADA = "ada@example.com"
BACK, CHEAPER = AlertKind.BACK, AlertKind.CHEAPER


@pytest.fixture
def gone(db, shop):
    """A piece of which nothing is left."""
    return add_piece(db, shop, "Folio", stock=0)


async def changed(house, piece):
    async with transaction(house.tenant_id) as session:
        await emit(session, CatalogueChanged(house.tenant_id, "product", piece.product_id))
    await drain()


@pytest.mark.parametrize(
    ("kind", "left", "now", "then", "due"),
    [
        (BACK, 1, 10, None, True),
        (BACK, 0, 10, None, False),
        (CHEAPER, 1, 9, 10, True),
        (CHEAPER, 1, 10, 10, False),
        (CHEAPER, 1, 11, 10, False),
        (CHEAPER, 0, 9, 10, False),
    ],
)
def test_when_it_is_due(kind, left, now, then, due):
    before = Money(then, "EUR") if then else None
    assert is_due(kind, left, Money(now, "EUR"), before) is due


@pytest.mark.req("WISH-003")
async def test_back_in_stock_is_told_once(db, shop, gone, post):
    for email in (ADA, "  ADA@example.com ", "bob@example.com"):
        await interest.ask(shop, gone.variant_id, email, BACK)
    assert db.value("select count(*) from alerts") == 2
    await changed(shop, gone)
    assert post.letters == []
    await inventory.set_stock(gone.sku, 3)
    await drain()
    assert sorted(letter["To"] for letter in post.letters) == [ADA, "bob@example.com"]
    letter = next(one for one in post.letters if one["To"] == ADA)
    assert letter["Subject"] == "LuxeVerse: Folio is back"
    text = letter.get_body(("plain",)).get_content()
    assert f"/product/folio?variant={gone.sku}" in text
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    await inventory.set_stock(gone.sku, 0)
    await inventory.set_stock(gone.sku, 4)
    await drain()
    assert len(post.letters) == 2


@pytest.mark.req("WISH-003")
async def test_a_lower_price_is_told_once(db, shop, folio, post):
    await interest.ask(shop, folio.variant_id, ADA, CHEAPER)
    db.rows("update product_variants set price = 400")
    await changed(shop, folio)
    assert post.letters == []
    db.rows("update product_variants set price = 350")
    await changed(shop, folio)
    await changed(shop, folio)
    ((letter),) = post.letters
    assert letter["Subject"] == "LuxeVerse: Folio costs less"
    assert (
        "It was €390 when you asked, and is €350 now." in letter.get_body(("plain",)).get_content()
    )
    # Asked again, at the lower price.
    await interest.ask(shop, folio.variant_id, ADA, CHEAPER)
    await changed(shop, folio)
    assert len(post.letters) == 1
    db.rows("update product_variants set price = 349")
    await changed(shop, folio)
    assert len(post.letters) == 2


async def test_what_an_order_gives_back_is_back(db, shop, post):
    folio = add_piece(db, shop, "Folio", stock=1)
    await ordered(visitor(shop), folio, payment_method=None)
    await interest.ask(shop, folio.variant_id, ADA, BACK)
    await drain()
    assert post.letters == []
    with clock.frozen(clock.now() + timedelta(minutes=16)):
        assert await checkout.expire_holds() == 1
    await drain()
    assert [letter["To"] for letter in post.letters] == [ADA]


async def test_a_stop_holds_also_for_a_letter_that_is_due(db, shop, gone, post):
    await interest.ask(shop, gone.variant_id, ADA, BACK)
    token = db.value("select token from alerts")
    assert await interest.waited_for(shop, token) == "Folio"
    assert await interest.stop(shop, token) is True
    assert await interest.stop(shop, token) is True
    await inventory.set_stock(gone.sku, 3)
    await drain()
    assert post.letters == []
    await inventory.set_stock(gone.sku, 0)
    await interest.ask(shop, gone.variant_id, ADA, BACK)
    assert db.value("select count(*) from alerts where stopped_at is null") == 1
    for junk in ("", "x" * 22, "../../x", "%" * 22, "\x00" * 22):
        assert await interest.waited_for(shop, junk) is None
        assert await interest.stop(shop, junk) is False


async def test_another_house_knows_nothing_of_it(db, shop, gone, other_house):
    await interest.ask(shop, gone.variant_id, ADA, BACK)
    token = db.value("select token from alerts")
    assert await interest.waited_for(other_house, token) is None
    assert await interest.stop(other_house, token) is False
    with pytest.raises(NotFound):
        await interest.ask(other_house, gone.variant_id, ADA, BACK)


async def test_what_cannot_be_waited_for(db, shop, folio):
    for email in ("", "nobody", "a@b", "x" * 330 + "@example.com", "a b@example.com"):
        with pytest.raises(Invalid):
            await interest.ask(shop, folio.variant_id, email, CHEAPER)
    with pytest.raises(Conflict):
        await interest.ask(shop, folio.variant_id, ADA, BACK)
    with pytest.raises(NotFound):
        await interest.ask(shop, new_id(), ADA, BACK)
    assert db.value("select count(*) from alerts") == 0


async def test_nobody_can_have_a_stranger_flooded(db, shop, folio, monkeypatch):
    monkeypatch.setattr(sys.modules["luxeverse.services.interest.ask"], "MOST_OPEN", 2)
    pieces = [folio, add_piece(db, shop, "Case"), add_piece(db, shop, "Strap")]
    for piece in pieces[:2]:
        await interest.ask(shop, piece.variant_id, ADA, CHEAPER)
    with pytest.raises(Invalid, match="enough"):
        await interest.ask(shop, pieces[2].variant_id, "ADA@example.com", CHEAPER)
    await interest.ask(shop, pieces[2].variant_id, "bob@example.com", CHEAPER)
    assert db.value("select count(*) from alerts") == 3


async def test_asking_at_once_is_asking_once(db, shop, gone):
    await asyncio.gather(*(interest.ask(shop, gone.variant_id, ADA, BACK) for _ in range(5)))
    assert db.value("select count(*) from alerts") == 1


async def test_a_letter_the_server_refused_is_sent_later_and_is_one(db, shop, gone, post):
    await interest.ask(shop, gone.variant_id, ADA, BACK)
    post.refusing = True
    await inventory.set_stock(gone.sku, 3)
    with pytest.raises(Unavailable):
        await drain()
    post.refusing = False
    event = db.value("select id from outbox_events where name = 'AlertDue'")
    await deliver(HANDLERS, "write_to_waiting", event)
    await deliver(HANDLERS, "write_to_waiting", event)
    (letter,) = post.letters
    assert letter["Message-ID"].startswith("<alert-")
