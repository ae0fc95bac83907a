"""What buyers add to an order for others, and what their house adds."""

from luxeverse.services.giving.ledger import CAUSE, PROJECT, entries_of, record, take_back
from luxeverse.services.giving.terms import (
    Cause,
    Parcels,
    Project,
    Terms,
    Wanted,
    always_contributes,
    terms_of,
    wanted,
)

__all__ = [
    "CAUSE",
    "PROJECT",
    "Cause",
    "Parcels",
    "Project",
    "Terms",
    "Wanted",
    "always_contributes",
    "entries_of",
    "record",
    "take_back",
    "terms_of",
    "wanted",
]
