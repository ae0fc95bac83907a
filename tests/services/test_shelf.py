"""The catalogue in memory says what the database says, also after only a part of it was read again."""

import asyncio

import pytest

from luxeverse.core.actor import House
from luxeverse.core.db import read_session
from luxeverse.domain.catalogue.filters import Filter
from luxeverse.services import identity
from luxeverse.services.catalogue import shelf as shelves
from luxeverse.services.catalogue.listing_query import count as counted_by_sql
from tests.conftest import Database

pytestmark = pytest.mark.usefixtures("seeded")


async def stand(house: House, wanted: Filter) -> tuple[int, int, list[str]]:
    """How many fit by the columns and by SQL, and the prices at both ends."""
    record = await identity.record_of(house)
    async with read_session(house.tenant_id) as session:
        found = await shelves.shelf(session, house, record.data_version)
        ends = await found.price_range(wanted)
        return (
            await found.count(wanted),
            await counted_by_sql(session, wanted),
            [str(price) for price in ends or ()],
        )


def edit(db: Database, statement: str) -> None:
    """As a use case leaves it: the row says when it changed, the house that something did."""
    db.rows(statement)
    db.rows("update tenants set data_version = data_version + 1")
    identity.forget()


@pytest.mark.parametrize("whole_up_to", [5000, 0], ids=["read whole", "read in part"])
async def test_what_changed_is_read_again(
    seeded: Database, house: House, monkeypatch: pytest.MonkeyPatch, whole_up_to: int
) -> None:
    monkeypatch.setattr(shelves, "READ_WHOLE_UP_TO", whole_up_to)
    everything, in_stock = Filter(), Filter(in_stock=True)
    assert await stand(house, everything) == (48, 48, ["58", "18400"])
    edit(
        seeded,
        "update product_variants set price = 40, updated_at = now()"
        " where product_id = (select id from products where slug = 'braise-refill')",
    )
    assert await stand(house, everything) == (48, 48, ["40", "18400"])
    before = (await stand(house, in_stock))[0]
    edit(
        seeded,
        "update product_variants set inventory_quantity = 0, updated_at = now()"
        " where product_id = (select id from products where slug = 'cours-28')",
    )
    assert (await stand(house, in_stock))[:2] == (before - 1, before - 1)
    edit(
        seeded,
        "update products set status = 'ARCHIVED', updated_at = now() where slug = 'cours-28'",
    )
    assert (await stand(house, everything))[:2] == (47, 47)
    edit(
        seeded, "update products set status = 'ACTIVE', updated_at = now() where slug = 'cours-28'"
    )
    assert (await stand(house, everything))[:2] == (48, 48)


async def test_many_who_ask_at_once_read_it_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads = []
    rows = shelves.read_rows

    async def counted(*arguments):
        reads.append(arguments)
        return await rows(*arguments)

    monkeypatch.setattr(shelves, "read_rows", counted)
    found = await asyncio.gather(*(stand(house, Filter()) for _ in range(8)))
    assert {total for total, _, _ in found} == {48}
    assert len(reads) == 1
