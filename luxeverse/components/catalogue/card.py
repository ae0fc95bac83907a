"""A product among others."""

from typing import Literal

import reflex as rx

from luxeverse.components.ui.base import Flag, anchor, css, when_text
from luxeverse.components.ui.media import badge, picture, price
from luxeverse.components.wishlist.heart import heart
from luxeverse.schemas.catalogue import ProductCard, Swatch

Level = Literal["h2", "h3"]
CARD_SIZES = "(min-width: 1024px) 24vw, (min-width: 768px) 32vw, 48vw"


def _dot(swatch: rx.Var[Swatch]) -> rx.Component:
    return rx.el.i(custom_attrs=css(sw=swatch.value), title=swatch.label)


def product_card(
    card: rx.Var[ProductCard],
    ratio: str = "4/5",
    sizes: str = CARD_SIZES,
    level: Level = "h3",
    priority: Flag = False,
) -> rx.Component:
    """Picture, maker, name, price, one attribute. The whole card is one link, named by its name."""
    heading = rx.el.h2 if level == "h2" else rx.el.h3
    return rx.el.article(
        picture(card.picture, badge(card.badge), sizes=sizes, ratio=ratio, priority=priority),
        rx.el.div(
            when_text(card.maker, rx.el.p(card.maker, class_name="card__maker")),
            heading(anchor(card.name, href=card.url), class_name="card__name"),
            price(card.price, card.compare_at),
            when_text(card.attribute, rx.el.p(card.attribute, class_name="card__attr")),
            when_text(
                card.swatch_text,
                rx.el.div(
                    rx.foreach(card.swatches, _dot),
                    rx.el.span(card.swatch_text),
                    class_name="card__dots",
                ),
            ),
            class_name="card__body",
        ),
        heart(card.slug, card.name),
        class_name="card",
    )


def card_grid(cards: rx.Var[list[ProductCard]], level: Level = "h3") -> rx.Component:
    return rx.el.ul(
        rx.foreach(cards, lambda card: rx.el.li(product_card(card, level=level))),
        class_name="cards",
    )
