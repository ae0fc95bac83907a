"""The quick view of the first page, fetched only where a cell opens it."""

import reflex as rx

from luxeverse.components.catalogue.card import QUICK_LAYER
from luxeverse.components.layout.header import BAG_LAYER
from luxeverse.components.ui.base import EventWith, when
from luxeverse.components.ui.react import QuickViewLaterElement
from luxeverse.schemas.home import HomePage


def quick_view(page: rx.Var[HomePage], on_add: EventWith, piece: str) -> rx.Component:
    """``piece`` is the name of the state that holds a piece on its own page: the quick view shows the same."""
    return when(
        page.quick,
        QuickViewLaterElement.create(id=QUICK_LAYER, bag=BAG_LAYER, state=piece, on_add=on_add),
    )
