"""What every table shares: key, times, house, column kinds and the naming of constraints.

Tables carry the names and columns of the V5 schema; a column of ours is marked "added" where it stands. Enumerations
of V5 keep their upper-case values; ours are lower case. Tables hold no behaviour and no relationships: queries say
which rows they join, so nothing is loaded by accident.
"""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from pgvector.sqlalchemy import Vector
from sqlalchemy import (
    ARRAY,
    Date,
    DateTime,
    Dialect,
    Enum,
    Index,
    Numeric,
    Text,
    Uuid,
    column,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.dialects.postgresql.base import ischema_names
from sqlalchemy.types import TypeDecorator, UserDefinedType
from sqlmodel import Field, SQLModel

from luxeverse.core import clock
from luxeverse.core.db import scope_rows_of
from luxeverse.core.ids import new_id

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

EMBEDDING_DIMENSIONS = 1536
HOUSE = "nullif(nullif(current_setting('app.tenant_id', true), ''), '*')::uuid"
"""The house of the running transaction; null for all houses or none, so a forgotten house fails on NOT NULL."""


class Amount(TypeDecorator[Decimal]):
    """Major units of the currency beside it, exactly. Services turn it into Money at once."""

    impl = Numeric(14, 3)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        """Refuse floats before they reach a column that would round them. Raises TypeError."""
        if value is not None and not isinstance(value, Decimal):
            raise TypeError(f"an amount is a Decimal, got {value!r}")
        return value


class Point(UserDefinedType[tuple[float, float]]):
    """Longitude and latitude in degrees, as PostgreSQL's own ``point``."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "point"

    def bind_processor(self, dialect: Dialect) -> Any:  # noqa: ARG002
        return lambda value: None if value is None else f"({value[0]},{value[1]})"

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:  # noqa: ARG002
        return lambda value: (
            None if value is None else tuple(float(part) for part in value.strip("()").split(","))
        )


ischema_names["point"] = Point


def money(*, start: str | None = None, nullable: bool = False) -> Any:
    """A money column: given on insert, or starting at ``start``, or possibly unknown."""
    if nullable:
        return Field(default=None, sa_type=Amount, nullable=True)
    if start is None:
        return Field(sa_type=Amount, nullable=False)
    kwargs = {"server_default": text(start)}
    return Field(default=Decimal(start), sa_type=Amount, nullable=False, sa_column_kwargs=kwargs)


def moment(*, nullable: bool = True, now: bool = False) -> Any:
    """A point in time with its zone."""
    extra: dict[str, Any] = {"server_default": func.now()} if now else {}
    return Field(
        default=None,
        sa_type=DateTime(timezone=True),
        nullable=nullable and not now,
        sa_column_kwargs=extra,
    )


def day() -> Any:
    """A calendar date, possibly unknown."""
    return Field(default=None, sa_type=Date, nullable=True)


def words(*, nullable: bool = False) -> Any:
    """A list of short texts, empty unless said otherwise."""
    return Field(
        default_factory=list,
        sa_type=ARRAY(Text),
        nullable=nullable,
        sa_column_kwargs={"server_default": text("'{}'")},
    )


def prose(*, nullable: bool = True, default: str | None = None) -> Any:
    """Text of any length."""
    if default is not None:
        kwargs = {"server_default": text(f"'{default}'")}
        return Field(default=default, sa_type=Text, nullable=False, sa_column_kwargs=kwargs)
    if nullable:
        return Field(default=None, sa_type=Text, nullable=True)
    return Field(sa_type=Text, nullable=False)


def open_shape(empty: str | None = None) -> Any:
    """JSON whose shape is not ours to fix; ``empty`` ("{}" or "[]") makes it NOT NULL."""
    if empty is None:
        return Field(default=None, sa_type=JSONB(none_as_null=True), nullable=True)
    return Field(
        default_factory=dict if empty == "{}" else list,
        sa_type=JSONB(none_as_null=True),
        nullable=False,
        sa_column_kwargs={"server_default": text(f"'{empty}'")},
    )


def one_of(
    kind: type[StrEnum],
    *,
    default: StrEnum | None = None,
    nullable: bool = False,
    name: str | None = None,
) -> Any:
    """A text column that the database holds to the values of ``kind``; ``name`` when a table has two of them."""
    name = name or "".join(f"_{c.lower()}" if c.isupper() else c for c in kind.__name__).lstrip("_")
    values = Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=32,
        values_callable=lambda members: [member.value for member in members],
    )
    if default is not None:
        kwargs = {"server_default": text(f"'{default.value}'")}
        return Field(default=default, sa_type=values, nullable=False, sa_column_kwargs=kwargs)
    if nullable:
        return Field(default=None, sa_type=values, nullable=True)
    return Field(sa_type=values, nullable=False)


def flag(*, default: bool = False) -> Any:
    """Yes or no, never unknown."""
    kwargs = {"server_default": text("true" if default else "false")}
    return Field(default=default, nullable=False, sa_column_kwargs=kwargs)


def number(start: float) -> Any:
    """A measure that need not be exact."""
    return Field(
        default=start, nullable=False, sa_column_kwargs={"server_default": text(str(start))}
    )


def count(default: int = 0) -> Any:
    """A whole number with a start value."""
    return Field(
        default=default, nullable=False, sa_column_kwargs={"server_default": text(str(default))}
    )


def label(length: int, *, default: str | None = None, nullable: bool = False) -> Any:
    """A short text with a limit the database keeps."""
    if default is not None:
        kwargs = {"server_default": text(f"'{default}'")}
        return Field(default=default, max_length=length, nullable=False, sa_column_kwargs=kwargs)
    if nullable:
        return Field(default=None, max_length=length, nullable=True)
    return Field(max_length=length, nullable=False)


def embedding() -> Any:
    """A vector of one provider; which one stands in the provider and version columns beside it."""
    return Field(default=None, sa_type=Vector(EMBEDDING_DIMENSIONS), nullable=True)


def owner_of(target: str, *, nullable: bool = False, index: bool = False) -> Any:
    """A reference that dies with its parent."""
    if nullable:
        return Field(
            default=None, foreign_key=target, ondelete="CASCADE", nullable=True, index=index
        )
    return Field(foreign_key=target, ondelete="CASCADE", nullable=False, index=index)


def link_to(target: str, *, nullable: bool = False, index: bool = False) -> Any:
    """A reference that keeps its target from being deleted; the rule on everything that touches money."""
    if nullable:
        return Field(
            default=None, foreign_key=target, ondelete="RESTRICT", nullable=True, index=index
        )
    return Field(foreign_key=target, ondelete="RESTRICT", nullable=False, index=index)


def trace_of(target: str, *, index: bool = False) -> Any:
    """A reference that may be forgotten when its target goes."""
    return Field(default=None, foreign_key=target, ondelete="SET NULL", nullable=True, index=index)


def nearest(column: str, name: str) -> Index:
    """Approximate neighbours by cosine. Source: docs on search, m 16, ef 64 up to 100k rows."""
    return Index(
        name,
        column,
        postgresql_using="hnsw",
        postgresql_with={"m": 16, "ef_construction": 64},
        postgresql_ops={column: "vector_cosine_ops"},
    )


class Timed(SQLModel):
    """Key and times of every table."""

    __mapper_args__: ClassVar[dict[str, Any]] = {"eager_defaults": True}

    id: UUID = Field(default_factory=new_id, primary_key=True)
    created_at: datetime = moment(now=True)
    updated_at: datetime = Field(
        default=None,
        sa_type=DateTime(timezone=True),
        nullable=False,
        sa_column_kwargs={"server_default": func.now(), "onupdate": clock.now},
    )


class Owned(Timed):
    """A row that belongs to one house. The house is filled in by the transaction and checked by row security."""

    tenant_id: UUID = Field(
        default=None,
        foreign_key="tenants.id",
        ondelete="RESTRICT",
        nullable=False,
        sa_column_kwargs={"server_default": text(HOUSE)},
    )


class _RowsOfAHouse:
    """``Owned`` as the query scope needs it: SQLModel keeps no class attribute for a field of an unmapped base."""

    tenant_id = column("tenant_id", Uuid())

    @classmethod
    def __subclasses__(cls) -> list[type]:
        """The tables, when the scope asks which ones it concerns."""
        return Owned.__subclasses__()


scope_rows_of(_RowsOfAHouse)
