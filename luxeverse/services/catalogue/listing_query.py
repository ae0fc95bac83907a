"""Finding pieces by category, collection, facet and price, in one query each for rows and counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, literal_column, or_, select
from sqlalchemy.orm import aliased

from luxeverse.core.db import ReadSession
from luxeverse.domain.catalogue.status import ProductStatus
from luxeverse.models.catalogue import (
    Brand,
    Category,
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


def _on_sale() -> ColumnElement[bool]:
    return and_(Product.status == ProductStatus.ACTIVE, Product.deleted_at.is_(None))


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
        else:
            clauses.append(or_(*(Product.attributes.contains({key: [value]}) for value in values)))
    if wanted.price_from is not None:
        clauses.append(Product.price >= wanted.price_from)
    if wanted.price_to is not None:
        clauses.append(Product.price <= wanted.price_to)
    if wanted.in_stock:
        left = ProductVariant.inventory_quantity - ProductVariant.inventory_reserved
        clauses.append(
            exists().where(
                ProductVariant.product_id == Product.id, ProductVariant.is_available, left > 0
            )
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


async def facet_counts(session: ReadSession, wanted: Filter, facet: str) -> dict[str, int]:
    """How many pieces each value of a facet would find, the other filters being as they are."""
    rest = _where(wanted.without(facet))
    if facet == MAKER:
        query = (
            select(Brand.slug, func.count())
            .select_from(Product)
            .join(Brand, Brand.id == Product.brand_id)
            .where(*rest)
            .group_by(Brand.slug)
        )
    else:
        value = func.jsonb_array_elements_text(Product.attributes[facet]).table_valued("value")
        query = (
            select(literal_column("value"), func.count())
            .select_from(Product)
            .join(value, literal_column("true"))
            .where(*rest)
            .group_by(literal_column("value"))
        )
    return {name: number for name, number in await session.execute(query)}


async def category_by_slug(session: ReadSession, slug: str) -> Category | None:
    return await session.scalar(select(Category).where(Category.slug == slug, Category.is_active))


async def with_descendants(session: ReadSession, category_id: UUID) -> list[UUID]:
    """A category and everything below it."""
    tree = select(Category.id).where(Category.id == category_id).cte("tree", recursive=True)
    below = tree.union_all(select(Category.id).join(tree, Category.parent_id == tree.c.id))
    return list((await session.scalars(select(below.c.id))).all())
