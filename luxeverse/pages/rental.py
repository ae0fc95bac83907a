"""Borrowing a piece, and a member's loans."""

import reflex as rx

from luxeverse.components.page import shop_page
from luxeverse.components.rental.loans import loans
from luxeverse.components.rental.page import rent
from luxeverse.pages.page import ShopPage
from luxeverse.state.cart import CartState
from luxeverse.state.rental import LoansState, LoanState, RentState


def rent_page() -> rx.Component:
    state = LoanState
    return shop_page(rent(RentState.page, state.held, state.errors, state))


def loans_page() -> rx.Component:
    return shop_page(loans(LoansState.page, LoansState.cancel))


PAGES = (
    ShopPage("/rent/[slug]", rent_page, (LoanState.open, CartState.refresh)),
    ShopPage("/account/loans", loans_page, (LoansState.watch, CartState.refresh)),
)
