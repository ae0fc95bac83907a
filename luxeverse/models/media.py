"""Pictures, films and models of pieces."""

from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text

from luxeverse.domain.catalogue.status import MediaType
from luxeverse.models.base import (
    Owned,
    count,
    flag,
    label,
    number,
    one_of,
    open_shape,
    owner_of,
    prose,
)


class ProductMedia(Owned, table=True):
    """One view of a piece: a picture, a frame of its turn (``is_360_image``, ``sequence_index``) or a model in one format.

    The crop (zoom, focus in per cent) shows a picture at its best without another file.
    """

    __tablename__ = "product_media"
    __table_args__ = (
        Index("ix_product_media_order", "product_id", "display_order"),
        Index(
            "uq_product_media_primary",
            "product_id",
            unique=True,
            postgresql_where=text("is_primary"),
        ),
        CheckConstraint("zoom between 1 and 8", name="zoom"),
        CheckConstraint("focus_x between 0 and 100 and focus_y between 0 and 100", name="focus"),
    )

    product_id: UUID = owner_of("products.id")
    variant_id: UUID | None = owner_of("product_variants.id", nullable=True)
    media_type: MediaType = one_of(MediaType, default=MediaType.IMAGE)
    url: str = prose(nullable=False)
    thumbnail_url: str | None = prose()
    alt_text: str = label(400)
    width: int | None = None
    height: int | None = None
    duration_seconds: float | None = None
    model_format: str | None = label(12, nullable=True)
    file_size_bytes: int | None = None
    is_360_image: bool = flag()
    sequence_index: int | None = None
    display_order: int = count()
    is_primary: bool = flag()
    # Added: the name in assets/media/manifest.json, the crop, and what a model says of its parts: each annotation has
    # position and normal in metres of the model ("x y z"), title and text.
    asset: str | None = label(120, nullable=True)
    zoom: float = number(1)
    focus_x: float = number(50)
    focus_y: float = number(50)
    annotations: list[dict[str, Any]] = open_shape("[]")
