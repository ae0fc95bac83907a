"""Finding pieces by category, collection, facet and price, in one query each for rows and counts."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Select,
    Text,
    Uuid,
    and_,
    bindparam,
    cast,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from luxeverse.core import clock
from luxeverse.core.db import ReadSession
from luxeverse.domain.catalogue.filters import Filter
from luxeverse.domain.catalogue.rules import read_rules
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.models.catalogue import (
    Brand,
    Category,
    Collection,
    CollectionProduct,
    Product,
    ProductVariant,
)
from luxeverse.services.catalogue.house_orders import HOUSE_ORDERS

CATEGORY = "category"
LOOKED_UP: Mapping[str, tuple[Any, Any]] = {
    "maker": (Brand, Product.brand_id),
    CATEGORY: (Category, Product.category_id),
}
"""Facets whose values are rows of their own, by slug."""
OCCASION = "occasion"
"""The facet that stands in the tags of a piece."""

RELEVANCE = "relevance"
"""The order of ``Filter.ids``, which only a search has."""


VARIANT_FACETS = {"colour": ProductVariant.color, "size": ProductVariant.size}
"""Facets of which a piece has as many values as it has variants."""


def _says(key: str, value: str) -> ColumnElement[bool]:
    """The attribute is this value or a list that holds it; both forms use the GIN index."""
    return or_(
        Product.attributes.contains({key: [value]}), Product.attributes.contains({key: value})
    )


def _on_sale() -> ColumnElement[bool]:
    return and_(Product.status.in_(VISIBLE), Product.deleted_at.is_(None))


def _lowest() -> ColumnElement[Any]:
    """What a piece can be had for: the price its card says, after "from" where variants differ."""
    own = select(func.min(ProductVariant.price)).where(ProductVariant.product_id == Product.id)
    return func.coalesce(own.correlate(Product).scalar_subquery(), Product.price)


def _has(key: str, values: Sequence[str]) -> ColumnElement[bool]:
    """The piece has one of these values of a facet."""
    if key in LOOKED_UP:
        table, column = LOOKED_UP[key]
        return column.in_(select(table.id).where(table.slug.in_(values)))
    if key == OCCASION:
        return Product.style_tags.op("&&")(cast(list(values), ARRAY(Text)))
    if key in VARIANT_FACETS:
        variant = ProductVariant.product_id == Product.id, VARIANT_FACETS[key].in_(values)
        return exists().where(*variant).correlate(Product)
    return or_(*(_says(key, value) for value in values))


def where(wanted: Filter) -> list[ColumnElement[bool]]:
    """What a piece must satisfy."""
    clauses = [_on_sale()]
    if wanted.category_ids:
        clauses.append(Product.category_id.in_(wanted.category_ids))
    if wanted.collection_id:
        inside = exists().where(
            CollectionProduct.product_id == Product.id,
            CollectionProduct.collection_id == wanted.collection_id,
        )
        clauses.append(inside)
    if wanted.maker_id:
        clauses.append(Product.brand_id == wanted.maker_id)
    if wanted.base:
        clauses += where(wanted.base)
    if wanted.ids is not None:
        clauses.append(Product.id == func.any(array(wanted.ids)))
    clauses += [_has(key, values) for key, values in wanted.facets.items()]
    if wanted.price_from is not None:
        clauses.append(_lowest() >= wanted.price_from)
    if wanted.price_to is not None:
        clauses.append(_lowest() <= wanted.price_to)
    if wanted.in_stock:
        left = ProductVariant.inventory_quantity - ProductVariant.inventory_reserved
        clauses.append(_sold_to_anybody())
        clauses.append(
            exists()
            .where(ProductVariant.product_id == Product.id, ProductVariant.is_available, left > 0)
            .correlate(Product)
        )
    return clauses


def _sold_to_anybody() -> ColumnElement[bool]:
    """``domain.catalogue.selling`` in SQL: not for members alone, and launched or to be ordered ahead today."""
    today = clock.now().date()
    launched = func.coalesce(Product.launch_date, today) <= today
    ahead = and_(
        Product.pre_order_enabled, func.coalesce(Product.pre_order_end_date, today) >= today
    )
    return and_(~Product.is_exclusive, or_(launched, ahead))


def array(ids: Sequence[UUID]) -> ColumnElement[Any]:
    """One parameter, however many ids."""
    return cast(list(ids), ARRAY(Uuid))


def _ordered(query: Select[tuple[UUID]], wanted: Filter, sort: str) -> Select[tuple[UUID]]:
    if sort == RELEVANCE and wanted.ids is not None:
        return query.order_by(func.array_position(array(wanted.ids), Product.id))
    if sort in HOUSE_ORDERS:
        return query.order_by(*HOUSE_ORDERS[sort])
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
    query = _ordered(select(Product.id).where(*where(wanted)), wanted, sort)
    return list((await session.scalars(query.offset(offset).limit(limit))).all())


async def count(session: ReadSession, wanted: Filter) -> int:
    query = select(func.count()).select_from(Product).where(*where(wanted))
    return await session.scalar(query) or 0


async def piece_by_slug(session: ReadSession, slug: str) -> UUID | None:
    """The key of a piece on sale."""
    return await session.scalar(select(Product.id).where(Product.slug == slug, _on_sale()))


def of_collection(found: Collection) -> Filter:
    """What a collection holds: the pieces put in, or all that satisfy its rules at this moment."""
    if found.is_manual or not found.rules:
        return Filter(collection_id=found.id)
    rules = read_rules(found.rules)
    asked = Filter(
        facets=rules.facets,
        price_from=rules.price_from,
        price_to=rules.price_to,
        in_stock=rules.in_stock,
    )
    return Filter(base=asked)


async def maker_by_slug(session: ReadSession, slug: str) -> Brand | None:
    return await session.scalar(select(Brand).where(Brand.slug == slug))


async def collection_by_slug(session: ReadSession, slug: str) -> Collection | None:
    query = select(Collection).where(Collection.slug == slug, Collection.is_active)
    return await session.scalar(query)


_CATEGORY = select(Category).where(Category.slug == bindparam("slug"), Category.is_active)
_PARENT = aliased(Category)
_WITH_PARENT = _CATEGORY.add_columns(_PARENT).outerjoin(_PARENT, _PARENT.id == Category.parent_id)


async def category_by_slug(session: ReadSession, slug: str) -> Category | None:
    return await session.scalar(_CATEGORY, {"slug": slug})


async def category_and_parent(
    session: ReadSession, slug: str
) -> tuple[Category, Category | None] | None:
    """An active category with the one above it, if there is one."""
    row = (await session.execute(_WITH_PARENT, {"slug": slug})).first()
    return None if row is None else (row[0], row[1])


async def families(session: ReadSession, slugs: Iterable[str]) -> dict[str, set[UUID]]:
    """Each of these categories with everything below it, by its slug; only those that are active."""
    tree = (
        select(Category.slug, Category.id)
        .where(Category.slug.in_(slugs), Category.is_active)
        .cte("tree", recursive=True)
    )
    below = select(tree.c.slug, Category.id).join(tree, Category.parent_id == tree.c.id)
    found: dict[str, set[UUID]] = {}
    for slug, key in await session.execute(select(tree.union_all(below))):
        found.setdefault(slug, set()).add(key)
    return found


def _descendants() -> Select[Any]:
    top = bindparam("top", type_=Uuid)
    tree = select(Category.id).where(Category.id == top).cte("tree", recursive=True)
    below = tree.union_all(select(Category.id).join(tree, Category.parent_id == tree.c.id))
    return select(below.c.id)


_DESCENDANTS = _descendants()


async def with_descendants(session: ReadSession, category_id: UUID) -> list[UUID]:
    """A category and everything below it."""
    return list((await session.scalars(_DESCENDANTS, {"top": category_id})).all())
