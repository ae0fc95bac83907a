"""What the columns of a catalogue are made from, as the database has it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, and_, func, select

from luxeverse.core.db import ReadSession
from luxeverse.domain.catalogue.columns import Piece
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.models.catalogue import Brand, Category, Product, ProductVariant
from luxeverse.services.catalogue import listing_query as query
from luxeverse.services.catalogue.sellable import is_sold


async def changed_since(session: ReadSession, since: datetime) -> set[UUID]:
    """Pieces that changed, or of which a variant did."""
    own = select(Product.id).where(Product.updated_at >= since)
    by_variant = select(ProductVariant.product_id).where(ProductVariant.updated_at >= since)
    return {*(await session.scalars(own)).all(), *(await session.scalars(by_variant)).all()}


@dataclass
class Rows:
    """What was read: pieces on sale, their variants by piece, names of makers and categories."""

    pieces: Sequence[Row[Any]]
    variants: Mapping[UUID, Sequence[Row[Any]]]
    makers: Mapping[UUID, tuple[str, str, str]]
    kinds: Mapping[UUID, tuple[str, str, str]]

    @property
    def newest(self) -> datetime | None:
        """When the youngest of them last changed."""
        of_variants = (row.updated_at for rows in self.variants.values() for row in rows)
        return max((*(row.updated_at for row in self.pieces), *of_variants), default=None)


async def read_rows(session: ReadSession, only: Iterable[UUID] | None) -> Rows:
    """Of all pieces on sale, or of these."""
    is_wanted = and_(Product.status.in_(VISIBLE), Product.deleted_at.is_(None))
    of_wanted = ProductVariant.product_id.in_(select(Product.id).where(is_wanted))
    if only is not None:
        keys = query.array(list(only))
        is_wanted = and_(is_wanted, Product.id == func.any(keys))
        of_wanted = ProductVariant.product_id == func.any(keys)
    variants: dict[UUID, list[Row[Any]]] = {}
    for row in await session.execute(_VARIANTS.where(of_wanted)):
        variants.setdefault(row.product_id, []).append(row)
    return Rows(
        (await session.execute(_PIECES.where(is_wanted))).all(),
        variants,
        {row.id: (row.slug, row.name, "") for row in await session.execute(_named(Brand))},
        {row.id: (row.slug, row.name, "") for row in await session.execute(_named(Category))},
    )


def made_of(rows: Rows) -> Iterator[Piece]:
    """The pieces. Many say the same, so equal tuples are kept once."""
    shared: dict[Any, Any] = {}
    for row in rows.pieces:
        own = rows.variants.get(row.id, ())
        facets = {
            **_said(row.attributes),
            "occasion": tuple((tag, _capital(tag), "") for tag in dict.fromkeys(row.style_tags)),
            "maker": (rows.makers[row.brand_id],) if row.brand_id in rows.makers else (),
            "category": (rows.kinds[row.category_id],),
            "colour": _offered((v.color, v.color_hex) for v in own),
            "size": _offered((v.size, "") for v in own),
        }
        yield Piece(
            row.id,
            row.category_id,
            row.brand_id,
            min((v.price for v in own), default=row.price),
            is_sold(row) and any(v.is_available and v.left > 0 for v in own),
            row.is_featured,
            row.featured_at.timestamp() if row.featured_at else None,
            row.published_at.timestamp() if row.published_at else None,
            row.purchase_count,
            {key: shared.setdefault(said, said) for key, said in facets.items() if said},
        )


def _offered(values: Iterable[tuple[str | None, str | None]]) -> tuple[tuple[str, str, str], ...]:
    """What variants offer on one axis, each value once, with its swatch."""
    found: dict[str, str] = {}
    for value, swatch in values:
        if value:
            found.setdefault(value, swatch or "")
    return tuple((value, _capital(value), swatch) for value, swatch in found.items())


def _named(table: Any) -> Any:
    return select(table.id, table.slug, table.name)


_ASKED: tuple[Any, ...] = (
    Product.id,
    Product.category_id,
    Product.brand_id,
    Product.price,
    Product.is_featured,
    Product.featured_at,
    Product.published_at,
    Product.purchase_count,
    Product.attributes,
    Product.style_tags,
    Product.updated_at,
    Product.launch_date,
    Product.pre_order_enabled,
    Product.pre_order_end_date,
    Product.is_exclusive,
)
_PIECES = select(*_ASKED)
_VARIANTS = select(
    ProductVariant.product_id,
    ProductVariant.color,
    ProductVariant.color_hex,
    ProductVariant.size,
    ProductVariant.price,
    ProductVariant.is_available,
    (ProductVariant.inventory_quantity - ProductVariant.inventory_reserved).label("left"),
    ProductVariant.updated_at,
)


def _said(attributes: Mapping[str, Any]) -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Attributes as facets: a text is one value, a list several, anything else none."""
    said = {}
    for key, value in attributes.items():
        listed = value if isinstance(value, list) else [value]
        texts = dict.fromkeys(text for text in listed if isinstance(text, str))
        said[key] = tuple((text, _capital(text), "") for text in texts)
    return said


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
