"""The checkout before the order is known: its heading and the shape of what comes, each in its later place."""

import reflex as rx

FIELDS = 4
"""As many as a phone shows of the first step."""


def opening() -> rx.Component:
    return rx.el.div(
        rx.el.div(class_name="co__m", aria_hidden="true"),
        rx.el.div(
            rx.el.div(
                rx.el.h1("Checkout", class_name="t-h1"),
                rx.el.div(
                    rx.el.div(class_name="skel co__steps"),
                    *(rx.el.div(class_name="skel co__field") for _ in range(FIELDS)),
                    aria_hidden="true",
                ),
                class_name="c1-8",
            ),
            rx.el.div(class_name="skel co__sum c9-13", aria_hidden="true"),
            class_name="grid co",
        ),
        class_name="wrap",
        aria_busy="true",
    )
