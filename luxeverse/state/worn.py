"""Pictures of buyers: seeded."""

import reflex as rx

from luxeverse.schemas.reviews import BuyersPictures
from luxeverse.services import reviews
from luxeverse.state.defaults import shared
from luxeverse.state.loading import Loaded, Missing, Page, PageRequest
from luxeverse.state.pages import NOT_INDEXED, frame, head_of
from luxeverse.state.shell import ShellState


class BuyersPicturesState(rx.State):
    page: BuyersPictures = shared(BuyersPictures())


async def load_pictures(request: PageRequest) -> Loaded:
    page = await reviews.pictures_of_buyers(request.house, request.query)
    if page is None:
        return Missing()
    # The first page is for search engines; further ones and those of one piece are the same pictures again.
    robots = NOT_INDEXED if request.query or page.status == "empty" else ""
    head = head_of(request, page.title, page.text, robots=robots)
    return Page({ShellState: await frame(request, head), BuyersPicturesState: {"page": page}})
