"""The home of a house as rows, one a section, so that an editor changes it without touching the house's settings."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "1400_home_sections"
down_revision = "1240_questions"
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
KINDS = (
    "hero", "showcase", "categories", "paths", "narrative", "strip", "formula", "mosaic", "carousel", "makers",
    "testimonials", "newsletter", "journal",
)  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "home_sections",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("tenant_id", sa.Uuid(), server_default=sa.text(HOUSE), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(*KINDS, name="section_kind", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("is_shown", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("content", JSONB(none_as_null=True), server_default=sa.text("'{}'"), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenants.id"], name="fk_home_sections_tenant_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_home_sections"),
        sa.UniqueConstraint("tenant_id", "position", name="uq_home_sections_tenant_id_position"),
        sa.CheckConstraint("position > 0", name=op.f("ck_home_sections_position")),
    )
    op.execute("alter table home_sections enable row level security")
    op.execute("alter table home_sections force row level security")
    op.execute(f"create policy in_house on home_sections using ({IN_HOUSE}) with check ({IN_HOUSE})")


def downgrade() -> None:
    op.drop_table("home_sections")
