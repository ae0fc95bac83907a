"""The index of words: documents, postings, terms, vocabulary; rows of a house seen by that house alone."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0910_search_index"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = ("search_corpora", "search_documents", "search_lexemes", "search_postings", "search_words")
HOUSE = "nullif(nullif(current_setting('app.tenant_id', true), ''), '*')::uuid"
IN_HOUSE = """
    (select coalesce(current_setting('app.tenant_id', true), '') = '*')
    or tenant_id = (
        select case when current_setting('app.tenant_id', true) ~ '^[0-9a-fA-F-]{36}$'
                    then current_setting('app.tenant_id', true)::uuid end
    )
"""
KINDS = ("product", "story", "category", "collection", "brand")


def tenant(table: str) -> tuple[sa.Column, sa.ForeignKeyConstraint]:
    return (
        sa.Column("tenant_id", sa.Uuid(), server_default=sa.text(HOUSE), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenants.id"], name=f"fk_{table}_tenant_id", ondelete="RESTRICT"
        ),
    )


def term(name: str) -> sa.Column:
    return sa.Column(name, sa.String(64, collation="C"), nullable=False)


def upgrade() -> None:
    op.create_table(
        "search_documents",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column(
            "updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        *tenant("search_documents"),
        sa.Column(
            "kind",
            sa.Enum(
                *KINDS, name="search_kind", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("target_id", sa.Uuid(), nullable=False),
        sa.Column("content_hash", sa.String(32), nullable=False),
        sa.Column("length", sa.REAL(), nullable=False),
        sa.Column("words", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_search_documents"),
        sa.UniqueConstraint(
            "tenant_id", "kind", "target_id", name="uq_search_documents_tenant_id_kind_target_id"
        ),
    )
    op.create_table(
        "search_postings",
        *tenant("search_postings"),
        term("lexeme"),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("target_id", sa.Uuid(), nullable=False),
        sa.Column("weight", sa.REAL(), nullable=False),
        sa.Column("length", sa.REAL(), nullable=False),
        sa.CheckConstraint("weight > 0 and length > 0", name="ck_search_postings_measures"),
        sa.PrimaryKeyConstraint(
            "tenant_id",
            "lexeme",
            "kind",
            "target_id",
            name="pk_search_postings",
            postgresql_include=["weight", "length"],
        ),
    )
    op.create_index("ix_search_postings_target", "search_postings", ["tenant_id", "target_id"])
    op.create_table(
        "search_lexemes",
        *tenant("search_lexemes"),
        term("lexeme"),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.CheckConstraint("documents > 0", name="ck_search_lexemes_documents"),
        sa.PrimaryKeyConstraint("tenant_id", "lexeme", name="pk_search_lexemes"),
    )
    op.create_table(
        "search_words",
        *tenant("search_words"),
        term("word"),
        term("lexeme"),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.CheckConstraint("documents > 0", name="ck_search_words_documents"),
        sa.PrimaryKeyConstraint("tenant_id", "word", name="pk_search_words"),
    )
    op.create_table(
        "search_corpora",
        *tenant("search_corpora"),
        sa.Column("documents", sa.Integer(), server_default="0", nullable=False),
        sa.Column("length_sum", sa.Float(), server_default="0", nullable=False),
        sa.Column(
            "vocabulary", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False
        ),
        sa.CheckConstraint("documents >= 0", name="ck_search_corpora_documents"),
        sa.PrimaryKeyConstraint("tenant_id", name="pk_search_corpora"),
    )
    for table in TABLES:
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"alter table {table} force row level security")
        op.execute(f"create policy in_house on {table} using ({IN_HOUSE}) with check ({IN_HOUSE})")


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
