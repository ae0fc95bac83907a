"""What stands beside a piece, and which lists were seen."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "1210_recommendations"
down_revision = "1200_reviews"
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


def owned(table):
    return [
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("tenant_id", sa.Uuid(), server_default=sa.text(HOUSE), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenants.id"], name=f"fk_{table}_tenant_id", ondelete="RESTRICT"),
    ]


def fenced(table):
    op.execute(f"alter table {table} enable row level security")
    op.execute(f"alter table {table} force row level security")
    op.execute(f"create policy in_house on {table} using ({IN_HOUSE}) with check ({IN_HOUSE})")


def upgrade() -> None:
    op.create_table(
        "piece_neighbours",
        *owned("piece_neighbours"),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("list", sa.Enum("together", "chosen", "alike", name="neighbour_list", native_enum=False,
                                  create_constraint=True, length=32), nullable=False),
        sa.Column("neighbour_id", sa.Uuid(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.String(120), nullable=False),
        sa.Column("algorithm", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(["product_id"], ["products.id"], name="fk_piece_neighbours_product_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["neighbour_id"], ["products.id"], name="fk_piece_neighbours_neighbour_id", ondelete="CASCADE"),
        sa.UniqueConstraint("product_id", "list", "neighbour_id", name="uq_piece_neighbours_product_id_list_neighbour_id"),
        sa.CheckConstraint("rank > 0", name=op.f("ck_piece_neighbours_rank")),
    )
    op.create_index("ix_piece_neighbours_served", "piece_neighbours", ["product_id", "list", "rank"])
    op.create_index("ix_piece_neighbours_neighbour_id", "piece_neighbours", ["neighbour_id"])
    op.create_table(
        "recommendation_impressions",
        *owned("recommendation_impressions"),
        sa.Column("placement", sa.String(40), nullable=False),
        sa.Column("algorithm", sa.String(40), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=True),
        sa.Column("shown", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("clicked", sa.String(160), nullable=True),
        sa.ForeignKeyConstraint(["product_id"], ["products.id"], name="fk_recommendation_impressions_product_id", ondelete="SET NULL"),
    )
    op.create_index("ix_recommendation_impressions_newest", "recommendation_impressions", ["tenant_id", "algorithm", "created_at"])
    op.create_index("ix_recommendation_impressions_product_id", "recommendation_impressions", ["product_id"])
    for table in ("piece_neighbours", "recommendation_impressions"):
        fenced(table)


def downgrade() -> None:
    op.drop_table("recommendation_impressions")
    op.drop_table("piece_neighbours")
