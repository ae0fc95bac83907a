"""What was given with orders, and what a house added: a book in which nothing is changed."""

import sqlalchemy as sa
from alembic import op

revision = "1540_giving"
down_revision = "1530_carriage"
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


def _one_of(column: str, kind: str, *values: str) -> sa.Column:
    allowed = sa.Enum(*values, name=kind, native_enum=False, create_constraint=True, length=32)
    return sa.Column(column, allowed, nullable=False)


def upgrade() -> None:
    op.create_table(
        "giving_entries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("tenant_id", sa.Uuid(), server_default=sa.text(HOUSE), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        _one_of("kind", "giving_kind", "contribution", "gift", "match"),
        _one_of("move", "giving_move", "given", "taken_back"),
        sa.Column("purpose", sa.String(120), nullable=False),
        sa.Column("amount", sa.Numeric(14, 3), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "(move = 'given' and amount > 0) or (move = 'taken_back' and amount < 0)", name="amount"
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenants.id"], name="fk_giving_entries_tenant_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name="fk_giving_entries_order_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_giving_entries"),
        sa.UniqueConstraint("order_id", "kind", "move", name="uq_giving_entries_order_id_kind_move"),
    )
    op.create_index("ix_giving_entries_of_day", "giving_entries", ["tenant_id", "kind", "day"])
    op.execute("alter table giving_entries enable row level security")
    op.execute("alter table giving_entries force row level security")
    op.execute(f"create policy in_house on giving_entries using ({IN_HOUSE}) with check ({IN_HOUSE})")
    # The role is absent where a single login serves owner and application.
    op.execute(
        "do $$ begin if exists (select from pg_roles where rolname = 'luxeverse_app')"
        " then revoke update, delete, truncate on giving_entries from luxeverse_app; end if; end $$"
    )


def downgrade() -> None:
    op.drop_table("giving_entries")
