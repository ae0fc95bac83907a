"""A member's closet, and pieces that are for sale a second time."""

import reflex as rx

from luxeverse.components.page import shop_page
from luxeverse.components.resale.closet import closet
from luxeverse.components.resale.form import offer_page
from luxeverse.components.resale.piece import pre_loved_list, pre_loved_piece
from luxeverse.pages.page import ShopPage
from luxeverse.state.cart import CartState
from luxeverse.state.resale import ClosetState, OfferState, PreLovedListState, PreLovedState


def closet_page() -> rx.Component:
    return shop_page(closet(ClosetState.page, ClosetState.withdraw))


def form_page() -> rx.Component:
    state = OfferState
    return shop_page(offer_page(state.form, state.errors, state.send))


def list_page() -> rx.Component:
    return shop_page(pre_loved_list(PreLovedListState.page))


def piece_page() -> rx.Component:
    page = PreLovedState.page
    return shop_page(pre_loved_piece(page, CartState.add(page.variant_id, "", "", False)))


PAGES = (
    ShopPage("/account/closet", closet_page, (ClosetState.open, CartState.refresh)),
    ShopPage("/account/closet/[piece]", form_page, (OfferState.open, CartState.refresh)),
    ShopPage("/pre-loved", list_page, (CartState.refresh,)),
    ShopPage("/product/[slug]/pre-loved/[ref]", piece_page, (CartState.refresh,)),
)
