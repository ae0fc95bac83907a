"""The page of results."""

import reflex as rx

from luxeverse.components.page import shop_page
from luxeverse.components.search.page import search_results
from luxeverse.pages.page import ShopPage
from luxeverse.state.cart import CartState
from luxeverse.state.search import SearchLogState, SearchState


def search_page() -> rx.Component:
    return shop_page(search_results(SearchState.page))


PAGES = (ShopPage("/search", search_page, (CartState.refresh, SearchLogState.seen)),)
