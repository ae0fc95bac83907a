"""A piece says what may be made of it for one person, and what its making took from the world."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "1110_made_for_one"
down_revision = "1230_alerts"
branch_labels = None
depends_on = None

COLUMNS = ("bespoke", "footprint")


def upgrade() -> None:
    for name in COLUMNS:
        column = sa.Column(name, JSONB(none_as_null=True), nullable=False, server_default="{}")
        op.add_column("products", column)


def downgrade() -> None:
    for name in COLUMNS:
        op.drop_column("products", name)
