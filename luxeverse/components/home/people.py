"""Sections about people: who makes the pieces, who bought them, who wants a letter."""

import reflex as rx

from luxeverse.components.newsletter.form import sign_up
from luxeverse.components.ui.base import Text, anchor, when_text
from luxeverse.schemas.home import Maker, Makers, Newsletter, Testimonial, Testimonials


def makers(block: rx.Var[Makers], name: Text) -> rx.Component:
    """Each maker by the first letter of the name, as on a hallmark."""
    return rx.el.section(
        rx.el.div(
            rx.el.h2(block.title, class_name="t-h2 sec-head", id=name),
            rx.el.ul(rx.foreach(block.makers, _maker), class_name="benches"),
            class_name="wrap",
        ),
        class_name="section",
        aria_labelledby=name,
    )


def _maker(maker: rx.Var[Maker]) -> rx.Component:
    return rx.el.li(
        anchor(
            rx.el.span(maker.sign, class_name="benches__s", aria_hidden="true"),
            rx.el.span(maker.name, class_name="t-h3"),
            rx.el.span(maker.text, class_name="t-cap ink-3"),
            href=maker.url,
        )
    )


def testimonials(block: rx.Var[Testimonials], name: Text) -> rx.Component:
    """Words of buyers, each with the piece they are about."""
    return rx.el.section(
        rx.el.div(
            rx.el.h2(block.title, class_name="t-h2 sec-head", id=name),
            rx.el.ul(rx.foreach(block["entries"], _testimonial), class_name="said"),
            when_text(
                block.sample_note, rx.el.p(block.sample_note, class_name="t-cap ink-3 said__note")
            ),
            class_name="wrap",
        ),
        class_name="section",
        aria_labelledby=name,
    )


def _testimonial(entry: rx.Var[Testimonial]) -> rx.Component:
    return rx.el.li(
        rx.el.figure(
            rx.el.blockquote(rx.el.p(entry.text)),
            rx.el.figcaption(
                rx.el.span(entry.author, ", ", entry.verified, class_name="t-cap ink-3"),
                anchor(entry.piece, href=entry.url, class_name="link t-small"),
                when_text(entry.folio, rx.el.span(entry.folio, class_name="t-cap ink-3 num")),
            ),
        )
    )


def letters(block: rx.Var[Newsletter], name: Text) -> rx.Component:
    """Title and reason left, the one field right."""
    return rx.el.section(
        rx.el.div(
            rx.el.div(
                rx.el.div(
                    rx.el.h2(block.title, class_name="t-h2", id=name),
                    rx.el.p(block.text, class_name="t-body news__say"),
                    class_name="c1-7",
                ),
                rx.el.div(sign_up(block.title), class_name="c8-13"),
                class_name="grid news",
            ),
            class_name="wrap",
        ),
        class_name="section flush-t",
        aria_labelledby=name,
    )
