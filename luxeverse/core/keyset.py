"""Pages of a long list that neither repeat nor skip a row while others change it.

A place in a list is the sorted value and the key of the row it stands at; the next page is what comes after that pair.
Numbered pages would shift under a reader as soon as a row above them goes, which at a desk is what every decision does.
Source: https://use-the-index-luke.com/no-offset; sqlakeyset does the same for any query, and its bookmarks carry typed
Python values in a notation of its own, more than a list with one sorted column needs.
"""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, tuple_

from luxeverse.core.db import ReadSession
from luxeverse.core.ids import parse_id

LONGEST_PLACE = 400


@dataclass(frozen=True, slots=True)
class Order:
    """A column to sort by, never null, and the key that decides between equals. ``read`` takes a value from outside."""

    column: ColumnElement[Any]
    key: ColumnElement[Any]
    read: Callable[[Any], Any]
    is_descending: bool = False


@dataclass(frozen=True, slots=True)
class Slice:
    """Rows of a page, and the places to continue at; "" at an end of the list."""

    rows: Sequence[Any]
    previous: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: after this row, or, going back, before it."""

    value: Any
    key: UUID
    is_back: bool


async def slice_of(
    session: ReadSession, query: Select[Any], order: Order, said: str, size: int
) -> Slice:
    """The page of the query at a place said by an address; the first page for anything that is no place, and for a place
    where nothing is left.
    """
    place = place_of(said, order)
    back = place is not None and place.is_back
    wanted = query
    if place:
        pair = tuple_(order.column, order.key)
        there = tuple_(place.value, place.key)
        wanted = query.where(pair < there if order.is_descending != back else pair > there)
    columns = (order.column, order.key)
    sorted_ = [c.desc() if order.is_descending != back else c.asc() for c in columns]
    wanted = wanted.add_columns(order.column.label("_value"), order.key.label("_key"))
    found = list((await session.execute(wanted.order_by(*sorted_).limit(size + 1))).all())
    if place and not found:
        return await slice_of(session, query, order, "", size)
    more = len(found) > size
    found = found[:size][::-1] if back else found[:size]
    if not found:
        return Slice(())
    first, last = (
        _said(row[-2], row[-1], is_back) for row, is_back in ((found[0], True), (found[-1], False))
    )
    has_previous = more if back else place is not None
    has_next = True if back else more
    return Slice(
        [row[:-2] for row in found], first if has_previous else "", last if has_next else ""
    )


def place_of(said: str, order: Order) -> Place | None:
    """The place an address says, or None for anything else."""
    if not said or len(said) > LONGEST_PLACE:
        return None
    try:
        value, key, way = json.loads(base64.urlsafe_b64decode(said.encode() + b"=="))
        found = parse_id(key)
        return Place(order.read(value), found, way == "back") if found else None
    except (ValueError, TypeError, OverflowError, binascii.Error, RecursionError):
        return None


def a_moment(said: Any) -> datetime:
    """A point in time as ``slice_of`` writes it. Raises ValueError, TypeError."""
    found = datetime.fromisoformat(said)
    if found.tzinfo is None:
        raise ValueError("a time without its zone")
    return found


def a_text(said: Any) -> str:
    """Raises TypeError for what is no text, ValueError for what no column holds."""
    if not isinstance(said, str):
        raise TypeError("not a text")
    if "\x00" in said:
        raise ValueError("a text with a NUL")
    return said


def a_number(said: Any) -> float:
    """Raises TypeError, ValueError for what a column of numbers could not be compared with."""
    if isinstance(said, bool) or not isinstance(said, int | float) or not abs(said) < 2**31:
        raise TypeError("not a number of a list")
    return said


def _said(value: Any, key: UUID, is_back: bool) -> str:
    plain = value.isoformat() if isinstance(value, datetime) else value
    text = json.dumps([plain, str(key), "back" if is_back else "on"])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
