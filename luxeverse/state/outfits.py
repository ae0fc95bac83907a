"""What goes with a piece."""

import reflex as rx

from luxeverse.schemas.outfits import OutfitView


class OutfitState(rx.State):
    """Seeded."""

    page: OutfitView = OutfitView()
