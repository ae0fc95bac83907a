"""What is worn, worked or used with a piece."""

import sqlalchemy as sa
from alembic import op

revision = "1220_outfits"
down_revision = "1100_media_annotations"
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
        "outfit_pieces",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("tenant_id", sa.Uuid(), server_default=sa.text(HOUSE), nullable=False),
        sa.Column("base_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("label", sa.String(60), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("option", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("is_curated", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outfit_pieces"),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenants.id"], name="fk_outfit_pieces_tenant_id", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["base_id"], ["products.id"], name="fk_outfit_pieces_base_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["product_id"], ["products.id"], name="fk_outfit_pieces_product_id", ondelete="CASCADE"),
        sa.UniqueConstraint("base_id", "product_id", name="uq_outfit_pieces_base_id_product_id"),
        sa.CheckConstraint("position > 0 and option > 0", name=op.f("ck_outfit_pieces_place")),
    )
    op.create_index("ix_outfit_pieces_shown", "outfit_pieces", ["base_id", "position", "option"])
    op.create_index("ix_outfit_pieces_product_id", "outfit_pieces", ["product_id"])
    op.execute("alter table outfit_pieces enable row level security")
    op.execute("alter table outfit_pieces force row level security")
    op.execute(f"create policy in_house on outfit_pieces using ({IN_HOUSE}) with check ({IN_HOUSE})")


def downgrade() -> None:
    op.drop_table("outfit_pieces")
