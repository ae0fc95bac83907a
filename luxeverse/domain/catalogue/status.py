"""Where a piece stands between the workshop and the archive."""

from enum import StrEnum


class ProductStatus(StrEnum):
    DRAFT = "DRAFT"
    ACTIVE = "ACTIVE"
    OUT_OF_STOCK = "OUT_OF_STOCK"
    DISCONTINUED = "DISCONTINUED"
    ARCHIVED = "ARCHIVED"


VISIBLE = frozenset({ProductStatus.ACTIVE, ProductStatus.OUT_OF_STOCK})
"""Shown to shoppers; whether one can be bought is a matter of its variants' stock."""


class MediaType(StrEnum):
    IMAGE = "image"
    VIDEO = "video"
    MODEL_3D = "model_3d"
