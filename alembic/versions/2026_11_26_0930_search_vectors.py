"""Of which text the vector of a document was made."""

import sqlalchemy as sa
from alembic import op

revision = "0930_search_vectors"
down_revision = "0920_search_rules"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("search_documents", sa.Column("embedded_hash", sa.String(32), nullable=True))


def downgrade() -> None:
    op.drop_column("search_documents", "embedded_hash")
