"""What can be found by words."""

from enum import StrEnum


class SearchKind(StrEnum):
    PRODUCT = "product"
    STORY = "story"
    CATEGORY = "category"
    COLLECTION = "collection"
    BRAND = "brand"
