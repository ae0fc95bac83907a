"""What people ask about a piece, who answered, and whom it helped."""

import sqlalchemy as sa
from alembic import op

revision = "1240_questions"
down_revision = "1110_made_for_one"
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
TABLES = ("questions", "answers", "answer_votes")


def owned(table):
    return [
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("tenant_id", sa.Uuid(), server_default=sa.text(HOUSE), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenants.id"], name=f"fk_{table}_tenant_id", ondelete="RESTRICT"),
    ]


def status(name):
    return sa.Column("status", sa.Enum("PENDING", "APPROVED", "REJECTED", "FLAGGED", name=name, native_enum=False,
                                       create_constraint=True, length=32), server_default=sa.text("'PENDING'"), nullable=False)


def upgrade() -> None:
    op.create_table(
        "questions",
        *owned("questions"),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("author_name", sa.String(60), nullable=False),
        sa.Column("session_id", sa.String(64), server_default="", nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        status("review_status"),
        sa.Column("is_sample", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["product_id"], ["products.id"], name="fk_questions_product_id", ondelete="CASCADE"),
    )
    op.create_index("ix_questions_shown", "questions", ["product_id", "status", "created_at"])
    op.create_index("ix_questions_waiting", "questions", ["tenant_id", "status", "created_at"])
    op.create_table(
        "answers",
        *owned("answers"),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("author_name", sa.String(60), nullable=False),
        sa.Column("session_id", sa.String(64), server_default="", nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("is_house", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("is_owner", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("helpful_count", sa.Integer(), server_default=sa.text("0"), nullable=False),
        status("review_status"),
        sa.Column("is_sample", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["question_id"], ["questions.id"], name="fk_answers_question_id", ondelete="CASCADE"),
    )
    op.create_index("ix_answers_shown", "answers", ["question_id", "status"])
    op.create_index("ix_answers_waiting", "answers", ["tenant_id", "status", "created_at"])
    op.create_table(
        "answer_votes",
        *owned("answer_votes"),
        sa.Column("answer_id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(["answer_id"], ["answers.id"], name="fk_answer_votes_answer_id", ondelete="CASCADE"),
        sa.UniqueConstraint("answer_id", "session_id", name="uq_answer_votes_answer_id_session_id"),
    )
    for table in TABLES:
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"alter table {table} force row level security")
        op.execute(f"create policy in_house on {table} using ({IN_HOUSE}) with check ({IN_HOUSE})")


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
