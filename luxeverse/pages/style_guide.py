"""Every part of the kit in every house, by day and by night. Needs no State."""

from typing import Any

import reflex as rx

from luxeverse.components.catalogue.card import product_card
from luxeverse.components.catalogue.essence import EssenceKind, essence_being_added, essence_card
from luxeverse.components.catalogue.facets import facet
from luxeverse.components.ui.base import mark
from luxeverse.components.ui.controls import (
    button,
    button_link,
    checkbox,
    chip,
    fold,
    icon,
    icon_button,
    link,
    radio_card,
    size_choice,
    stepper,
    swatch_choice,
    text_button,
    text_field,
)
from luxeverse.components.ui.media import badge, live_tick, picture, price, skeleton_card
from luxeverse.components.ui.overlays import copy_button, layer, layer_body, layer_foot
from luxeverse.components.ui.react import VesselElement
from luxeverse.components.ui.structure import (
    accordion,
    breadcrumbs,
    empty_state,
    facts,
    notice,
    pager,
    specification,
    tabs,
)
from luxeverse.pages.page import ShopPage
from luxeverse.schemas.catalogue import FacetGroup, FacetOption, ProductCard, Swatch
from luxeverse.schemas.common import Crumbs, Fact, House, LinkItem, Picture, PriceLabel, Theme

HOUSES: tuple[tuple[House, str], ...] = (
    ("luxe", "LuxeVerse"),
    ("arome", "Atelier Arôme"),
    ("luma", "Luma"),
)
THEMES: tuple[Theme, ...] = ("dark", "light")
HERE = "/style-guide"
SWATCHES = (("Black calf", "#1D1D20", True), ("Chestnut calf", "#6B3F22", False))
SURFACES = ("surface-0", "surface-1", "surface-2", "surface-3")
INKS = ("ink-1", "ink-2", "ink-3", "accent-text", "ok", "warn", "err")


def _given(value: Any, draw: Any) -> rx.Component:
    """Draws one fixed schema the way a page draws its var, without repeating the literal."""
    # A lambda, because foreach hands a second argument, the index, to whatever takes one.
    return rx.foreach(rx.Var.create([value]), lambda var: draw(var))  # noqa: PLW0108


def _specimen(title: str, *children: Any) -> rx.Component:
    return rx.el.section(
        rx.el.h3(title, class_name="t-h3"),
        rx.el.div(*children, class_name="guide__body"),
        class_name="guide__row",
    )


def _colours() -> rx.Component:
    """Every ink on every surface, as text that can be read."""
    return _specimen(
        "Colour",
        rx.el.div(
            *(
                rx.el.div(
                    *(
                        rx.el.span(ink, custom_attrs={"style": {"color": f"var(--{ink})"}})
                        for ink in INKS
                    ),
                    class_name="guide__tile t-cap",
                    custom_attrs={"style": {"background": f"var(--{surface})"}},
                )
                for surface in SURFACES
            ),
            class_name="guide__tiles",
        ),
    )


def _type() -> rx.Component:
    return _specimen(
        "Type",
        rx.el.p("Forty-one hours", class_name="t-display"),
        rx.el.p("Eleven coats of lacquer", class_name="t-h1"),
        rx.el.p("Where this one has been", class_name="t-h2"),
        rx.el.p("Resoling a pump, step by step", class_name="t-h3"),
        rx.el.p(
            "Eleven days at the bench, then her initials inside the band.", class_name="t-lede"
        ),
        rx.el.p(
            "Wind it once in the morning. It runs for seventy-two hours and stops politely.",
            class_name="t-body",
        ),
        rx.el.p("Caption, never smaller", class_name="t-cap ink-3"),
        _given(
            ProductCard(
                price=PriceLabel(724000, "EUR", "€7,240"),
                compare_at=PriceLabel(790000, "EUR", "€7,900"),
            ),
            lambda card: price(card.price, card.compare_at, "large", "incl. VAT"),
        ),
    )


def _deeds() -> rx.Component:
    return _specimen(
        "Buttons and links",
        rx.el.div(
            button("Add to bag", amount="€7,240"),
            button("View bag", kind="line"),
            button("Not now", kind="quiet"),
            button("Choose a size", disabled=True),
            button("Sending", aria_busy="true", size="small"),
            button_link("See the ring", HERE, "line", "small"),
            class_name="row",
        ),
        rx.el.div(
            link("A link in a sentence", HERE),
            link("A link alone", HERE, "solo"),
            text_button("Remove"),
            icon_button("search", "Search"),
            icon_button("close", "Close"),
            class_name="row",
        ),
    )


def _fields(scope: str) -> rx.Component:
    return _specimen(
        "Fields",
        rx.el.div(
            text_field(f"{scope}-name", "Full name", "One field, as written."),
            text_field(f"{scope}-street", "Street and number", default_value="Isestraße 84"),
            text_field(
                f"{scope}-phone",
                "Phone",
                error="This number is two digits short.",
                default_value="+49 40 11",
            ),
            rx.el.div(
                rx.el.label("Country", html_for=f"field-{scope}-country"),
                rx.el.select(
                    rx.el.option("Germany"),
                    rx.el.option("France"),
                    id=f"field-{scope}-country",
                    class_name="input",
                ),
                class_name="field",
            ),
            class_name="two",
        ),
        checkbox("Gift wrap", f"{scope}-gift", default_checked=True),
        _offers(scope),
    )


def _offers(scope: str) -> rx.Component:
    return rx.el.div(
        radio_card(
            f"{scope}-ship",
            "a",
            "Tue 24 to Thu 26 November",
            "Insured courier, signature",
            "€0",
            default_checked=True,
        ),
        radio_card(f"{scope}-ship", "b", "Monday 23 November, by noon", "Two-hour window", "€35"),
        role="radiogroup",
        aria_label="Delivery",
    )


def _choices() -> rx.Component:
    return _specimen(
        "Choices",
        rx.el.div(
            *(swatch_choice(name, value, HERE, checked) for name, value, checked in SWATCHES),
            class_name="choices choices--swatch",
        ),
        rx.el.div(
            size_choice("38", HERE, True),
            size_choice("39", HERE, False),
            size_choice("40", HERE, False, available=False, note="notify me"),
            class_name="choices",
        ),
        rx.el.div(
            stepper(2, "Quantity", on_less=rx.noop(), on_more=rx.noop()),
            chip("In Milan now", HERE),
            _given(PLACEHOLDER_CARD, lambda card: badge(card.badge)),
            live_tick("Advisor on line"),
            fold(
                "Curated",
                rx.el.ul(
                    rx.el.li(rx.el.a("Curated", href=HERE, aria_current=mark(True))),
                    rx.el.li(rx.el.a("Newest", href=HERE)),
                    class_name="fold__list",
                ),
            ),
            class_name="row",
        ),
        _given(MAKERS, facet),
    )


MAKERS = FacetGroup(
    "maker",
    "Maker",
    options=[
        FacetOption("aurele", "Auréle", "4", checked=True, url=HERE),
        FacetOption("tavel", "Tavel", "5", url=HERE),
        FacetOption("ostra", "Ostra", "0", disabled=True),
    ],
)

PLACEHOLDER_CARD = ProductCard(
    url=HERE,
    name="Cours top handle",
    maker="Tavel",
    attribute="Grained calf, bordeaux",
    price=PriceLabel(315000, "EUR", "€3,150"),
    picture=Picture(placeholder="#3B1A20"),
    badge="Edition of 40",
    swatches=[Swatch("Bordeaux", "#5A1F2B"), Swatch("Black", "#1B1B1D")],
    swatch_text="2 colours",
)


def _reading(scope: str) -> rx.Component:
    rows = [Fact("Case", "18 ct yellow gold"), Fact("Reserve", "72 hours")]
    return _specimen(
        "Crumbs, tabs, folds, tables",
        _given(
            Crumbs([LinkItem("Home", HERE), LinkItem("Leather", HERE)], "Cours"),
            lambda crumbs: breadcrumbs(crumbs, f"Breadcrumb, {scope}"),
        ),
        tabs(
            f"{scope}-tabs",
            "About the piece",
            ["Story", "Care"],
            rx.el.p("Matthieu Favre, Le Sentier."),
            rx.el.p("Keep dry; a soft cloth is enough."),
        ),
        accordion("Who made it", "Matthieu Favre, Le Sentier.", open_=True),
        accordion("Delivery", "Tue 24 to Thu 26 November."),
        _given(rows, specification),
        _given(rows, facts),
        pager("24 of 132 pieces", 24, "18%", HERE, "Show 24 more"),
    )


def _saying(scope: str) -> rx.Component:
    return _specimen(
        "Messages and layers",
        notice("Your bag is as you left it."),
        notice("Payment received.", "ok"),
        notice("Two pieces are left; your bag holds both.", "warn"),
        notice("The card was declined. Nothing has been charged.", "err"),
        rx.el.div(
            rx.el.div(
                rx.el.span("Giardino square removed"),
                button("Undo", kind="quiet", size="small"),
                class_name="toast",
            ),
            copy_button("LV-7QK4-2M9D", "Copy number"),
            button("Open the drawer", kind="line", size="small", data_opens=f"{scope}-drawer"),
            button("Open the dialog", kind="line", size="small", data_opens=f"{scope}-dialog"),
            class_name="row",
        ),
        layer(
            layer_body(rx.el.p("Esc closes it, the focus returns.", class_name="t-body guide__in")),
            layer_foot(button("Check out", size="block")),
            id_=f"{scope}-drawer",
            label="Bag, 2 pieces",
        ),
        layer(
            layer_body(rx.el.p("One question at a time.", class_name="t-body guide__in")),
            id_=f"{scope}-dialog",
            kind="dialog",
            label="Leave the bag?",
        ),
        _given(
            [LinkItem("See the arrivals", HERE)],
            lambda links: empty_state("Your bag is empty", "Saved pieces wait here.", links),
        ),
    )


def _cards() -> rx.Component:
    return _specimen(
        "Card, picture, skeleton",
        rx.el.div(
            _given(PLACEHOLDER_CARD, product_card),
            _given(Picture(placeholder="#24473A"), lambda value: picture(value, ratio="4/5")),
            skeleton_card(),
            class_name="guide__cards",
        ),
        rx.el.div(
            VesselElement.create(
                number="N° 724", kind="Summer, rare", label="Glass vessel N° 724, filled"
            ),
            icon("bag"),
            icon("vial"),
            class_name="row guide__vessel",
        ),
    )


ESSENCE = ProductCard(
    slug="provence-lavender",
    url=HERE,
    name="Provence Lavender",
    attribute="Calming, summer, batch 31",
    price=PriceLabel(4200, "EUR", "€42"),
    picture=Picture(placeholder="#B8A9C9"),
    number="1",
    latin="Lavandula angustifolia",
    humour="Calming",
    season="Summer",
    tint="#B8A9C9",
    variant_id=HERE,
)


def _essences() -> rx.Component:
    """The three sizes, then what a pointer and a press make of one."""

    def drawn(kind: EssenceKind) -> rx.Component:
        return _given(ESSENCE, lambda card: essence_card(card, lambda _: rx.noop(), 0, kind=kind))

    return _specimen(
        "Essence card: default, featured, compact; pointed at; being added",
        rx.el.div(
            drawn("default"),
            drawn("featured"),
            drawn("compact"),
            rx.el.div(drawn("default"), class_name="guide__hovered"),
            _given(ESSENCE, essence_being_added),
            class_name="guide__cards guide__essences",
        ),
    )


def _house(house: House, name: str, theme: Theme) -> rx.Component:
    scope = f"{house}-{theme}"
    return rx.el.div(
        rx.el.div(
            rx.el.h2(f"{name}, {theme}", class_name="t-h1", id=scope),
            _colours(),
            _type(),
            _deeds(),
            _fields(scope),
            _choices(),
            _reading(scope),
            _saying(scope),
            _cards(),
            *([_essences()] if house == "arome" else []),
            class_name="wrap guide",
        ),
        data_house=house,
        data_theme=theme,
    )


def style_guide() -> rx.Component:
    """Three houses, two themes, one anatomy."""
    return rx.el.main(
        rx.el.div(
            rx.el.h1("Style guide", class_name="t-h1"),
            rx.el.p(
                "One anatomy, three houses. Each part below is the part the shop uses.",
                class_name="t-body",
            ),
            class_name="wrap guide",
            data_house="luxe",
            data_theme="light",
        ),
        *(_house(house, name, theme) for house, name in HOUSES for theme in THEMES),
        id="main",
    )


PAGES = (ShopPage("/style-guide", style_guide),)
