"""Offering a piece back: how it looks, what it should cost, and what of that is the seller's."""

from typing import Any

import reflex as rx

from luxeverse.components.account.orders import signed_out
from luxeverse.components.ui.base import Event, when_text
from luxeverse.components.ui.controls import button, button_link, text_field
from luxeverse.components.ui.media import picture, skeleton_plate
from luxeverse.components.ui.overlays import error_summary
from luxeverse.components.ui.react_piece import PhotoPickerElement
from luxeverse.components.ui.structure import breadcrumbs
from luxeverse.schemas.checkout import FieldError
from luxeverse.schemas.resale import ConditionChoice, OfferForm

MOST_PHOTOS = 4


def offer_page(
    form: rx.Var[OfferForm],
    errors: rx.Var[list[FieldError]],
    on_submit: Event,
) -> rx.Component:
    return rx.el.div(
        rx.match(
            form.status,
            ("loading", skeleton_plate()),
            ("gone", signed_out(form.door)),
            ("missing", _closed(form, "It cannot be offered", form.trouble)),
            (
                "offered",
                _closed(
                    form, "Offered already", "You have offered this piece; it is in your closet."
                ),
            ),
            ("sent", _thanks(form)),
            _open(form, errors, on_submit),
        ),
        class_name="wrap acct rev",
    )


def _closed(form: rx.Var[OfferForm], title: str, text: Any) -> rx.Component:
    return rx.el.div(
        rx.el.h1(title, class_name="t-h1"),
        rx.el.p(text, class_name="t-body ink-2"),
        button_link("To your closet", form.closet_url, "line"),
        class_name="rev__form",
    )


def _thanks(form: rx.Var[OfferForm]) -> rx.Component:
    return rx.el.div(
        rx.el.h1("Thank you", class_name="t-h1"),
        rx.el.p(
            "A person of the house looks at the piece before it is offered to others."
            " A letter says how that ended; until then you can take it back.",
            class_name="t-body",
        ),
        button_link("To your closet", form.closet_url, "line"),
        role="status",
        class_name="rev__form",
    )


def _open(
    form: rx.Var[OfferForm], errors: rx.Var[list[FieldError]], on_submit: Event
) -> rx.Component:
    return rx.fragment(
        breadcrumbs(form.crumbs),
        rx.el.div(
            rx.el.div(
                picture(form.picture, sizes="(min-width: 1024px) 30vw, 60vw", decorative=True),
                class_name="c1-5 rev__pic",
            ),
            rx.el.div(_form(form, errors, on_submit), class_name="c6-13"),
            class_name="grid",
        ),
    )


def _form(
    form: rx.Var[OfferForm], errors: rx.Var[list[FieldError]], on_submit: Event
) -> rx.Component:
    return rx.el.form(
        when_text(form.variant_text, rx.el.p(form.variant_text, class_name="t-small ink-3")),
        rx.el.h1("Offer back ", form.name, class_name="t-h1"),
        error_summary(errors),
        rx.el.input(type="hidden", name="piece", value=form.piece),
        _condition(form),
        _words(),
        PhotoPickerElement.create(
            name="photos",
            most=MOST_PHOTOS,
            house=form.house,
            prefix=form.prefix,
            label="Pictures of your piece",
            help="Up to four. Made smaller on this device; place and camera are not sent.",
        ),
        _price(form),
        rx.el.p(form.fee_text, class_name="t-small ink-2"),
        button("Offer it back", submit=True, disabled=~rx.State.is_hydrated),
        on_submit=on_submit,
        reset_on_submit=False,
        no_validate=True,
        class_name="rev__form",
    )


def _pick(name: str, value: Any, title: Any, text: Any, **props: Any) -> rx.Component:
    return rx.el.label(
        rx.el.input(type="radio", name=name, value=value, **props),
        rx.el.span(rx.el.b(title), rx.el.span(text, class_name="t-cap ink-3")),
        class_name="pick offer__pick",
    )


def _condition(form: rx.Var[OfferForm]) -> rx.Component:
    def one(choice: rx.Var[ConditionChoice], index: rx.Var[int]) -> rx.Component:
        return _pick(
            "condition",
            choice.value,
            choice.label,
            choice.text,
            id=rx.cond(index == 0, "field-condition", f"field-condition-{index}"),
        )

    return rx.el.fieldset(
        rx.el.legend("How does it look?", class_name="label"),
        rx.el.div(rx.foreach(form.conditions, one), class_name="offer__picks"),
        class_name="field",
    )


def _words() -> rx.Component:
    return rx.el.div(
        rx.el.label(
            rx.el.span("Marks, box and papers", rx.el.span(" optional", class_name="opt")),
            html_for="field-words",
        ),
        rx.el.textarea(
            id="field-words",
            name="words",
            rows="4",
            max_length=1000,
            aria_describedby="help-words",
            class_name="input",
        ),
        rx.el.p(
            "Where a mark is, and what comes with it. Shown on its page as you write it.",
            class_name="help",
            id="help-words",
        ),
        class_name="field",
    )


def _price(form: rx.Var[OfferForm]) -> rx.Component:
    amount = {"input_mode": "decimal", "auto_complete": "off", "max_length": 14}
    return rx.fragment(
        rx.el.fieldset(
            rx.el.legend("How is it priced?", class_name="label"),
            rx.el.div(
                _pick(
                    "kind",
                    "fixed",
                    "One price",
                    "It stays as you set it.",
                    id="field-kind",
                    default_checked=True,
                ),
                _pick(
                    "kind",
                    "dynamic",
                    "A price that falls",
                    "It starts at your price and falls by a step each week, never under your lowest.",
                    id="field-kind-2",
                ),
                class_name="offer__picks",
            ),
            class_name="field",
        ),
        text_field("price", rx.Var.create("Price in ") + form.currency, form.bounds_text, **amount),
        rx.el.div(
            text_field("step", rx.Var.create("Less each week, in ") + form.currency, **amount),
            text_field("floor", rx.Var.create("Lowest price, in ") + form.currency, **amount),
            class_name="offer__falls",
        ),
    )
