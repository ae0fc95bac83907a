"""Gives the app the values its first page shows, and every link the values of the next."""

from typing import Any

import reflex as rx
from reflex_base.utils.imports import ImportDict, ImportVar
from reflex_components_core.base.fragment import Fragment
from reflex_components_core.core.banner import has_connection_errors

from luxeverse.components.layout.boundary import boundary
from luxeverse.components.ui.react import ReconnectingElement


class SeedHook(Fragment):
    """Adds one line to the module scope of the app, which runs before React hydrates the document."""

    def add_imports(self) -> ImportDict:
        return {
            "$/utils/context": [ImportVar(tag="initialState")],
            "$/public/lv/seed.jsx": [ImportVar(tag="plant")],
        }

    def add_custom_code(self) -> list[str]:
        return ["plant(initialState);"]


class SeedBridge(rx.Component):
    """Takes over the clicks on links once the app is alive."""

    library = "$/public/lv/seed.jsx"
    tag = "SeedBridge"


@rx.memo
def reconnecting() -> rx.Component:
    """Takes the place of Reflex's own sign of a lost connection."""
    return ReconnectingElement.create(trouble=has_connection_errors)


def app_wraps() -> dict[tuple[int, str], Any]:
    """For ``rx.App(extra_app_wraps=...)``; the numbers place them inside the state provider, and
    the same key as Reflex's overlay replaces it. A wrap holds the page as its child, hence the fragment.
    """
    return {
        (58, "LvSeedHook"): lambda _: SeedHook.create(),
        (57, "LvSeedBridge"): lambda _: SeedBridge.create(),
        (55, "ErrorBoundary"): lambda _: boundary(),
        (5, "Overlay"): lambda _: Fragment.create(reconnecting()),
    }
