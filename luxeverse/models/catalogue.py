"""What a house shows and sells."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text

from luxeverse.domain.catalogue.assisted import AssistedStatus
from luxeverse.domain.catalogue.status import ProductStatus
from luxeverse.models.base import (
    Owned,
    count,
    day,
    embedding,
    flag,
    label,
    link_to,
    moment,
    money,
    nearest,
    one_of,
    open_shape,
    owner_of,
    prose,
    trace_of,
    words,
)


class Category(Owned, table=True):
    __tablename__ = "categories"
    __table_args__ = (
        UniqueConstraint("tenant_id", "slug"),
        Index(None, "parent_id"),
    )

    parent_id: UUID | None = link_to("categories.id", nullable=True)
    slug: str = label(120)
    name: str = label(160)
    description: str | None = prose()
    image_url: str | None = prose()
    meta_title: str | None = label(200, nullable=True)
    meta_description: str | None = label(400, nullable=True)
    display_order: int = count()
    is_featured: bool = flag()
    is_active: bool = flag(default=True)


class Brand(Owned, table=True):
    __tablename__ = "brands"
    __table_args__ = (
        UniqueConstraint("tenant_id", "slug"),
        CheckConstraint("sustainability_score between 0 and 100", name="sustainability_score"),
    )

    slug: str = label(120)
    name: str = label(160)
    logo_url: str | None = prose()
    description: str | None = prose()
    story: str | None = prose()
    is_verified: bool = flag()
    verified_at: datetime | None = moment()
    sustainability_score: int | None = None
    certifications: list[str] = words()
    website_url: str | None = prose()
    instagram_handle: str | None = label(60, nullable=True)
    certificates: list[dict[str, Any]] = open_shape(
        "[]"
    )  # added: name, issuer, number and date of each


class Product(Owned, table=True):
    """A piece. Facets such as humour, skin type or metal stand in ``attributes``."""

    __tablename__ = "products"
    __table_args__ = (
        UniqueConstraint("tenant_id", "slug"),
        UniqueConstraint("tenant_id", "sku"),
        CheckConstraint("price >= 0", name="price"),
        CheckConstraint("compare_at_price >= 0", name="compare_at_price"),
        CheckConstraint("cost >= 0", name="cost"),
        CheckConstraint("currency ~ '^[A-Z]{3}$'", name="currency_form"),
        Index("ix_products_listing", "tenant_id", "category_id", "status", "price"),
        Index("ix_products_brand", "tenant_id", "brand_id", "status", "price"),
        Index(
            "ix_products_on_sale",
            "tenant_id",
            "published_at",
            postgresql_where=text("status = 'ACTIVE' and deleted_at is null"),
        ),
        Index(
            "ix_products_featured",
            "tenant_id",
            "featured_at",
            postgresql_where=text("is_featured and deleted_at is null"),
        ),
        Index("ix_products_style_tags", "style_tags", postgresql_using="gin"),
        Index(
            "ix_products_attributes",
            "attributes",
            postgresql_using="gin",
            postgresql_ops={"attributes": "jsonb_path_ops"},
        ),
        nearest("product_embedding", "ix_products_embedding"),
    )

    sku: str = label(64)
    slug: str = label(160)
    name: str = label(200)
    description: str | None = prose()
    story: str | None = prose()
    category_id: UUID = link_to("categories.id")
    brand_id: UUID | None = link_to("brands.id", nullable=True)
    price: Decimal = money()
    compare_at_price: Decimal | None = money(nullable=True)
    cost: Decimal | None = money(nullable=True)
    currency: str = label(3)
    status: ProductStatus = one_of(ProductStatus, default=ProductStatus.DRAFT)
    published_at: datetime | None = moment()
    featured_at: datetime | None = moment()
    ai_description: str | None = prose()
    product_embedding: list[float] | None = embedding()
    color_analysis: dict[str, Any] | None = open_shape()
    style_tags: list[str] = words()
    model_3d_url: str | None = prose()
    ar_enabled: bool = flag()
    virtual_try_on_enabled: bool = flag()
    meta_title: str | None = label(200, nullable=True)
    meta_description: str | None = label(400, nullable=True)
    materials: list[dict[str, Any]] = open_shape("[]")
    carbon_footprint: float | None = None  # kilograms of CO2 equivalent
    recyclable: bool = flag()
    view_count: int = count()
    purchase_count: int = count()
    wishlist_count: int = count()
    is_featured: bool = flag()
    is_exclusive: bool = flag()
    is_limited_edition: bool = flag()
    launch_date: date | None = day()
    pre_order_enabled: bool = flag()
    pre_order_end_date: date | None = day()
    deleted_at: datetime | None = moment()
    # Added: what a page of ours shows beyond V5, the facets, and what optimistic locking needs.
    one_line: str | None = label(160, nullable=True)
    attributes: dict[str, Any] = open_shape("{}")
    care: str | None = prose()
    provenance: list[dict[str, Any]] = open_shape("[]")
    sustainability: str | None = prose()
    bespoke: dict[str, Any] = open_shape("{}")  # what domain.bespoke calls an offer
    footprint: dict[str, Any] = open_shape("{}")  # what domain.sustainability calls a record
    embedding_provider: str | None = label(60, nullable=True)
    embedding_version: str | None = label(60, nullable=True)
    pre_loved_of: UUID | None = link_to(
        "products.id", nullable=True, index=True
    )  # one of one, sold a second time
    version: int = count(1)


class ProductVariant(Owned, table=True):
    """A size, colour or material of a piece: what is counted, held and sold.

    ``inventory_quantity`` is on the shelf, ``inventory_reserved`` is held for orders being paid.
    """

    __tablename__ = "product_variants"
    __table_args__ = (
        UniqueConstraint("tenant_id", "sku"),
        Index(None, "product_id"),
        Index(
            "ix_product_variants_low_stock",
            "tenant_id",
            "inventory_quantity",
            postgresql_where=text("inventory_quantity - inventory_reserved <= low_stock_threshold"),
        ),
        CheckConstraint("price >= 0", name="price"),
        CheckConstraint("compare_at_price >= 0", name="compare_at_price"),
        CheckConstraint("inventory_quantity >= 0", name="inventory_quantity"),
        CheckConstraint(
            "inventory_reserved >= 0 and inventory_reserved <= inventory_quantity",
            name="inventory_reserved",
        ),
        CheckConstraint("color_hex ~ '^#[0-9A-Fa-f]{6}$'", name="color_hex"),
    )

    product_id: UUID = link_to("products.id")
    sku: str = label(64)
    size: str | None = label(60, nullable=True)
    color: str | None = label(60, nullable=True)
    material: str | None = label(80, nullable=True)
    price: Decimal = money()
    compare_at_price: Decimal | None = money(nullable=True)
    inventory_quantity: int = count()
    inventory_reserved: int = count()
    low_stock_threshold: int = count(5)
    weight_value: float | None = None
    weight_unit: str | None = label(8, nullable=True)
    dimensions: dict[str, Any] | None = open_shape()
    is_available: bool = flag(default=True)
    available_at: datetime | None = moment()
    # Added: the swatch and the order in which choices are offered.
    color_hex: str | None = label(7, nullable=True)
    display_order: int = count()
    version: int = count(1)


class Collection(Owned, table=True):
    __tablename__ = "collections"
    __table_args__ = (UniqueConstraint("tenant_id", "slug"),)

    slug: str = label(120)
    name: str = label(160)
    description: str | None = prose()
    hero_image_url: str | None = prose()
    hero_video_url: str | None = prose()
    color_theme: dict[str, Any] | None = open_shape()
    is_manual: bool = flag(default=True)
    rules: dict[str, Any] | None = open_shape()
    is_active: bool = flag(default=True)
    display_order: int = count()
    featured_until: datetime | None = moment()
    meta_title: str | None = label(200, nullable=True)
    meta_description: str | None = label(400, nullable=True)


class CollectionProduct(Owned, table=True):
    __tablename__ = "collection_products"
    __table_args__ = (
        UniqueConstraint("collection_id", "product_id"),
        Index(None, "product_id"),
    )

    collection_id: UUID = owner_of("collections.id")
    product_id: UUID = owner_of("products.id")
    display_order: int = count()
    added_at: datetime = moment(now=True)


class ProductSlug(Owned, table=True):
    """A name a piece once had; its old address redirects for good."""

    __tablename__ = "product_slugs"
    __table_args__ = (
        UniqueConstraint("tenant_id", "slug"),
        Index(None, "product_id"),
    )

    slug: str = label(160)
    product_id: UUID = owner_of("products.id")


class ProductView(Owned, table=True):
    __tablename__ = "product_views"
    __table_args__ = (
        Index("ix_product_views_recent", "product_id", "created_at"),
        Index("ix_product_views_of_user", "user_id", "created_at"),
    )

    product_id: UUID = owner_of("products.id")
    user_id: UUID | None = trace_of("users.id")
    session_id: str | None = label(64, nullable=True)
    source: str | None = label(60, nullable=True)
    search_query: str | None = label(400, nullable=True)
    recommendation_id: UUID | None = None
    view_duration_seconds: int | None = None
    interactions: dict[str, Any] | None = open_shape()


class AssistedText(Owned, table=True):
    """A description written with a language model, kept apart from what the maker wrote, until an editor decides.

    ``written`` is what the model wrote and never changes; ``text`` is what stands after an editor's hand. ``made_from`` is
    the SHA-256 of the facts it was written from. Once approved, ``text`` is the piece's ``ai_description`` too.
    """

    __tablename__ = "assisted_texts"
    __table_args__ = (
        Index(
            "uq_assisted_texts_draft",
            "product_id",
            unique=True,
            postgresql_where=text("status = 'draft'"),
        ),
        Index(
            "uq_assisted_texts_approved",
            "product_id",
            unique=True,
            postgresql_where=text("status = 'approved'"),
        ),
        Index(None, "product_id"),
        Index("ix_assisted_texts_listed", "tenant_id", "status", "created_at"),
        CheckConstraint("status = 'draft' or decided_at is not null", name="decided"),
    )

    product_id: UUID = owner_of("products.id")
    written: str = prose(nullable=False)
    text: str = prose(nullable=False)
    source: str = label(160)
    made_from: str = label(64)
    status: AssistedStatus = one_of(AssistedStatus, default=AssistedStatus.DRAFT)
    decided_at: datetime | None = moment()
    reason: str | None = prose()
