"""What the pictures of pieces look like, for finding by picture."""

import sqlalchemy as sa
from alembic import op
from pgvector.sqlalchemy import Vector
from sqlalchemy.dialects import postgresql

revision = "0940_search_looks"
down_revision = "0930_search_vectors"
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
        "search_looks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("tenant_id", sa.Uuid(), server_default=sa.text(HOUSE), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("asset", sa.String(120), nullable=False),
        sa.Column("is_masked", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("seen", sa.String(32), nullable=False),
        sa.Column("look", Vector(1984), nullable=False),
        sa.Column("palette", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenants.id"], name="fk_search_looks_tenant_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name="fk_search_looks_product_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_search_looks"),
        sa.UniqueConstraint("product_id", "asset", "is_masked", name="uq_search_looks_product_id_asset_is_masked"),
    )
    op.create_index("ix_search_looks_tenant_id", "search_looks", ["tenant_id"])
    op.execute("alter table search_looks enable row level security")
    op.execute("alter table search_looks force row level security")
    op.execute(f"create policy in_house on search_looks using ({IN_HOUSE}) with check ({IN_HOUSE})")


def downgrade() -> None:
    op.drop_table("search_looks")
