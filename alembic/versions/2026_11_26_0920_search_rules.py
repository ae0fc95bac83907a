"""What a house says about its search: synonyms, pinned and lifted pieces, searches worth suggesting."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0920_search_rules"
down_revision = "0910_search_index"
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
KINDS = ("synonym", "category", "pin", "boost", "curated")
NOW = sa.text("now()")


def upgrade() -> None:
    op.create_table(
        "search_rules",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("tenant_id", sa.Uuid(), server_default=sa.text(HOUSE), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(*KINDS, name="rule_kind", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("phrase", sa.String(160), nullable=False),
        sa.Column("values", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("factor", sa.Float(), server_default="1.0", nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint("factor > 0 and factor <= 10", name="ck_search_rules_factor"),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenants.id"], name="fk_search_rules_tenant_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_search_rules"),
        sa.UniqueConstraint(
            "tenant_id", "kind", "phrase", name="uq_search_rules_tenant_id_kind_phrase"
        ),
    )
    op.execute("alter table search_rules enable row level security")
    op.execute("alter table search_rules force row level security")
    op.execute(f"create policy in_house on search_rules using ({IN_HOUSE}) with check ({IN_HOUSE})")


def downgrade() -> None:
    op.drop_table("search_rules")
