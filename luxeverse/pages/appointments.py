"""Visits: choosing one, and the one that was chosen."""

import reflex as rx

from luxeverse.components.appointments.booking import booking
from luxeverse.components.appointments.visit import visit
from luxeverse.components.page import shop_page
from luxeverse.pages.page import ShopPage
from luxeverse.state.appointments import BookingState, VisitsPageState, VisitState
from luxeverse.state.cart import CartState


def visits_page() -> rx.Component:
    return shop_page(booking(VisitsPageState.page, BookingState.error, BookingState.book))


def visit_page() -> rx.Component:
    return shop_page(visit(VisitState.view, VisitState))


PAGES = (
    ShopPage("/appointments", visits_page, (BookingState.prepare, CartState.refresh)),
    ShopPage("/appointments/[token]", visit_page, (VisitState.open, CartState.refresh)),
)
