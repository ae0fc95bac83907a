"""What a list of pieces is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for. Values within a facet are alternatives, facets add up. Prices in major units, inclusive."""

    category_ids: Sequence[UUID] = ()
    collection_id: UUID | None = None
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    price_from: Decimal | None = None
    price_to: Decimal | None = None
    in_stock: bool = False
    ids: Sequence[UUID] | None = None
    maker_id: UUID | None = None
    base: "Filter | None" = None
    """What must hold besides, such as the rules of a collection; no choice of a visitor opens it."""

    def without(self, facet: str) -> "Filter":
        """The same filter with one facet open: its counts say what choosing another value would find."""
        rest = {key: values for key, values in self.facets.items() if key != facet}
        return replace(self, facets=rest)
