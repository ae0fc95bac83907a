"""One home, three houses."""

import reflex as rx

from luxeverse.components.catalogue.home_arome import arome_home
from luxeverse.components.catalogue.home_luma import luma_home
from luxeverse.components.catalogue.home_luxe import luxe_home
from luxeverse.components.ui.media import skeleton_plate
from luxeverse.schemas.catalogue import HomePage


def home(page: rx.Var[HomePage]) -> rx.Component:
    """The home of the house the page belongs to."""
    return rx.cond(
        page.status == "loading",
        skeleton_plate(),
        rx.match(
            page.house,
            ("arome", arome_home(page)),
            ("luma", luma_home(page)),
            luxe_home(page),
        ),
    )
