"""Doors to the browser modules of a piece's page; those of every page are in ``react``."""

from typing import Any

import reflex as rx
from reflex_base.components.component import Component


class GalleryElement(Component):
    """Fetches PhotoSwipe for the whole screen and model-viewer for a model, each when it is asked for."""

    library = "$/public/lv/gallery.jsx"
    tag = "Gallery"
    lib_dependencies: list[str] = [  # noqa: RUF012  a field, as Reflex declares it
        "photoswipe@5.4.4",
        "@google/model-viewer@4.4.0",
        "three@0.183.0",
    ]
    pictures: rx.Var[list[Any]]
    order: rx.Var[list[str]]
    spin: rx.Var[Any]
    model: rx.Var[Any]
    clip: rx.Var[Any]
    name: rx.Var[str]
    morph: rx.Var[str]


class BuyBarElement(Component):
    library = "$/public/lv/buybar.jsx"
    tag = "BuyBar"
    watch: rx.Var[str]
    label: rx.Var[str]


class LeavesElement(Component):
    library = "$/public/lv/leaves.jsx"
    tag = "Leaves"
    label: rx.Var[str]
    ids: rx.Var[list[str]]
    names: rx.Var[list[str]]


class LeafElement(Component):
    library = "$/public/lv/leaves.jsx"
    tag = "Leaf"
    name: rx.Var[str]


class DeliverToElement(Component):
    library = "$/public/lv/deliver.jsx"
    tag = "DeliverTo"
    destinations: rx.Var[list[Any]]
    promises: rx.Var[list[Any]]
    initial: rx.Var[str]


class BespokeElement(Component):
    library = "$/public/lv/bespoke.jsx"
    tag = "Bespoke"
    offer: rx.Var[Any]
    name: rx.Var[str]


class BuyAmountElement(Component):
    library = "$/public/lv/bespoke.jsx"
    tag = "BuyAmount"
    totals: rx.Var[list[str]]


class OutfitElement(Component):
    library = "$/public/lv/outfit.jsx"
    tag = "Outfit"
    outfit: rx.Var[Any]
    house: rx.Var[str]
    prefix: rx.Var[str]
    bag: rx.Var[str]
    on_add: rx.EventHandler[rx.event.passthrough_event_spec(list[str])]


class HelpfulElement(Component):
    library = "$/public/lv/helpful.jsx"
    tag = "Helpful"
    kind: rx.Var[str]
    review: rx.Var[str]
    count: rx.Var[int]
    house: rx.Var[str]
    prefix: rx.Var[str]
    author: rx.Var[str]


class PhotoPickerElement(Component):
    library = "$/public/lv/photos.jsx"
    tag = "PhotoPicker"
    name: rx.Var[str]
    most: rx.Var[int]
    house: rx.Var[str]
    prefix: rx.Var[str]
    label: rx.Var[str]
    help: rx.Var[str]
