"""What a list offers beside its cards: quick view, comparison, size of the pictures, more of it, and the way back."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

from tests.e2e import journey
from tests.e2e.test_accessibility import complaints

AT_REST = """() => new Promise((done) => {
  const look = (before, still) => (still > 5 ? done(scrollY) : requestAnimationFrame(() =>
    look(scrollY, scrollY === before ? still + 1 : 0)));
  look(scrollY, 0);
})"""
"""How far down the page is, once it has not moved for some frames."""


def cards(page: Page) -> Locator:
    return page.locator("main article.card")


async def open_quick_view(page: Page, index: int) -> Locator:
    button = cards(page).nth(index).get_by_role("button", name="Quick view")
    await button.focus()
    await page.keyboard.press("Enter")
    dialog = page.locator("dialog.quick")
    await expect(dialog.locator(".quick__in")).to_be_visible()
    return dialog


@pytest.mark.req("PLP-007")
async def test_a_piece_is_chosen_and_bought_from_the_quick_view_by_keyboard(page):
    await journey.visit(page, "/shop/leather")
    dialog = await open_quick_view(page, 0)
    assert not await complaints(page)
    name = await dialog.locator(".t-h2").inner_text()
    colours = dialog.get_by_role("group", name="Colour").get_by_role("button")
    await expect(colours.nth(1)).to_be_visible()
    await colours.nth(1).focus()
    await page.keyboard.press("Space")
    await expect(colours.nth(1)).to_have_attribute("aria-pressed", "true")
    colour = await colours.nth(1).get_attribute("title")

    for _ in range(12):  # the focus stays in the dialog however often Tab is pressed
        await page.keyboard.press("Tab")
        assert await page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog.quick')"
        )
    await dialog.get_by_role("button", name=re.compile("^Add to bag")).click()
    bag = journey.drawer(page)
    await expect(bag.get_by_role("link", name=name, exact=True)).to_be_visible()
    await expect(bag.get_by_text(colour).first).to_be_visible()


async def test_closing_the_quick_view_gives_the_focus_back(page):
    await journey.visit(page, "/shop/leather")
    dialog = await open_quick_view(page, 1)
    await page.keyboard.press("Escape")
    await expect(dialog).to_be_hidden()
    await expect(cards(page).nth(1).get_by_role("button", name="Quick view")).to_be_focused()


async def test_a_piece_that_cannot_be_fetched_is_said_with_a_way_on(page, watch):
    watch.allow("seed", "Failed to load resource", "ERR_FAILED")
    await journey.visit(page, "/shop/leather")
    await page.route("**/_seed?*", lambda route: route.abort())
    await cards(page).nth(0).get_by_role("button", name="Quick view").focus()
    await page.keyboard.press("Enter")
    await expect(
        page.get_by_role("alert").get_by_role("link", name="Open its page")
    ).to_be_visible()


@pytest.mark.req("PDP-008")
async def test_pieces_are_compared_side_by_side_and_the_address_says_which(page, contexts, shop):
    await journey.visit(page, "/shop/timepieces")
    for index in (0, 1, 2):
        dialog = await open_quick_view(page, index)
        await dialog.get_by_role("button", name="Compare").click()
        await expect(dialog.get_by_role("button", name="In the comparison")).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(dialog).to_be_hidden()
    tray = page.get_by_role("complementary", name="Comparison")
    await tray.get_by_role("button", name=re.compile("^Take")).last.click()
    await tray.get_by_role("link", name="Compare 2").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Side by side")
    table = page.get_by_role("table")
    await expect(table.get_by_role("columnheader")).to_have_count(2)
    assert not await complaints(page)
    questions = await table.locator("tbody tr").count()
    await page.get_by_role("link", name="Show only what differs").click()
    await expect(table.locator("tbody tr[data-same]")).to_have_count(0)
    assert 0 < await table.locator("tbody tr").count() < questions

    friend = await (await contexts.open(shop)).new_page()
    await friend.goto(page.url)
    await expect(friend.get_by_role("table").get_by_role("columnheader")).to_have_count(2)
    await friend.goto("/compare?pieces=nothing-here,cours-28")
    await expect(friend.get_by_text("Two pieces make a comparison")).to_be_visible()


@pytest.mark.req("PLP-004")
async def test_the_list_grows_and_back_leads_to_the_same_place(page):
    """Arôme has 24 essences on pages of 12: the second page comes by itself, and Back restores all of it."""
    await journey.visit(page, "/arome/shop/compendium")
    await expect(cards(page)).to_have_count(12)
    before = await page.evaluate("history.length")
    await page.get_by_text("12 of 24").scroll_into_view_if_needed()
    await expect(cards(page)).to_have_count(24)
    await page.wait_for_url("**?show=24")
    assert await page.evaluate("history.length") == before
    last = cards(page).nth(20).locator(".card__name a")
    await last.scroll_into_view_if_needed()
    await page.wait_for_function("() => scrollY > 0")
    place = await page.evaluate(AT_REST)
    await last.click()
    await page.wait_for_url("**/product/**")
    await page.go_back()
    await expect(cards(page)).to_have_count(24)
    await page.wait_for_function("place => Math.abs(scrollY - place) < 3", arg=place)
    await expect(last).to_be_focused()
    assert not await last.evaluate("link => link.matches(':focus-visible')")
    assert abs(await page.evaluate(AT_REST) - place) < 3


async def test_by_keyboard_back_goes_on_from_the_card_that_was_left(page):
    await journey.visit(page, "/shop/leather")
    link = cards(page).nth(4).locator(".card__name a")
    await link.focus()
    place = await page.evaluate(AT_REST)
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/product/**")
    await expect(page.get_by_role("heading", level=1)).to_be_focused()
    await page.go_back()
    await expect(link).to_be_focused()
    assert abs(await page.evaluate(AT_REST) - place) < 3
    await page.keyboard.press("Tab")
    assert await page.evaluate("!!document.activeElement.closest('article.card')")


@pytest.mark.req("PLP-004")
async def test_what_is_loaded_more_is_said_by_its_number(page):
    await journey.visit(page, "/arome/shop/compendium")
    said = page.locator(".pager").get_by_role("status")
    await expect(said).to_have_text("")
    await page.get_by_text("12 of 24").scroll_into_view_if_needed()
    await expect(said).to_have_text("12 more pieces loaded, 24 of 24")
    await page.locator(".plp__tools summary").click()
    await page.get_by_role("link", name="Price, high to low").click()
    await page.wait_for_url("**sort=price-down**")
    await expect(said).to_have_text("")


@pytest.mark.req("PLP-005")
async def test_the_size_of_the_pictures_is_chosen_and_kept(page, contexts, shop):
    async def has_columns(wanted: int) -> None:
        tracks = re.compile(rf"^\S+( \S+){{{wanted - 1}}}$")
        await expect(page.locator(".plp__grid")).to_have_css("grid-template-columns", tracks)

    await journey.visit(page, "/shop/leather")
    await has_columns(3)
    await page.get_by_role("button", name="Small pictures").click()
    await has_columns(4)
    await page.reload()
    await has_columns(4)
    for width, wanted in ((375, 2), (800, 3)):
        await page.set_viewport_size({"width": width, "height": 800})
        await has_columns(wanted)
    await journey.alive(page)
    await page.get_by_role("button", name="Large pictures").click()
    await has_columns(2)
    await page.set_viewport_size({"width": 375, "height": 800})
    await has_columns(1)


@pytest.mark.req("PLP-006")
async def test_a_card_shows_another_view_and_its_colours_to_mouse_and_keyboard(page):
    await journey.visit(page, "/shop/leather")
    card = cards(page).filter(has=page.locator(".card__dots a")).first
    dots = card.locator(".card__dots a")
    badge = page.locator("main article.card .badge").first
    await expect(badge).to_have_text(re.compile(r"left|Limited|Sold out|last one"))
    for action in (card.get_by_role("button", name="Save"), dots.first):
        await action.focus()
        await expect(action).to_be_focused()
    await card.hover()
    await expect(card.locator(".ph--over img")).to_have_count(1)
    await page.mouse.move(0, 0)
    await expect(card.locator(".ph--over")).to_have_count(0)
    await card.get_by_role("button", name="Quick view").focus()
    await expect(card.get_by_role("button", name="Quick view")).to_have_css("opacity", "1")
    sku = re.compile(r"variant=")
    assert sku.search(await dots.nth(1).get_attribute("href"))
    await dots.nth(1).focus()
    await page.keyboard.press("Enter")
    await page.wait_for_url(sku)
    await expect(page.get_by_role("heading", level=1)).to_be_visible()


async def test_without_a_mouse_no_second_picture_is_fetched(contexts, shop):
    context = await contexts.open(shop, "Pixel 5", bypass_csp=True)
    phone = await context.new_page()
    await phone.goto("/shop/leather")
    await journey.alive(phone)
    await expect(phone.locator(".ph--over")).to_have_count(0)
    await expect(phone.locator(".card__pic[data-swipes]").first).to_be_visible()
    await expect(phone.locator(".card__pic > .ph:not(:first-child) img")).to_have_count(0)


async def test_a_finger_swipes_through_three_views_each_fetched_when_it_comes(contexts, shop):
    context = await contexts.open(shop, "Pixel 5", bypass_csp=True)
    phone = await context.new_page()
    await phone.goto("/shop/leather")
    await journey.alive(phone)
    card = cards(phone).first
    strip = card.locator(".card__pic[data-swipes]")
    await expect(card.locator(".card__marks i")).to_have_count(3)
    fetched = strip.locator(":scope > .ph:not(:first-child) img")
    for number in (1, 2):
        await strip.evaluate("strip => strip.scrollBy({ left: strip.clientWidth })")
        await expect(fetched).to_have_count(number)
        await expect(
            card.locator(f".card__marks i:nth-child({number + 1})[data-here]")
        ).to_be_visible()
    await expect(
        cards(phone).nth(1).locator(".card__pic > .ph:not(:first-child) img")
    ).to_have_count(0)
    assert await complaints(phone) == []
    name = await card.locator(".card__name").inner_text()
    await strip.tap()
    await expect(phone.get_by_role("heading", level=1)).to_have_text(name)


async def test_quick_view_opens_under_a_finger(contexts, shop):
    context = await contexts.open(shop, "Pixel 5", bypass_csp=True)
    phone = await context.new_page()
    await phone.goto("/shop/leather")
    await journey.alive(phone)
    card = cards(phone).first
    button = card.get_by_role("button", name="Quick view of")
    box, picture = await button.bounding_box(), await card.locator(".card__frame").bounding_box()
    assert (box["width"], box["height"]) == (44, 44)
    assert box["y"] >= picture["y"] + picture["height"]
    await button.tap()
    await expect(phone.locator("dialog.quick .quick__in")).to_be_visible()


async def test_another_piece_opened_at_once_is_the_one_shown(page):
    """Closing is told a moment late, and must not undo the next opening."""
    await journey.visit(page, "/shop/leather")
    await open_quick_view(page, 0)
    second = await cards(page).nth(1).locator(".card__name").inner_text()
    await page.evaluate(
        "() => { document.querySelector('dialog.quick').close();"
        " document.querySelectorAll('[data-quick]')[1].click() }"
    )
    await expect(page.locator("dialog.quick .quick__t .t-h2")).to_have_text(second.strip())


async def test_on_a_telephone_pieces_are_compared_from_their_own_pages(contexts, shop):
    context = await contexts.open(shop, "Pixel 5", bypass_csp=True)
    phone = await context.new_page()
    for slug in ("cours-28", "cours-mini"):
        await phone.goto(f"/product/{slug}")
        await journey.alive(phone)
        await phone.locator(".buy").get_by_role("button", name="Compare").tap()
    tray = phone.get_by_role("complementary", name="Comparison")
    await tray.get_by_role("link", name="Compare 2").tap()
    await expect(phone.get_by_role("table").get_by_role("columnheader")).to_have_count(2)


async def test_a_browser_that_keeps_nothing_breaks_nothing(contexts, shop):
    """Where storage is refused, even looking at it throws."""
    context = await contexts.open(shop)
    await context.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name,"
        " {configurable: true, get() { throw new DOMException('no', 'SecurityError') }})"
    )
    page = await context.new_page()
    await journey.visit(page, "/shop/leather")
    await page.get_by_role("button", name="Small pictures").click()
    await expect(page.locator("html")).to_have_attribute("data-density", "small")
    await page.get_by_role("button", name="Dismiss the announcement").click()
    await expect(page.locator(".announce")).to_be_hidden()
    await journey.visit(page, "/product/cours-28")
    await page.get_by_label("Delivered to").select_option("FR")
    await page.locator(".buy").get_by_role("button", name="Compare").click()
    await expect(page.get_by_role("complementary", name="Comparison")).to_be_visible()
    await journey.add_to_bag(page)
