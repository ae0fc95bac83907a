"""One house cannot see, write, change or take over another's rows: tried on every table there is."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import func
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from luxeverse.core.actor import House
from luxeverse.core.db import EVERY_HOUSE, HOUSES_KEPT, read_session, transaction
from luxeverse.core.ids import TenantId, new_id
from luxeverse.models import metadata
from luxeverse.models.catalogue import Brand
from tests.conftest import Database

OWNED = sorted(name for name, table in metadata.tables.items() if "tenant_id" in table.columns)
APPEND_ONLY = {
    "audit_logs",
    "giving_entries",
    "inventory_transactions",
    "loyalty_points",
    "order_status_history",
    "resale_entries",
}

SAMPLES = {
    "uuid": "gen_random_uuid()",
    "character varying": "substr(md5(random()::text), 1, {length})",
    "text": "md5(random()::text)",
    "numeric": "1",
    "integer": "1",
    "boolean": "true",
    "timestamp with time zone": "now()",
    "double precision": "1",
    "real": "1",
    "date": "current_date",
    "USER-DEFINED": "array_fill(0, array[1984])::vector",
    "daterange": "daterange('2026-01-01', '2026-01-02')",
    "bytea": "'\\x00'",
}

NAMES = select(Brand.name)


class Trial:
    """One table in a transaction that never commits: both houses own a row, and every other rule is out of the way."""

    def __init__(self, db: Database, table: str) -> None:
        self.connection = db.admin
        self.table = sql.Identifier(table)
        self.needed = [
            (name, SAMPLES[kind].format(length=length))
            for name, kind, length in db.rows(
                "select column_name, data_type, character_maximum_length from information_schema.columns"
                " where table_schema = 'public' and table_name = %s and is_nullable = 'NO'"
                " and column_default is null and is_generated = 'NEVER'"
                " and column_name <> 'tenant_id'",
                table,
            )
        ]
        for (rule,) in db.rows(
            "select conname from pg_constraint where conrelid = %s::regclass and contype in ('c', 'f')",
            table,
        ):
            self.run("alter table {} drop constraint {}", sql.Identifier(rule))

    def run(self, statement: str, *parts: sql.Composable) -> psycopg.Cursor[tuple[Any, ...]]:
        return self.connection.execute(sql.SQL(statement).format(self.table, *parts))

    def insert(self, tenant: UUID) -> int:
        names = ["tenant_id", *(name for name, _ in self.needed)]
        values = [sql.Literal(tenant), *(sql.SQL(sample) for _, sample in self.needed)]
        return self.run(
            "insert into {} ({}) values ({})",
            sql.SQL(", ").join(map(sql.Identifier, names)),
            sql.SQL(", ").join(values),
        ).rowcount

    def become(self, scope: object) -> None:
        self.connection.execute("select set_config('app.tenant_id', %s, true)", [str(scope)])

    def owners(self) -> set[UUID]:
        return {tenant for (tenant,) in self.run("select tenant_id from {}")}

    def refused(self, statement: str, *parts: sql.Composable) -> None:
        with pytest.raises(psycopg.errors.InsufficientPrivilege), self.connection.transaction():
            self.run(statement, *parts)


@contextmanager
def trial(db: Database, table: str, *tenants: UUID) -> Iterator[Trial]:
    with db.admin.transaction() as scope:
        attempt = Trial(db, table)
        for tenant in tenants:
            assert attempt.insert(tenant) == 1
        db.admin.execute("set local role luxeverse_app")
        yield attempt
        raise psycopg.Rollback(scope)


@pytest.mark.req("TEN-002")
@pytest.mark.parametrize("table", OWNED)
def test_rows_of_another_house_are_out_of_reach(
    db: Database, house: House, other_house: House, table: str
) -> None:
    mine, theirs = house.tenant_id, other_house.tenant_id
    with trial(db, table, mine, theirs) as attempt:
        attempt.become(mine)
        assert attempt.owners() == {mine}
        with pytest.raises(psycopg.errors.InsufficientPrivilege), db.admin.transaction():
            attempt.insert(theirs)
        if table in APPEND_ONLY:
            attempt.refused("update {} set tenant_id = tenant_id")
            attempt.refused("delete from {}")
        else:
            assert attempt.run("update {} set tenant_id = tenant_id").rowcount == 1
            attempt.refused("update {} set tenant_id = {}", sql.Literal(theirs))
            assert attempt.run("delete from {}").rowcount == 1
            assert attempt.owners() == set()

        attempt.become(theirs)
        assert attempt.owners() == {theirs}
        for nobody in ("", "nonsense", "00000000-0000-7000-8000-000000000000"):
            attempt.become(nobody)
            assert attempt.owners() == set()
        attempt.become(EVERY_HOUSE)
        assert theirs in attempt.owners()


def test_a_connection_that_names_no_house_sees_nothing(db: Database, house: House) -> None:
    db.rows(
        "insert into brands (id, tenant_id, slug, name) values (gen_random_uuid(), %s, 'a', 'A')",
        house.tenant_id,
    )
    with psycopg.connect(db.app_url) as app:
        assert app.execute("select count(*) from brands").fetchone() == (0,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute(
                "insert into brands (id, tenant_id, slug, name)"
                " select gen_random_uuid(), id, 'b', 'B' from tenants"
            )
    assert db.value("select count(*) from brands") == 1


def test_every_owned_table_is_forced(database: Database) -> None:
    found = database.rows(
        "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid"
        " where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'"
        " and a.attname = 'tenant_id' and c.relrowsecurity and c.relforcerowsecurity order by 1"
    )
    assert [name for (name,) in found] == OWNED
    assert len(OWNED) == 90


async def each_makes_a_brand(*houses: House) -> None:
    """Of the same slug, with the name of the house."""
    for owner in houses:
        async with transaction(owner.tenant_id) as session:
            session.add(Brand(slug="same-slug", name=owner.name))


async def test_a_transaction_writes_and_reads_its_own_house(
    db: Database, house: House, other_house: House
) -> None:
    await each_makes_a_brand(house, other_house)
    async with read_session(house.tenant_id) as reading:
        found = (await reading.execute(select(Brand))).scalars().all()
        assert [(brand.name, brand.tenant_id) for brand in found] == [
            ("LuxeVerse", house.tenant_id)
        ]
    async with read_session(EVERY_HOUSE) as reading:
        assert (await reading.execute(select(func.count()).select_from(Brand))).scalar() == 2


async def test_a_forgotten_house_is_refused(db: Database, house: House) -> None:
    with pytest.raises(DBAPIError, match="tenant_id"):
        async with transaction(EVERY_HOUSE) as session:
            session.add(Brand(slug="nobody", name="Nobody"))
    assert db.value("select count(*) from brands") == 0


@contextmanager
def without_row_security(db: Database) -> Iterator[None]:
    """The first of the two fences, alone."""
    db.rows("alter table brands no force row level security")
    db.rows("alter table brands disable row level security")
    try:
        yield
    finally:
        db.rows("alter table brands enable row level security")
        db.rows("alter table brands force row level security")


async def names_in(scope: TenantId | str) -> list[str]:
    async with read_session(scope) as reading:
        return list((await reading.execute(NAMES)).scalars().all())


async def test_the_query_scope_holds_without_row_security(
    db: Database, house: House, other_house: House
) -> None:
    """Also when one statement serves every house in turn, and more of them than it is kept for."""
    await each_makes_a_brand(house, other_house)
    strangers = [TenantId(new_id()) for _ in range(HOUSES_KEPT + 1)]
    with without_row_security(db):
        for _ in range(2):
            assert await names_in(other_house.tenant_id) == [other_house.name]
            assert await names_in(house.tenant_id) == [house.name]
            assert sorted(await names_in(EVERY_HOUSE)) == sorted([house.name, other_house.name])
            assert [await names_in(stranger) for stranger in strangers] == [[]] * len(strangers)
