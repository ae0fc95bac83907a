"""A list of saved pieces may belong to a browser, as a bag does, until its owner signs in."""

import sqlalchemy as sa
from alembic import op

revision = "1020_guest_wishlists"
down_revision = "0950_search_pages"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.alter_column("wishlists", "user_id", nullable=True)
    op.add_column("wishlists", sa.Column("session_id", sa.String(64), nullable=True))
    op.create_check_constraint(
        op.f("ck_wishlists_somebody"), "wishlists", "user_id is not null or session_id is not null"
    )
    op.create_index(
        "uq_wishlists_session_name",
        "wishlists",
        ["tenant_id", "session_id", sa.text("lower(name)")],
        unique=True,
        postgresql_where=sa.text("session_id is not null"),
    )


def downgrade() -> None:
    """Lists of browsers have no owner to go back to."""
    op.execute("delete from wishlists where user_id is null")
    op.drop_index("uq_wishlists_session_name", "wishlists")
    op.drop_constraint(op.f("ck_wishlists_somebody"), "wishlists")
    op.drop_column("wishlists", "session_id")
    op.alter_column("wishlists", "user_id", nullable=False)
