"""Pictures of buyers, each with the pieces on it."""

import reflex as rx

from luxeverse.components.catalogue.card import QUICK_LAYER
from luxeverse.components.ui.base import anchor, hidden_text, when_text
from luxeverse.components.ui.controls import button_link, link
from luxeverse.components.ui.structure import empty_state
from luxeverse.schemas.reviews import BuyersPicture, BuyersPictures, PicturedPiece


def gallery(page: rx.Var[BuyersPictures]) -> rx.Component:
    return rx.el.div(
        rx.match(
            page.status,
            (
                "empty",
                empty_state(
                    page.title,
                    "Nobody has sent a picture yet. Every review may bring up to four.",
                    page.links,
                ),
            ),
            rx.fragment(_head(page), _grid(page)),
        ),
        class_name="wrap worn",
    )


def _head(page: rx.Var[BuyersPictures]) -> rx.Component:
    return rx.el.div(
        rx.el.h1(page.title, class_name="t-h1"),
        rx.el.p(page.text, class_name="t-body ink-2"),
        when_text(page.sample_note, rx.el.p(page.sample_note, class_name="t-cap ink-3")),
        when_text(page.all_url, link("All pictures", page.all_url, "solo")),
        class_name="worn__head",
    )


def _grid(page: rx.Var[BuyersPictures]) -> rx.Component:
    return rx.fragment(
        rx.el.ul(rx.foreach(page.pictures, _picture), class_name="worn__grid"),
        when_text(
            page.more_url,
            button_link("Show more", page.more_url, "line", prevent_scroll_reset=True),
        ),
    )


def _picture(one: rx.Var[BuyersPicture]) -> rx.Component:
    return rx.el.li(
        rx.el.figure(
            rx.el.a(
                rx.el.img(
                    src=one.photo.large,
                    alt=one.photo.alt,
                    loading="lazy",
                    custom_attrs={
                        "width": one.photo.width,
                        "height": one.photo.height,
                        "decoding": "async",
                    },
                ),
                href=one.photo.large,
                target="_blank",
                rel="noopener",
                data_reload="",
            ),
            rx.el.figcaption(
                rx.el.p(
                    rx.el.b(one.author),
                    when_text(one.note, rx.el.span(one.note, class_name="ink-3")),
                    class_name="t-cap worn__by",
                ),
                rx.el.ul(rx.foreach(one.pieces, _piece), class_name="worn__pieces"),
            ),
        ),
        key=one.id,
    )


def _piece(piece: rx.Var[PicturedPiece]) -> rx.Component:
    return rx.el.li(
        anchor(piece.name, href=piece.url, class_name="link"),
        rx.el.span(piece.price, class_name="num"),
        rx.el.button(
            rx.cond(piece.available, "Quick view", "Sold out"),
            hidden_text(" of ", piece.name),
            type="button",
            class_name="link link--solo t-cap",
            data_opens=QUICK_LAYER,
            data_quick=piece.url,
        ),
    )
