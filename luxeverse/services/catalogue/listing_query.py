"""Finding pieces by category, collection, facet and price, in one query each for rows and counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    exists,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from luxeverse.core.db import ReadSession
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.models.catalogue import (
    Brand,
    Category,
    Collection,
    CollectionProduct,
    Product,
    ProductVariant,
)

MAKER = "maker"
"""The one facet that is not an attribute of the piece itself."""

SORTS = ("curated", "newest", "price-up", "price-down")


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for. Values within a facet are alternatives, facets add up. Prices in major units, inclusive."""

    category_ids: Sequence[UUID] = ()
    collection_id: UUID | None = None
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    price_from: Decimal | None = None
    price_to: Decimal | None = None
    in_stock: bool = False

    def without(self, facet: str) -> "Filter":
        """The same filter with one facet open: its counts say what choosing another value would find."""
        rest = {key: values for key, values in self.facets.items() if key != facet}
        return Filter(
            self.category_ids,
            self.collection_id,
            rest,
            self.price_from,
            self.price_to,
            self.in_stock,
        )


VARIANT_FACETS = {"colour": ProductVariant.color, "size": ProductVariant.size}
"""Facets of which a piece has as many values as it has variants."""


def _says(key: str, value: str) -> ColumnElement[bool]:
    """The attribute is this value or a list that holds it; both forms use the GIN index."""
    return or_(
        Product.attributes.contains({key: [value]}), Product.attributes.contains({key: value})
    )


def _on_sale() -> ColumnElement[bool]:
    return and_(Product.status.in_(VISIBLE), Product.deleted_at.is_(None))


def _where(wanted: Filter) -> list[ColumnElement[bool]]:
    clauses = [_on_sale()]
    if wanted.category_ids:
        clauses.append(Product.category_id.in_(wanted.category_ids))
    if wanted.collection_id:
        inside = exists().where(
            CollectionProduct.product_id == Product.id,
            CollectionProduct.collection_id == wanted.collection_id,
        )
        clauses.append(inside)
    for key, values in wanted.facets.items():
        if key == MAKER:
            makers = select(Brand.id).where(Brand.slug.in_(values))
            clauses.append(Product.brand_id.in_(makers))
        elif key in VARIANT_FACETS:
            clauses.append(
                exists()
                .where(ProductVariant.product_id == Product.id, VARIANT_FACETS[key].in_(values))
                .correlate(Product)
            )
        else:
            clauses.append(or_(*(_says(key, value) for value in values)))
    if wanted.price_from is not None:
        clauses.append(Product.price >= wanted.price_from)
    if wanted.price_to is not None:
        clauses.append(Product.price <= wanted.price_to)
    if wanted.in_stock:
        left = ProductVariant.inventory_quantity - ProductVariant.inventory_reserved
        clauses.append(
            exists()
            .where(ProductVariant.product_id == Product.id, ProductVariant.is_available, left > 0)
            .correlate(Product)
        )
    return clauses


def _ordered(query: Select[tuple[UUID]], wanted: Filter, sort: str) -> Select[tuple[UUID]]:
    if sort == "newest":
        return query.order_by(Product.published_at.desc(), Product.id.desc())
    if sort == "price-up":
        return query.order_by(Product.price, Product.id)
    if sort == "price-down":
        return query.order_by(Product.price.desc(), Product.id)
    if wanted.collection_id:
        place = aliased(CollectionProduct)
        return query.join(
            place,
            and_(place.product_id == Product.id, place.collection_id == wanted.collection_id),
        ).order_by(place.display_order, Product.id)
    return query.order_by(Product.is_featured.desc(), Product.featured_at.desc(), Product.id)


async def found_ids(
    session: ReadSession, wanted: Filter, sort: str, offset: int, limit: int
) -> list[UUID]:
    """Pieces in order, from ``offset`` on."""
    query = _ordered(select(Product.id).where(*_where(wanted)), wanted, sort)
    return list((await session.scalars(query.offset(offset).limit(limit))).all())


async def count(session: ReadSession, wanted: Filter) -> int:
    query = select(func.count()).select_from(Product).where(*_where(wanted))
    return await session.scalar(query) or 0


async def price_range(session: ReadSession, wanted: Filter) -> tuple[Decimal, Decimal] | None:
    """Lowest and highest price of what the other filters find, in major units."""
    open_prices = Filter(
        wanted.category_ids, wanted.collection_id, wanted.facets, None, None, wanted.in_stock
    )
    query = select(func.min(Product.price), func.max(Product.price)).where(*_where(open_prices))
    low, high = (await session.execute(query)).one()
    return None if low is None else (low, high)


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet and how many pieces choosing it would find, the other filters being as they are."""

    key: str
    label: str
    count: int
    swatch: str = ""


async def facet_values(session: ReadSession, wanted: Filter, facet: str) -> list[FacetValue]:
    """The values of a facet in alphabetical order."""
    rest = _where(wanted.without(facet))
    if facet == MAKER:
        rows = await session.execute(
            select(Brand.slug, Brand.name, func.count(), literal_column("''"))
            .select_from(Product)
            .join(Brand, Brand.id == Product.brand_id)
            .where(*rest)
            .group_by(Brand.slug, Brand.name)
        )
    elif facet in VARIANT_FACETS:
        column = VARIANT_FACETS[facet]
        rows = await session.execute(
            select(
                column,
                column,
                func.count(Product.id.distinct()),
                func.coalesce(func.min(ProductVariant.color_hex), ""),
            )
            .select_from(Product)
            .join(ProductVariant, ProductVariant.product_id == Product.id)
            .where(*rest, column.is_not(None))
            .group_by(column)
        )
    else:
        value = func.jsonb_array_elements_text(_as_list(facet)).table_valued("value").alias("v")
        rows = await session.execute(
            select(value.c.value, value.c.value, func.count(), literal_column("''"))
            .select_from(Product)
            .join(value, literal_column("true"))
            .where(*rest)
            .group_by(value.c.value)
        )
    found = [
        FacetValue(key, _capital(label), number, swatch) for key, label, number, swatch in rows
    ]
    return sorted(found, key=lambda value: value.label.lower())


def _as_list(facet: str) -> ColumnElement[Any]:
    """The attribute as a JSON list; pieces without it, or with a single text, count as none or one."""
    attribute = Product.attributes[facet]
    return case(
        (func.jsonb_typeof(attribute) == "array", attribute),
        (func.jsonb_typeof(attribute) == "string", func.jsonb_build_array(attribute)),
        else_=literal_column("'[]'::jsonb"),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


async def collection_by_slug(session: ReadSession, slug: str) -> Collection | None:
    query = select(Collection).where(Collection.slug == slug, Collection.is_active)
    return await session.scalar(query)


async def category_by_slug(session: ReadSession, slug: str) -> Category | None:
    return await session.scalar(select(Category).where(Category.slug == slug, Category.is_active))


async def with_descendants(session: ReadSession, category_id: UUID) -> list[UUID]:
    """A category and everything below it."""
    tree = select(Category.id).where(Category.id == category_id).cte("tree", recursive=True)
    below = tree.union_all(select(Category.id).join(tree, Category.parent_id == tree.c.id))
    return list((await session.scalars(select(below.c.id))).all())
