"""The page of results: seeded like every page to look at, and written down when somebody looks."""

from urllib.parse import parse_qsl, urlsplit

import reflex as rx

from luxeverse.schemas.search import SearchPage
from luxeverse.services import storefront
from luxeverse.state.defaults import shared
from luxeverse.state.keys import ASKED
from luxeverse.state.loading import Loaded, Page, PageRequest
from luxeverse.state.pages import NOT_INDEXED, frame, head_of
from luxeverse.state.session import actor_of
from luxeverse.state.shell import ShellState

LONGEST_CHOICE = 400


class SearchState(rx.State):
    page: SearchPage = shared(SearchPage())


class SearchLogState(rx.State):
    """Knows nothing; it only tells the log what the address says."""

    @rx.event
    async def seen(self):
        """A person looks at results."""
        query = parse_qsl(urlsplit(str(self.router.url)).query)
        choices = {key: value[:LONGEST_CHOICE] for key, value in query if key in ASKED}
        await storefront.page_was_seen(await actor_of(self), dict(sorted(choices.items())))


async def load_search(request: PageRequest) -> Loaded:
    page = await storefront.search_page(request.house, request.query)
    text = f"{page.listing.count_text} at {request.house.name}."
    head = head_of(request, page.title, text, robots=NOT_INDEXED)
    return Page({ShellState: await frame(request, head), SearchState: {"page": page}})
