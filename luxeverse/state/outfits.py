"""What goes with a piece."""

import reflex as rx

from luxeverse.schemas.outfits import OutfitView
from luxeverse.state.defaults import shared


class OutfitState(rx.State):
    """Seeded."""

    page: OutfitView = shared(OutfitView())
