"""A line of the bag."""

import reflex as rx

from luxeverse.components.ui.base import EventWith, anchor, hidden_text, when_text
from luxeverse.components.ui.controls import stepper, text_button
from luxeverse.components.ui.media import picture, price
from luxeverse.schemas.cart import CartLine


def bag_line(line: rx.Var[CartLine], on_step: EventWith, on_remove: EventWith) -> rx.Component:
    """Picture, what it is, how many, what it costs.

    ``on_step(line_id, by)`` gets +1 or -1; the server knows the stock and answers with the bag.
    """
    return rx.el.li(
        picture(line.picture, sizes="128px", decorative=True),
        rx.el.div(
            rx.el.div(
                rx.el.h3(anchor(line.name, href=line.url), class_name="t-h3 line-item__name"),
                price(line.line_total, line.compare_at),
                class_name="line-item__top",
            ),
            rx.el.p(line.maker, class_name="t-cap ink-2"),
            when_text(line.variant_text, rx.el.p(line.variant_text, class_name="t-cap ink-2")),
            rx.foreach(line.made, lambda said: rx.el.p(said, class_name="t-cap")),
            when_text(line.notice, rx.el.p(line.notice, class_name="t-cap warn", role="status")),
            rx.el.div(
                stepper(
                    line.quantity,
                    "Quantity",
                    on_less=on_step(line.id, -1),
                    on_more=on_step(line.id, 1),
                    can_take=line.can_take,
                    can_add=line.can_add,
                ),
                text_button("Remove", hidden_text(" ", line.name), on_click=on_remove(line.id)),
                class_name="row between li__act",
            ),
            class_name="stack stack--tight",
        ),
        class_name="line-item",
        key=line.id,
    )
