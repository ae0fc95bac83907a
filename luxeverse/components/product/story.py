"""What cannot be put in a table."""

import reflex as rx

from luxeverse.components.ui.base import when_text
from luxeverse.components.ui.media import picture
from luxeverse.schemas.product_page import ProductPage


def story(page: rx.Var[ProductPage]) -> rx.Component:
    """A title, two paragraphs, one picture that goes close."""
    return when_text(
        page.story_title,
        rx.el.section(
            rx.el.div(
                rx.el.div(
                    rx.el.div(
                        rx.el.h2(page.story_title, class_name="t-h1", id="h-story"),
                        rx.el.div(
                            rx.foreach(page.story, lambda text: rx.el.p(text, class_name="t-body")),
                            class_name=rx.cond(page.story_initial, "initials", ""),
                        ),
                        class_name="story__t c1-6",
                    ),
                    when_text(
                        page.story_picture.src,
                        rx.el.div(
                            picture(
                                page.story_picture,
                                sizes="(min-width: 1024px) 46vw, 100vw",
                                ratio="1/1",
                            ),
                            class_name="c7-13",
                        ),
                    ),
                    class_name="grid",
                ),
                class_name="wrap",
            ),
            class_name="section story",
            aria_labelledby="h-story",
        ),
    )
