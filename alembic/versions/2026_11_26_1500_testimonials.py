"""Words about pieces that a house may put on its home."""

import sqlalchemy as sa
from alembic import op

revision = "1500_testimonials"
down_revision = "1430_review_pieces"
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
        "testimonials",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("tenant_id", sa.Uuid(), server_default=sa.text(HOUSE), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=True),
        sa.Column("order_item_id", sa.Uuid(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author_name", sa.String(60), nullable=False),
        sa.Column("folio", sa.String(40), nullable=True),
        sa.Column("is_verified", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("is_featured", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("is_sample", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("position", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenants.id"], name="fk_testimonials_tenant_id", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["product_id"], ["products.id"], name="fk_testimonials_product_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["review_id"], ["reviews.id"], name="fk_testimonials_review_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["order_item_id"], ["order_items.id"], name="fk_testimonials_order_item_id", ondelete="SET NULL"
        ),
        sa.CheckConstraint("is_verified or not is_featured", name=op.f("ck_testimonials_featured")),
        sa.PrimaryKeyConstraint("id", name="pk_testimonials"),
    )
    op.create_index(
        "uq_testimonials_review", "testimonials", ["review_id"], unique=True,
        postgresql_where=sa.text("review_id is not null"),
    )
    op.create_index("ix_testimonials_listed", "testimonials", ["tenant_id", "is_featured", "created_at"])
    op.create_index("ix_testimonials_product_id", "testimonials", ["product_id"])
    op.execute("alter table testimonials enable row level security")
    op.execute("alter table testimonials force row level security")
    op.execute(f"create policy in_house on testimonials using ({IN_HOUSE}) with check ({IN_HOUSE})")


def downgrade() -> None:
    op.drop_table("testimonials")
