"""The first page of an account: the latest order, what is saved, who one is, where one is signed in."""

from typing import Any

import reflex as rx

from luxeverse.components.account.orders import order_entry, signed_out
from luxeverse.components.ui.base import hidden_text, when, when_text
from luxeverse.components.ui.controls import button, link, text_button, text_field
from luxeverse.components.ui.media import skeleton_plate
from luxeverse.components.ui.react import OwnPasswordElement, SignOutElement
from luxeverse.schemas.account import AccountView, DeviceRow
from luxeverse.schemas.appointments import VisitRow
from luxeverse.schemas.common import Shell


def overview(view: rx.Var[AccountView], shell: rx.Var[Shell], on: Any) -> rx.Component:
    """``on`` is the state with the deeds: rename, personalise, end, open."""
    return rx.el.div(
        rx.match(
            view.status,
            ("loading", skeleton_plate()),
            ("gone", signed_out(view.door)),
            rx.fragment(
                rx.el.h1(view.greeting, class_name="t-h1 acct__h"),
                rx.el.div(
                    rx.el.div(
                        _latest(view),
                        _visits(view),
                        _saved(view),
                        _closet(view),
                        _footprint(view),
                        class_name="c1-8 acct__main",
                    ),
                    rx.el.div(
                        _person(view, on),
                        _password(view, shell, on),
                        _consent(view, on),
                        _devices(view, shell, on),
                        class_name="c9-13 acct__side",
                    ),
                    class_name="grid acct__g",
                ),
            ),
        ),
        class_name="wrap acct",
    )


def _latest(view: rx.Var[AccountView]) -> rx.Component:
    return rx.el.section(
        rx.el.h2("Your latest order", class_name="t-h3", id="h-latest"),
        rx.cond(
            view.latest.number != "",
            rx.fragment(
                order_entry(view.latest, "h3"),
                rx.el.div(
                    link("See this order", view.latest.url, "solo"),
                    link(
                        rx.Var.create("All of them, ") + view.orders_text, view.orders_url, "solo"
                    ),
                    class_name="row",
                ),
            ),
            rx.fragment(
                rx.el.p(
                    "Nothing bought yet. Orders you place, signed in or with this address, stand here.",
                    class_name="t-body ink-2",
                ),
                link("See all pieces", view.shop_url, "solo"),
            ),
        ),
        aria_labelledby="h-latest",
        class_name="acct__part",
    )


def _visits(view: rx.Var[AccountView]) -> rx.Component:
    return when_text(
        view.visits_url,
        rx.el.section(
            rx.el.h2("Visits", class_name="t-h3", id="h-visits"),
            rx.cond(
                view.visits.length() > 0,
                rx.el.ul(rx.foreach(view.visits, _visit), class_name="acct__devices"),
                rx.el.p("None to come.", class_name="t-body ink-2"),
            ),
            link("Book a visit", view.visits_url, "solo"),
            aria_labelledby="h-visits",
            class_name="acct__part",
        ),
    )


def _visit(row: rx.Var[VisitRow]) -> rx.Component:
    return rx.el.li(
        link(row.name, row.url), rx.el.p(row.when_text, class_name="t-cap ink-3 num"), key=row.url
    )


def _saved(view: rx.Var[AccountView]) -> rx.Component:
    return rx.el.section(
        rx.el.h2("Saved", class_name="t-h3", id="h-saved"),
        rx.el.p(view.saved_text, class_name="t-body ink-2 num"),
        link("See what you saved", view.saved_url, "solo"),
        aria_labelledby="h-saved",
        class_name="acct__part",
    )


def _footprint(view: rx.Var[AccountView]) -> rx.Component:
    return rx.el.section(
        rx.el.h2("Footprint and giving", class_name="t-h3", id="h-footprint"),
        rx.el.p(
            "What bringing your orders took, what you gave with them, and what you sent back.",
            class_name="t-body ink-2",
        ),
        link("See it by year and by order", view.footprint_url, "solo"),
        aria_labelledby="h-footprint",
        class_name="acct__part",
    )


def _closet(view: rx.Var[AccountView]) -> rx.Component:
    return rx.el.section(
        rx.el.h2("Closet", class_name="t-h3", id="h-closet"),
        rx.el.p(
            "Every piece you bought here. One you no longer wear can be offered back.",
            class_name="t-body ink-2",
        ),
        rx.el.div(
            link("Open your closet", view.closet_url, "solo"),
            link("What you borrowed", view.loans_url, "solo"),
            class_name="row",
        ),
        aria_labelledby="h-closet",
        class_name="acct__part",
    )


def _person(view: rx.Var[AccountView], on: Any) -> rx.Component:
    return rx.el.section(
        rx.el.h2("About you", class_name="t-h3", id="h-you"),
        rx.el.p(view.email, class_name="t-small ink-2 acct__mail"),
        rx.el.form(
            text_field(
                "name", "Name", "How we greet you.", default_value=view.name, auto_complete="name", max_length=80
            ),
            button("Keep", kind="line", size="small", submit=True),
            on_submit=on.rename,
            reset_on_submit=False,
            class_name="acct__form",
        ),
        aria_labelledby="h-you",
        class_name="acct__part",
    )  # fmt: skip


def _password(view: rx.Var[AccountView], shell: rx.Var[Shell], on: Any) -> rx.Component:
    return rx.el.section(
        rx.el.h2("Password", class_name="t-h3", id="h-password"),
        rx.el.p(
            rx.cond(
                view.has_password,
                "You sign in with it, or by letter as before.",
                "You have none: a letter lets you in. With one you need not wait for it.",
            ),
            class_name="t-small ink-2",
        ),
        OwnPasswordElement.create(
            has=view.has_password,
            email=view.email,
            rule=view.password_rule,
            house=shell.house,
            prefix=shell.prefix,
            on_kept=on.open,
        ),
        aria_labelledby="h-password",
        class_name="acct__part",
    )


def _consent(view: rx.Var[AccountView], on: Any) -> rx.Component:
    return rx.el.section(
        rx.el.h2("Lists that follow you", class_name="t-h3", id="h-consent"),
        rx.cond(
            view.personal,
            rx.fragment(
                rx.el.p(
                    "On. What you bought and saved decides what stands first for you.",
                    class_name="t-small ink-2",
                ),
                text_button("Turn it off", on_click=on.personalise(False)),
            ),
            rx.fragment(
                rx.el.p(
                    "Off. You see every list as everybody does. Turned on, what you bought and saved decides "
                    "what stands first for you.",
                    class_name="t-small ink-2",
                ),
                text_button("Turn it on", on_click=on.personalise(True)),
            ),
        ),
        aria_labelledby="h-consent",
        class_name="acct__part",
    )


def _devices(view: rx.Var[AccountView], shell: rx.Var[Shell], on: Any) -> rx.Component:
    return rx.el.section(
        rx.el.h2("Where you are signed in", class_name="t-h3", id="h-devices"),
        rx.el.ul(
            rx.foreach(view.devices, lambda each: _device(each, on)), class_name="acct__devices"
        ),
        SignOutElement.create(house=shell.house, prefix=shell.prefix, home=shell.home_url),
        aria_labelledby="h-devices",
        class_name="acct__part",
    )


def _device(each: rx.Var[DeviceRow], on: Any) -> rx.Component:
    return rx.el.li(
        rx.el.p(each.name, when(each.is_this, rx.el.span(", this browser", class_name="ink-3"))),
        rx.el.p(each.since, class_name="t-cap ink-3"),
        when_text(each.where, rx.el.p("From ", each.where, class_name="t-cap ink-3 num")),
        when(
            ~each.is_this,
            text_button("Sign out there", hidden_text(", ", each.name), on_click=on.end(each.id)),
        ),
        key=each.id,
    )
