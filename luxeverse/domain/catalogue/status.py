"""Where a piece stands between the workshop and the archive."""

from enum import StrEnum


class ProductStatus(StrEnum):
    DRAFT = "DRAFT"
    ACTIVE = "ACTIVE"
    OUT_OF_STOCK = "OUT_OF_STOCK"
    DISCONTINUED = "DISCONTINUED"
    ARCHIVED = "ARCHIVED"


class MediaType(StrEnum):
    IMAGE = "image"
    VIDEO = "video"
    MODEL_3D = "model_3d"
