"""Routes: each page module lists its sections; this file lists the pages."""

import reflex as rx


def register(app: rx.App) -> None:
    """Add every page to the app."""
    app.add_page(lambda: rx.el.h1("LuxeVerse"), route="/", title="LuxeVerse")
