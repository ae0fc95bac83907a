"""What a page consists of."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import reflex as rx


@dataclass(frozen=True, slots=True)
class ShopPage:
    """A route as Reflex writes it, the function that draws it, and what it asks for once it is alive."""

    route: str
    component: Callable[[], rx.Component]
    on_load: tuple[Any, ...] = ()
