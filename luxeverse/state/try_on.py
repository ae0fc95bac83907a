"""Trying on and the showroom: seeded, because both are the same for everybody."""

import reflex as rx

from luxeverse.schemas.try_on import Showroom, TryOnPage
from luxeverse.services import storefront
from luxeverse.state.defaults import shared
from luxeverse.state.loading import Loaded, Missing, Page, PageRequest
from luxeverse.state.pages import NOT_INDEXED, frame, head_of
from luxeverse.state.shell import ShellState

TITLE = "Try it on"


class TryOnState(rx.State):
    page: TryOnPage = shared(TryOnPage())


class ShowroomState(rx.State):
    page: Showroom = shared(Showroom())


async def load_try_on(request: PageRequest) -> Loaded:
    page = await storefront.try_on(request.house, request.query.get("piece", ""))
    if page is None:
        return Missing()
    data = storefront.place_jsonld(request.house, TITLE, request.path, request.base_url)
    head = head_of(
        request,
        TITLE,
        "Eyewear, watches, jewellery, silk and bags in your own picture. The picture stays in your browser.",
        # One page for search engines, whatever it was opened for.
        robots=NOT_INDEXED if request.query else "",
        jsonld=data,
    )
    return Page({ShellState: await frame(request, head), TryOnState: {"page": page}})


async def load_showroom(request: PageRequest) -> Loaded:
    page = await storefront.showroom(request.house)
    if page is None:
        return Missing()
    data = storefront.place_jsonld(request.house, page.title, request.path, request.base_url)
    image = page.pieces[0].picture.src
    head = head_of(request, page.title, page.text, image=image, jsonld=data)
    return Page({ShellState: await frame(request, head), ShowroomState: {"page": page}})
