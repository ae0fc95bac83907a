"""A product among others."""

from typing import Literal

import reflex as rx

from luxeverse.components.ui.base import Priority, anchor, css, hidden_text, when_text
from luxeverse.components.ui.controls import icon
from luxeverse.components.ui.media import TWO_ON_A_PHONE, badge, price
from luxeverse.components.ui.react import CardPictureElement
from luxeverse.components.wishlist.heart import heart
from luxeverse.schemas.catalogue import ProductCard, Swatch

Level = Literal["h2", "h3"]
QUICK_LAYER = "quick"
CARD_SIZES = f"(min-width: 1024px) 24vw, (min-width: 768px) 32vw, {TWO_ON_A_PHONE}"


def _dot(card: rx.Var[ProductCard], swatch: rx.Var[Swatch], index: rx.Var[int]) -> rx.Component:
    """The piece in this colour; pointing at it shows its picture."""
    return anchor(
        rx.el.i(custom_attrs=css(sw=swatch.value)),
        hidden_text(card.name, ", ", swatch.label),
        href=swatch.url,
        title=swatch.label,
        data_swatch=index,
    )


def quick_button(card: rx.Var[ProductCard]) -> rx.Component:
    """Under a mouse a bar over the foot of the picture; under a finger a sign beside the maker, over no picture."""
    return rx.el.button(
        icon("full"),
        rx.el.span("Quick view"),
        hidden_text(" of ", card.name),
        type="button",
        class_name="card__quick",
        data_opens=QUICK_LAYER,
        data_quick=card.url,
    )


def product_card(
    card: rx.Var[ProductCard],
    ratio: str = "4/5",
    sizes: str = CARD_SIZES,
    level: Level = "h3",
    priority: Priority = False,
    quick: bool = False,
) -> rx.Component:
    """Picture, maker, name, price, one attribute. The whole card is one link, named by its name.

    ``quick`` where the page has a quick view to open.
    """
    heading = rx.el.h2 if level == "h2" else rx.el.h3
    return rx.el.article(
        CardPictureElement.create(
            badge(card.badge),
            *([quick_button(card)] if quick else []),
            value=card.picture,
            second=card.second,
            third=card.third,
            swipes=quick,
            swatches=card.swatches,
            sizes=sizes,
            ratio=ratio,
            priority=priority,
        ),
        rx.el.div(
            when_text(card.maker, rx.el.p(card.maker, class_name="card__maker")),
            heading(anchor(card.name, href=card.url), class_name="card__name"),
            price(card.price, card.compare_at),
            when_text(card.attribute, rx.el.p(card.attribute, class_name="card__attr")),
            when_text(
                card.swatch_text,
                rx.el.div(
                    rx.foreach(card.swatches, lambda swatch, index: _dot(card, swatch, index)),
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
