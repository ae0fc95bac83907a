"""The page of results: seeded like every page to look at."""

import reflex as rx

from luxeverse.schemas.search import SearchPage
from luxeverse.services import storefront
from luxeverse.state.loading import Loaded, Page, PageRequest
from luxeverse.state.pages import NOT_INDEXED, frame, head_of
from luxeverse.state.shell import ShellState


class SearchState(rx.State):
    page: SearchPage = SearchPage()


async def load_search(request: PageRequest) -> Loaded:
    page = await storefront.search_page(request.house, request.query)
    text = f"{page.listing.count_text} at {request.house.name}."
    head = head_of(request, page.title, text, robots=NOT_INDEXED)
    return Page({ShellState: await frame(request, head), SearchState: {"page": page}})
