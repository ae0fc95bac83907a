"""Sign in, open an account, and the page behind the link of a letter."""

import reflex as rx

from luxeverse.components.ui.base import when_text
from luxeverse.components.ui.controls import link
from luxeverse.components.ui.react import DoorElement
from luxeverse.schemas.account import DoorPage
from luxeverse.schemas.common import Shell


def door(page: rx.Var[DoorPage], shell: rx.Var[Shell]) -> rx.Component:
    """One form whose answer takes its place; everything else is said beside it."""
    return rx.el.div(
        rx.el.h1(page.title, class_name="t-h1"),
        rx.el.p(page.text, class_name="t-body ink-2"),
        DoorElement.create(
            status=page.status,
            email=page.email,
            token=page.token,
            back=page.back,
            button=page.button,
            rule=page.rule,
            house=shell.house,
            prefix=shell.prefix,
        ),
        when_text(page.other.label, link(page.other.label, page.other.url, "solo")),
        class_name="wrap lookup",
    )
