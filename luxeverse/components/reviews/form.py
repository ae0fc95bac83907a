"""The form of a review."""

from typing import Any

import reflex as rx

from luxeverse.components.ui.base import Flag, hidden_text, when
from luxeverse.components.ui.controls import button, button_link, text_field
from luxeverse.components.ui.media import picture
from luxeverse.components.ui.overlays import error_summary
from luxeverse.components.ui.react_piece import PhotoPickerElement
from luxeverse.schemas.checkout import FieldError
from luxeverse.schemas.reviews import ReviewForm

FITS = (("-1", "Runs small"), ("0", "True to size"), ("1", "Runs large"))
RATINGS = ("One star", "Two stars", "Three stars", "Four stars", "Five stars")
MOST_PHOTOS = 4


def review_page(
    piece: rx.Var[ReviewForm],
    status: rx.Var[str],
    number: rx.Var[str],
    errors: rx.Var[list[FieldError]],
    is_ready: Flag,
    on_submit: Any,
) -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.el.div(
                picture(piece.picture, sizes="(min-width: 1024px) 30vw, 60vw", ratio="4/5"),
                class_name="c1-5 rev__pic",
            ),
            rx.el.div(
                rx.match(
                    status,
                    ("sent", _thanks(piece)),
                    _form(piece, number, errors, is_ready, on_submit),
                ),
                class_name="c6-13",
            ),
            class_name="grid",
        ),
        class_name="wrap rev",
    )


def _thanks(piece: rx.Var[ReviewForm]) -> rx.Component:
    return rx.el.div(
        rx.el.h1("Thank you", class_name="t-h1"),
        rx.el.p(
            "A person of the house reads your review before it is shown. Good and bad ones are shown alike;"
            " if you have reviewed this piece before, that review stays as it is.",
            class_name="t-body",
        ),
        button_link(rx.Var.create("Back to ") + piece.name, piece.url, "line"),
        role="status",
        class_name="rev__form",
    )


def _form(
    piece: rx.Var[ReviewForm],
    number: rx.Var[str],
    errors: rx.Var[list[FieldError]],
    is_ready: Flag,
    on_submit: Any,
) -> rx.Component:
    return rx.el.form(
        rx.el.p(piece.maker, class_name="t-small ink-3"),
        rx.el.h1("Review ", piece.name, class_name="t-h1"),
        error_summary(errors),
        rx.el.input(type="hidden", name="slug", value=piece.slug),
        _rating(),
        when(piece.asks_fit, _fit()),
        text_field("title", "In one line", max_length=120, auto_complete="off"),
        _text(),
        PhotoPickerElement.create(
            name="photos",
            most=MOST_PHOTOS,
            house=piece.house,
            prefix=piece.prefix,
            label="Pictures",
            help="Up to four. Made smaller on this device; place and camera are not sent.",
        ),
        _others(piece),
        _who(number),
        button("Send the review", submit=True, disabled=~is_ready),
        on_submit=on_submit,
        reset_on_submit=False,
        no_validate=True,
        class_name="rev__form",
    )


def _rating() -> rx.Component:
    return rx.el.fieldset(
        rx.el.legend("How do you like it?", class_name="label"),
        rx.el.div(
            *(
                rx.el.label(
                    rx.el.input(
                        type="radio",
                        name="rating",
                        value=str(place),
                        id="field-rating" if place == 1 else f"field-rating-{place}",
                        class_name="vh",
                    ),
                    rx.el.span(class_name="star", aria_hidden="true"),
                    hidden_text(said),
                )
                for place, said in enumerate(RATINGS, start=1)
            ),
            class_name="rate",
        ),
        class_name="field",
    )


def _fit() -> rx.Component:
    return rx.el.fieldset(
        rx.el.legend(
            "How does it fit? ", rx.el.span("optional", class_name="opt"), class_name="label"
        ),
        rx.el.div(
            *(
                rx.el.label(
                    rx.el.input(type="radio", name="fit", value=value, id=f"field-fit-{value}"),
                    rx.el.span(said),
                    class_name="check",
                )
                for value, said in FITS
            ),
            class_name="row rev__fits",
        ),
        class_name="field",
    )


def _text() -> rx.Component:
    return rx.el.div(
        rx.el.label("What should others know?", html_for="field-text"),
        rx.el.textarea(
            id="field-text",
            name="text",
            rows="6",
            max_length=4000,
            required=True,
            aria_describedby="help-text",
            class_name="input",
        ),
        rx.el.p(
            "What you use it for, how it is made, what you would change.",
            class_name="help",
            id="help-text",
        ),
        class_name="field",
    )


def _others(piece: rx.Var[ReviewForm]) -> rx.Component:
    """What else is on the pictures: names to type or to choose."""
    return rx.el.fieldset(
        rx.el.legend(
            "Also on your pictures ",
            rx.el.span("optional", class_name="opt"),
            class_name="label",
        ),
        *(
            rx.el.input(
                name=f"other{place}",
                id="field-others" if place == 1 else f"field-others-{place}",
                aria_label=f"{said} other piece on your pictures",
                auto_complete="off",
                max_length=120,
                class_name="input",
                custom_attrs={"list": "names-of-pieces", "type": "text"},
            )
            for place, said in enumerate(("First", "Second", "Third"), start=1)
        ),
        rx.el.datalist(
            rx.foreach(piece.names, lambda name: rx.el.option(value=name)), id="names-of-pieces"
        ),
        rx.el.p(
            "Other pieces of the house that can be seen, by their names: they are shown beside the picture.",
            class_name="help",
        ),
        class_name="field rev__others",
    )


def _who(number: rx.Var[str]) -> rx.Component:
    return rx.fragment(
        text_field(
            "name",
            "Your name as shown",
            "Initials will do.",
            auto_complete="given-name",
            required=True,
            max_length=60,
        ),
        text_field(
            "email",
            "E-mail address",
            "Not shown, and kept only as a fingerprint that knows a second review.",
            type="email",
            auto_complete="email",
            input_mode="email",
            required=True,
            max_length=320,
        ),
        text_field(
            "number",
            "Order number",
            "With it, and the address of the order, your review is marked as a verified purchase.",
            default_value=number,
            auto_complete="off",
            max_length=20,
            custom_attrs={"autoCapitalize": "characters", "spellCheck": False},
        ),
    )
