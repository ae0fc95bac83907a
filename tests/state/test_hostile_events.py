"""Every event of every state can be sent by any browser with anything in it."""

import inspect
from typing import Any

import pytest
import reflex as rx

from luxeverse.core.actor import House
from luxeverse.state import (
    account,
    admin,
    appointments,
    cart,
    checkout,
    feedback,
    interest,
    newsletter,
    orders,
    outfits,
    pages,
    personal,
    questions,
    recommend,
    recycling,
    rental,
    resale,
    reviews,
    search,
    session,
    shell,
    sustainability,
    wishlist,
)
from tests.conftest import Database

MODULES = (
    account,
    admin,
    appointments,
    cart,
    checkout,
    feedback,
    interest,
    newsletter,
    orders,
    outfits,
    pages,
    personal,
    questions,
    recommend,
    recycling,
    rental,
    resale,
    reviews,
    search,
    shell,
    sustainability,
    wishlist,
)
JUNK: tuple[Any, ...] = (
    None,
    "",
    "x" * 5_000,
    "<script>alert(1)</script>",
    "'; drop table orders; --",
    "\x00",
    -1,
    10**30,
    1.5,
    True,
    [],
    {},
    {"email": {"$ne": ""}, "delivery": ["courier"], "number": None},
    ["00000000-0000-0000-0000-000000000000"],
    "00000000-0000-0000-0000-000000000000",
)


def states() -> list[type[rx.State]]:
    return [
        found
        for module in MODULES
        for _, found in inspect.getmembers(module, inspect.isclass)
        if issubclass(found, rx.State) and found.__module__ == module.__name__
    ]


def events() -> list[Any]:
    cases = []
    for state in states():
        for name, handler in state.event_handlers.items():
            parameters = len(inspect.signature(handler.fn).parameters) - 1
            if name != "setvar" and not handler.is_background:
                cases.append(pytest.param(state, name, parameters, id=f"{state.__name__}.{name}"))
    return cases


@pytest.fixture
def at_house(house: House) -> House:
    async def find(_host: str, path: str) -> tuple[House, str]:
        return house, path

    session.find_houses_with(find)
    return house


@pytest.mark.parametrize(("state", "name", "parameters"), events())
async def test_nothing_a_browser_sends_breaks_an_event(
    state: type[rx.State], name: str, parameters: int, at_house: House, db: Database
) -> None:
    before = counts(db)
    for junk in JUNK:
        root = rx.State(_reflex_internal_init=True)
        there = root.get_substate(state.get_full_name().split("."))
        await state.event_handlers[name].fn(there, *[junk] * parameters)
    assert counts(db) == before


def counts(db: Database) -> dict[str, int]:
    """Rows of everything that may not appear because somebody sent nonsense."""
    tables = (
        "visits",
        "cart_items",
        "orders",
        "order_items",
        "payment_transactions",
        "stock_holds",
    )
    return {table: db.value(f"select count(*) from {table}") for table in tables}


@pytest.mark.parametrize("state", states(), ids=lambda state: state.__name__)
def test_no_var_can_be_set_from_a_browser(state: type[rx.State]) -> None:
    assert not [name for name in state.event_handlers if name.startswith("set_")]
    root = rx.State(_reflex_internal_init=True)
    there = root.get_substate(state.get_full_name().split("."))
    for var in state.base_vars:
        with pytest.raises((AttributeError, ValueError, KeyError)):
            there.setvar(var, "hostile")


@pytest.mark.parametrize("state", states(), ids=lambda state: state.__name__)
def test_what_reaches_the_browser_is_small_and_plain(state: type[rx.State]) -> None:
    own = {name: var for name, var in state.base_vars.items()}
    assert len(own) <= 12
    for var in own.values():
        assert "Decimal" not in str(var._var_type)
        assert "models" not in str(var._var_type)
