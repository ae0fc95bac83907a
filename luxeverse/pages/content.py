"""Pages to read, and the page for wrong addresses."""

import reflex as rx

from luxeverse.components.content.journal import journal
from luxeverse.components.content.legal import legal
from luxeverse.components.content.story import story
from luxeverse.components.page import shop_page
from luxeverse.pages.page import ShopPage
from luxeverse.state.cart import CartState
from luxeverse.state.pages import JournalState, ReadingState, StoryState


def journal_page() -> rx.Component:
    return shop_page(journal(JournalState.page))


def story_page() -> rx.Component:
    return shop_page(story(StoryState.page))


def reading_page() -> rx.Component:
    return shop_page(legal(ReadingState.page))


def missing_page() -> rx.Component:
    """The frame alone: its trouble says the rest."""
    return shop_page()


READING = (
    "/legal/[slug]",
    "/alchemy",
    "/atelier",
    "/sourcing",
    "/sustainability",
    "/contact",
)
PAGES = (
    ShopPage("/journal", journal_page, (CartState.refresh,)),
    ShopPage("/journal/[slug]", story_page, (CartState.refresh,)),
    *(ShopPage(route, reading_page, (CartState.refresh,)) for route in READING),
)
