"""Door to the browser module of borrowing."""

from typing import Any

import reflex as rx
from reflex_base.components.component import Component


class LoanPickerElement(Component):
    library = "$/public/lv/loan.jsx"
    tag = "LoanPicker"
    lengths: rx.Var[list[Any]]
    first: rx.Var[str]
    last: rx.Var[str]
    insurance: rx.Var[str]
    insurance_text: rx.Var[str]
    deposit: rx.Var[str]
    language: rx.Var[str]
