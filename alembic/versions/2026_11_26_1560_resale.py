"""Pieces that members offer back: offers, their pictures, and the book of what is owed for them."""

import sqlalchemy as sa
from alembic import op

revision = "1560_resale"
down_revision = "1550_recycling"
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
CONDITIONS = "'as_new', 'excellent', 'good', 'loved'"
STATES = "'offered', 'listed', 'rejected', 'withdrawn', 'sold', 'taken_back'"


def _owned(name: str, *columns: sa.Column | sa.Constraint) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("tenant_id", sa.Uuid(), server_default=sa.text(HOUSE), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        _points(name, "tenant_id", "tenants"),
    )
    op.execute(f"alter table {name} enable row level security")
    op.execute(f"alter table {name} force row level security")
    op.execute(f"create policy in_house on {name} using ({IN_HOUSE}) with check ({IN_HOUSE})")


def _points(table: str, column: str, there: str, ondelete: str = "RESTRICT") -> sa.Constraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{there}.id"], name=f"fk_{table}_{column}", ondelete=ondelete
    )


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    op.add_column("products", sa.Column("pre_loved_of", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        "fk_products_pre_loved_of", "products", "products", ["pre_loved_of"], ["id"],
        ondelete="RESTRICT",
    )  # fmt: skip
    op.create_index("ix_products_pre_loved_of", "products", ["pre_loved_of"])
    _offers()
    _owned(
        "resale_photos",
        sa.Column("offer_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("small", sa.LargeBinary(), nullable=False),
        sa.Column("large", sa.LargeBinary(), nullable=False),
        _points("resale_photos", "offer_id", "resale_offers", "CASCADE"),
    )
    op.create_index("ix_resale_photos_offer_id", "resale_photos", ["offer_id"])
    _entries()


def _offers() -> None:
    name = "resale_offers"
    _owned(
        name,
        sa.Column("ref", sa.String(20), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("order_item_id", sa.Uuid(), nullable=False),
        sa.Column("piece_number", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("condition", sa.String(32), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("start_price", AMOUNT, nullable=False),
        sa.Column("floor_price", AMOUNT, nullable=False),
        sa.Column("step_amount", AMOUNT, server_default=sa.text("0"), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("status", sa.String(32), server_default="offered", nullable=False),
        sa.Column("listing_id", sa.Uuid(), nullable=True),
        sa.Column("listed_on", sa.Date(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("sold_order_id", sa.Uuid(), nullable=True),
        sa.UniqueConstraint("ref", name="uq_resale_offers_ref"),
        sa.CheckConstraint(f"condition in ({CONDITIONS})", name="condition"),
        sa.CheckConstraint("kind in ('fixed', 'dynamic')", name="price_kind"),
        sa.CheckConstraint(f"status in ({STATES})", name="offer_status"),
        sa.CheckConstraint("piece_number between 1 and 99", name="piece_number"),
        sa.CheckConstraint("floor_price > 0 and floor_price <= start_price", name="prices"),
        sa.CheckConstraint("step_amount >= 0", name="step_amount"),
        sa.CheckConstraint("currency ~ '^[A-Z]{3}$'", name="currency_form"),
        sa.CheckConstraint(
            "(listing_id is not null and listed_on is not null)"
            " or status in ('offered', 'rejected', 'withdrawn')",
            name="listing",
        ),
        _points(name, "user_id", "users"),
        _points(name, "order_item_id", "order_items"),
        _points(name, "product_id", "products"),
        _points(name, "listing_id", "products"),
        _points(name, "decided_by", "users", "SET NULL"),
        _points(name, "sold_order_id", "orders"),
    )
    op.create_index(
        "uq_resale_offers_open_piece", name, ["order_item_id", "piece_number"], unique=True,
        postgresql_where=sa.text("status in ('offered', 'listed', 'sold')"),
    )  # fmt: skip
    op.create_index("ix_resale_offers_of_user", name, ["user_id", "created_at"])
    op.create_index("ix_resale_offers_of_product", name, ["product_id", "status"])
    op.create_index("ix_resale_offers_waiting", name, ["tenant_id", "status", "created_at"])
    op.create_index("uq_resale_offers_listing", name, ["listing_id"], unique=True)


def _entries() -> None:
    name = "resale_entries"
    _owned(
        name,
        sa.Column("offer_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("price", AMOUNT, nullable=False),
        sa.Column("fee", AMOUNT, nullable=False),
        sa.Column("amount", AMOUNT, nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.UniqueConstraint("offer_id", "order_id", "kind", name="uq_resale_entries_offer_id_order_id_kind"),
        sa.CheckConstraint("kind in ('owed', 'taken_back')", name="entry_kind"),
        sa.CheckConstraint("price >= 0 and fee >= 0 and amount >= 0", name="amounts"),
        sa.CheckConstraint("price = fee + amount", name="no_coin_lost"),
        _points(name, "offer_id", "resale_offers"),
        _points(name, "order_id", "orders"),
        _points(name, "user_id", "users"),
    )
    op.create_index("ix_resale_entries_of_user", name, ["user_id", "created_at"])
    # Like every book of money: the application adds lines and never changes one.
    op.execute(
        "do $$ begin if exists (select from pg_roles where rolname = 'luxeverse_app')"
        " then revoke update, delete, truncate on resale_entries from luxeverse_app; end if; end $$"
    )


def downgrade() -> None:
    op.drop_table("resale_entries")
    op.drop_table("resale_photos")
    op.drop_table("resale_offers")
    op.drop_index("ix_products_pre_loved_of", "products")
    op.drop_constraint("fk_products_pre_loved_of", "products")
    op.drop_column("products", "pre_loved_of")
