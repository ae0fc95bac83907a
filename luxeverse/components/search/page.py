"""The page of results: the query, what was made of it, the pieces, and what else was found."""

import reflex as rx

from luxeverse.components.catalogue.facets import facet_column, facet_sheet
from luxeverse.components.catalogue.further import further, part_before
from luxeverse.components.catalogue.listing import listing_bar, listing_grid
from luxeverse.components.ui.base import anchor, hidden_text, when, when_text
from luxeverse.components.ui.controls import button, icon, link
from luxeverse.components.ui.overlays import announce
from luxeverse.schemas.catalogue import JournalEntry
from luxeverse.schemas.common import LinkItem
from luxeverse.schemas.search import SearchPage


def search_form(page: rx.Var[SearchPage]) -> rx.Component:
    """The query as it was asked, ready to be changed. Plain HTTP: it works without script."""
    return rx.el.form(
        rx.el.label(hidden_text("Search"), icon("search"), html_for="search-page-q"),
        rx.el.input(
            id="search-page-q",
            name="q",
            type="search",
            default_value=page.query,
            placeholder="A name, a maker, a material",
            auto_complete="off",
            max_length=200,
            custom_attrs={"enterKeyHint": "search"},
        ),
        button("Search", size="small", submit=True),
        # The field follows the address: another query is another form.
        key=page.query,
        action=page.action_url,
        method="get",
        role="search",
        class_name="find__form",
    )


def _correction(page: rx.Var[SearchPage]) -> rx.Component:
    return when_text(
        page.corrected,
        rx.el.p(
            "Showing results for ",
            rx.el.b(page.corrected),
            ". ",
            rx.el.span("Search instead for ", link(page.instead.label, page.instead.url)),
            ".",
            class_name="find__note",
        ),
    )


def _head(page: rx.Var[SearchPage]) -> rx.Component:
    return rx.el.div(
        search_form(page),
        rx.el.h1(page.title, class_name="t-h2 find__title"),
        _correction(page),
        rx.foreach(page.notes, lambda note: rx.el.p(note, class_name="find__note")),
        when(
            page.places.length() > 0,
            rx.el.nav(
                rx.el.ul(rx.foreach(page.places, _place), class_name="find__places"),
                aria_label="Categories, collections and makers found",
            ),
        ),
        class_name="find__head",
    )


def _place(item: rx.Var[LinkItem]) -> rx.Component:
    return rx.el.li(anchor(item.label, href=item.url, class_name="find__place"))


def _story(entry: rx.Var[JournalEntry]) -> rx.Component:
    return rx.el.li(
        rx.el.h3(anchor(entry.title, href=entry.url), class_name="t-h3"),
        rx.el.p(entry.text, class_name="t-small ink-2"),
    )


def _stories(page: rx.Var[SearchPage]) -> rx.Component:
    return when(
        page.stories.length() > 0,
        rx.el.section(
            rx.el.h2("In the journal", class_name="t-h2", id="found-stories"),
            rx.el.ul(rx.foreach(page.stories, _story), class_name="find__stories"),
            aria_labelledby="found-stories",
            class_name="find__section",
        ),
    )


def _nothing(page: rx.Var[SearchPage]) -> rx.Component:
    """What was looked for, and four ways on."""
    return rx.el.div(
        rx.el.p(page.empty_text, class_name="t-body"),
        when(
            page.relaxed.length() > 0,
            rx.el.ul(
                rx.foreach(page.relaxed, lambda item: rx.el.li(link(item.label, item.url, "solo"))),
                class_name="find__ways",
            ),
        ),
        rx.el.h2(page.ways_on_title, class_name="t-small find__label"),
        rx.el.ul(rx.foreach(page.ways_on, _place), class_name="find__places"),
        rx.el.div(
            link(page.journal.label, page.journal.url, "solo"),
            link(page.advisor.label, page.advisor.url, "solo"),
            class_name="empty__links",
        ),
        class_name="find__empty",
    )


def _found(page: rx.Var[SearchPage]) -> rx.Component:
    return rx.fragment(
        listing_bar(page.listing),
        rx.el.div(
            facet_column(page.listing),
            rx.el.div(
                announce(page.listing.count_text),
                part_before(page.listing),
                listing_grid(page.listing),
                further(page.listing),
                class_name="c4-13",
            ),
            class_name="grid",
        ),
    )


def search_results(page: rx.Var[SearchPage]) -> rx.Component:
    """The whole screen, and the sheet that holds the filters where there is no side column."""
    return rx.el.div(
        rx.el.div(
            _head(page),
            rx.match(
                page.status, ("empty", _nothing(page)), ("ready", _found(page)), rx.fragment()
            ),
            _stories(page),
            class_name="wrap plp__in",
        ),
        facet_sheet(page.listing),
        class_name="plp find",
    )
