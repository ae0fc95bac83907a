"""What stands beside a piece."""

import reflex as rx

from luxeverse.schemas.recommend import BesidePage
from luxeverse.state.defaults import shared


class BesideState(rx.State):
    """Seeded."""

    page: BesidePage = shared(BesidePage())
