"""What is remembered of the houses."""

import asyncio

import psycopg

from luxeverse.core.actor import House
from luxeverse.services import identity
from tests.conftest import Database, add_house

WAITING = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"


async def test_told_to_forget_while_it_reads_it_keeps_nothing(db: Database, house: House) -> None:
    with psycopg.connect(db.admin_url) as other:
        other.execute("lock table tenants in access exclusive mode")
        reading = asyncio.create_task(identity.all_houses())
        for _ in range(1000):
            if db.value(WAITING):
                break
            await asyncio.sleep(0.01)
        assert db.value(WAITING) == 1
        identity.forget()
    assert [record.house.slug for record in await reading] == [house.slug]
    add_house(db, "luma", "Luma", "LM")
    assert {record.house.slug for record in await identity.all_houses()} == {"luxe", "luma"}
