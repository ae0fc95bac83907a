"""The confirmation, as a mail server receives it."""

import pytest

from luxeverse.core.errors import Unavailable
from luxeverse.registry import HANDLERS
from luxeverse.services import payments
from luxeverse.services.outbox import deliver
from tests.factories import ADDRESS, drain, ordered, visitor
from tests.services.test_inbox import tell


async def test_the_letter_says_what_was_bought(shop, folio, supplier, post):
    placed = await ordered(visitor(shop), folio, 2)
    for event in supplier.events():
        await tell(supplier, event)
    await drain()
    (letter,) = post.letters
    assert letter["Subject"] == f"LuxeVerse: your order {placed.number}"
    assert letter["From"] == "LuxeVerse <house@luxeverse.example>"
    assert letter["Message-ID"].strip() == f"<order-confirmed-{placed.order_id}@luxeverse.example>"
    for kind in ("plain", "html"):
        text = letter.get_body((kind,)).get_content()
        for word in (placed.number, "Folio", "€780", "Unter den Linden 5", "10117 Berlin"):
            assert word in text, (kind, word)


async def test_names_cannot_become_markup(shop, folio, supplier, post):
    address = ADDRESS | {"address_line2": 'Tom & Jerry\'s "inn"'}
    await ordered(visitor(shop), folio, address=address)
    for event in supplier.events():
        await tell(supplier, event)
    await drain()
    (letter,) = post.letters
    assert "Tom &amp; Jerry" in letter.get_body(("html",)).get_content()
    assert 'Tom & Jerry\'s "inn"' in letter.get_body(("plain",)).get_content()


@pytest.mark.req("SEC-009")
async def test_a_mail_server_that_refuses_delays_the_letter_and_nothing_else(
    db, shop, folio, supplier, post
):
    await ordered(visitor(shop), folio)
    post.refusing = True
    for event in supplier.events():
        await tell(supplier, event)
    with pytest.raises(Unavailable):
        await drain()
    assert db.value("select status from orders") == "CONFIRMED"
    assert post.letters == []
    post.refusing = False
    (paid,) = db.rows("select id from outbox_events where name = 'OrderPaid'")
    for _ in range(2):
        await deliver(HANDLERS, "confirm_by_letter", paid[0])
    assert len(post.letters) == 1
    assert await payments.reconcile() == 0
