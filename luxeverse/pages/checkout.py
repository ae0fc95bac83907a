"""The checkout."""

import reflex as rx

from luxeverse.components.checkout.page import checkout
from luxeverse.components.page import quiet_page
from luxeverse.pages.page import ShopPage
from luxeverse.state.checkout import CheckoutState


def checkout_page() -> rx.Component:
    return quiet_page(
        checkout(
            CheckoutState.view,
            on_contact=CheckoutState.save_contact,
            on_country=CheckoutState.change_country,
            on_delivery=CheckoutState.choose_delivery,
            on_add=CheckoutState.add,
            on_pay=CheckoutState.pay,
            on_result=CheckoutState.paid,
            on_edit=CheckoutState.edit,
            on_type=CheckoutState.keep_typed,
        ),
        help_url=CheckoutState.view.help_url,
    )


PAGES = (ShopPage("/checkout", checkout_page, (CheckoutState.open,)),)
