"""The door of a house, and a member's own pages."""

import reflex as rx

from luxeverse.components.account.door import door
from luxeverse.components.account.orders import orders_list
from luxeverse.components.account.overview import overview
from luxeverse.components.account.welcome import welcome
from luxeverse.components.orders.confirmation import confirmation
from luxeverse.components.page import shop_page
from luxeverse.pages.page import ShopPage
from luxeverse.state.account import (
    AccountOrdersState,
    AccountOrderState,
    AccountState,
    DoorState,
    WelcomeState,
)
from luxeverse.state.cart import CartState
from luxeverse.state.shell import ShellState


def door_page() -> rx.Component:
    return shop_page(door(DoorState.page, ShellState.shell))


def welcome_page() -> rx.Component:
    return shop_page(welcome(WelcomeState.page))


def account_page() -> rx.Component:
    return shop_page(overview(AccountState.view, ShellState.shell, AccountState))


def orders_page() -> rx.Component:
    return shop_page(orders_list(AccountOrdersState.page, AccountOrdersState.more))


def order_page() -> rx.Component:
    return shop_page(confirmation(AccountOrderState.view))


PAGES = (
    *(
        ShopPage(route, door_page, (CartState.refresh,))
        for route in (
            "/login",
            "/register",
            "/login/[token]",
            "/forgot-password",
            "/forgot-password/[token]",
            "/verify-email",
            "/verify-email/[token]",
        )
    ),
    ShopPage("/welcome", welcome_page, (CartState.refresh,)),
    ShopPage("/account", account_page, (AccountState.open, CartState.refresh)),
    ShopPage("/account/orders", orders_page, (AccountOrdersState.open, CartState.refresh)),
    ShopPage("/account/orders/[number]", order_page, (AccountOrderState.open, CartState.refresh)),
)
