"""The seeded states of the pages to look at, and the loaders that fill them.

No event changes these states and nothing of them rests on the server: the values travel with the document, and with
each later navigation.
"""

import re

import reflex as rx

from luxeverse.schemas.catalogue import Journal, Listing
from luxeverse.schemas.common import Head
from luxeverse.schemas.compare import Comparison
from luxeverse.schemas.content import LegalPage, Story, TroublePage
from luxeverse.schemas.home import HomePage
from luxeverse.schemas.product_page import ProductPage
from luxeverse.services import recommend, reviews, storefront, wishlist
from luxeverse.state.defaults import shared
from luxeverse.state.loading import Loaded, Missing, Page, PageRequest, Redirect
from luxeverse.state.outfits import OutfitState
from luxeverse.state.questions import QuestionsState
from luxeverse.state.recommend import BesideState
from luxeverse.state.reviews import ReviewPieceState, ReviewsState
from luxeverse.state.shell import ShellState
from luxeverse.state.wishlist import SharedListState

NOT_INDEXED = "noindex"
MORE = re.compile(r"^[1-9]\d?$")
"""How many pieces an endless showcase shows."""


class HomeState(rx.State):
    page: HomePage = shared(HomePage())


class ListingState(rx.State):
    page: Listing = shared(Listing())


class CompareState(rx.State):
    page: Comparison = shared(Comparison())


class ProductState(rx.State):
    page: ProductPage = shared(ProductPage())


class JournalState(rx.State):
    page: Journal = shared(Journal())


class StoryState(rx.State):
    page: Story = shared(Story())


class ReadingState(rx.State):
    page: LegalPage = shared(LegalPage())


async def frame(
    request: PageRequest, head: Head, trouble: TroublePage | None = None
) -> dict[str, object]:
    """The values of the shell that every page brings."""
    shell = await storefront.shell(request.house, request.path)
    return {"shell": shell, "head": head, "trouble": trouble or TroublePage()}


def head_of(
    request: PageRequest,
    title: str,
    description: str,
    *,
    image: str = "",
    jsonld: str = "",
    canonical: str = "",
    robots: str = "",
) -> Head:
    """The head of a page; the title carries the house's name once."""
    name = request.house.name
    picture = image or storefront.picture_of_house(request.house)
    return Head(
        title=title if title == name else f"{title} | {name}",
        description=storefront.short(description),
        canonical=request.absolute(canonical or request.path),
        image=f"{request.base_url}{picture}" if picture else "",
        robots=robots,
        jsonld=jsonld,
        theme_color=storefront.theme_color(request.house),
        language=request.house.locale.replace("_", "-"),
    )


async def load_home(request: PageRequest) -> Page:
    return await home_page(request)


async def home_page(request: PageRequest, leaning: recommend.Leaning | None = None) -> Page:
    """The home of a house, or as a member leans who has allowed it."""
    more = request.query.get("more", "")
    page = await storefront.home(request.house, int(more) if MORE.match(more) else 0, leaning)
    head = head_of(
        request,
        request.house.name,
        page.hero.standfirst,
        image=page.hero.picture.src,
        canonical="/",
        jsonld=storefront.home_jsonld(request.house, page.hero.standfirst, request.base_url),
    )
    return Page({ShellState: await frame(request, head), HomeState: {"page": page}})


async def load_listing(request: PageRequest) -> Loaded:
    return await listing_page(request)


async def listing_page(
    request: PageRequest, leaning: recommend.Leaning | None = None
) -> Page | Missing:
    """A listing; its order "for you" as a member leans who has allowed it."""
    kind = request.path.split("/")[1]
    wanted = storefront.Wanted(kind, request.params.get("slug", ""), request.query)
    page = await storefront.listing(request.house, wanted, leaning)
    if page is None:
        return Missing()
    text = (
        page.standfirst
        or f"{page.count_text} at {request.house.name}, with prices and what is left of each."
    )
    image = page.cards[0].picture.src if page.cards else ""
    # Filtered and sorted forms of a listing are for people; search engines get the plain one.
    robots = NOT_INDEXED if request.query else ""
    said = storefront.listing_jsonld(request.house, page, request.path, request.base_url)
    title = f"{page.title}, the maker" if kind == "maker" else page.title
    head = head_of(request, title, text, image=image, robots=robots, jsonld=said)
    return Page({ShellState: await frame(request, head), ListingState: {"page": page}})


async def load_compare(request: PageRequest) -> Loaded:
    """Up to four pieces side by side. The order and the choice are a person's, so no search engine keeps it."""
    slugs = request.query.get("pieces", "").split(",")
    page = await storefront.comparison(
        request.house, slugs, only_differences=request.query.get("differences") == "1"
    )
    names = ", ".join(piece.name for piece in page.pieces) or "Two pieces make a comparison"
    head = head_of(request, "Side by side", f"{names}.", robots=NOT_INDEXED)
    return Page({ShellState: await frame(request, head), CompareState: {"page": page}})


async def load_product(request: PageRequest) -> Loaded:
    return await piece_page(request)


async def piece_page(request: PageRequest, tier: str = "") -> Loaded:
    """As everybody sees it, or somebody of a membership tier."""
    found = await storefront.product_page(
        request.house, request.params["slug"], request.query, request.base_url, tier
    )
    if found is None:
        return Missing()
    if isinstance(found, storefront.Moved):
        return Redirect(request.url(f"/product/{found.slug}"))
    page = found.page
    head = head_of(
        request,
        f"{page.name}, {page.maker}" if page.maker else page.name,
        found.description,
        image=f"/og/{request.house.slug}/{page.slug}.jpg" if page.gallery else "",
        jsonld=found.jsonld,
    )
    return Page(
        {
            ShellState: await frame(request, head),
            ProductState: {"page": page},
            ReviewsState: {"page": found.reviews},
            QuestionsState: {"page": found.questions},
            OutfitState: {"page": found.outfit},
            BesideState: {"page": found.beside},
        }
    )


async def load_review_form(request: PageRequest) -> Loaded:
    piece = await reviews.review_form(request.house, request.params["slug"])
    if piece is None:
        return Missing()
    title = f"Review {piece.name}"
    head = head_of(request, title, f"{title} at {request.house.name}.", robots=NOT_INDEXED)
    return Page({ShellState: await frame(request, head), ReviewPieceState: {"piece": piece}})


async def load_journal(request: PageRequest) -> Loaded:
    page = await storefront.journal(request.house)
    said = f"Stories from {request.house.name}. The latest: {page.lead.title}."
    data = storefront.journal_jsonld(request.house, page, request.path, request.base_url)
    head = head_of(request, page.title, said, image=page.lead.picture.src, jsonld=data)
    return Page({ShellState: await frame(request, head), JournalState: {"page": page}})


async def load_story(request: PageRequest) -> Loaded:
    page = await storefront.story(request.house, request.params["slug"])
    if page is None:
        return Missing()
    said = storefront.story_jsonld(request.house, page, request.path, request.base_url)
    head = head_of(request, page.title, page.standfirst, image=page.picture.src, jsonld=said)
    return Page({ShellState: await frame(request, head), StoryState: {"page": page}})


async def load_reading(request: PageRequest) -> Loaded:
    page = await storefront.reading_page(
        request.house, request.params.get("slug") or request.path.strip("/")
    )
    if page is None:
        return Missing()
    said = page.standfirst or next((s.paragraphs[0] for s in page.sections if s.paragraphs), "")
    data = storefront.reading_jsonld(request.house, page, request.path, request.base_url)
    head = head_of(request, page.title, f"{request.house.name}: {said}", jsonld=data)
    return Page({ShellState: await frame(request, head), ReadingState: {"page": page}})


async def load_private(request: PageRequest) -> Loaded:
    """Bag, checkout and orders: the frame now, what is personal after the page is alive."""
    titles = {
        "bag": "Bag",
        "wishlist": "Saved",
        "checkout": "Checkout",
        "orders": "Your order",
        "style-guide": "Style guide",
    }
    title = titles[request.path.strip("/").split("/")[0]]
    head = head_of(request, title, f"{title} at {request.house.name}.", robots=NOT_INDEXED)
    return Page({ShellState: await frame(request, head)})


async def load_shared_list(request: PageRequest) -> Loaded:
    """A list by its link. Never kept: its owner may stop sharing at any moment."""
    found = await wishlist.shared_list(request.house, request.params["token"])
    if found is None:
        return Missing()
    head = head_of(
        request, found.name, f"{found.count_text} at {request.house.name}.", robots=NOT_INDEXED
    )
    values = {ShellState: await frame(request, head), SharedListState: {"page": found}}
    return Page(values, is_kept=False)


async def load_missing(request: PageRequest) -> Page | Redirect:
    """What a wrong address shows, unless the page that was there has moved."""
    if target := await storefront.moved_to(request.house, request.path):
        return Redirect(request.url(target).rstrip("/") or "/")
    trouble = storefront.missing_words(request.house, request.path)
    head = head_of(request, "Not found", trouble.text, robots=NOT_INDEXED, canonical="/")
    return Page({ShellState: await frame(request, head, trouble)}, status=404)
