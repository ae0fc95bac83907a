"""The application may measure the tables of the search index, so that a new index is read well from its first moment."""

from alembic import op

revision = "0430_index_statistics"
down_revision = "1610_visits"
branch_labels = None
depends_on = None

TABLES = "search_documents, search_postings"


def _for_app(statement: str) -> None:
    """The privilege came with PostgreSQL 17; before it, and for a single login, there is nothing to give."""
    op.execute(
        "do $$ begin if current_setting('server_version_num')::int >= 170000"
        " and exists (select from pg_roles where rolname = 'luxeverse_app')"
        f" then execute '{statement}'; end if; end $$"
    )


def upgrade() -> None:
    _for_app(f"grant maintain on {TABLES} to luxeverse_app")


def downgrade() -> None:
    _for_app(f"revoke maintain on {TABLES} from luxeverse_app")
