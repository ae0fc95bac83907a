"""What bringing an order takes, and what its buyer adds for others."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "1530_carriage"
down_revision = "1510_assisted_texts"
branch_labels = None
depends_on = None

AMOUNTS = ("contribution_amount", "gift_amount")


def upgrade() -> None:
    mode = sa.Enum("lorry", "van", "air", "collected", name="mode", native_enum=False,
                   create_constraint=True, length=32)
    op.add_column("delivery_methods", sa.Column("mode", mode, server_default=sa.text("'lorry'"), nullable=False))
    for name in AMOUNTS:
        op.add_column("orders", sa.Column(name, sa.Numeric(14, 3), server_default=sa.text("0"), nullable=False))
    op.add_column("orders", sa.Column("carriage_grams", sa.Integer(), nullable=True))
    op.add_column("orders", sa.Column("carriage", JSONB(), server_default=sa.text("'{}'"), nullable=False))
    op.create_check_constraint("additions", "orders", "contribution_amount >= 0 and gift_amount >= 0")
    op.create_check_constraint("carriage_grams", "orders", "carriage_grams >= 0")
    op.add_column("checkout_drafts", sa.Column("contributes", sa.Boolean(), nullable=True))
    op.add_column("checkout_drafts", sa.Column("rounds_up", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("users", sa.Column("always_contributes", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    op.drop_column("users", "always_contributes")
    op.drop_column("checkout_drafts", "rounds_up")
    op.drop_column("checkout_drafts", "contributes")
    for name in ("carriage", "carriage_grams", *AMOUNTS):
        op.drop_column("orders", name)
    op.drop_column("delivery_methods", "mode")
