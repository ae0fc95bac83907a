"""All ways to look at a piece, with thumbnails at every width."""

import reflex as rx

from luxeverse.components.ui.react_piece import GalleryElement
from luxeverse.schemas.product_page import ProductPage


def gallery(page: rx.Var[ProductPage]) -> rx.Component:
    """The first picture is in the first HTML and is the page's LCP."""
    return GalleryElement.create(
        pictures=page.gallery,
        order=page.gallery_order,
        spin=page.spin,
        model=page.model,
        clip=page.film,
        name=page.name,
        morph="piece",
    )
