"""Descriptions written with a language model, until an editor decides."""

import sqlalchemy as sa
from alembic import op

revision = "1510_assisted_texts"
down_revision = "1500_testimonials"
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


def upgrade() -> None:
    op.create_table(
        "assisted_texts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("tenant_id", sa.Uuid(), server_default=sa.text(HOUSE), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("written", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source", sa.String(160), nullable=False),
        sa.Column("made_from", sa.String(64), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "draft", "approved", "rejected", "withdrawn",
                name="assisted_status", native_enum=False, create_constraint=True, length=32,
            ),
            server_default=sa.text("'draft'"),
            nullable=False,
        ),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenants.id"], name="fk_assisted_texts_tenant_id", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["product_id"], ["products.id"], name="fk_assisted_texts_product_id", ondelete="CASCADE"),
        sa.CheckConstraint("status = 'draft' or decided_at is not null", name=op.f("ck_assisted_texts_decided")),
        sa.PrimaryKeyConstraint("id", name="pk_assisted_texts"),
    )
    for status in ("draft", "approved"):
        op.create_index(
            f"uq_assisted_texts_{status}", "assisted_texts", ["product_id"], unique=True,
            postgresql_where=sa.text(f"status = '{status}'"),
        )
    op.create_index("ix_assisted_texts_product_id", "assisted_texts", ["product_id"])
    op.create_index("ix_assisted_texts_listed", "assisted_texts", ["tenant_id", "status", "created_at"])
    op.execute("alter table assisted_texts enable row level security")
    op.execute("alter table assisted_texts force row level security")
    op.execute(f"create policy in_house on assisted_texts using ({IN_HOUSE}) with check ({IN_HOUSE})")


def downgrade() -> None:
    op.drop_table("assisted_texts")
