"""The pieces of a house and what can be bought of them."""

from luxeverse.services.catalogue.sellable import Sellable, sellable, sellables

__all__ = ["Sellable", "sellable", "sellables"]
