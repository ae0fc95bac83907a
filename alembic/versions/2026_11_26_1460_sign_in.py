"""Letters to sign in with, tries to get in, and sessions of one cookie at several houses."""

import sqlalchemy as sa
from alembic import op

revision = "1460_sign_in"
down_revision = "1410_newsletter"
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


def _owned(name: str, *columns: sa.Column, **constraints: sa.Constraint) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("tenant_id", sa.Uuid(), server_default=sa.text(HOUSE), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenants.id"], name=f"fk_{name}_tenant_id", ondelete="RESTRICT"),
        *constraints.values(),
    )
    op.execute(f"alter table {name} enable row level security")
    op.execute(f"alter table {name} force row level security")
    op.execute(f"create policy in_house on {name} using ({IN_HOUSE}) with check ({IN_HOUSE})")


def upgrade() -> None:
    _owned(
        "sign_in_letters",
        sa.Column("email", sa.String(320), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("link_base", sa.String(300), nullable=False),
        sa.Column("back", sa.String(300), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        token=sa.UniqueConstraint("token_hash", name="uq_sign_in_letters_token_hash"),
    )
    op.create_index("ix_sign_in_letters_of_address", "sign_in_letters",
                    ["tenant_id", sa.text("lower(email)"), "expires_at"])
    _owned(
        "sign_in_attempts",
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_sign_in_attempts_of_subject", "sign_in_attempts", ["tenant_id", "subject", "happened_at"])
    op.add_column("sessions", sa.Column("came_from", sa.String(64), nullable=True))
    op.create_index("ix_sessions_came_from", "sessions", ["came_from"])
    op.drop_constraint("uq_sessions_session_token", "sessions")
    op.create_unique_constraint("uq_sessions_tenant_id_session_token", "sessions", ["tenant_id", "session_token"])
    op.create_index(
        "uq_wishlists_user_name",
        "wishlists",
        ["tenant_id", "user_id", sa.text("lower(name)")],
        unique=True,
        postgresql_where=sa.text("user_id is not null"),
    )


def downgrade() -> None:
    """Who is signed in at two houses with one cookie is signed out of both."""
    op.drop_index("uq_wishlists_user_name", "wishlists")
    op.drop_constraint("uq_sessions_tenant_id_session_token", "sessions")
    op.execute(
        "delete from sessions where session_token in"
        " (select session_token from sessions group by session_token having count(*) > 1)"
    )
    op.create_unique_constraint("uq_sessions_session_token", "sessions", ["session_token"])
    op.drop_index("ix_sessions_came_from", "sessions")
    op.drop_column("sessions", "came_from")
    op.drop_table("sign_in_attempts")
    op.drop_table("sign_in_letters")
