"""How a parcel may travel, what that costs and when it arrives."""

from luxeverse.services.delivery.methods import Method, methods_for, to_choose_from

__all__ = ["Method", "methods_for", "to_choose_from"]
