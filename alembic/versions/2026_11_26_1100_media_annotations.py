"""A model has places with something to say: points on its surface, each with a title and a sentence."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "1100_media_annotations"
down_revision = "1210_recommendations"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "product_media",
        sa.Column("annotations", JSONB(none_as_null=True), nullable=False, server_default="[]"),
    )


def downgrade() -> None:
    op.drop_column("product_media", "annotations")
