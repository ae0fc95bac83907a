"""Doors to our own browser modules in ``assets/lv``; nothing here comes from a registry.

Every module renders on the server too: the first HTML shows content without script.
"""

from typing import Any

import reflex as rx
from reflex_base.components.component import Component, NoSSRComponent


class AnnouncementElement(Component):
    library = "$/public/lv/frame.jsx"
    tag = "Announcement"
    text: rx.Var[str]


class BackToTopElement(Component):
    library = "$/public/lv/frame.jsx"
    tag = "BackToTop"


class FootColumnElement(Component):
    library = "$/public/lv/frame.jsx"
    tag = "FootColumn"
    title: rx.Var[str]


class PanelsElement(Component):
    library = "$/public/lv/panels.jsx"
    tag = "Panels"
    label: rx.Var[str]


class LayerElement(Component):
    library = "$/public/lv/layer.jsx"
    tag = "Layer"
    kind: rx.Var[str]
    label: rx.Var[str]
    close_label: rx.Var[str]
    answered: rx.Var[int]


class SearchElement(Component):
    library = "$/public/lv/search.jsx"
    tag = "Search"
    action: rx.Var[str]
    house: rx.Var[str]
    prefix: rx.Var[str]
    name: rx.Var[str]


class FoldElement(Component):
    library = "$/public/lv/fold.jsx"
    tag = "Fold"
    label: rx.Var[str]


class PictureElement(Component):
    library = "$/public/lv/picture.jsx"
    tag = "Picture"
    value: rx.Var[Any]
    sizes: rx.Var[str]
    ratio: rx.Var[str]
    priority: rx.Var[bool | str]
    decorative: rx.Var[bool]
    morph: rx.Var[str]


class HeadlineElement(Component):
    library = "$/public/lv/headline.jsx"
    tag = "Headline"
    text: rx.Var[str]
    emphasis: rx.Var[str]
    effect: rx.Var[str]


class EnlivenElement(Component):
    """Fetches the behaviour it names after the page: nothing of it is in the document."""

    library = "$/public/lv/enliven.jsx"
    tag = "Enliven"
    what: rx.Var[str]


class AddingElement(Component):
    library = "$/public/lv/adding.jsx"
    tag = "Adding"
    label: rx.Var[str]
    busy_label: rx.Var[str]
    name: rx.Var[str]
    bag: rx.Var[str]
    answered: rx.Var[int]
    is_busy: rx.Var[bool]
    on_add: rx.EventHandler[rx.event.no_args_event_spec]


class CardPictureElement(Component):
    library = "$/public/lv/card_picture.jsx"
    tag = "CardPicture"
    value: rx.Var[Any]
    second: rx.Var[Any]
    third: rx.Var[Any]
    swatches: rx.Var[list[Any]]
    swipes: rx.Var[bool]
    sizes: rx.Var[str]
    ratio: rx.Var[str]
    priority: rx.Var[bool | str]


class FilmElement(Component):
    library = "$/public/lv/film.jsx"
    tag = "Film"
    film: rx.Var[Any]
    picture: rx.Var[Any]
    sizes: rx.Var[str]
    ratio: rx.Var[str]
    priority: rx.Var[bool]


class MoreElement(Component):
    library = "$/public/lv/more.jsx"
    tag = "More"
    url: rx.Var[str]
    by_itself: rx.Var[bool]
    number: rx.Var[int]
    shown: rx.Var[str]


class PriceRangeElement(Component):
    library = "$/public/lv/price.jsx"
    tag = "PriceRange"
    label: rx.Var[str]
    low: rx.Var[str]
    high: rx.Var[str]
    start: rx.Var[str]
    end: rx.Var[str]
    currency: rx.Var[str]


class DensityElement(Component):
    library = "$/public/lv/density.jsx"
    tag = "Density"


class PersonalElement(Component):
    library = "$/public/lv/personal.jsx"
    tag = "Personal"
    follows: rx.Var[bool]
    gently: rx.Var[bool]


class QuickViewElement(Component):
    library = "$/public/lv/quick.jsx"
    tag = "QuickView"
    bag: rx.Var[str]
    state: rx.Var[str]
    on_add: rx.EventHandler[rx.event.passthrough_event_spec(str)]


class QuickViewLaterElement(NoSSRComponent):
    """The same where few look for it: fetched after the page."""

    library = "$/public/lv/quick.jsx"
    tag = "QuickView"
    bag: rx.Var[str]
    state: rx.Var[str]
    on_add: rx.EventHandler[rx.event.passthrough_event_spec(str)]


class CompareToggleElement(Component):
    library = "$/public/lv/compare.jsx"
    tag = "CompareToggle"
    slug: rx.Var[str]
    name: rx.Var[str]


class CompareTrayElement(Component):
    library = "$/public/lv/compare.jsx"
    tag = "CompareTray"
    prefix: rx.Var[str]


class IconElement(Component):
    library = "$/public/lv/icon.jsx"
    tag = "Icon"
    name: rx.Var[str]


class ThemeSwitchElement(Component):
    library = "$/public/lv/theme.jsx"
    tag = "ThemeSwitch"


class TabsElement(Component):
    library = "$/public/lv/tabs.jsx"
    tag = "Tabs"
    label: rx.Var[str]
    names: rx.Var[list[str]]


class ShareElement(Component):
    library = "$/public/lv/share.jsx"
    tag = "Share"
    url: rx.Var[str]
    title: rx.Var[str]


class ToastsElement(Component):
    library = "$/public/lv/live.jsx"
    tag = "Toasts"
    items: rx.Var[list[Any]]
    on_dismiss: rx.EventHandler[rx.event.passthrough_event_spec(str)]
    on_undo: rx.EventHandler[rx.event.passthrough_event_spec(str)]


class AnnounceElement(Component):
    library = "$/public/lv/live.jsx"
    tag = "Announce"
    message: rx.Var[str]


class ReconnectingElement(Component):
    library = "$/public/lv/live.jsx"
    tag = "Reconnecting"
    trouble: rx.Var[bool]


class CopyButtonElement(Component):
    library = "$/public/lv/live.jsx"
    tag = "CopyButton"
    value: rx.Var[str]
    label: rx.Var[str]
    done_label: rx.Var[str]


class ErrorSummaryElement(Component):
    library = "$/public/lv/live.jsx"
    tag = "ErrorSummary"
    title: rx.Var[str]
    errors: rx.Var[list[Any]]


class SavedCopyElement(Component):
    library = "$/public/lv/saved_copy.jsx"
    tag = "SavedCopy"
    status: rx.Var[str]
    lists: rx.Var[list[Any]]
    house: rx.Var[str]
    prefix: rx.Var[str]


class HeartElement(Component):
    library = "$/public/lv/heart.jsx"
    tag = "Heart"
    name: rx.Var[str]
    pressed: rx.Var[bool]
    answered: rx.Var[int]
    in_words: rx.Var[bool]
    on_toggle: rx.EventHandler[rx.event.no_args_event_spec]


class DoorElement(Component):
    library = "$/public/lv/door.jsx"
    tag = "Door"
    status: rx.Var[str]
    email: rx.Var[str]
    token: rx.Var[str]
    back: rx.Var[str]
    button: rx.Var[str]
    rule: rx.Var[str]
    house: rx.Var[str]
    prefix: rx.Var[str]


class OwnPasswordElement(Component):
    library = "$/public/lv/secret.jsx"
    tag = "OwnPassword"
    has: rx.Var[bool]
    email: rx.Var[str]
    rule: rx.Var[str]
    house: rx.Var[str]
    prefix: rx.Var[str]
    on_kept: rx.EventHandler[rx.event.no_args_event_spec]


class SignOutElement(Component):
    library = "$/public/lv/door.jsx"
    tag = "SignOut"
    house: rx.Var[str]
    prefix: rx.Var[str]
    home: rx.Var[str]


class SeenListElement(Component):
    library = "$/public/lv/seen.jsx"
    tag = "SeenList"
    placement: rx.Var[str]
    algorithm: rx.Var[str]
    piece: rx.Var[str]
    slugs: rx.Var[str]
    house: rx.Var[str]
    prefix: rx.Var[str]


class RecentlySeenElement(NoSSRComponent):
    """Fetched after the page: nothing of it is in the document."""

    library = "$/public/lv/recent.jsx"
    tag = "RecentlySeen"
    slug: rx.Var[str]
    name: rx.Var[str]
    maker: rx.Var[str]
    url: rx.Var[str]
    picture: rx.Var[Any]
    beside: rx.Var[Any]
    house: rx.Var[str]
    prefix: rx.Var[str]


class VesselElement(Component):
    library = "$/public/lv/vessel.jsx"
    tag = "Vessel"
    number: rx.Var[str]
    kind: rx.Var[str]
    label: rx.Var[str]


class PrintButtonElement(Component):
    library = "$/public/lv/print.jsx"
    tag = "PrintButton"
    label: rx.Var[str]


class TypedElement(Component):
    library = "$/public/lv/typed.jsx"
    tag = "Typed"
    on_type: rx.EventHandler[rx.event.passthrough_event_spec(dict[str, Any])]


class LandingElement(Component):
    library = "$/public/lv/landing.jsx"
    tag = "Landing"


class PayPanelElement(Component):
    library = "$/public/lv/pay.jsx"
    tag = "PayPanel"
    publishable_key: rx.Var[str]
    script_url: rx.Var[str]
    client_secret: rx.Var[str]
    attempt: rx.Var[int]
    amount: rx.Var[int]
    currency: rx.Var[str]
    return_url: rx.Var[str]
    pay_label: rx.Var[str]
    problem: rx.Var[str]
    note: rx.Var[str]
    on_submit: rx.EventHandler[rx.event.no_args_event_spec]
    on_result: rx.EventHandler[rx.event.passthrough_event_spec(str, str)]
