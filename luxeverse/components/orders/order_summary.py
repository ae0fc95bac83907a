"""What was bought, where it goes, how far it is."""

import reflex as rx

from luxeverse.components.cart.summary import sum_table
from luxeverse.components.ui.base import anchor, when, when_text
from luxeverse.components.ui.media import picture
from luxeverse.schemas.common import Step
from luxeverse.schemas.orders import OrderLine, OrderView


def _line(line: rx.Var[OrderLine]) -> rx.Component:
    return rx.el.li(
        picture(line.picture, sizes="96px", decorative=True),
        rx.el.div(
            rx.el.div(
                rx.el.h3(anchor(line.name, href=line.url), class_name="t-h3 line-item__name"),
                rx.el.p(line.line_total.text, class_name="price"),
                class_name="line-item__top",
            ),
            rx.el.p(line.maker, class_name="t-cap ink-2"),
            rx.el.p(line.variant_text, class_name="t-cap ink-2"),
            rx.foreach(line.made, lambda said: rx.el.p(said, class_name="t-cap")),
            rx.el.p(line.quantity_text, class_name="t-cap ink-3"),
        ),
        class_name="line-item",
    )


def order_lines(order: rx.Var[OrderView]) -> rx.Component:
    return rx.el.ul(rx.foreach(order.lines, _line))


def _station(step: rx.Var[Step]) -> rx.Component:
    return rx.el.li(
        rx.el.p(step.title),
        rx.el.p(step.when, class_name="t-cap ink-3"),
        when_text(step.text, rx.el.p(step.text, class_name="t-cap ink-3")),
        data_done=rx.cond(step.done, "true", "false"),
        aria_current=rx.cond(step.current, "step", "false"),
    )


def order_track(order: rx.Var[OrderView]) -> rx.Component:
    """The stations, done and to come; said in words, not by colour alone."""
    return when(
        order.steps.length() > 0, rx.el.ol(rx.foreach(order.steps, _station), class_name="track")
    )


def order_summary(order: rx.Var[OrderView]) -> rx.Component:
    """Sum, address, payment."""
    return rx.el.aside(
        rx.el.h2("Summary", class_name="t-h3"),
        sum_table(order.rows),
        rx.el.h3("Delivery", class_name="t-small order__h"),
        rx.el.address(rx.foreach(order.address_lines, rx.el.p), class_name="t-small ink-2"),
        rx.el.p(order.delivery_text, class_name="t-cap ink-3"),
        when_text(order.carriage_text, rx.el.p(order.carriage_text, class_name="t-cap ink-3")),
        when_text(
            order.payment_text,
            rx.fragment(
                rx.el.h3("Payment", class_name="t-small order__h"),
                rx.el.p(order.payment_text, class_name="t-small ink-2"),
            ),
        ),
        aria_label="Order summary",
        class_name="co__sum c9-13",
    )


def order_body(order: rx.Var[OrderView]) -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.el.h2(order.status_text, class_name="t-h2"),
            order_track(order),
            rx.el.h2("Pieces", class_name="vh"),
            order_lines(order),
            class_name="c1-8",
        ),
        order_summary(order),
        class_name="grid orders__b",
    )
