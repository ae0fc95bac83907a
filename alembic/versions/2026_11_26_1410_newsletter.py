"""Who wants the letters of a house: asked for, confirmed by a letter, stopped at any time."""

import sqlalchemy as sa
from alembic import op

revision = "1410_newsletter"
down_revision = "1400_home_sections"
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
        "newsletter_subscriptions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("tenant_id", sa.Uuid(), server_default=sa.text(HOUSE), nullable=False),
        sa.Column("email", sa.String(320), nullable=False),
        sa.Column("token", sa.String(32), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "asked", "confirmed", "stopped",
                name="subscription_status", native_enum=False, create_constraint=True, length=32,
            ),
            server_default=sa.text("'asked'"),
            nullable=False,
        ),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenants.id"], name="fk_newsletter_subscriptions_tenant_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_newsletter_subscriptions"),
        sa.UniqueConstraint("token", name="uq_newsletter_subscriptions_token"),
        sa.CheckConstraint(
            "status <> 'confirmed' or confirmed_at is not null",
            name=op.f("ck_newsletter_subscriptions_confirmed"),
        ),
    )
    op.create_index(
        "uq_newsletter_subscriptions_address",
        "newsletter_subscriptions",
        ["tenant_id", sa.text("lower(email)")],
        unique=True,
    )
    op.create_index(
        "ix_newsletter_subscriptions_asked", "newsletter_subscriptions", ["tenant_id", "asked_at"]
    )
    op.execute("alter table newsletter_subscriptions enable row level security")
    op.execute("alter table newsletter_subscriptions force row level security")
    op.execute(f"create policy in_house on newsletter_subscriptions using ({IN_HOUSE}) with check ({IN_HOUSE})")


def downgrade() -> None:
    op.drop_table("newsletter_subscriptions")
