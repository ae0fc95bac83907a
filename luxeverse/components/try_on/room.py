"""The showroom: a list to everyone, a room to those whose device draws one."""

import reflex as rx

from luxeverse.components.try_on.elements import ShowroomElement
from luxeverse.components.ui.base import anchor, when_text
from luxeverse.components.ui.controls import link
from luxeverse.components.ui.media import TWO_ON_A_PHONE, picture, price
from luxeverse.schemas.try_on import Exhibit, Showroom


def room(page: rx.Var[Showroom]) -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.el.h1(page.title, class_name="t-h1"),
            rx.el.p(page.text, class_name="t-body ink-2"),
            class_name="wrap room__head",
        ),
        ShowroomElement.create(pieces=page.pieces),
        rx.el.section(
            rx.el.h2("What stands in it", class_name="t-h2", id="h-room"),
            rx.el.ul(rx.foreach(page.pieces, _exhibit), class_name="room__list"),
            class_name="wrap section",
            aria_labelledby="h-room",
        ),
        class_name="room",
    )


def _exhibit(piece: rx.Var[Exhibit]) -> rx.Component:
    return rx.el.li(
        anchor(
            picture(
                piece.picture, sizes=f"(min-width: 768px) 22vw, {TWO_ON_A_PHONE}", decorative=True
            ),
            rx.el.span(piece.name, class_name="room__name"),
            href=piece.url,
        ),
        rx.el.span(piece.maker, class_name="t-cap ink-3"),
        price(piece.price),
        when_text(piece.try_url, link("Try it on", piece.try_url, "solo", rel="nofollow")),
    )
