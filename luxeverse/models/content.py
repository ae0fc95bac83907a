"""Words: translations, the journal, the home."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text

from luxeverse.domain.content.sections import SectionKind
from luxeverse.domain.content.status import TranslationStatus
from luxeverse.models.base import (
    Owned,
    flag,
    label,
    moment,
    one_of,
    open_shape,
    owner_of,
    prose,
    words,
)


class ProductTranslation(Owned, table=True):
    __tablename__ = "product_translations"
    __table_args__ = (UniqueConstraint("product_id", "language_code"),)

    product_id: UUID = owner_of("products.id")
    language_code: str = label(12)
    name: str = label(200)
    description: str | None = prose()
    story: str | None = prose()
    meta_title: str | None = label(200, nullable=True)
    meta_description: str | None = label(400, nullable=True)
    status: TranslationStatus = one_of(TranslationStatus, default=TranslationStatus.PENDING)
    is_auto_translated: bool = flag()
    translated_by: str | None = label(120, nullable=True)


class CategoryTranslation(Owned, table=True):
    __tablename__ = "category_translations"
    __table_args__ = (UniqueConstraint("category_id", "language_code"),)

    category_id: UUID = owner_of("categories.id")
    language_code: str = label(12)
    name: str = label(160)
    description: str | None = prose()
    meta_title: str | None = label(200, nullable=True)
    meta_description: str | None = label(400, nullable=True)
    status: TranslationStatus = one_of(TranslationStatus, default=TranslationStatus.PENDING)
    is_auto_translated: bool = flag()
    translated_by: str | None = label(120, nullable=True)


class CollectionTranslation(Owned, table=True):
    __tablename__ = "collection_translations"
    __table_args__ = (UniqueConstraint("collection_id", "language_code"),)

    collection_id: UUID = owner_of("collections.id")
    language_code: str = label(12)
    name: str = label(160)
    description: str | None = prose()
    meta_title: str | None = label(200, nullable=True)
    meta_description: str | None = label(400, nullable=True)
    status: TranslationStatus = one_of(TranslationStatus, default=TranslationStatus.PENDING)
    is_auto_translated: bool = flag()
    translated_by: str | None = label(120, nullable=True)


class BrandTranslation(Owned, table=True):
    __tablename__ = "brand_translations"
    __table_args__ = (UniqueConstraint("brand_id", "language_code"),)

    brand_id: UUID = owner_of("brands.id")
    language_code: str = label(12)
    description: str | None = prose()
    story: str | None = prose()
    status: TranslationStatus = one_of(TranslationStatus, default=TranslationStatus.PENDING)
    is_auto_translated: bool = flag()
    translated_by: str | None = label(120, nullable=True)


class Story(Owned, table=True):
    """A journal piece. ``body`` is Markdown; ``product_slugs`` are the pieces it speaks of."""

    __tablename__ = "stories"
    __table_args__ = (
        UniqueConstraint("tenant_id", "slug"),
        Index(
            "ix_stories_published",
            "tenant_id",
            "published_at",
            postgresql_where=text("published_at is not null"),
        ),
    )

    slug: str = label(160)
    title: str = label(200)
    standfirst: str = prose(nullable=False)
    body: str = prose(nullable=False)
    hero_image: str | None = label(120, nullable=True)
    hero_alt: str | None = label(400, nullable=True)
    author: str = label(120)
    published_at: datetime | None = moment()
    product_slugs: list[str] = words()


class HomeSection(Owned, table=True):
    """A section of a house's home; ``content`` has the shape its kind gives it (services/content/shape.py)."""

    __tablename__ = "home_sections"
    __table_args__ = (
        UniqueConstraint("tenant_id", "position"),
        CheckConstraint("position > 0", name="position"),
    )

    position: int
    kind: SectionKind = one_of(SectionKind)
    is_shown: bool = flag(default=True)
    content: dict[str, Any] = open_shape("{}")


class Redirect(Owned, table=True):
    """An address of a house that leads to another one for good. Paths are without the house's prefix."""

    __tablename__ = "redirects"
    __table_args__ = (UniqueConstraint("tenant_id", "from_path"),)

    from_path: str = label(400)
    to_path: str = label(400)
