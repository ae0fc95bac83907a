"""All pictures of a product, with thumbnails at every width."""

import reflex as rx

from luxeverse.components.ui.react import GalleryElement
from luxeverse.schemas.common import Picture


def gallery(pictures: rx.Var[list[Picture]], name: rx.Var[str]) -> rx.Component:
    """The first picture is in the first HTML and is the page's LCP."""
    return GalleryElement.create(pictures=pictures, label=f"Pictures of {name}", morph="piece")
