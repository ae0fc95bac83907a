"""Every table through its model, as the application: write every column, read it back, change it.

The terms of the search index have no times and are proved by tests/services/test_search_index.py.
"""

import csv
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, inspect, select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.exc import ProgrammingError
from sqlmodel import SQLModel

from luxeverse.core.actor import House
from luxeverse.core.db import WriteSession, read_session, transaction
from luxeverse.core.ids import new_id
from luxeverse.models import metadata
from tests.conftest import Database
from tests.migrations.test_isolation import APPEND_ONLY

LEDGER = Path(__file__).parents[2] / "docs" / "ledger.tsv"
MODELS = {
    mapper.local_table.name: mapper.class_
    for mapper in SQLModel._sa_registry.mappers  # the registry has no public name in SQLModel
}
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)

SAMPLES: dict[str, Any] = {
    "Amount": Decimal("12.340"),
    "ARRAY": ["one", "two"],
    "AutoString": "a word",
    "Boolean": True,
    "Date": date(2026, 11, 21),
    "DateTime": NOON,
    "Float": 0.5,
    "Integer": 1,
    "REAL": 0.5,
    "JSONB": {"open": ["shape", 1]},
    "LargeBinary": b"\x00raw\xff",
    "Point": (2.3522, 48.8566),
    "String": "a word",
    "Text": "a longer text, with 'quotes' and ü",
    "DATERANGE": Range(date(2026, 11, 21), date(2026, 11, 24)),
    "VECTOR": [0.0] * 1535 + [1.0],
}
BY_COLUMN: dict[str, Any] = {
    "currency": "EUR",
    "country_code": "FR",
    "factor": 1.5,
    "look": [0.0] * 1983 + [1.0],
    "card_last4": "4242",
    "color_hex": "#5A1F2B",
    "measurement_unit": "in",
    "response_status": 201,
    "scheduled_end": NOON + timedelta(hours=1),
    "slug": "a-word",
    "usage_limit": 5,
    "valid_until": NOON + timedelta(days=1),
    "zoom": 2.0,
}
BY_TABLE: dict[str, dict[str, Any]] = {
    "giving_entries": {"amount": Decimal("-12.340")},
    "addresses": {"type": "billing"},
    "stock_holds": {"released_at": None},
    "categories": {"parent_id": None},
    "products": {"pre_loved_of": None},
    "rental_loans": {"until_on": date(2026, 11, 22), "total_amount": Decimal("37.020")},
    "resale_entries": {"price": Decimal("24.680")},
}


def ledger_ids() -> dict[str, str]:
    with LEDGER.open(newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {
        row["requirement"].split()[1]: row["id"]
        for row in rows
        if row["id"].startswith("DATA-") and row["requirement"].startswith("Table ")
    }


LEDGER_IDS = ledger_ids()


def sample(table: str, column: Column[Any]) -> Any:
    """A value the column must give back unchanged."""
    own = BY_TABLE.get(table, {})
    if column.name in own:
        return own[column.name]
    if column.name in BY_COLUMN:
        return BY_COLUMN[column.name]
    kind = type(column.type).__name__
    if kind == "Enum":
        return list(column.type.enum_class)[-1]  # type: ignore[attr-defined]
    if kind == "Uuid":
        return new_id()
    value = SAMPLES[kind]
    limit = getattr(column.type, "length", None)
    return value[:limit] if isinstance(value, str) and limit else value


class Maker:
    """Rows with every column filled, and with the parents they need."""

    def __init__(self, session: WriteSession, house: House) -> None:
        self.session = session
        self.house = house
        self.made: dict[str, SQLModel] = {}

    async def make(self, table: str) -> SQLModel:
        if table in self.made:
            return self.made[table]
        values = {}
        for attribute in inspect(MODELS[table]).column_attrs:
            column = attribute.columns[0]
            if column.computed is not None or column.name in {"id", "created_at", "updated_at"}:
                continue
            if table == "delivery_methods" and column.name == "tenant_id":
                continue
            values[attribute.key] = await self.value(table, column)
        if table == "delivery_methods":
            values["id"] = "standard"
        row = MODELS[table](**values)
        self.session.add(row)
        await self.session.flush()
        self.made[table] = row
        return row

    async def value(self, table: str, column: Column[Any]) -> Any:
        for key in column.foreign_keys:
            parent = key.column.table.name
            if parent == "tenants":
                return self.house.tenant_id
            if column.name in BY_TABLE.get(table, {}):
                return BY_TABLE[table][column.name]
            return (await self.make(parent)).id  # type: ignore[attr-defined]
        return sample(table, column)


def contents(row: SQLModel) -> dict[str, Any]:
    """Every column by attribute; vectors as plain lists."""
    found = {}
    for attribute in inspect(type(row)).column_attrs:
        value = getattr(row, attribute.key)
        is_vector = type(attribute.columns[0].type).__name__ == "VECTOR"
        found[attribute.key] = [float(part) for part in value] if is_vector else value
    return found


def change(row: SQLModel) -> tuple[str, Any]:
    """Another value for the first column that can take one freely."""
    for attribute in inspect(type(row)).column_attrs:
        column = attribute.columns[0]
        kind = type(column.type).__name__
        if column.foreign_keys or column.primary_key or column.computed is not None:
            continue
        if kind == "Boolean":
            return attribute.key, False
        if kind == "Amount":
            return attribute.key, Decimal("7.010")
        if kind == "JSONB":
            return attribute.key, {"changed": True}
        if kind == "DateTime" and attribute.key not in {"created_at", "updated_at"}:
            return attribute.key, NOON + timedelta(minutes=1)
        if kind == "Text":
            return attribute.key, "changed"
    return "created_at", NOON


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(name, marks=pytest.mark.req(LEDGER_IDS[name]) if name in LEDGER_IDS else ())
        for name in sorted(metadata.tables)
        if name != "tenants" and "created_at" in metadata.tables[name].columns
    ],
)
async def test_create_read_update(db: Database, house: House, table: str) -> None:
    async with transaction(house.tenant_id) as session:
        written = await Maker(session, house).make(table)
    before = contents(written)
    model = MODELS[table]

    async with read_session(house.tenant_id) as reading:
        read = (await reading.execute(select(model))).scalar_one()
    assert contents(read) == before
    assert before["created_at"].tzinfo is not None

    key, value = change(written)
    if table in APPEND_ONLY:
        with pytest.raises(ProgrammingError, match="permission denied"):
            async with transaction(house.tenant_id) as session:
                setattr((await session.execute(select(model))).scalar_one(), key, value)
        expected = before
    else:
        async with transaction(house.tenant_id) as session:
            setattr((await session.execute(select(model))).scalar_one(), key, value)
        expected = {**before, key: value}

    async with read_session(house.tenant_id) as reading:
        after = contents((await reading.execute(select(model))).scalar_one())
    touched = after.pop("updated_at") - expected.pop("updated_at")
    assert after == expected
    assert (touched > timedelta(0)) is (table not in APPEND_ONLY)
