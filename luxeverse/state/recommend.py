"""What stands beside a piece."""

import reflex as rx

from luxeverse.schemas.recommend import BesidePage


class BesideState(rx.State):
    """Seeded."""

    page: BesidePage = BesidePage()
