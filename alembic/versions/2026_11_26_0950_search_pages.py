"""Pages to read can be found too."""

from alembic import op

revision = "0950_search_pages"
down_revision = "0940_search_looks"
branch_labels = None
depends_on = None

BEFORE = "('product', 'story', 'category', 'collection', 'brand')"
AFTER = "('product', 'story', 'category', 'collection', 'brand', 'page')"


def _allow(kinds: str) -> None:
    op.execute("alter table search_documents drop constraint ck_search_documents_search_kind")
    op.execute(
        "alter table search_documents add constraint ck_search_documents_search_kind"
        f" check (kind in {kinds})"
    )


def upgrade() -> None:
    _allow(AFTER)


def downgrade() -> None:
    op.execute("delete from search_documents where kind = 'page'")
    op.execute("delete from search_postings where kind = 'page'")
    _allow(BEFORE)
