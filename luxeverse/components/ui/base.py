"""Small words used by every part of the kit."""

from collections.abc import Callable
from typing import Any, Literal

import reflex as rx
from reflex_components_core.el.elements.inline import A

Text = rx.Var[str] | str
Flag = rx.Var[bool] | bool
Priority = rx.Var[bool] | rx.Var[str] | bool | str
"""Of a picture: True for the one that is the LCP, "soon" for one fetched at once behind everything else."""
Event = Any
"""What Reflex takes as a handler: an event, an event with arguments, or a lambda returning one."""
EventWith = Callable[..., Any]
"""A handler still waiting for its arguments, such as ``CartState.step``."""
Tone = Literal["ok", "warn", "err", "note"]


def when(condition: Flag, shown: rx.Component) -> rx.Component:
    """The component, or nothing."""
    return rx.cond(condition, shown)


def when_text(text: Text, shown: rx.Component) -> rx.Component:
    """The component, unless the text that decides about it is empty."""
    return rx.cond(text != "", shown)


def mark(condition: Flag, value: str = "true") -> rx.Var[Any]:
    """An attribute that is absent when the condition fails; ``[aria-current]`` then means current."""
    return rx.cond(condition, value, rx.Var("undefined"))


def css(**properties: Text) -> dict[str, rx.Var[Any]]:
    """Custom properties as an inline style: ``css(sw=colour)`` gives ``style="--sw: ..."``.

    Through ``custom_attrs`` because Reflex turns ``style=`` into generated classes.
    """
    named = {f"--{name.replace('_', '-')}": value for name, value in properties.items()}
    return {"style": rx.Var.create(named)}


def anchor(*children: Any, href: Text, **props: Any) -> rx.Component:
    """A link inside the shop: client navigation with a view transition, plain without script."""
    return rx.el.a(*children, href=href, view_transition=True, **props)


def fragment_link(*children: Any, href: Text, **props: Any) -> rx.Component:
    """A link within the document; the browser moves the focus, the router stays out of it."""
    return A.create(*children, href=href, **props)


def file_link(*children: Any, href: Text, **props: Any) -> rx.Component:
    """A link to a file: the browser fetches it, where the router would look for a page."""
    return A.create(*children, href=href, download=True, **props)


def hidden_text(*text: Text) -> rx.Component:
    """For those who listen."""
    return rx.el.span(*text, class_name="vh")
