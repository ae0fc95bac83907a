"""What a product page is made of, as it came from the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from luxeverse.models.catalogue import Brand, Category, Product
from luxeverse.services.catalogue.parts import MediaFacts, VariantFacts
from luxeverse.services.delivery import Method


@dataclass(frozen=True, slots=True)
class Alike:
    """What is read of another piece of the same kind."""

    slug: str
    name: str
    price: Decimal
    footprint: Mapping[str, Any]
    provenance: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Loaded:
    """The rows of one piece, its variants and views with what a page shows of them, the ways of delivery by country, and
    the settings of its house.
    """

    product: Product
    brand: Brand | None
    category: Category
    variants: Sequence[VariantFacts]
    media: Sequence[MediaFacts]
    delivery: Mapping[str, list[Method]]
    settings: Mapping[str, Any]
    alike: Sequence[Alike]
