"""What can be found by words."""

from enum import StrEnum


class SearchKind(StrEnum):
    PRODUCT = "product"
    STORY = "story"
    CATEGORY = "category"
    COLLECTION = "collection"
    BRAND = "brand"
    PAGE = "page"


class RuleKind(StrEnum):
    """What a house says about its search."""

    SYNONYM = "synonym"  # values: words that mean the same
    CATEGORY = "category"  # phrase: slug of a category; values: other words for it
    PIN = "pin"  # phrase: a query; values: slugs of the pieces that come first, in order
    BOOST = "boost"  # phrase: slug of a piece; factor: above 1 lifts, below 1 buries
    CURATED = "curated"  # phrase: a search worth suggesting
