"""What stands in the place of a page that broke in the browser. The words hold also when nothing else does."""

import reflex as rx
from reflex_base.vars.base import Var
from reflex_components_core.base.error_boundary import ErrorBoundary

from luxeverse.components.ui.base import fragment_link


def boundary() -> rx.Component:
    """Takes the place of Reflex's own; the mistake is reported to the server as before."""
    return ErrorBoundary.create(fallback_render=Var.create(_apology()))


def _apology() -> rx.Component:
    """The house is named on the document itself, so the looks are its own."""
    return rx.el.div(
        rx.el.main(
            rx.el.h1("This page broke in your browser", class_name="t-display"),
            rx.el.p(
                "It is our fault. Your bag is as you left it; load the page again.",
                class_name="t-lede",
            ),
            rx.el.div(
                fragment_link("Load it again", href="", class_name="btn", data_reload=""),
                fragment_link(
                    "To the first page", href="/", class_name="link link--solo", data_reload=""
                ),
                class_name="row",
            ),
            class_name="wrap trouble",
            role="alert",
        ),
        class_name="house",
    )
