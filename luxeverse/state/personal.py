"""What of a page of everybody's is one member's: never in the document, always fetched for them."""

import reflex as rx

from luxeverse.services import identity, recommend, storefront
from luxeverse.state.loading import Page, PageRequest
from luxeverse.state.pages import home_page, listing_page, piece_page
from luxeverse.state.session import actor_of


class PersonalState(rx.State):
    """``follows`` tells the browser to fetch its own seed of the page it shows."""

    follows: bool = False

    @rx.event
    async def look(self):
        """Homes and lists ask once they are alive. A visitor costs no look-up."""
        self.follows = await recommend.follows(await actor_of(self))


async def own_home(request: PageRequest, token: str) -> Page | None:
    leaning = await _leaning(request, token)
    return await home_page(request, leaning) if leaning and leaning.is_known else None


async def own_listing(request: PageRequest, token: str) -> Page | None:
    if request.query.get("sort") != storefront.FOR_YOU:
        return None
    leaning = await _leaning(request, token)
    page = await listing_page(request, leaning) if leaning else None
    return page if isinstance(page, Page) else None


async def own_product(request: PageRequest, token: str) -> Page | None:
    """What is kept for the highest tier can be bought by who is of it."""
    actor = await identity.actor_of_token(request.house, token)
    if not identity.is_of_highest_tier(actor):
        return None
    page = await piece_page(request, actor.tier)
    return page if isinstance(page, Page) else None


async def _leaning(request: PageRequest, token: str) -> recommend.Leaning | None:
    return await recommend.leaning(await identity.actor_of_token(request.house, token))
