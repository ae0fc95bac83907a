"""One use case, one transaction; the only place that commits.

Every transaction belongs to one house, or to all of them for the machinery behind the shop. The house is enforced
twice: the query scope here adds it to each ORM statement, and row-level security in PostgreSQL checks it again.
"""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from typing import NewType
from weakref import WeakKeyDictionary

from sqlalchemy import Executable, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DisconnectionError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.orm import (
    LoaderCriteriaOption,
    ORMExecuteState,
    Session,
    with_loader_criteria,
)
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from luxeverse.core.config import settings
from luxeverse.core.errors import Broken
from luxeverse.core.ids import TenantId

ReadSession = NewType("ReadSession", AsyncSession)
WriteSession = NewType("WriteSession", ReadSession)

POOL_WAIT_SECONDS = 20
"""How long a request waits for a connection in a rush before it is told to come back."""

TRIED_AFTER_SECONDS = 0.5
"""A connection used this recently is believed to be alive."""

EVERY_HOUSE = "*"
"""The scope of the worker, migrations and operators: every house at once."""

AWAY = (OperationalError, InterfaceError, PoolTimeout, ConnectionError)
"""How it shows that the database is not there or has no connection left."""

_open: ContextVar[bool] = ContextVar("transaction_open", default=False)
_scoped_base: list[type] = []


class NestedTransaction(Broken):
    """A use case was called inside another: call its session-taking part instead."""


class NetworkInTransaction(Broken):
    """A supplier was called while rows may be locked."""


def url() -> str:
    """The database address with the psycopg 3 driver named."""
    address = settings().database_url
    if not address:
        raise Broken("DATABASE_URL is unset and no embedded database was started; use `make run`.")
    scheme, rest = address.split("://", 1)
    return f"postgresql+psycopg://{rest}" if scheme.startswith("postgres") else address


def plain_url() -> str:
    """The same address for psycopg itself, which knows no driver names."""
    return url().replace("postgresql+psycopg://", "postgresql://", 1)


@cache
def engine() -> AsyncEngine:
    """The pool of this process. Connections that rested are tried before use, so a restarted database is not noticed."""
    made = create_async_engine(
        url(),
        pool_size=settings().database_pool_size,
        max_overflow=settings().database_pool_size,
        pool_timeout=POOL_WAIT_SECONDS,
    )
    event.listen(made.sync_engine, "checkout", _try_if_rested)
    event.listen(made.sync_engine, "checkin", _note_rest)
    return made


def _note_rest(_connection: DBAPIConnection | None, record: ConnectionPoolEntry) -> None:
    record.info["rests_since"] = time.monotonic()


def _try_if_rested(
    connection: DBAPIConnection, record: ConnectionPoolEntry, _proxy: PoolProxiedConnection
) -> None:
    """One round trip saved on every busy connection; raises DisconnectionError, on which the pool opens another."""
    if time.monotonic() - record.info.get("rests_since", 0.0) < TRIED_AFTER_SECONDS:
        return
    dialect = engine().sync_engine.dialect
    try:
        dialect.do_ping(connection)
    except dialect.loaded_dbapi.Error as trouble:
        raise DisconnectionError from trouble


def scope_rows_of(base: type) -> None:
    """Name the class all house-owned tables derive from; the models layer calls this once."""
    _scoped_base.append(base)


@event.listens_for(Session, "do_orm_execute")
def _add_house(state: ORMExecuteState) -> None:
    scope = state.session.info.get("scope")
    if scope in (None, EVERY_HOUSE) or not _scoped_base or state.is_column_load:
        return
    state.statement = _of_house(state.statement, scope)


HOUSES_KEPT = 8
_kept: WeakKeyDictionary[Executable, dict[TenantId, Executable]] = WeakKeyDictionary()
"""Statements with the house in them, for as long as the statement without it lives."""


def _of_house(statement: Executable, scope: TenantId) -> Executable:
    """The same object each time for a statement that is a constant.

    SQLAlchemy then knows its key among the compiled ones; to work that out anew takes longer than many a query.
    """
    kept = _kept.setdefault(statement, {})
    if scope not in kept:
        if len(kept) >= HOUSES_KEPT:
            kept.clear()
        kept[scope] = statement.options(_rows_of(scope))
    return kept[scope]


@lru_cache(maxsize=256)
def _rows_of(scope: TenantId) -> LoaderCriteriaOption:
    """The same option for each statement of a house: making it anew costs as much as a short query."""
    return with_loader_criteria(
        _scoped_base[0], lambda table: table.tenant_id == scope, include_aliases=True
    )


@asynccontextmanager
async def transaction(scope: TenantId | str) -> AsyncIterator[WriteSession]:
    """A read-write transaction for one house, committed when the block ends well. Raises NestedTransaction."""
    async with _session(scope, read_only=False) as session:
        yield WriteSession(ReadSession(session))


@asynccontextmanager
async def read_session(scope: TenantId | str) -> AsyncIterator[ReadSession]:
    """A read-only transaction for one house; a write in it fails in the database."""
    async with _session(scope, read_only=True) as session:
        yield ReadSession(session)


_SCOPE = text(
    "select set_config('app.tenant_id', :scope, true),"
    " set_config('transaction_read_only', :read_only, true)"
)


@asynccontextmanager
async def _session(scope: TenantId | str, *, read_only: bool) -> AsyncIterator[AsyncSession]:
    if _open.get():
        raise NestedTransaction("a transaction is already open in this task")
    token = _open.set(True)
    try:
        async with (
            AsyncSession(engine(), expire_on_commit=False, info={"scope": scope}) as session,
            session.begin(),
        ):
            await session.execute(
                _SCOPE, {"scope": str(scope), "read_only": "on" if read_only else "off"}
            )
            yield session
    finally:
        _open.reset(token)


async def take_turn(session: WriteSession, key: str) -> None:
    """Until this transaction ends, whoever names the same key waits here. Keys of the whole shop share one space."""
    await session.execute(
        text("select pg_advisory_xact_lock(hashtextextended(:key, 0))"), {"key": key}
    )


def forbid_in_transaction() -> None:
    """Called by every integration before it touches the network. Raises NetworkInTransaction."""
    if _open.get():
        raise NetworkInTransaction("no supplier is called while a transaction is open")
