"""Where other contexts put their part of the product page: add to a tuple here, touch nothing else of the page.

Each part is a function of the page and draws nothing when it has nothing to say.
"""

from collections.abc import Callable
from typing import Any

import reflex as rx

from luxeverse.components.interest.form import tell_me
from luxeverse.components.outfits.outfit import outfit
from luxeverse.components.product.assisted import assisted
from luxeverse.components.product.other_ways import other_ways
from luxeverse.components.recommend.lists import beside, recently_seen
from luxeverse.components.reviews.questions import questions
from luxeverse.components.reviews.section import rating_line, reviews
from luxeverse.components.try_on.mirror import try_it_on
from luxeverse.schemas.product_page import ProductPage

Part = Callable[[rx.Var[ProductPage]], rx.Component]

UNDER_THE_BUTTON: tuple[Part, ...] = (
    try_it_on,
    tell_me,
    other_ways,
    rating_line,
)
"""In the buy box, between the buy button and the promise."""
BELOW: tuple[Part, ...] = (assisted, outfit, reviews, questions, beside, recently_seen)
"""Sections of the page after everything the piece says of itself."""
LAYERS: tuple[Part, ...] = ()
"""Dialogs and drawers, opened by ``data-opens``."""
WHEN_ALIVE: tuple[Any, ...] = ()
"""Events asked for once the page is alive: what is personal never stands in kept HTML."""
