"""Lists beside a piece, and what this browser remembers."""

import reflex as rx

from luxeverse.components.catalogue.card import product_card
from luxeverse.components.ui.react import RecentlySeenElement, SeenListElement
from luxeverse.schemas.product_page import ProductPage
from luxeverse.schemas.recommend import SuggestedList, Suggestion
from luxeverse.state.recommend import BesideState
from luxeverse.state.shell import ShellState


def _card(item: rx.Var[Suggestion]) -> rx.Component:
    return rx.el.li(
        product_card(item.card),
        rx.el.p(item.reason, class_name="t-cap ink-3 suggested__why"),
        key=item.card.slug,  # a card that lent its picture to a transition must not live on in another
    )


def _list(one: rx.Var[SuggestedList]) -> rx.Component:
    shell = ShellState.shell
    return rx.el.section(
        rx.el.div(
            SeenListElement.create(
                rx.el.div(
                    rx.el.h2(one.title, class_name="t-h2", id=f"h-{one.placement}"),
                    class_name="row between sec-head",
                ),
                rx.el.ul(rx.foreach(one["items"], _card), class_name="cards"),
                placement=one.placement,
                algorithm=one.algorithm,
                piece=BesideState.page.slug,
                slugs=one.slugs,
                house=shell.house,
                prefix=shell.prefix,
            ),
            class_name="wrap",
        ),
        class_name="section flush-t suggested",
        aria_labelledby=f"h-{one.placement}",
        key=one.placement,
    )


def beside(_page: rx.Var[ProductPage]) -> rx.Component:
    return rx.fragment(rx.foreach(BesideState.page.lists, _list))


def recently_seen(page: rx.Var[ProductPage]) -> rx.Component:
    """Fills itself in the browser; nothing of it is in the page that everybody gets."""
    shell = ShellState.shell
    return RecentlySeenElement.create(
        slug=page.slug,
        name=page.name,
        maker=page.maker,
        url=rx.Var.create(f"{shell.prefix}/product/{page.slug}"),
        picture=page.gallery[0],
        beside=BesideState.page,
        house=shell.house,
        prefix=shell.prefix,
    )
