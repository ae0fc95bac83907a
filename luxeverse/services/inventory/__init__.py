"""Stock: held while an order is paid, consumed when it is, given back when it is not."""

from luxeverse.services.inventory.errors import OutOfStock, Shortage
from luxeverse.services.inventory.hold import consume, hold, release
from luxeverse.services.inventory.set_stock import set_stock

__all__ = ["OutOfStock", "Shortage", "consume", "hold", "release", "set_stock"]
