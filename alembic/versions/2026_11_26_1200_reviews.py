"""Reviews of guests, one word of a browser about each, and the pictures that come with them."""

import sqlalchemy as sa
from alembic import op

revision = "1200_reviews"
down_revision = "1300_redirects"
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
SOMEBODY = "user_id is not null or session_id is not null"


def upgrade() -> None:
    op.alter_column("reviews", "user_id", nullable=True)
    op.add_column("reviews", sa.Column("author_name", sa.String(60), server_default="", nullable=False))
    op.add_column("reviews", sa.Column("author_key", sa.String(64), nullable=True))
    op.add_column("reviews", sa.Column("variant_text", sa.String(200), nullable=True))
    op.add_column("reviews", sa.Column("fit", sa.Integer(), nullable=True))
    op.add_column("reviews", sa.Column("is_sample", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("reviews", sa.Column("moderated_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("reviews", sa.Column("moderation_note", sa.Text(), nullable=True))
    op.create_check_constraint(op.f("ck_reviews_fit"), "reviews", "fit between -1 and 1")
    op.create_check_constraint(op.f("ck_reviews_somebody"), "reviews", "user_id is not null or author_key is not null")
    op.create_index("uq_reviews_product_author", "reviews", ["product_id", "author_key"], unique=True,
                    postgresql_where=sa.text("author_key is not null"))
    op.create_index("ix_reviews_waiting", "reviews", ["tenant_id", "status", "created_at"])

    op.alter_column("review_interactions", "user_id", nullable=True)
    op.add_column("review_interactions", sa.Column("session_id", sa.String(64), nullable=True))
    op.create_check_constraint(op.f("ck_review_interactions_somebody"), "review_interactions", SOMEBODY)
    op.create_index("uq_review_interactions_session", "review_interactions", ["session_id", "review_id"], unique=True,
                    postgresql_where=sa.text("session_id is not null"))

    op.create_table(
        "review_photos",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("tenant_id", sa.Uuid(), server_default=sa.text(HOUSE), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=True),
        sa.Column("session_id", sa.String(64), nullable=True),
        sa.Column("position", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("small", sa.LargeBinary(), nullable=False),
        sa.Column("large", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenants.id"], name="fk_review_photos_tenant_id", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["review_id"], ["reviews.id"], name="fk_review_photos_review_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_review_photos"),
    )
    op.create_index("ix_review_photos_review_id", "review_photos", ["review_id"])
    op.create_index("ix_review_photos_waiting", "review_photos", ["session_id"],
                    postgresql_where=sa.text("review_id is null"))
    op.execute("alter table review_photos enable row level security")
    op.execute("alter table review_photos force row level security")
    op.execute(f"create policy in_house on review_photos using ({IN_HOUSE}) with check ({IN_HOUSE})")


def downgrade() -> None:
    """Reviews and words of guests have no member to go back to."""
    op.drop_table("review_photos")
    op.execute("delete from review_interactions where user_id is null")
    op.drop_index("uq_review_interactions_session", "review_interactions")
    op.drop_constraint(op.f("ck_review_interactions_somebody"), "review_interactions")
    op.drop_column("review_interactions", "session_id")
    op.alter_column("review_interactions", "user_id", nullable=False)
    op.execute("delete from reviews where user_id is null")
    op.drop_index("ix_reviews_waiting", "reviews")
    op.drop_index("uq_reviews_product_author", "reviews")
    op.drop_constraint(op.f("ck_reviews_somebody"), "reviews")
    op.drop_constraint(op.f("ck_reviews_fit"), "reviews")
    for name in ("moderation_note", "moderated_at", "is_sample", "fit", "variant_text", "author_key", "author_name"):
        op.drop_column("reviews", name)
    op.alter_column("reviews", "user_id", nullable=False)
