"""How many are left, in the way the house says it."""

from collections.abc import Mapping
from typing import Any

from luxeverse.services.catalogue.parts import VariantFacts

MANY = 20
"""A house that says ranges says no larger number."""


def stock_text(variant: VariantFacts, settings: Mapping[str, Any]) -> str:
    """The stock of a variant after the setting ``stock_display``: exact, range or boolean (whether there is any).

    Few is said by all of them, because it is a reason to decide: from the variant's own threshold on, and never when it
    is not so.
    """
    left = variant.left
    if left <= 0:
        return ""
    if left == 1:
        return "The last one"
    if left <= variant.low_stock_threshold:
        return f"{left} left"
    display = settings.get("stock_display", "boolean")
    if display == "exact":
        return f"{left} in stock"
    if display == "range":
        return (
            f"More than {MANY} in stock"
            if left > MANY
            else f"{variant.low_stock_threshold + 1} to {MANY} in stock"
        )
    return "In stock"
