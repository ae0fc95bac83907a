"""The blocks of a home in the order its page names them."""

import reflex as rx


def in_order(order: rx.Var[list[str]], **blocks: rx.Component) -> rx.Component:
    """Each block that the order names, in the document too: what is read aloud comes as it is seen."""
    cases = list(blocks.items())
    return rx.foreach(order, lambda name: rx.match(name, *cases, rx.fragment()))
