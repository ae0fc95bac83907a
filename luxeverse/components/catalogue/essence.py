"""An essence among others: a page of the folio with its number, its plant, its temper, its season."""

from typing import Any, Literal

import reflex as rx

from luxeverse.components.catalogue.card import CARD_SIZES
from luxeverse.components.layout.header import BAG_LAYER
from luxeverse.components.ui.base import EventWith, Priority, anchor, css, when_text
from luxeverse.components.ui.media import badge, price
from luxeverse.components.ui.react import AddingElement, CardPictureElement
from luxeverse.components.wishlist.heart import heart
from luxeverse.schemas.catalogue import ProductCard

EssenceKind = Literal["default", "featured", "compact"]
SIZES: dict[EssenceKind, str] = {
    "default": CARD_SIZES,
    "featured": "(min-width: 1024px) 24vw, (min-width: 768px) 32vw, 100vw",
    "compact": "120px",
}
RATIOS: dict[EssenceKind, str] = {"default": "4/5", "featured": "4/5", "compact": "1/1"}
Level = Literal["h2", "h3"]


def essence_card(
    card: rx.Var[ProductCard],
    on_add: EventWith,
    answered: rx.Var[int] | int,
    *,
    kind: EssenceKind = "default",
    level: Level = "h3",
    priority: Priority = False,
    quick: Any = None,
    is_busy: bool = False,
) -> rx.Component:
    """``featured`` has room for its Latin name in hand and its line; ``compact`` is a row with a small picture.

    An essence with one bottle to choose goes into the bag from here; one with several is chosen on its page.
    """
    return rx.el.article(
        CardPictureElement.create(
            badge(card.badge),
            *([] if quick is None else [quick]),
            value=card.picture,
            second=card.second,
            third=card.third,
            swipes=quick is not None,
            swatches=card.swatches,
            sizes=SIZES[kind],
            ratio=RATIOS[kind],
            priority=priority,
        ),
        rx.el.div(
            rx.el.p(
                rx.el.i(class_name="dot", custom_attrs=css(sw=card.tint)),
                when_text(card.number, rx.el.span("N° ", card.number, class_name="num")),
                rx.el.span(card.humour),
                rx.el.span(card.season),
                class_name="ess__no t-cap",
            ),
            getattr(rx.el, level)(anchor(card.name, href=card.url), class_name="card__name"),
            when_text(card.latin, rx.el.p(card.latin, class_name=_latin(kind), lang="la")),
            *(
                [rx.el.p(card.attribute, class_name="t-body ess__line")]
                if kind == "featured"
                else []
            ),
            rx.el.div(
                price(card.price, card.compare_at),
                _add(card, on_add, answered, is_busy=is_busy),
                class_name="ess__buy",
            ),
            class_name="ess__t",
        ),
        heart(card.slug, card.name),
        class_name=f"card ess ess--{kind}",
    )


def essence_being_added(card: rx.Var[ProductCard]) -> rx.Component:
    """How one looks between the press and the answer of the bag; for the style guide."""
    return essence_card(card, lambda _: rx.noop(), 0, is_busy=True)


def _latin(kind: EssenceKind) -> str:
    """One line in the writing hand a view, and it is the featured one's."""
    return "script script--sm" if kind == "featured" else "ess__la t-small"


def _add(
    card: rx.Var[ProductCard], on_add: EventWith, answered: rx.Var[int] | int, *, is_busy: bool
) -> rx.Component:
    return when_text(
        card.variant_id,
        AddingElement.create(
            label="Add to vial",
            busy_label="Adding",
            name=card.name,
            bag=BAG_LAYER,
            answered=answered,
            is_busy=is_busy,
            on_add=on_add(card.variant_id),
        ),
    )
