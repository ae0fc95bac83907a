"""Where a letter's link leads."""

import reflex as rx

from luxeverse.components.newsletter.form import letters_page
from luxeverse.components.page import shop_page
from luxeverse.pages.page import ShopPage
from luxeverse.state.cart import CartState
from luxeverse.state.newsletter import NewsletterPageState, NewsletterState


def newsletter_page() -> rx.Component:
    return shop_page(letters_page(NewsletterPageState.page))


PAGES = (
    ShopPage("/newsletter/[token]", newsletter_page, (NewsletterState.prepare, CartState.refresh)),
)
