"""What machines read of a page. React moves these into the document's head."""

import reflex as rx

from luxeverse.components.ui.base import when_text
from luxeverse.schemas.common import Head


def head_tags(head: rx.Var[Head], house: rx.Var[str]) -> rx.Component:
    """Icon of the house, description, canonical, Open Graph and JSON-LD.

    Title and ``og:image`` belong to the page itself, which writes them whatever is said here.
    """
    jsonld = rx.Var.create({"__html": head.jsonld})
    return rx.fragment(
        when_text(
            house, rx.el.link(rel="icon", type="image/svg+xml", href=f"/lv/icon-{house}.svg")
        ),
        rx.el.meta(name="description", content=head.description),
        when_text(head.canonical, rx.el.link(rel="canonical", href=head.canonical)),
        when_text(
            head.canonical,
            rx.fragment(
                rx.el.link(rel="alternate", href_lang=head.language, href=head.canonical),
                rx.el.link(rel="alternate", href_lang="x-default", href=head.canonical),
            ),
        ),
        when_text(head.robots, rx.el.meta(name="robots", content=head.robots)),
        when_text(head.theme_color, rx.el.meta(name="theme-color", content=head.theme_color)),
        _property("og:title", head.title),
        _property("og:description", head.description),
        _property("og:url", head.canonical),
        _property("og:type", head.kind),
        when_text(head.image, rx.el.meta(name="twitter:card", content="summary_large_image")),
        when_text(
            head.jsonld,
            rx.el.script(
                type="application/ld+json", custom_attrs={"dangerouslySetInnerHTML": jsonld}
            ),
        ),
    )


def _property(name: str, content: rx.Var[str]) -> rx.Component:
    return rx.el.meta(content=content, custom_attrs={"property": name})
