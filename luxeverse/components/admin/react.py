"""Doors to the browser module of the desk. Its stylesheet comes with it, so no shopper's page carries either."""

from typing import Any

import reflex as rx
from reflex_base.components.component import Component


class DeskTableElement(Component):
    library = "$/public/lv/desk.jsx"
    tag = "DeskTable"
    view: rx.Var[Any]
    answered: rx.Var[int]
    done: rx.Var[int]
    on_act: rx.EventHandler[rx.event.passthrough_event_spec(str, list[str], dict[str, str])]


class DeskFormElement(Component):
    library = "$/public/lv/desk.jsx"
    tag = "DeskForm"
    view: rx.Var[Any]
    done: rx.Var[int]


class DeskRecordElement(Component):
    library = "$/public/lv/desk.jsx"
    tag = "DeskRecord"
    view: rx.Var[Any]
    answered: rx.Var[int]
    on_act: rx.EventHandler[rx.event.passthrough_event_spec(str, str, dict[str, str])]
