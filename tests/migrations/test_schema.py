"""The database against the ledger: every table, column and value it names, and the last word on bad rows."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from tests.conftest import Database

LEDGER = Path(__file__).parents[2] / "docs" / "ledger.tsv"
"""The rows that say ``Table … exists with the V5 columns`` are the oracle; nothing is repeated here."""


@dataclass(frozen=True)
class TableRow:
    id: str
    table: str
    columns: dict[str, bool]  # column to "is an array"


def table_rows() -> Iterator[TableRow]:
    with LEDGER.open(newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            words = row["requirement"].split()
            if row["id"].startswith("DATA-") and words[0] == "Table":
                names = [name.strip() for name in row["values"].split(",")]
                columns = {name.removesuffix("[]"): name.endswith("[]") for name in names}
                yield TableRow(row["id"], words[1], columns)


TABLES = list(table_rows())


def columns_of(db: Database, table: str) -> dict[str, str]:
    return dict(
        db.rows(
            "select column_name, data_type from information_schema.columns"
            " where table_schema = 'public' and table_name = %s",
            table,
        )
    )


@pytest.mark.req("DATA-001")
def test_the_ledger_names_forty_nine_tables(database: Database) -> None:
    assert len({row.table for row in TABLES}) == 49
    present = {name for (name,) in database.rows("select tablename from pg_tables")}
    assert {row.table for row in TABLES} <= present


@pytest.mark.parametrize(
    "row", [pytest.param(r, marks=pytest.mark.req(r.id), id=r.table) for r in TABLES]
)
def test_table_has_its_v5_columns(database: Database, row: TableRow) -> None:
    found = columns_of(database, row.table)
    assert set(row.columns) <= set(found)
    assert {name for name, is_array in row.columns.items() if is_array} == {
        name for name in row.columns if found[name] == "ARRAY"
    }


@pytest.mark.req("DATA-002")
@pytest.mark.parametrize("table", [row.table for row in TABLES])
def test_keys_times_and_open_shapes(database: Database, table: str) -> None:
    found = columns_of(database, table)
    assert found["id"] == "uuid"
    assert found["created_at"] == found["updated_at"] == "timestamp with time zone"
    assert {"timestamp without time zone", "json", "money", "real"}.isdisjoint(found.values())


@pytest.mark.req("DATA-002")
def test_every_amount_is_an_exact_decimal(database: Database) -> None:
    rows = database.rows(
        "select table_name, column_name, numeric_precision, numeric_scale"
        " from information_schema.columns where table_schema = 'public'"
        " and column_name ~ '(^|_)(price|amount|total|subtotal|cost)($|_)' and data_type <> 'boolean'"
    )
    inexact = [row for row in rows if row[2:] != (14, 3)]
    assert len(rows) == 48
    assert inexact == []


@pytest.mark.req("DATA-002")
@pytest.mark.parametrize("table", ["users", "products"])
def test_soft_delete(database: Database, table: str) -> None:
    assert columns_of(database, table)["deleted_at"] == "timestamp with time zone"


INDEXES = {
    "ix_products_on_sale": ("btree", "status", "deleted_at IS NULL"),
    "ix_products_featured": ("btree", "is_featured", "deleted_at IS NULL"),
    "ix_product_variants_low_stock": ("btree", "low_stock_threshold"),
    "ix_products_style_tags": ("gin", "style_tags"),
    "ix_products_attributes": ("gin", "jsonb_path_ops"),
    "ix_products_embedding": ("hnsw", "vector_cosine_ops", "ef_construction='64'"),
    "ix_style_profiles_style_embedding": ("hnsw", "vector_cosine_ops"),
    "ix_products_listing": ("btree", "(tenant_id, category_id, status, price)"),
    "ix_notifications_unread": ("btree", "NOT is_read"),
    "ix_stock_holds_open": ("btree", "released_at IS NULL", "consumed_at IS NULL"),
    "ix_outbox_events_waiting": ("btree", "relayed_at IS NULL"),
    "uq_carts_open_session": ("UNIQUE", "(tenant_id, session_id)", "NOT is_abandoned"),
    "uq_payment_transactions_open_charge": ("UNIQUE", "(order_id)", "PENDING"),
    "uq_payment_transactions_provider_id": ("UNIQUE", "(provider, provider_transaction_id)"),
    "uq_products_tenant_id_slug": ("UNIQUE", "(tenant_id, slug)"),
    "uq_products_tenant_id_sku": ("UNIQUE", "(tenant_id, sku)"),
    "uq_product_variants_tenant_id_sku": ("UNIQUE", "(tenant_id, sku)"),
    "uq_orders_order_number": ("UNIQUE", "(order_number)"),
    "uq_cart_items_cart_id_variant_id_personalization_hash": ("UNIQUE",),
    "uq_external_events_provider_event_id": ("UNIQUE", "(provider, event_id)"),
    "uq_idempotency_keys_tenant_id_scope_key": ("UNIQUE", "(tenant_id, scope, key)"),
    "uq_handled_events_handler_event_id": ("UNIQUE", "(handler, event_id)"),
}


@pytest.mark.req("DATA-003")
@pytest.mark.parametrize("name", INDEXES)
def test_index_has_its_method_predicate_and_operators(database: Database, name: str) -> None:
    definition = database.value(
        "select indexdef from pg_indexes where schemaname = 'public' and indexname = %s", name
    )
    assert [part for part in INDEXES[name] if part not in definition] == []


NOBODY = "00000000-0000-7000-8000-000000000000"

LISTED = (
    f"tenant_id = '{NOBODY}' and category_id = '{NOBODY}' and status = 'ACTIVE' and price < 20"
    " order by price"
)


@pytest.mark.req("DATA-003")
@pytest.mark.parametrize(
    ("condition", "index", "column"),
    [
        ('attributes @> \'{"metal": "gold"}\'', "ix_products_attributes", "attributes"),
        ("style_tags @> array['evening']", "ix_products_style_tags", "style_tags"),
        (
            LISTED,
            "ix_products_listing",
            "price",
        ),
    ],
)
def test_row_security_does_not_keep_the_application_off_an_index(
    database: Database, condition: str, index: str, column: str
) -> None:
    with psycopg.connect(database.app_url) as app:
        app.execute("select set_config('app.tenant_id', %s, true)", [NOBODY])
        # Whatever rows other tests left, the index is then the cheapest way if it may be used at all.
        app.execute("set local enable_seqscan = off")
        app.execute("set local enable_sort = off")
        plan = app.execute(f"explain select id from products where {condition}".encode()).fetchall()
    text = "\n".join(line for (line,) in plan)
    # Which columns the index is searched by, not merely which index is read.
    searched = text.split(index, 1)[1].split("Index Cond:", 1)[1].split("\n", 1)[0]
    assert column in searched


VALUES = {
    "DATA-058": [("users", "role")],
    "DATA-059": [("products", "status")],
    "DATA-060": [("ai_interactions", "interaction_type")],
    "DATA-061": [("notifications", "type")],
    "ORD-001": [("orders", "status"), ("order_status_history", "status")],
    "PAY-006": [("orders", "payment_status")],
    "REV-002": [("reviews", "status")],
    "LIVE-001": [("live_shopping_events", "status")],
}


def ledger_values(row_id: str) -> set[str]:
    with LEDGER.open(newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["id"] == row_id:
                return set(row["values"].replace(",", " ").split())
    raise LookupError(row_id)


@pytest.mark.parametrize(
    ("row_id", "table", "column"),
    [
        # Only the enumeration rows are proved by a constraint; the others ask for behaviour as well.
        pytest.param(
            row_id, table, column, marks=[pytest.mark.req(row_id)] if row_id[:4] == "DATA" else []
        )
        for row_id, places in VALUES.items()
        for table, column in places
    ],
)
def test_enumeration_accepts_its_values_and_no_other(
    db: Database, row_id: str, table: str, column: str
) -> None:
    # A bare copy of the table keeps the constraint and drops every other obstacle.
    db.rows(f"create temp table trial (like {table} including constraints)")
    try:
        for (name,) in db.rows(
            "select attname from pg_attribute where attrelid = 'trial'::regclass"
            " and attnum > 0 and attnotnull and attname <> %s",
            column,
        ):
            db.rows(f'alter table trial alter column "{name}" drop not null')
        for (name,) in db.rows(
            "select conname from pg_constraint c where conrelid = 'trial'::regclass"
            " and not (select attnum from pg_attribute a where a.attrelid = c.conrelid"
            "  and a.attname = %s) = any(conkey)",
            column,
        ):
            db.rows(f'alter table trial drop constraint "{name}"')
        for value in sorted(ledger_values(row_id)):
            db.rows(f"insert into trial ({column}) values (%s)", value)
        assert {value for (value,) in db.rows(f"select {column} from trial")} == ledger_values(
            row_id
        )
        for wrong in ("", "SOMETHING_ELSE", next(iter(ledger_values(row_id))).lower()):
            with pytest.raises(psycopg.errors.CheckViolation):
                db.rows(f"insert into trial ({column}) values (%s)", wrong)
        assert db.value("select count(*) from trial") == len(ledger_values(row_id))
    finally:
        db.rows("drop table trial")
