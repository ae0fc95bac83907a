"""Pieces that are for sale a second time: a list of them, and the page of each."""

import reflex as rx

from luxeverse.components.catalogue.card import CARD_SIZES
from luxeverse.components.layout.header import BAG_LAYER
from luxeverse.components.ui.base import Event, anchor, when, when_text
from luxeverse.components.ui.controls import button, link
from luxeverse.components.ui.media import badge, picture, price
from luxeverse.components.ui.structure import breadcrumbs, empty_state
from luxeverse.schemas.resale import OwnPhoto, PreLovedCard, PreLovedList, PreLovedPage


def pre_loved_list(page: rx.Var[PreLovedList]) -> rx.Component:
    return rx.el.div(
        breadcrumbs(page.crumbs),
        rx.el.div(
            rx.el.h1(page.title, class_name="t-h1"),
            rx.el.p(page.intro, class_name="t-body ink-2"),
            when_text(page.all.label, link(page.all.label, page.all.url, "solo")),
            class_name="again__head",
        ),
        rx.cond(
            page.cards.length() > 0,
            rx.el.ul(rx.foreach(page.cards, _card), class_name="cards"),
            empty_state(
                "Nothing at the moment",
                "Each of these pieces is one of one, and goes to whoever is first.",
                [page.shop],
            ),
        ),
        class_name="wrap again",
    )


def _card(card: rx.Var[PreLovedCard]) -> rx.Component:
    return rx.el.li(
        rx.el.article(
            rx.el.div(
                badge(rx.cond(card.available, "", "Being paid for")),
                picture(card.picture, sizes=CARD_SIZES, decorative=True),
                class_name="card__pic",
            ),
            rx.el.div(
                when_text(card.maker, rx.el.p(card.maker, class_name="card__maker")),
                rx.el.h2(anchor(card.name, href=card.url), class_name="card__name"),
                price(card.price),
                rx.el.p(
                    card.condition,
                    when_text(card.variant_text, rx.el.span(", ", card.variant_text)),
                    class_name="card__attr",
                ),
                when_text(card.new_text, rx.el.p(card.new_text, class_name="t-cap ink-3 num")),
                class_name="card__body",
            ),
            class_name="card",
        ),
        key=card.url,
    )


def pre_loved_piece(page: rx.Var[PreLovedPage], on_buy: Event) -> rx.Component:
    """The house's picture beside those of the very piece; what it is, in what state, and the deed."""
    return rx.el.div(
        breadcrumbs(page.crumbs),
        rx.el.div(
            rx.el.div(
                picture(page.picture, sizes="(min-width: 1024px) 58vw, 100vw", priority=True),
                when(
                    page.photos.length() > 0,
                    rx.el.ul(rx.foreach(page.photos, _photo), class_name="again__photos"),
                ),
                class_name="c1-8",
            ),
            rx.el.div(_box(page, on_buy), class_name="c8-13"),
            class_name="grid",
        ),
        class_name="wrap pdp again",
    )


def _photo(photo: rx.Var[OwnPhoto]) -> rx.Component:
    return rx.el.li(
        rx.el.a(
            rx.el.img(
                src=photo.small,
                alt=photo.alt,
                loading="lazy",
                custom_attrs={"width": photo.width, "height": photo.height, "decoding": "async"},
            ),
            href=photo.large,
            target="_blank",
            rel="noopener",
            data_reload="",
        )
    )


def _box(page: rx.Var[PreLovedPage], on_buy: Event) -> rx.Component:
    return rx.el.div(
        when_text(page.maker, rx.el.p(page.maker, class_name="t-small buy__maker")),
        rx.el.h1(page.name, class_name="t-h1"),
        rx.el.p(page.authenticated, class_name="t-small accent"),
        price(page.price, size="large", note=page.price_note),
        when_text(page.new_text, rx.el.p(page.new_text, class_name="t-cap ink-3 num")),
        rx.el.div(
            rx.el.h2(page.condition, class_name="t-h3"),
            rx.el.p(page.condition_text, class_name="t-body ink-2"),
            when_text(page.words, rx.el.p(page.words, class_name="t-body again__words")),
            when_text(page.variant_text, rx.el.p(page.variant_text, class_name="t-small ink-2")),
            class_name="again__state",
        ),
        rx.el.div(
            button(
                page.buy_label,
                size="block",
                disabled=~page.can_buy,
                on_click=on_buy,
                data_opens=BAG_LAYER,
                data_awaits="",
            ),
            class_name="buy__cta",
        ),
        rx.el.ul(
            rx.foreach(page.promises, rx.el.li),
            when_text(page.new.label, rx.el.li(link(page.new.label, page.new.url))),
            class_name="promise",
        ),
        class_name="buy",
    )
