"""The lists of a visitor, and a list as a friend sees it."""

from typing import Any

import reflex as rx

from luxeverse.components.interest.form import alert_form
from luxeverse.components.ui.base import anchor, hidden_text, when_text
from luxeverse.components.ui.controls import button, icon, link, text_button
from luxeverse.components.ui.media import TWO_ON_A_PHONE, picture, price, skeleton_card
from luxeverse.components.ui.overlays import copy_button
from luxeverse.components.ui.structure import empty_state
from luxeverse.schemas.wishlist import Saved, SavedList, SavedPiece, SavedVariant, SharedList

SIZES = f"(min-width: 1024px) 22vw, {TWO_ON_A_PHONE}"


def saved_page(saved: rx.Var[Saved], on: Any) -> rx.Component:
    """``on`` is the state with the deeds: create, rename, delete, note, move, remove, share, stop_sharing, to_bag."""
    return rx.el.div(
        rx.el.div(
            rx.el.h1("Saved", class_name="t-h1"),
            rx.el.p(saved.kept_text, class_name="t-small ink-2"),
            when_text(saved.door.label, link(saved.door.label, saved.door.url, "solo")),
            class_name="saved__head",
        ),
        rx.match(
            saved.status,
            (
                "loading",
                rx.el.div(
                    *(skeleton_card() for _ in range(4)), class_name="saved__grid", key="opening"
                ),
            ),
            (
                "empty",
                empty_state(
                    "Nothing saved yet",
                    "Press the heart on a piece and it waits here.",
                    saved.empty_links,
                ),
            ),
            rx.fragment(
                rx.foreach(saved.lists, lambda each: _list(each, saved.lists, on)), _new_list(on)
            ),
        ),
        class_name="wrap saved",
    )


def shared_page(page: rx.Var[SharedList]) -> rx.Component:
    """What a friend sees: pictures, names, prices of today."""
    return rx.el.div(
        rx.el.p("A list somebody shared with you", class_name="t-cap ink-3"),
        rx.el.h1(page.name, class_name="t-h1"),
        rx.el.p(page.count_text, class_name="t-small ink-2 num"),
        rx.el.ul(
            rx.foreach(page.pieces, lambda piece: rx.el.li(_card(piece, "h2"))),
            class_name="saved__grid",
        ),
        class_name="wrap saved",
    )


def _list(each: rx.Var[SavedList], lists: rx.Var[list[SavedList]], on: Any) -> rx.Component:
    return rx.el.section(
        rx.el.div(
            rx.el.h2(each.name, class_name="t-h2"),
            rx.el.span(each.count_text, class_name="t-small ink-3 num"),
            class_name="row sec-head",
        ),
        _list_deeds(each, on),
        rx.el.ul(
            rx.foreach(each.pieces, lambda piece: _piece(piece, each, lists, on)),
            class_name="saved__grid",
        ),
        aria_label=each.name,
        class_name="saved__list",
        key=each.id,
    )


def _list_deeds(each: rx.Var[SavedList], on: Any) -> rx.Component:
    return rx.el.div(
        rx.cond(
            each.share_url == "",
            text_button("Share", hidden_text(" ", each.name), on_click=on.share(each.id)),
            rx.fragment(
                anchor(
                    "See what friends see", href=each.share_url, class_name="link link--solo t-cap"
                ),
                copy_button(each.share_url, "Copy the link"),
                text_button("Stop sharing", on_click=on.stop_sharing(each.id)),
            ),
        ),
        _folded(
            "Rename",
            "name",
            "List name",
            on.rename,
            each.id,
            "list",
            value=each.name,
            label_of=each.name,
        ),
        rx.el.details(
            rx.el.summary(
                "Delete list", hidden_text(" ", each.name), class_name="link link--solo t-cap"
            ),
            button(
                "Delete it and what it holds",
                kind="line",
                size="small",
                on_click=on.delete(each.id),
            ),
            class_name="saved__fold",
        ),
        class_name="row saved__deeds",
    )


def _piece(
    piece: rx.Var[SavedPiece],
    own: rx.Var[SavedList],
    lists: rx.Var[list[SavedList]],
    on: Any,
) -> rx.Component:
    return rx.el.li(
        _card(piece, "h3"),
        when_text(piece.note, rx.el.p(piece.note, class_name="t-small saved__note")),
        rx.cond(piece.can_buy, _to_bag(piece, on)),
        rx.el.div(
            _folded(
                "Note", "note", "Note to yourself", on.note, piece.id, "item",
                value=piece.note, label_of=piece.name,
            ),
            rx.cond(lists.length() > 1, _move(piece, own, lists, on)),
            when_text(piece.waits_variant, _tell(piece)),
            text_button("Remove", hidden_text(" ", piece.name), on_click=on.remove(piece.id)),
            class_name="row saved__deeds",
        ),
        key=piece.id,
    )  # fmt: skip


def _card(piece: rx.Var[SavedPiece], level: str) -> rx.Component:
    heading = rx.el.h2 if level == "h2" else rx.el.h3
    return rx.el.article(
        picture(piece.picture, sizes=SIZES, ratio="4/5", decorative=True),
        rx.el.div(
            when_text(piece.maker, rx.el.p(piece.maker, class_name="card__maker")),
            heading(anchor(piece.name, href=piece.url), class_name="card__name"),
            price(piece.price),
            when_text(piece.change_text, rx.el.p(piece.change_text, class_name="card__attr")),
            when_text(piece.stock_text, rx.el.p(piece.stock_text, class_name="card__attr")),
            class_name="card__body",
        ),
        class_name="card",
    )


def _option(variant: rx.Var[SavedVariant]) -> rx.Component:
    return rx.el.option(variant.label, value=variant.id, disabled=~variant.available)


def _to_bag(piece: rx.Var[SavedPiece], on: Any) -> rx.Component:
    """Asks for the size in the place where there is a choice."""
    return rx.el.form(
        rx.el.input(type="hidden", name="item", value=piece.id),
        rx.el.label(
            hidden_text("Size or colour of ", piece.name),
            rx.el.select(
                rx.cond(
                    piece.variants.length() > 1,
                    rx.el.option("Choose", value="", disabled=True),
                ),
                rx.foreach(piece.variants, _option),
                name="variant",
                required=True,
                default_value=rx.cond(piece.variants.length() > 1, "", piece.variants[0].id),
                class_name="input input--sm",
            ),
            class_name=rx.cond(piece.variants.length() > 1, "", "vh"),
        ),
        button("Move to bag", kind="line", size="small", submit=True),
        on_submit=on.to_bag,
        class_name="row saved__buy",
    )


def _tell(piece: rx.Var[SavedPiece]) -> rx.Component:
    return rx.el.details(
        rx.el.summary(
            piece.waits_label, hidden_text(": ", piece.name), class_name="link link--solo t-cap"
        ),
        alert_form(piece.waits_variant, piece.waits_for, piece.name, "Where to write"),
        class_name="saved__fold",
    )


def _move(
    piece: rx.Var[SavedPiece], own: rx.Var[SavedList], lists: rx.Var[list[SavedList]], on: Any
) -> rx.Component:
    return rx.el.details(
        rx.el.summary("Move", hidden_text(" ", piece.name), class_name="link link--solo t-cap"),
        rx.el.form(
            rx.el.input(type="hidden", name="item", value=piece.id),
            rx.el.label(
                hidden_text("To which list"),
                rx.el.select(
                    rx.foreach(
                        lists,
                        lambda each: rx.el.option(
                            each.name, value=each.id, disabled=each.id == own.id
                        ),
                    ),
                    name="list",
                    class_name="input input--sm",
                ),
            ),
            button("Move", kind="line", size="small", submit=True),
            on_submit=on.move,
            class_name="row",
        ),
        class_name="saved__fold",
    )


def _folded(
    summary: str,
    field: str,
    label: str,
    on_submit: Any,
    key: Any,
    key_name: str,
    *,
    value: Any,
    label_of: Any,
) -> rx.Component:
    """A small form that opens in its place."""
    return rx.el.details(
        rx.el.summary(summary, hidden_text(" ", label_of), class_name="link link--solo t-cap"),
        rx.el.form(
            rx.el.input(type="hidden", name=key_name, value=key),
            rx.el.label(
                hidden_text(label),
                rx.el.input(name=field, default_value=value, max_length=400, class_name="input"),
            ),
            button("Keep", kind="line", size="small", submit=True),
            on_submit=on_submit,
            reset_on_submit=False,
            class_name="row",
        ),
        class_name="saved__fold",
    )


def _new_list(on: Any) -> rx.Component:
    return rx.el.form(
        rx.el.label("A new list", html_for="field-new-list", class_name="label"),
        rx.el.div(
            rx.el.input(
                id="field-new-list", name="name", max_length=60, required=True, class_name="input"
            ),
            button(icon("plus"), "Make it", kind="line", size="small", submit=True),
            class_name="row",
        ),
        on_submit=on.create,
        reset_on_submit=True,
        class_name="saved__new",
    )
