"""The page on which a piece is borrowed: days, address, payment."""

from typing import Any

import reflex as rx

from luxeverse.components.checkout.fields import address_field
from luxeverse.components.rental.elements import LoanPickerElement
from luxeverse.components.ui.base import Event, EventWith, anchor, when_text
from luxeverse.components.ui.controls import button, field, text_button
from luxeverse.components.ui.media import picture, skeleton_plate
from luxeverse.components.ui.overlays import error_summary
from luxeverse.components.ui.react import PayPanelElement
from luxeverse.components.ui.structure import breadcrumbs, notice
from luxeverse.schemas.cart import PriceRow
from luxeverse.schemas.checkout import AddressField, FieldError
from luxeverse.schemas.common import Choice, LinkItem
from luxeverse.schemas.rental import HeldLoan, RentPage


def rent(
    page: rx.Var[RentPage],
    held: rx.Var[HeldLoan],
    errors: rx.Var[list[FieldError]],
    on: Any,
) -> rx.Component:
    """``on`` is the state: whether a member is here, and the deeds hold, change, pay, paid."""
    return rx.el.div(
        breadcrumbs(page.crumbs),
        rx.el.div(
            rx.el.div(
                picture(page.picture, sizes="(min-width: 1024px) 30vw, 60vw", priority=True),
                class_name="c1-5 rev__pic",
            ),
            rx.el.div(
                rx.el.p(page.maker, class_name="t-small ink-3"),
                rx.el.h1("Borrow ", page.name, class_name="t-h1"),
                rx.cond(
                    held.ref != "",
                    _payment(held, errors, on.change, on.pay, on.paid),
                    _form(page, errors, on),
                ),
                class_name="c6-13 loan",
            ),
            rx.el.ul(rx.foreach(page.terms, rx.el.li), class_name="promise c1-5 loan__terms"),
            class_name="grid loan__g",
        ),
        class_name="wrap acct rev",
    )


def _form(page: rx.Var[RentPage], errors: rx.Var[list[FieldError]], on: Any) -> rx.Component:
    return rx.el.form(
        error_summary(errors),
        rx.el.input(type="hidden", name="slug", value=page.slug),
        LoanPickerElement.create(
            lengths=page.lengths,
            first=page.first,
            last=page.last,
            insurance=page.insurance,
            insurance_text=page.insurance_text,
            deposit=page.deposit,
            language=page.language,
        ),
        rx.match(
            on.status,
            ("loading", skeleton_plate()),
            ("guest", _sign_in(on.door)),
            _address(page),
        ),
        on_submit=on.hold,
        reset_on_submit=False,
        no_validate=True,
        class_name="loan__form",
    )


def _sign_in(door: rx.Var[LinkItem]) -> rx.Component:
    """Before the address, so that nobody writes one in vain."""
    return rx.el.div(
        rx.el.p("Loans are for members: the deposit wants a name.", class_name="t-body"),
        anchor(door.label, href=door.url, class_name="btn"),
        class_name="loan__door",
    )


def _address(page: rx.Var[RentPage]) -> rx.Component:
    return rx.fragment(
        rx.el.fieldset(
            rx.el.legend("Where does it go?", class_name="label"),
            rx.el.div(
                rx.foreach(page.fields, _line),
                _country(page),
                class_name="loan__address",
            ),
            class_name="field",
        ),
        button("Go on to payment", submit=True),
    )


def _line(entry: rx.Var[AddressField]) -> rx.Component:
    return address_field(entry)


def _country(page: rx.Var[RentPage]) -> rx.Component:
    def one(choice: rx.Var[Choice]) -> rx.Component:
        return rx.el.option(choice.label, value=choice.value)

    chosen = rx.el.select(
        rx.foreach(page.countries, one),
        id="field-country_code",
        name="country_code",
        default_value=page.country,
        auto_complete="country",
        class_name="input",
    )
    return field(chosen, "country_code", "Country")


def _row(row: rx.Var[PriceRow]) -> rx.Component:
    return rx.el.div(
        rx.el.dt(row.label),
        rx.el.dd(rx.cond(row.strong, rx.el.b(row.text), rx.el.span(row.text)), class_name="num"),
    )


def _payment(
    held: rx.Var[HeldLoan],
    errors: rx.Var[list[FieldError]],
    on_change: Event,
    on_pay: Event,
    on_paid: EventWith,
) -> rx.Component:
    problem = rx.cond(errors.length() > 0, errors[0].text, "")
    return rx.el.div(
        rx.el.p(held.days_text, class_name="t-h3", role="status"),
        rx.el.dl(rx.foreach(held.rows, _row), class_name="attrs loan__sum"),
        text_button("Change the days or the address", on_click=on_change),
        rx.el.div(when_text(problem, notice(problem, "err")), role="alert"),
        PayPanelElement.create(
            publishable_key=held.publishable_key,
            script_url=held.script_url,
            client_secret=held.client_secret,
            attempt=held.attempt,
            amount=held.amount_minor,
            currency=held.currency,
            return_url=held.return_url,
            pay_label=held.pay_label,
            problem=problem,
            note=held.note,
            on_submit=on_pay,
            on_result=on_paid,
        ),
        class_name="loan__form",
    )
