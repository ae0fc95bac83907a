"""Pictures, prices, badges, and the grey shapes before they arrive."""

from typing import Any, Literal

import reflex as rx

from luxeverse.components.ui.base import Flag, Text, when_text
from luxeverse.components.ui.react import FilmElement, PictureElement

TWO_ON_A_PHONE = "30vw"
"""The size to name for a picture that has half of a phone. It has 44 to 48vw, but phones put up to three of their pixels in one
of CSS, and would fetch twice the bytes for a sharpness nobody sees: so it is 400 pixels on 172, more than two for each."""
PriceSize = Literal["normal", "large"]


def picture(
    value: Any,
    *children: Any,
    sizes: str = "100vw",
    ratio: Text = "4/5",
    priority: Flag = False,
    decorative: Flag = False,
    class_name: str = "",
    morph: Text = "",
) -> rx.Component:
    """A picture schema in a box of fixed ratio. ``priority`` for the one picture that is the LCP.

    ``decorative`` silences it where the text beside it says the same; ``morph`` is the
    view-transition name shared by a card and its product page.
    """
    return PictureElement.create(
        *children,
        value=value,
        sizes=sizes,
        ratio=ratio,
        priority=priority,
        decorative=decorative,
        class_name=class_name,
        morph=morph,
    )


def film(
    value: Any, picture: Any, sizes: str = "100vw", ratio: Text = "4/5", priority: Flag = False
) -> rx.Component:
    """A film schema over the picture that is its first frame; the picture alone when the film is an empty one.

    It plays without sound once the page has loaded, unless less motion or fewer bytes were asked for, and has a button.
    """
    return FilmElement.create(
        film=value, picture=picture, sizes=sizes, ratio=ratio, priority=priority
    )


def price(
    now: Any, before: Any = None, size: PriceSize = "normal", note: Text = ""
) -> rx.Component:
    """What it costs. A former price is said in words too, never by a line alone."""
    was = (
        when_text(
            before.text,
            rx.el.s(rx.el.span("formerly ", class_name="vh"), before.text),
        )
        if before is not None
        else None
    )
    tax = when_text(note, rx.el.span(note, class_name="t-cap ink-3 vat"))
    return rx.el.p(
        now.text,
        *([was] if was is not None else []),
        tax,
        class_name="price price--lg" if size == "large" else "price",
    )


def badge(text: Text) -> rx.Component:
    return when_text(text, rx.el.span(text, class_name="badge"))


def live_tick(text: Text) -> rx.Component:
    """The one signal of a page: something here is live."""
    return rx.el.span(rx.el.i(class_name="tick"), text, class_name="t-note")


def skeleton_card() -> rx.Component:
    return rx.el.div(
        rx.el.div(class_name="skel"),
        rx.el.div(class_name="skel skel--t"),
        rx.el.div(class_name="skel skel--t"),
        aria_hidden="true",
    )


def skeleton_plate() -> rx.Component:
    """Fills a window, so that the foot does not leap when what comes is longer; has a key, so that it goes and is not reshaped."""
    return rx.el.div(
        rx.el.div(class_name="skel skel--plate"),
        aria_hidden="true",
        class_name="skel-room",
        key="opening",
    )
