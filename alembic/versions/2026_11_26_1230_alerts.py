"""Who wants one letter when a piece is back or costs less."""

import sqlalchemy as sa
from alembic import op

revision = "1230_alerts"
down_revision = "1220_outfits"
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
OPEN = sa.text("due_at is null and stopped_at is null")


def upgrade() -> None:
    op.create_table(
        "alerts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("tenant_id", sa.Uuid(), server_default=sa.text(HOUSE), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("variant_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Enum("back_in_stock", "price_drop", name="alert_kind", native_enum=False,
                                  create_constraint=True, length=32), nullable=False),
        sa.Column("email", sa.String(320), nullable=False),
        sa.Column("token", sa.String(32), nullable=False),
        sa.Column("price_when_asked", sa.Numeric(14, 3), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_alerts"),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenants.id"], name="fk_alerts_tenant_id", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["product_id"], ["products.id"], name="fk_alerts_product_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["variant_id"], ["product_variants.id"], name="fk_alerts_variant_id", ondelete="CASCADE"),
        sa.UniqueConstraint("token", name="uq_alerts_token"),
        sa.CheckConstraint("price_when_asked >= 0", name=op.f("ck_alerts_price_when_asked")),
    )
    op.create_index("uq_alerts_open", "alerts", ["variant_id", "kind", sa.text("lower(email)")], unique=True,
                    postgresql_where=OPEN)
    op.create_index("ix_alerts_waiting", "alerts", ["product_id"], postgresql_where=OPEN)
    op.execute("alter table alerts enable row level security")
    op.execute("alter table alerts force row level security")
    op.execute(f"create policy in_house on alerts using ({IN_HOUSE}) with check ({IN_HOUSE})")


def downgrade() -> None:
    op.drop_table("alerts")
