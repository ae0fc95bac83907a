"""Visits to a house, and how many people are expected at each moment."""

import sqlalchemy as sa
from alembic import op

revision = "1610_visits"
down_revision = "1600_passwords"
branch_labels = None
depends_on = None

HOUSE = "nullif(nullif(current_setting('app.tenant_id', true), ''), '*')::uuid"
IN_HOUSE = """
    (select coalesce(current_setting('app.tenant_id', true), '') = '*')
    or tenant_id = (
        select case when current_setting('app.tenant_id', true) ~ '^[0-9a-fA-F-]{36}$'
                    then current_setting('app.tenant_id', true)::uuid end
    )
"""
NOW = sa.text("now()")


def _own() -> list[sa.Column]:
    return [
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("tenant_id", sa.Uuid(), server_default=sa.text(HOUSE), nullable=False),
    ]


def _number(name: str, start: int = 0) -> sa.Column:
    return sa.Column(name, sa.Integer(), server_default=sa.text(str(start)), nullable=False)


def _close(table: str) -> None:
    op.execute(f"alter table {table} enable row level security")
    op.execute(f"alter table {table} force row level security")
    op.execute(f"create policy in_house on {table} using ({IN_HOUSE}) with check ({IN_HOUSE})")


def _slots() -> None:
    op.create_table(
        "visit_slots",
        *_own(),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        _number("places", 1),
        _number("taken"),
        sa.CheckConstraint("taken between 0 and places", name="taken"),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenants.id"], name="fk_visit_slots_tenant_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_visit_slots"),
        sa.UniqueConstraint("tenant_id", "kind", "starts_at", name="uq_visit_slots_tenant_id_kind_starts_at"),
    )
    _close("visit_slots")


def _visits() -> None:
    status = sa.Enum(
        "booked", "arrived", "cancelled",
        name="visit_status", native_enum=False, create_constraint=True, length=32,
    )  # fmt: skip
    op.create_table(
        "visits",
        *_own(),
        sa.Column("reference", sa.String(20), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("link_base", sa.String(300), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        _number("minutes", 60),
        _number("party", 1),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("email", sa.String(320), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("status", status, server_default=sa.text("'booked'"), nullable=False),
        _number("changes"),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("party between 1 and 20", name="party"),
        sa.CheckConstraint("status <> 'cancelled' or cancelled_at is not null", name="cancelled"),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenants.id"], name="fk_visits_tenant_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name="fk_visits_user_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_visits"),
        sa.UniqueConstraint("reference", name="uq_visits_reference"),
        sa.UniqueConstraint("token_hash", name="uq_visits_token_hash"),
    )
    address = ["tenant_id", sa.text("lower(email)"), "starts_at"]
    op.create_index("ix_visits_of_address", "visits", address)
    op.create_index("ix_visits_coming", "visits", ["tenant_id", "status", "starts_at"])
    op.create_index("ix_visits_user_id", "visits", ["user_id"])
    _close("visits")


def upgrade() -> None:
    _slots()
    _visits()


def downgrade() -> None:
    op.drop_table("visits")
    op.drop_table("visit_slots")
