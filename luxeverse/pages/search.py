"""The page of results."""

import reflex as rx

from luxeverse.components.catalogue.listing import over_cards
from luxeverse.components.page import shop_page
from luxeverse.components.search.page import search_results
from luxeverse.pages.page import ShopPage
from luxeverse.state.cart import CartState
from luxeverse.state.pages import ProductState
from luxeverse.state.search import SearchLogState, SearchState
from luxeverse.state.shell import ShellState


def search_page() -> rx.Component:
    return shop_page(
        search_results(SearchState.page),
        overlays=over_cards(CartState.add, ShellState.shell.prefix, ProductState.get_full_name()),
    )


PAGES = (ShopPage("/search", search_page, (CartState.refresh, SearchLogState.seen)),)
