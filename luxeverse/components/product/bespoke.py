"""What is made of the piece for one person, asked for before the button and sent with it."""

import reflex as rx
from reflex_base.utils.imports import ImportVar
from reflex_base.vars import VarData

from luxeverse.components.ui.base import when
from luxeverse.components.ui.react_piece import BespokeElement, BuyAmountElement
from luxeverse.schemas.product_page import ProductPage


def bespoke(page: rx.Var[ProductPage]) -> rx.Component:
    return when(
        page.can_buy & ((page.bespoke.title != "") | (page.bespoke.wrap_title != "")),
        BespokeElement.create(offer=page.bespoke, name=page.name),
    )


def buy_amount(page: rx.Var[ProductPage]) -> rx.Component:
    """The price with what is wished for at this moment."""
    return BuyAmountElement.create(totals=page.buy_totals)


def wished() -> tuple[rx.Var[str], rx.Var[str], rx.Var[bool]]:
    """What the visitor wishes for when a button is pressed, as arguments of its event: text, style, wrap."""
    return _asked("wishText", str), _asked("wishStyle", str), _asked("wishWrap", bool)


def _asked(function: str, kind: type) -> rx.Var:
    imports = {"$/public/lv/wish.js": [ImportVar(tag=function)]}
    return rx.Var(f"{function}()", _var_type=kind, _var_data=VarData(imports=imports))
