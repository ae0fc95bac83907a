"""What members send back to be used again, and the certificates of makers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "1550_recycling"
down_revision = "1540_giving"
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


def _one_of(column: str, kind: str, *values: str, start: str | None = None) -> sa.Column:
    allowed = sa.Enum(*values, name=kind, native_enum=False, create_constraint=True, length=32)
    default = None if start is None else sa.text(f"'{start}'")
    return sa.Column(column, allowed, server_default=default, nullable=False)


def upgrade() -> None:
    op.create_table(
        "recycling_labels",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("tenant_id", sa.Uuid(), server_default=sa.text(HOUSE), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=True),
        sa.Column("reference", sa.String(20), nullable=False),
        _one_of("kind", "returned_kind", "vessels", "pieces"),
        sa.Column("pieces", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("points", sa.Integer(), server_default=sa.text("0"), nullable=False),
        _one_of("status", "label_status", "asked", "received", "withdrawn", "expired", start="asked"),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("pieces between 1 and 99", name="pieces"),
        sa.CheckConstraint("points >= 0", name="points"),
        sa.CheckConstraint("status <> 'received' or received_at is not null", name="received"),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenants.id"], name="fk_recycling_labels_tenant_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name="fk_recycling_labels_user_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name="fk_recycling_labels_order_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_recycling_labels"),
        sa.UniqueConstraint("reference", name="uq_recycling_labels_reference"),
    )
    op.create_index("ix_recycling_labels_of_user", "recycling_labels", ["user_id", "created_at"])
    op.create_index("ix_recycling_labels_ending", "recycling_labels", ["status", "expires_at"])
    op.execute("alter table recycling_labels enable row level security")
    op.execute("alter table recycling_labels force row level security")
    op.execute(f"create policy in_house on recycling_labels using ({IN_HOUSE}) with check ({IN_HOUSE})")
    op.add_column(
        "brands",
        sa.Column("certificates", JSONB(), server_default=sa.text("'[]'"), nullable=False),
    )


def downgrade() -> None:
    op.drop_column("brands", "certificates")
    op.drop_table("recycling_labels")
