"""What goes with a piece: dressed by hand or at night, bought in one press."""

from luxeverse.services.outfits.build import rebuild, rebuild_all
from luxeverse.services.outfits.show import outfit_around, outfit_of, price

__all__ = ["outfit_around", "outfit_of", "price", "rebuild", "rebuild_all"]
