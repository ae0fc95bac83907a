"""Looking around: the bag in two tabs, the way back, filters in the address, what cannot be bought, the theme."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

from tests.e2e import journey

COMPENDIUM = "/arome/shop/compendium"
SEEN = """() => {
  window.seen = [];
  const look = () => {
    const h1 = document.querySelector('main h1')?.textContent ?? '';
    if (h1 && h1 !== window.seen.at(-1)) window.seen.push(h1);
  };
  look();
  new MutationObserver(look).observe(document, {subtree: true, childList: true, characterData: true});
}"""


HOLD = """() => {
  const send = WebSocket.prototype.send;
  const held = [];
  WebSocket.prototype.send = function (data) { held.push(() => send.call(this, data)); };
  window.letGo = () => {
    WebSocket.prototype.send = send;
    held.forEach((one) => one());
  };
}"""
"""What the page says to the server waits until it is let go."""


async def names(page: Page) -> list[str]:
    return await page.locator("main article.card .card__name").all_inner_texts()


def bag_count(page: Page) -> Locator:
    return page.locator("header .util__a .num")


async def test_two_tabs_show_one_bag(page):
    other = await page.context.new_page()
    await journey.visit(other, "/shop/leather")
    name = await journey.bag_with_first_piece(page)
    await other.get_by_role("link", name="Leather", exact=True).first.click()
    await other.reload()
    await expect(other.locator("header .util__a .num")).to_have_text("1")
    await journey.visit(other, "/bag")
    await expect(other.locator("main .line-item__name")).to_have_text(name)
    await other.locator("main").get_by_role("button", name=f"Remove {name}").click()
    await expect(other.locator("main").get_by_text("Nothing here yet")).to_be_visible()
    await page.reload()
    await expect(page.locator("header .util__a .num")).to_have_text("0")


async def test_back_finds_the_list_as_it_was_left(page):
    listing = f"{COMPENDIUM}?show=24&sort=price-up"
    await journey.visit(page, listing)
    before = await names(page)
    title = await page.get_by_role("heading", level=1).inner_text()
    first, second = before[5], before[9]
    await page.evaluate(SEEN)
    await page.get_by_role("link", name=first, exact=True).click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(first)
    await page.wait_for_function("scrollY === 0")
    await page.go_back()
    await page.wait_for_url(f"**{listing}")
    # The page left behind names other pieces too.
    await expect(page.get_by_role("heading", level=1)).to_have_text(title)
    await page.get_by_role("link", name=second, exact=True).scroll_into_view_if_needed()
    # What is pressed scrolls into view first.
    await page.evaluate(
        "addEventListener('click', () => (window.leftAt = scrollY), {capture: true})"
    )
    await page.get_by_role("link", name=second, exact=True).click()
    left_at = await page.evaluate("leftAt")
    assert left_at > 0
    await expect(page.get_by_role("heading", level=1)).to_have_text(second)
    await page.go_back()
    await page.wait_for_url(f"**{listing}")
    await expect(page.locator("main article.card").first).to_be_visible()
    await page.wait_for_function("y => Math.abs(scrollY - y) < 2", arg=left_at)
    assert await names(page) == before
    seen = await page.evaluate("window.seen")
    assert seen == [title, first, title, second, title]


async def test_a_removed_piece_can_be_put_back(page):
    name = await journey.bag_with_first_piece(page)
    await journey.visit(page, "/bag")
    await page.locator("main").get_by_role("button", name=f"Remove {name}").click()
    await expect(page.locator("main").get_by_text("Nothing here yet")).to_be_visible()
    await page.get_by_role("button", name="Put it back").click()
    await expect(page.locator("main .line-item__name")).to_have_text(name)
    await expect(page.locator("header .util__a .num")).to_have_text("1")


async def test_a_piece_removed_in_the_drawer_can_be_put_back_there(page):
    """Everything outside an open drawer is inert, so the toast that offers it has to be inside."""
    name = await journey.bag_with_first_piece(page)
    drawer = journey.drawer(page)
    await drawer.get_by_role("button", name=f"Remove {name}").click()
    await expect(drawer.get_by_text("Nothing here yet")).to_be_visible()
    await drawer.get_by_role("button", name="Put it back").click()
    await expect(drawer.locator(".line-item__name")).to_have_text(name)


async def test_the_drawer_opens_before_the_server_has_answered(page):
    await journey.open_first_piece(page, "/shop/leather")
    await page.evaluate(HOLD)
    await page.locator("#buy").click()
    await expect(page.locator("dialog#bag[open][data-waiting]")).to_be_visible()
    await page.evaluate("letGo()")
    await expect(page.locator("dialog#bag[open]:not([data-waiting]) .line-item")).to_be_visible()


async def test_a_sold_out_piece_cannot_be_bought(page):
    await journey.visit(page, "/product/cours-mini")
    await page.get_by_role("link", name="Bordeaux", exact=True).click()
    await page.wait_for_url(re.compile(r"variant="))
    button = page.locator("#buy")
    await expect(button).to_be_disabled()
    await expect(button).to_contain_text("Sold out")
    await button.dispatch_event("click")
    await page.wait_for_timeout(500)
    await expect(bag_count(page)).to_have_text("0")


@pytest.mark.req("CART-019")
async def test_more_than_there_is_is_refused_with_a_sentence(page):
    await journey.visit(page, "/product/cours-28")
    await page.get_by_role("link", name="Bottle green").click()
    await page.wait_for_url(re.compile(r"variant="))
    await journey.add_to_bag(page)
    line = journey.drawer(page).locator(".line-item")
    await expect(line).to_contain_text("The last one")
    await expect(line.get_by_role("button", name="One more")).to_be_disabled()
    await journey.drawer(page).get_by_role("button", name="Close").click()
    await page.locator("#buy").click()
    await expect(page.locator(".toast")).to_contain_text("left")
    await expect(bag_count(page)).to_have_text("1")


@pytest.mark.req("PLP-012")
async def test_a_list_lives_in_its_address(page, contexts, shop):
    await journey.visit(page, COMPENDIUM)
    everything = await names(page)
    await page.locator(".plp__side").get_by_role("link", name=re.compile("^Calming")).click()
    await page.wait_for_url("**humour=calming**")
    await expect(page.locator("main article.card")).not_to_have_count(len(everything))
    await page.locator(".plp__tools summary").click()
    await page.get_by_role("link", name="Price, high to low").click()
    await page.wait_for_url("**sort=price-down**")
    await expect(page.locator(".plp__tools summary")).to_contain_text("Price, high to low")
    await page.locator(".plp__side").get_by_label("Lowest price").fill("40")
    await page.locator(".plp__side").get_by_role("button", name="Set price").click()
    await page.wait_for_url("**price_from=40**")
    await expect(page.locator(".chips")).to_contain_text("from 40")
    query = page.url.partition("?")[2]
    assert set(query.split("&")) == {"humour=calming", "price_from=40", "sort=price-down"}
    found = await names(page)
    assert 0 < len(found) < len(everything)
    await page.reload()
    assert await names(page) == found
    friend = await (await contexts.open(shop)).new_page()
    await friend.goto(page.url)
    assert await names(friend) == found
    await page.go_back()
    await page.wait_for_url(lambda url: "price_from" not in url)
    await expect(page.locator(".chips")).not_to_contain_text("from 40")


async def test_show_more_is_in_the_address(page):
    await journey.visit(page, COMPENDIUM)
    first = await names(page)
    assert len(first) == 12
    await page.get_by_role("link", name="Show 12 more").click()
    await page.wait_for_url("**show=24**")
    await expect(page.locator("main article.card")).to_have_count(24)
    assert (await names(page))[:12] == first
    await page.reload()
    await expect(page.locator("main article.card")).to_have_count(24)


@pytest.mark.req("DS-021")
async def test_the_chosen_theme_stays_and_does_not_flash(page):
    """The system is light; the choice is dark. The ground is read in the first frame, before React."""
    await page.emulate_media(color_scheme="light")
    await journey.visit(page, "/")
    ground = "getComputedStyle(document.querySelector('.house')).backgroundColor"
    light = await page.evaluate(ground)
    await page.get_by_role("button", name="Theme: automatic").click()
    await expect(page.get_by_role("button", name="Theme: dark")).to_be_visible()
    dark = await page.evaluate(ground)
    assert dark != light
    await page.add_init_script(
        f"window.grounds = []; const look = () => {{ if (document.querySelector('.house')) window.grounds.push({ground});"
        " requestAnimationFrame(look); }; look();"
    )
    await page.goto("/shop/leather")
    await journey.alive(page)
    await page.wait_for_timeout(500)
    assert set(await page.evaluate("window.grounds")) == {dark}
    await expect(page.get_by_role("button", name="Theme: dark")).to_be_visible()


QUIET = """() => {
  const from = performance.now();
  window.quietFor = null;
  new MutationObserver((_, observer) => {
    observer.disconnect();
    window.quietFor = performance.now() - from;
  }).observe(document.querySelector('.reconnecting'), {subtree: true, childList: true, characterData: true});
}"""
"""How long, in milliseconds of the page's own clock, nothing is said: a slow machine only makes it longer."""


async def test_a_long_gap_in_the_connection_is_said(page, watch):
    watch.allow(r"WebSocket", r"ERR_INTERNET_DISCONNECTED", r"Failed to fetch")
    await journey.visit(page, "/shop/leather")
    said = page.get_by_text("Reconnecting. What you see stays as it is.")
    for _ in range(2):  # a gap after another is a gap like the first
        await page.evaluate(QUIET)
        await page.context.set_offline(offline=True)
        await expect(said).to_be_visible()
        assert await page.evaluate("window.quietFor") > 1000
        await expect(page.locator("main article.card").first).to_be_visible()
        await page.context.set_offline(offline=False)
        await expect(said).to_be_hidden()


async def test_a_gap_that_was_there_before_the_page_was_alive_is_said(page):
    """The browser told of it once, and nobody listened yet."""
    await page.add_init_script(
        "Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => window.isThere ?? false })"
    )
    await journey.visit(page, "/shop/leather")
    said = page.get_by_text("Reconnecting. What you see stays as it is.")
    await expect(said).to_be_visible()
    await page.evaluate("window.isThere = true; dispatchEvent(new Event('online'))")
    await expect(said).to_be_hidden()


BANDS = {576: 2, 640: 2, 767: 2, 768: 3, 1023: 3, 1024: 3, 1280: 3, 1536: 4, 1920: 4}
"""Luma's four bands of devices on the engine's seven widths: small telephones and telephones have two columns,
tablets three, desktops three beside the filters and four once there is room."""


@pytest.mark.req("RWD-002")
async def test_luma_lists_in_two_to_four_columns_as_its_bands_fall_on_the_seven_widths(page):
    await journey.visit(page, "/luma/shop/serums")
    tracks = "getComputedStyle(document.querySelector('.plp__grid')).gridTemplateColumns.split(' ').length"
    found = {}
    for width in BANDS:
        await page.set_viewport_size({"width": width, "height": 900})
        found[width] = await page.evaluate(tracks)
    assert found == BANDS


async def test_what_nobody_sees_rests_while_a_layer_opens_and_nothing_moves(page):
    await journey.open_first_piece(page, "/shop/leather")
    rendered = "e => e.checkVisibility({contentVisibilityAuto: true})"
    height = "document.documentElement.scrollHeight"
    footer = page.locator(".foot .wrap").first
    # What comes after the first picture (reviews, pieces beside it) has its own height.
    await page.wait_for_load_state("networkidle")
    await page.wait_for_timeout(1000)
    before = await page.evaluate(height)
    assert await footer.evaluate(rendered)
    await page.locator("#buy").hover()
    await page.wait_for_function(f"!({rendered})(document.querySelector('.foot .wrap'))")
    assert await page.evaluate(height) == before
    await page.locator("#buy").click()
    await expect(journey.drawer(page)).to_be_visible()
    await page.keyboard.press("Escape")
    await page.mouse.move(5, 5)
    await page.wait_for_function(f"({rendered})(document.querySelector('.foot .wrap'))")
    assert await page.evaluate(height) == before
