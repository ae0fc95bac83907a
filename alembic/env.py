"""Runs migrations as the owner of the tables, in one transaction per revision."""

import os
import re
from typing import Any

from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Column, create_engine, text
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import SchemaItem

from alembic import context
from luxeverse.models import metadata
from luxeverse.models.base import Amount, Point

LOCK_TIMEOUT = "4s"


def address() -> str:
    """The owner's address when there is one, else the application's; with the psycopg 3 driver named."""
    found = os.environ.get("OWNER_DATABASE_URL") or os.environ.get("DATABASE_URL")
    if not found:
        raise SystemExit("Set OWNER_DATABASE_URL or DATABASE_URL to migrate.")
    scheme, rest = found.split("://", 1)
    return f"postgresql+psycopg://{rest}" if scheme.startswith("postgres") else found


def ours(item: SchemaItem, name: str | None, kind: str, *_: object) -> bool:
    """Not the job queue's objects, which it migrates itself, nor the one computed column.

    Alembic 1.20 cannot compare a computed column's expression when defaults are compared by a function.
    """
    if isinstance(item, Column) and item.computed is not None:
        return False
    table = name if kind == "table" else getattr(getattr(item, "table", None), "name", "")
    return not (table or "").startswith("procrastinate_")


def render(kind: str, item: Any, autogen: AutogenContext) -> str | bool:
    """Migrations stand alone: column types of ours are written as what the database sees."""
    if kind == "type" and isinstance(item, Amount):
        return "sa.Numeric(precision=14, scale=3)"
    if kind == "type" and isinstance(item, Point):
        return "Point()"  # give the new file the class of the same name from the first migration
    if kind == "type" and type(item).__module__.startswith("sqlmodel"):
        return f"sa.String(length={item.length})" if item.length else "sa.String()"
    if kind == "type" and type(item).__module__.startswith("pgvector"):
        autogen.imports.add("from pgvector.sqlalchemy import Vector")
        return f"Vector({item.dim})"
    return False


def plain(default: str) -> str:
    """A default as written and as PostgreSQL prints it back, reduced to the same letters."""
    return re.sub(r"::text|[()\s]", "", default).lower()


def defaults_differ(
    _context: object,
    _inspected_column: object,
    _metadata_column: object,
    inspected: str | None,
    _metadata: object,
    rendered: str | None,
) -> bool | None:
    """False for the default that reads the house: its value is null here, and null never equals null."""
    if inspected and rendered and "app.tenant_id" in rendered:
        return plain(inspected) != plain(rendered)
    return None  # alembic's own comparison


def run() -> None:
    """Bring the database to the asked revision."""
    with create_engine(address(), poolclass=NullPool).connect() as connection:
        connection.execute(
            text("select set_config('lock_timeout', :limit, false)"), {"limit": LOCK_TIMEOUT}
        )
        connection.execute(text("select set_config('app.tenant_id', '*', false)"))
        connection.commit()
        context.configure(
            connection=connection,
            target_metadata=metadata,
            include_object=ours,
            render_item=render,
            compare_type=True,
            compare_server_default=defaults_differ,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()


run()
