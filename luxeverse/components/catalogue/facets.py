"""Filters as links, in a column or in a sheet; and the price, which must be typed."""

import reflex as rx

from luxeverse.components.ui.base import anchor, css, hidden_text, mark, when_text
from luxeverse.components.ui.controls import button, check_link
from luxeverse.components.ui.overlays import layer, layer_body, layer_foot
from luxeverse.components.ui.react import PriceRangeElement
from luxeverse.schemas.catalogue import FacetGroup, FacetOption, HiddenField, Listing


def _value(option: rx.Var[FacetOption]) -> rx.Component:
    return check_link(
        option.label, option.url, option.checked, disabled=option.disabled, count=option.count
    )


def _colour(option: rx.Var[FacetOption]) -> rx.Component:
    """A colour over the number of its pieces; the name is heard, and seen by a mouse that rests on it."""
    inner = (
        rx.el.i(custom_attrs=css(sw=option.swatch)),
        rx.el.span(option.count, class_name="n", aria_hidden="true"),
        hidden_text(option.label, ", ", option.count_text),
    )
    return rx.cond(
        option.disabled,
        rx.el.span(
            *inner, class_name="swatch", title=option.label, aria_disabled="true", role="link"
        ),
        anchor(
            *inner,
            href=option.url,
            class_name="swatch",
            title=option.label,
            aria_current=mark(option.checked),
            rel="nofollow",
            prevent_scroll_reset=True,
        ),
    )


def facet(group: rx.Var[FacetGroup]) -> rx.Component:
    """One question, several answers may be true."""
    return rx.el.details(
        rx.el.summary(group.label),
        rx.cond(
            group.kind == "swatch",
            rx.el.div(rx.foreach(group.options, _colour), class_name="facet__in facet__swatches"),
            rx.el.div(
                rx.foreach(group.options, _value),
                when_text(
                    group.more_label,
                    rx.el.details(
                        rx.el.summary(group.more_label, class_name="link link--solo t-cap"),
                        rx.foreach(group.more, _value),
                        class_name="facet__more",
                    ),
                ),
                class_name="facet__in",
            ),
        ),
        open=group.open,
        class_name="facet",
    )


def price_facet(page: rx.Var[Listing]) -> rx.Component:
    """A form that goes to the same address with the bounds in it."""
    return when_text(
        page.price_label,
        rx.el.details(
            rx.el.summary(page.price_label),
            rx.el.form(
                rx.foreach(page.kept_fields, _kept),
                PriceRangeElement.create(
                    label=page.price_label,
                    low=page.price_floor,
                    high=page.price_ceiling,
                    start=page.price_min,
                    end=page.price_max,
                    currency=page.price_currency,
                ),
                button("Set price", kind="line", size="small", submit=True),
                action=page.action_url,
                method="get",
                class_name="facet__in facet__price",
            ),
            open=True,
            class_name="facet",
        ),
    )


def _kept(item: rx.Var[HiddenField]) -> rx.Component:
    return rx.el.input(type="hidden", name=item.name, default_value=item.value)


def facet_column(page: rx.Var[Listing]) -> rx.Component:
    return rx.el.aside(
        rx.foreach(page.facets, facet),
        price_facet(page),
        aria_label="Filters",
        class_name="plp__side c1-4",
    )


def facet_sheet(page: rx.Var[Listing]) -> rx.Component:
    """The same filters from below; the button says what closing will show."""
    return layer(
        layer_body(
            rx.el.div(rx.foreach(page.facets, facet), price_facet(page), class_name="sheet-facets")
        ),
        layer_foot(button(page.show_label, size="block", data_closes="")),
        id_="facets",
        kind="sheet",
        label="Filter",
        close_label="Close filters",
    )
