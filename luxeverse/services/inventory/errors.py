"""Why stock says no."""

from dataclasses import dataclass
from uuid import UUID

from luxeverse.core.errors import Conflict


@dataclass(frozen=True, slots=True)
class Shortage:
    """A variant of which fewer pieces are left than wanted."""

    variant_id: UUID
    sku: str
    left: int


class OutOfStock(Conflict):
    """Somebody else was faster."""

    default_code = "out_of_stock"

    @classmethod
    def of(cls, shortages: list[Shortage], names: dict[UUID, str]) -> "OutOfStock":
        """Names each piece and what is left of it."""
        parts = []
        for shortage in shortages:
            name = names.get(shortage.variant_id, shortage.sku)
            left = f"only {shortage.left} left" if shortage.left else "sold out"
            parts.append(f"{name} is {left}" if not shortage.left else f"{name}: {left}")
        facts = [{"sku": s.sku, "left": s.left, "variant_id": str(s.variant_id)} for s in shortages]
        return cls("; ".join(parts) + ". Change your bag to go on.", shortages=facts)
