"""Five pieces found by five ways: words, the navigation, a filter, the home's own choice, and another piece's company."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

from tests.e2e import journey

WAYS = ("words", "navigation", "filter", "home", "company")


async def press(page: Page, target: Locator, *, touch: bool) -> None:
    """By finger, or by keyboard alone."""
    if touch:
        await target.tap()
    else:
        await target.focus()
        await page.keyboard.press("Enter")


async def by_words(page: Page, *, touch: bool) -> None:
    opener = page.get_by_role("link", name="Search")
    await press(page, opener.locator("visible=true").first, touch=touch)
    await page.get_by_role("combobox").or_(page.get_by_role("searchbox")).first.fill("emerald")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/search?q=emerald*")
    await open_first_card(page, touch=touch)


async def by_navigation(page: Page, *, touch: bool) -> None:
    if touch:
        await page.get_by_role("button", name="Menu").tap()
        menu = page.locator("dialog#menu")
        await menu.get_by_text("Timepieces", exact=True).tap()
        await menu.get_by_role("link", name="All timepieces").tap()
    else:
        entry = page.locator("header nav").get_by_role("link", name="Timepieces", exact=True)
        await entry.press("ArrowDown")
        watches = page.locator("header nav .panel").get_by_role("link", name="Watches")
        await press(page, watches, touch=False)
    await page.wait_for_url(re.compile(r"/shop/(timepieces|watches)$"))
    await open_first_card(page, touch=touch)


async def by_filter(page: Page, *, touch: bool) -> None:
    await journey.visit(page, "/shop")
    if touch:
        await page.get_by_role("button", name="Filter").tap()
        sheet = page.locator("dialog#facets")
        await sheet.get_by_role("link", name=re.compile("^Belmonte")).tap()
        await page.wait_for_url("**maker=belmonte*")
        await sheet.get_by_role("button", name=re.compile("^Show")).tap()
    else:
        side = page.get_by_role("complementary", name="Filters")
        await press(page, side.get_by_role("link", name=re.compile("^Belmonte")), touch=False)
        await page.wait_for_url("**maker=belmonte*")
    # The address is ahead of the list.
    await expect(page.locator(".chips")).to_contain_text("Belmonte")
    await open_first_card(page, touch=touch)


async def by_home(page: Page, *, touch: bool) -> None:
    story = page.locator(".mosaic [data-kind=collection] a").first
    await press(page, story, touch=touch)
    await page.wait_for_url("**/collection/**")
    await open_first_card(page, touch=touch)


async def by_company(page: Page, *, touch: bool) -> None:
    await journey.visit(page, "/product/cours-28")
    beside = page.locator("section", has=page.get_by_role("heading", name="Beside it"))
    card = beside.locator("article.card").first
    name = (await card.locator(".card__name").inner_text()).strip()
    await press(page, card.locator(".card__name a"), touch=touch)
    await expect(page.get_by_role("heading", level=1)).to_have_text(name)


async def open_first_card(page: Page, *, touch: bool) -> None:
    card = page.locator(".plp__grid article.card").first
    name = (await card.locator(".card__name").inner_text()).strip()
    await press(page, card.locator(".card__name a"), touch=touch)
    await expect(page.get_by_role("heading", level=1)).to_have_text(name)
    await expect(page.locator("#buy")).to_be_attached()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("device", ["", "Pixel 5"], ids=["keyboard alone", "telephone"])
async def test_a_piece_is_found(contexts, shop, way, device):
    context = await contexts.open(shop, device, bypass_csp=bool(device))
    page = await context.new_page()
    await journey.visit(page, "/")
    await globals()[f"by_{way}"](page, touch=bool(device))
