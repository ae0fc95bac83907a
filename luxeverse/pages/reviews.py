"""Writing a review."""

import reflex as rx

from luxeverse.components.page import shop_page
from luxeverse.components.reviews.form import review_page
from luxeverse.pages.page import ShopPage
from luxeverse.state.cart import CartState
from luxeverse.state.reviews import ReviewFormState, ReviewPieceState


def write_page() -> rx.Component:
    form = ReviewFormState
    return shop_page(
        review_page(
            ReviewPieceState.piece,
            form.status,
            form.number,
            form.errors,
            rx.State.is_hydrated,
            form.send,
        )
    )


PAGES = (
    ShopPage("/product/[slug]/review", write_page, (ReviewFormState.prepare, CartState.refresh)),
)
