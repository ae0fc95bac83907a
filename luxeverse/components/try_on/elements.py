"""Doors to the browser modules of this context; what they need is fetched when somebody begins."""

from typing import Any

import reflex as rx
from reflex_base.components.component import Component


class TryOnElement(Component):
    """Fetches three and the library that finds faces, hands and bodies; its models are copied at build time."""

    library = "$/public/lv/tryon.jsx"
    tag = "TryOn"
    lib_dependencies: list[str] = [  # noqa: RUF012  a field, as Reflex declares it
        "three@0.183.0",
        "@vladmandic/human@3.3.6",
    ]
    pieces: rx.Var[list[Any]]
    chosen: rx.Var[str]


class ShowroomElement(Component):
    library = "$/public/lv/showroom.jsx"
    tag = "Showroom"
    pieces: rx.Var[list[Any]]
