"""Pieces that are lent. No unit is promised to two people on one day: the database says so."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import DATERANGE, JSONB

revision = "1570_rental"
down_revision = "1560_resale"
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
AMOUNT = sa.Numeric(14, 3)
MOMENT = sa.DateTime(timezone=True)
STATES = "'claimed', 'expired', 'booked', 'cancelled', 'sent', 'returned'"
UNIT = "hashtextextended(product_id::text || ':' || unit::text, 0)::numeric"
NAME = "rental_loans"


def _points(column: str, there: str) -> sa.Constraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{there}.id"], name=f"fk_{NAME}_{column}", ondelete="RESTRICT"
    )


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    op.create_table(
        NAME,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", MOMENT, server_default=NOW, nullable=False),
        sa.Column("updated_at", MOMENT, server_default=NOW, nullable=False),
        sa.Column("tenant_id", sa.Uuid(), server_default=sa.text(HOUSE), nullable=False),
        sa.Column("ref", sa.String(20), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("days", sa.Integer(), server_default=sa.text("4"), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("taken", DATERANGE(), nullable=False),
        sa.Column("status", sa.String(32), server_default="claimed", nullable=False),
        sa.Column("is_insured", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("rent_amount", AMOUNT, nullable=False),
        sa.Column("insurance_amount", AMOUNT, server_default=sa.text("0"), nullable=False),
        sa.Column("deposit_amount", AMOUNT, nullable=False),
        sa.Column("total_amount", AMOUNT, nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("email", sa.String(320), nullable=False),
        sa.Column("recipient", JSONB(none_as_null=True), server_default="{}", nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("payment_method", sa.String(120), nullable=True),
        sa.Column("intent_id", sa.String(120), nullable=True),
        sa.Column("paid_at", MOMENT, nullable=True),
        sa.Column("sent_at", MOMENT, nullable=True),
        sa.Column("reminded_at", MOMENT, nullable=True),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.Column("late_days", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("kept_amount", AMOUNT, nullable=True),
        sa.Column("kept_reason", sa.Text(), nullable=True),
        sa.Column("refund_amount", AMOUNT, nullable=True),
        sa.Column("refund_id", sa.String(120), nullable=True),
        sa.Column("refunded_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=f"pk_{NAME}"),
        sa.UniqueConstraint("ref", name=f"uq_{NAME}_ref"),
        sa.CheckConstraint(f"status in ({STATES})", name="loan_status"),
        sa.CheckConstraint("unit between 1 and 99", name="unit"),
        sa.CheckConstraint("days between 1 and 60 and until_on = start_on + days", name="days"),
        sa.CheckConstraint(
            "rent_amount >= 0 and insurance_amount >= 0 and deposit_amount >= 0"
            " and total_amount = rent_amount + insurance_amount + deposit_amount",
            name="amounts",
        ),
        sa.CheckConstraint("kept_amount between 0 and deposit_amount", name="kept_amount"),
        sa.CheckConstraint("refund_amount between 0 and total_amount", name="refund_amount"),
        sa.CheckConstraint("late_days >= 0", name="late_days"),
        sa.CheckConstraint("currency ~ '^[A-Z]{3}$'", name="currency_form"),
        _points("tenant_id", "tenants"),
        _points("user_id", "users"),
        _points("product_id", "products"),
    )
    # The extension that lets GiST compare keys is not in every PostgreSQL; ranges it always compares.
    op.execute(
        f"alter table {NAME} add constraint ex_rental_loans_one_at_a_time exclude using gist"
        f" (numrange({UNIT}, {UNIT}, '[]') with &&, taken with &&)"
        " where (status in ('claimed', 'booked', 'sent', 'returned'))"
    )
    op.create_index("ix_rental_loans_of_user", NAME, ["user_id", "created_at"])
    op.create_index("ix_rental_loans_of_product", NAME, ["product_id", "until_on"])
    op.create_index("ix_rental_loans_at", NAME, ["tenant_id", "status", "start_on"])
    op.create_index(
        "uq_rental_loans_intent_id", NAME, ["intent_id"], unique=True,
        postgresql_where=sa.text("intent_id is not null"),
    )  # fmt: skip
    op.execute(f"alter table {NAME} enable row level security")
    op.execute(f"alter table {NAME} force row level security")
    op.execute(f"create policy in_house on {NAME} using ({IN_HOUSE}) with check ({IN_HOUSE})")


def downgrade() -> None:
    op.drop_table(NAME)
