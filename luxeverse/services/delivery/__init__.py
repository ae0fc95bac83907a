"""How a parcel may travel, what that costs and when it arrives."""

from luxeverse.domain.delivery.dates import pages_turned
from luxeverse.services.delivery.methods import Method, by_country, methods_for, to_choose_from

__all__ = ["Method", "by_country", "methods_for", "pages_turned", "to_choose_from"]
