"""What stands around a room: the side list, the way back, and who is here."""

from typing import Any

import reflex as rx

from luxeverse.components.layout.head import head_tags
from luxeverse.components.layout.header import skip_link
from luxeverse.components.layout.theme import theme_script, theme_switch
from luxeverse.components.page import shop_page
from luxeverse.components.ui.base import anchor, hidden_text, mark, when_text
from luxeverse.components.ui.overlays import toasts
from luxeverse.components.ui.structure import breadcrumbs
from luxeverse.schemas.admin import DeskRoom
from luxeverse.state.admin import DeskFrameState, DeskState
from luxeverse.state.feedback import FeedbackState
from luxeverse.state.shell import ShellState


def desk_page(*sections: Any) -> rx.Component:
    """A page of the desk. Whoever is not meant for it sees the word of refusal in the frame of the shop."""
    return rx.cond(ShellState.trouble.title != "", shop_page(), _desk(*sections))


def _desk(*sections: Any) -> rx.Component:
    shell, seeded, live = ShellState.shell, DeskFrameState.frame, DeskState.visit
    return rx.fragment(
        head_tags(ShellState.head, shell.house),
        rx.el.div(
            theme_script(),
            skip_link(),
            rx.el.header(
                anchor(shell.house_name, href=f"{shell.prefix}/admin", class_name="desk__mark"),
                rx.el.nav(
                    rx.el.ul(
                        rx.cond(
                            live.rooms.length() > 0,
                            rx.foreach(live.rooms, _room),
                            rx.foreach(seeded.rooms, _room),
                        )
                    ),
                    aria_label="Rooms",
                ),
                _who(),
                class_name="desk__side",
            ),
            rx.el.main(
                breadcrumbs(seeded.crumbs),
                *sections,
                id="main",
                tab_index=-1,
                class_name="desk__main",
            ),
            toasts(FeedbackState.toasts, on_dismiss=FeedbackState.dismiss),
            class_name="house desk",
            data_house=shell.house,
        ),
    )


def _room(room: rx.Var[DeskRoom]) -> rx.Component:
    return rx.el.li(
        anchor(
            room.label,
            when_text(
                room.count, rx.el.span(hidden_text(", waiting: "), room.count, class_name="num")
            ),
            href=room.url,
            aria_current=mark(room.url == DeskFrameState.frame.here, "page"),
        )
    )


def _who() -> rx.Component:
    shell, live = ShellState.shell, DeskState.visit
    return rx.el.div(
        when_text(
            live.who,
            rx.el.p(rx.el.b(live.who), rx.el.span(live.role), class_name="t-cap ink-2 desk__name"),
        ),
        anchor("Account", href=shell.account_url, class_name="link t-cap"),
        anchor("To the shop", href=shell.home_url, class_name="link t-cap"),
        theme_switch(),
        class_name="desk__who",
    )


def overview() -> rx.Component:
    """The first page: every room with what it is for."""
    seeded, live = DeskFrameState.frame, DeskState.visit
    return rx.fragment(
        rx.el.h1(seeded.title, class_name="t-h2 desk__h"),
        rx.el.ul(
            rx.cond(
                live.rooms.length() > 0,
                rx.foreach(live.rooms, _entry),
                rx.foreach(seeded.rooms, _entry),
            ),
            class_name="desk__rooms",
        ),
    )


def _entry(room: rx.Var[DeskRoom]) -> rx.Component:
    return rx.el.li(
        anchor(
            rx.el.span(room.label, class_name="t-h3"),
            rx.el.span(room.text, class_name="t-small ink-2"),
            rx.el.span(room.note, class_name="t-small ink-3 num"),
            href=room.url,
        )
    )
