"""A real PostgreSQL for every run: one server, one database per worker, cloned from a migrated template.

Tests connect as the application's role, so row-level security is on. They commit; each starts from an empty
database (``db``), one house (``house``) or the whole seeded shop (``seeded``).
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import UUID

import psycopg
import pytest
from alembic.config import Config
from psycopg import sql

from alembic import command
from luxeverse.core import db as core_db
from luxeverse.core import embedded
from luxeverse.core.actor import House
from luxeverse.core.config import settings
from luxeverse.core.ids import TenantId, new_id
from luxeverse.services import identity, search
from luxeverse.services.catalogue import shelf
from tests.e2e import running
from tools.seed import seed

pytest_plugins = ["tests.requirements_plugin", "tests.shop", "tests.lending", "tests.generosity"]

ROOT = Path(__file__).parents[1]
PLACE = "LUXEVERSE_TEST_PLACE"
SNAPSHOT = "seed_snapshot"


def pytest_configure(config: pytest.Config) -> None:
    """The controller names the place of this run's server; workers inherit it with the environment."""
    os.environ["ENVIRONMENT"] = "test"
    if not hasattr(config, "workerinput"):
        os.environ[PLACE] = tempfile.mkdtemp(prefix="luxeverse-tests-")


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        place = Path(os.environ.pop(PLACE))
        running.stop_all(place)
        embedded.stop(place)
        shutil.rmtree(place)


@contextmanager
def alone(name: str) -> Iterator[Path]:
    """One worker at a time in the place of this run."""
    place = Path(os.environ[PLACE])
    with (place / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield place


def at(address: str, database: str) -> str:
    """The same server and role, another database."""
    return urlunsplit(urlsplit(address)._replace(path=f"/{database}"))


def migrate(owner_url: str, revision: str = "head") -> None:
    """Run the migrations of the project against one database."""
    before = os.environ.get("OWNER_DATABASE_URL")
    os.environ["OWNER_DATABASE_URL"] = owner_url
    try:
        config = Config(ROOT / "alembic.ini")
        (command.downgrade if revision == "base" else command.upgrade)(config, revision)
    finally:
        if before is None:
            del os.environ["OWNER_DATABASE_URL"]
        else:
            os.environ["OWNER_DATABASE_URL"] = before


@dataclass(frozen=True)
class Database:
    """The addresses of this worker's database, and a superuser's view of it for setting up and looking."""

    app_url: str
    owner_url: str
    admin_url: str
    admin: psycopg.Connection[tuple[Any, ...]]

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Run one statement past row security and return what it returns."""
        cursor = self.admin.execute(query.encode(), values or None)
        return cursor.fetchall() if cursor.description else []

    def value(self, query: str, *values: object) -> Any:
        """The single value of a single row."""
        ((found,),) = self.rows(query, *values)
        return found

    def filled(self, schema: str = "public") -> list[str]:
        """Tables of ours that hold rows."""
        tables = [
            name
            for (name,) in self.rows(
                "select tablename from pg_tables where schemaname = %s"
                " and tablename <> 'alembic_version' order by 1",
                schema,
            )
        ]
        parts = [
            sql.SQL("select {} where exists (select from {})").format(
                sql.Literal(name), sql.Identifier(schema, name)
            )
            for name in tables
        ]
        if not parts:
            return []
        return [name for (name,) in self.admin.execute(sql.SQL(" union all ").join(parts))]

    def clean(self) -> None:
        """Empty every table; foreign keys are set aside, so order does not matter. Memories of the old rows go too."""
        identity.forget()
        shelf.forget()
        with self.admin.transaction():
            self.admin.execute("set local session_replication_role = replica")
            self.admin.execute("set local lock_timeout = '5s'")
            for name in self.filled():
                self.admin.execute(sql.SQL("delete from {}").format(sql.Identifier(name)))


@pytest.fixture(scope="session")
def server() -> embedded.Addresses:
    """The running server with a migrated template, made by whichever worker comes first."""
    with alone("template") as place:
        addresses = embedded.start(place)
        if not (place / "migrated").exists():
            migrate(addresses.owner_url)
            (place / "migrated").touch()
    return addresses


@pytest.fixture(scope="session")
async def database(server: embedded.Addresses, worker_id: str) -> AsyncIterator[Database]:
    """This worker's own clone; the application's engine points at it from here on."""
    name = f"luxeverse_{worker_id}"
    with (
        alone("template"),  # a template must have no other connection while it is copied
        psycopg.connect(at(server.admin_url, "postgres"), autocommit=True) as admin,
    ):
        admin.execute(
            sql.SQL("create database {} template {} owner {}").format(
                *(sql.Identifier(n) for n in (name, embedded.DATABASE, embedded.OWNER))
            )
        )
        # Durability is the product's promise, not the tests': a crash here costs nothing.
        admin.execute(
            sql.SQL("alter database {} set synchronous_commit = off").format(sql.Identifier(name))
        )
    app, owner, admin_url = (
        at(url, name) for url in (server.app_url, server.owner_url, server.admin_url)
    )
    os.environ["DATABASE_URL"] = app
    settings.cache_clear()
    core_db.engine.cache_clear()
    with psycopg.connect(admin_url, autocommit=True) as connection:
        yield Database(app, owner, admin_url, connection)
    await core_db.engine().dispose()


@pytest.fixture
def db(database: Database) -> Database:
    """A migrated database without a single row."""
    database.clean()
    return database


@pytest.fixture(scope="session")
async def snapshot(database: Database) -> list[str]:
    """The seeded shop, kept aside in a schema of its own; returns its tables."""
    database.clean()
    await seed()
    tables = database.filled()
    database.admin.execute(sql.SQL("create schema {}").format(sql.Identifier(SNAPSHOT)))
    for name in tables:
        database.admin.execute(
            sql.SQL("create table {} as table {}").format(
                sql.Identifier(SNAPSHOT, name), sql.Identifier(name)
            )
        )
    return tables


@pytest.fixture
def seeded(snapshot: list[str], db: Database) -> Database:
    """Three houses and the whole catalogue, as ``python -m tools.seed`` leaves them."""
    with db.admin.transaction():
        db.admin.execute("set local session_replication_role = replica")
        for name in snapshot:
            db.admin.execute(
                sql.SQL("insert into {} table {}").format(
                    sql.Identifier(name), sql.Identifier(SNAPSHOT, name)
                )
            )
    identity.forget()  # the houses of the test before
    return db


@pytest.fixture
async def looked_at(seeded: Database) -> Database:
    """The seeded shop with every picture looked at, which takes seconds and is done once."""
    kept = sql.Identifier(SNAPSHOT, "search_looks")
    if seeded.value("select to_regclass(%s)", f"{SNAPSHOT}.search_looks") is None:
        assert await search.look_at_pictures() > 10
        seeded.admin.execute(sql.SQL("create table {} as table search_looks").format(kept))
    else:
        seeded.admin.execute(sql.SQL("insert into search_looks table {}").format(kept))
    return seeded


@pytest.fixture
def house(db: Database, request: pytest.FixtureRequest) -> House:
    """LuxeVerse: the seeded one when the test asks for ``seeded``, else a bare row."""
    if "seeded" in request.fixturenames:
        request.getfixturevalue("seeded")
        return house_of(db, "luxe")
    return add_house(db, "luxe", "LuxeVerse", "LV")


@pytest.fixture
def other_house(db: Database, request: pytest.FixtureRequest) -> House:
    """A second house, for proving that the first cannot be seen from it."""
    if "seeded" in request.fixturenames:
        request.getfixturevalue("seeded")
        return house_of(db, "arome")
    return add_house(db, "arome", "Atelier Arôme", "AA")


@pytest.fixture
def tenant(house: House) -> TenantId:
    """The key of ``house``."""
    return house.tenant_id


def add_house(db: Database, slug: str, name: str, prefix: str) -> House:
    """Insert a bare house and return it as requests see it."""
    key = new_id()
    db.rows(
        "insert into tenants (id, slug, name, currency, locale, order_prefix)"
        " values (%s, %s, %s, 'EUR', 'en_IE', %s)",
        key, slug, name, prefix,
    )  # fmt: skip
    return House(TenantId(key), slug, name, "EUR", "en_IE", prefix)


def house_of(db: Database, slug: str) -> House:
    """A house that is already there."""
    ((key, name, currency, locale, prefix),) = db.rows(
        "select id, name, currency, locale, order_prefix from tenants where slug = %s", slug
    )
    assert isinstance(key, UUID)
    return House(TenantId(key), slug, name, currency, locale, prefix)
