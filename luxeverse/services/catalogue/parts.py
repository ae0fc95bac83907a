"""Variants and views of pieces, each in the order they are offered and shown.

They are read as columns of their piece: one row of lists costs less than rows of their own, and no second statement.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Text, Uuid, any_, bindparam, cast, func, select
from sqlalchemy.dialects.postgresql import aggregate_order_by

from luxeverse.core.db import ReadSession
from luxeverse.domain.catalogue.status import MediaType
from luxeverse.models.catalogue import Product, ProductVariant
from luxeverse.models.media import ProductMedia

_PIECES: Any = bindparam("pieces", type_=ARRAY(Uuid))
THESE: Any = any_(_PIECES)
"""One parameter however many pieces, so that one statement serves every page and is planned once."""


class VariantFacts(NamedTuple):
    """What is told of a variant: these columns, in this order, of all it has."""

    id: UUID
    price: Decimal
    compare_at_price: Decimal | None
    sku: str
    color: str | None
    color_hex: str | None
    material: str | None
    size: str | None
    inventory_quantity: int
    inventory_reserved: int
    low_stock_threshold: int
    is_available: bool

    @property
    def left(self) -> int:
        """How many can be bought now."""
        return self.inventory_quantity - self.inventory_reserved if self.is_available else 0


class PictureFacts(NamedTuple):
    """A picture of the media manifest with its words and its crop."""

    variant_id: UUID | None
    zoom: float
    focus_x: float
    focus_y: float
    asset: str
    alt_text: str


class MediaFacts(NamedTuple):
    """A view of any kind: a picture, a frame of the turn, the film, or the model in one format."""

    variant_id: UUID | None
    media_type: MediaType
    zoom: float
    focus_x: float
    focus_y: float
    asset: str | None
    url: str
    alt_text: str
    width: int | None
    height: int | None
    model_format: str | None
    file_size_bytes: int | None
    is_360_image: bool
    sequence_index: int | None
    is_primary: bool
    annotations: list[dict[str, Any]]


def _lists(facts: type[NamedTuple], table: Any, order: Sequence[Any], where: Any = True) -> Any:
    """The rows of a table that belong to a piece, as one column of a query of pieces: a list of lists, None for none."""
    said = func.json_build_array(*(_exact(getattr(table, name)) for name in facts._fields))
    return (
        select(func.json_agg(aggregate_order_by(said, *order)))
        .where(table.product_id == Product.id, where)
        .correlate(Product)
        .scalar_subquery()
    )


def _exact(column: Any) -> ColumnElement[Any]:
    """Amounts go as text: a number of JSON would become a float."""
    return cast(column, Text) if column.type.python_type is Decimal else column


_AS_OFFERED = (ProductVariant.display_order, ProductVariant.sku)
_AS_SHOWN = (ProductMedia.is_primary.desc(), ProductMedia.display_order)

VARIANTS = _lists(VariantFacts, ProductVariant, _AS_OFFERED).label("variants")
PICTURES = _lists(PictureFacts, ProductMedia, _AS_SHOWN, ProductMedia.asset.is_not(None)).label(
    "pictures"
)
"""Turns and models are none."""
MEDIA = _lists(MediaFacts, ProductMedia, _AS_SHOWN).label("media")


Said = Sequence[Sequence[Any]] | None
"""What such a column says."""


def variants_in(said: Said) -> list[VariantFacts]:
    """The variants in the column ``VARIANTS``."""
    return [
        VariantFacts(UUID(key), Decimal(price), Decimal(was) if was else None, *rest)
        for key, price, was, *rest in said or ()
    ]


def pictures_in(said: Said) -> list[PictureFacts]:
    """The pictures in the column ``PICTURES``."""
    return [
        PictureFacts(UUID(key) if key else None, float(zoom), float(x), float(y), *rest)
        for key, zoom, x, y, *rest in said or ()
    ]


def media_in(said: Said) -> list[MediaFacts]:
    """The views in the column ``MEDIA``."""
    return [
        MediaFacts(
            UUID(key) if key else None, MediaType(kind), float(zoom), float(x), float(y), *rest
        )
        for key, kind, zoom, x, y, *rest in said or ()
    ]


_VARIANTS = select(Product.id, VARIANTS).where(Product.id == THESE)
_PICTURES = select(Product.id, PICTURES).where(Product.id == THESE)


async def variants_of(
    session: ReadSession, product_ids: Sequence[UUID]
) -> dict[UUID, list[VariantFacts]]:
    """By piece; for readers that have no query of pieces to add ``VARIANTS`` to."""
    rows = await session.execute(_VARIANTS, {"pieces": list(product_ids)})
    return {key: variants_in(said) for key, said in rows}


async def pictures_of(
    session: ReadSession, product_ids: Sequence[UUID]
) -> dict[UUID, list[PictureFacts]]:
    """The same for ``PICTURES``."""
    rows = await session.execute(_PICTURES, {"pieces": list(product_ids)})
    return {key: pictures_in(said) for key, said in rows}
