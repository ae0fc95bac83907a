"""The frame of every page: panels, announcement, way back to the top, the same links for mouse, keyboard and telephone."""

import re

import pytest
from playwright.async_api import expect

from tests.e2e import journey
from tests.e2e.test_accessibility import complaints

HOUSES = ("/", "/arome", "/luma")


@pytest.mark.req("NAV-001")
@pytest.mark.parametrize("home", HOUSES)
async def test_header_is_reached_by_keyboard_and_counts_the_bag(page, home):
    await journey.visit(page, home)
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    reached = set()
    for _ in range(50):
        await page.keyboard.press("Tab")
        inside = (
            "document.activeElement.closest('header') && document.activeElement.innerText.trim()"
        )
        reached.add(await page.evaluate(inside))
    for wanted in ("Search", "Saved"):
        assert wanted in reached
    assert any(re.match(r"(Bag|Vial)\b.*0", text or "", re.DOTALL) for text in reached)


LINES = """() => {
  const box = (one) => one.getBoundingClientRect();
  const shown = [...document.querySelectorAll('.top__in > *')].filter((one) => one.checkVisibility());
  const entries = [...document.querySelectorAll('.top nav > ul > li > a, .top .util > a')].filter((one) => one.checkVisibility());
  const edges = shown.map(box).sort((a, b) => a.left - b.left);
  const nav = document.querySelector('.top nav');
  const ended = nav.checkVisibility() && Math.round(box(document.querySelector('.util')).left - box(nav).right);
  return {
    lines: new Set(entries.map((one) => Math.round(box(one).top + box(one).height / 2))).size,
    wrapped: entries.filter((one) => box(one).height > 46).map((one) => one.textContent),
    overlaps: edges.some((one, at) => at && one.left < edges[at - 1].right),
    wide: document.documentElement.scrollWidth > innerWidth,
    ended,
  };
}"""
"""How the header stands, and how far the last entry is from what is for the reader."""


@pytest.mark.req("NAV-001")
@pytest.mark.parametrize("home", HOUSES)
async def test_the_header_is_one_line_at_every_width(page, home):
    await journey.visit(page, home)
    for width in range(1024, 1441, 32):
        await page.set_viewport_size({"width": width, "height": 800})
        stands = await page.evaluate(LINES)
        assert stands["lines"] == 1, width
        assert stands["wrapped"] == [], width
        assert not stands["overlaps"], width
        assert not stands["wide"], width
        menu = page.locator("header").get_by_role("button", name="Menu")
        if stands["ended"] is False:
            await expect(menu).to_be_visible()
            continue
        await expect(menu).to_be_hidden()
        assert stands["ended"] >= 48, width
    assert stands["ended"] is not False


@pytest.mark.req("NAV-005")
async def test_a_panel_shows_what_is_below_a_category(page, shop_database):
    await journey.visit(page, "/")
    entry = page.locator(
        "header nav li", has=page.get_by_role("link", name="Timepieces", exact=True)
    )
    opener = entry.get_by_role("link", name="Timepieces", exact=True)
    panel = entry.locator(".panel")
    collections = page.locator("header .panel--also")
    await opener.focus()
    await expect(panel).to_be_hidden()
    await page.keyboard.press("Enter")
    await expect(panel).to_be_visible()
    await expect(opener).to_have_attribute("aria-expanded", "true")
    for name in ("All timepieces", "Watches", "Straps"):
        await expect(panel.get_by_role("link", name=name)).to_be_visible()
    await expect(collections.get_by_role("link", name="After dark")).to_be_visible()
    assert not await complaints(page)
    await page.locator("header .mark").focus()
    await expect(panel).to_be_hidden()
    await entry.hover()
    await panel.get_by_role("link", name="Straps").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Straps")
    await expect(panel).to_be_hidden()


@pytest.mark.req("NAV-005")
async def test_a_panel_is_walked_with_the_keys(page):
    await journey.visit(page, "/")
    nav = page.locator("header nav")
    opener = nav.get_by_role("link", name="Timepieces", exact=True)
    first = nav.get_by_role("link", name="All timepieces")
    await opener.focus()
    for _ in range(2):
        await page.keyboard.press("ArrowDown")
        await expect(first).to_be_focused()
        await page.keyboard.press("Escape")
        await expect(opener).to_be_focused()
        await expect(first).to_be_hidden()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("End")
    await page.keyboard.press("Tab")
    await expect(nav.get_by_role("link", name="Leather", exact=True)).to_be_focused()
    await expect(first).to_be_hidden()


@pytest.mark.req("NAV-005")
async def test_search_is_a_few_tabs_behind_the_name(page):
    await journey.visit(page, "/")
    await page.locator("header .mark").focus()
    for _ in range(8):
        await page.keyboard.press("Tab")
    await expect(page.locator("header").get_by_role("link", name="Search").first).to_be_focused()


@pytest.mark.req("A11Y-002")
async def test_the_next_page_begins_at_its_heading(page):
    await journey.visit(page, "/")
    ways = (
        (page.locator("header").get_by_role("link", name="Journal", exact=True), "Journal"),
        (page.locator("main .jr__lead"), "A movement takes nine days"),
        (page.locator(".crumbs").get_by_role("link", name="LuxeVerse"), "One stone"),
    )
    for link, title in ways:
        await link.focus()
        await page.keyboard.press("Enter")
        heading = page.get_by_role("heading", level=1)
        await expect(heading).to_contain_text(title)
        await expect(heading).to_be_focused()
    await page.go_back()
    await expect(page.get_by_role("heading", level=1)).to_contain_text("A movement")
    # Back leads to the link by which the page was left.
    await expect(page.locator(".crumbs").get_by_role("link", name="LuxeVerse")).to_be_focused()


HIDDEN = """() => {
  const bar = document.querySelector('.tabbar').getBoundingClientRect();
  const on = document.activeElement;
  const at = on.getBoundingClientRect();
  return on.closest('.tabbar, .vh') || on.classList.contains('vh') || !at.height ? false : at.top >= bar.top && at.top < bar.bottom;
}"""


@pytest.mark.req("A11Y-002")
@pytest.mark.parametrize("path", ["/luma", "/shop/leather"])
async def test_what_has_the_focus_is_not_under_the_bar(contexts, shop, path):
    context = await contexts.open(shop, viewport={"width": 375, "height": 700}, bypass_csp=True)
    page = await context.new_page()
    await journey.visit(page, path)
    for _ in range(60):
        await page.keyboard.press("Tab")
        assert not await page.evaluate(HIDDEN)


STANDING = """() => [...document.querySelectorAll('.house *')].filter((one) => {
  const said = getComputedStyle(one).position;
  return (said === 'fixed' || said === 'sticky') && one.checkVisibility() && !one.closest('dialog, .toasts, .reconnecting');
}).map((one) => one.className)"""


@pytest.mark.req("RWD-005")
@pytest.mark.parametrize("path", ["/", "/product/cours-28"])
async def test_in_a_low_window_nothing_stands_still(contexts, shop, path):
    context = await contexts.open(shop, viewport={"width": 640, "height": 320}, bypass_csp=True)
    page = await context.new_page()
    await journey.visit(page, path)
    await page.evaluate("scrollTo(0, 3 * innerHeight)")
    assert await page.evaluate(STANDING) == []


@pytest.mark.req("RWD-005")
@pytest.mark.parametrize("home", HOUSES)
async def test_a_telephone_shows_name_and_deed_at_once(contexts, shop, home):
    context = await contexts.open(shop, viewport={"width": 375, "height": 812}, bypass_csp=True)
    page = await context.new_page()
    await journey.visit(page, home)
    bar = await page.locator(".tabbar").bounding_box()
    for part in (page.get_by_role("heading", level=1), page.locator("main .btn").first):
        box = await part.bounding_box()
        assert box["y"] + box["height"] <= bar["y"]


@pytest.mark.req("RWD-005")
async def test_a_finger_finds_what_is_beside_the_price(contexts, shop):
    context = await contexts.open(shop, "Pixel 5", bypass_csp=True)
    page = await context.new_page()
    await journey.visit(page, "/product/cours-28")
    choice = page.locator(".deliver select")
    assert (await choice.bounding_box())["height"] >= 44
    await expect(choice).to_have_css("font-size", "16px")
    for part in (page.locator(".deliver summary"), page.locator(".buy__maker a")):
        assert (await part.bounding_box())["height"] >= 43


@pytest.mark.req("NAV-007")
async def test_the_way_to_the_top_covers_nothing_while_somebody_reads(page):
    await journey.visit(page, "/product/cours-28")
    await page.evaluate("scrollTo(0, 2.2 * innerHeight)")
    top = page.get_by_role("button", name="Back to the top")
    await expect(top).to_have_css("opacity", "1")
    await expect(top).to_have_css("opacity", "0")
    await expect(top).to_have_css("pointer-events", "none")
    await page.mouse.wheel(0, 40)
    await expect(top).to_have_css("opacity", "1")
    await expect(top).to_have_css("opacity", "0")
    await top.focus()
    await expect(top).to_have_css("opacity", "1")
    await page.keyboard.press("Enter")
    await page.wait_for_function("() => scrollY < 5")


@pytest.mark.req("NAV-002")
async def test_arome_counts_its_ways_in_roman_numerals(page):
    await journey.visit(page, "/arome")
    entries = page.locator("header nav > ul > li > a")
    shown = [re.sub(r"\s+", " ", text) for text in await entries.all_inner_texts()]
    words = ("I Compendium", "II Alchemy", "III The Atelier", "IV Manuscript")
    assert [text.startswith(word) for text, word in zip(shown, words, strict=True)] == [True] * 4


@pytest.mark.req("NAV-007")
async def test_the_announcement_stays_away_and_the_top_is_near(page):
    await journey.visit(page, "/")
    await expect(page.locator(".announce")).to_be_visible()
    top = page.get_by_role("button", name="Back to the top")
    await expect(top).to_have_count(0)
    await page.evaluate("scrollTo(0, 2.2 * innerHeight)")
    await expect(top).to_be_visible()
    await top.click()
    await page.wait_for_function("() => scrollY < 5")
    await expect(page.locator("header .mark")).to_be_focused()
    await page.get_by_role("button", name="Dismiss the announcement").click()
    await expect(page.locator(".announce")).to_be_hidden()
    await page.goto("/shop/leather")
    await expect(page.locator(".announce")).to_be_hidden()
    other = "localStorage.setItem('lv-announced', 'something else')"
    await page.evaluate(other)
    await page.reload()
    await expect(page.locator(".announce")).to_be_visible()


UNDER = """top => {
  const at = top.getBoundingClientRect();
  const touches = (box) => box.width && box.right > at.left && box.left < at.right && box.bottom > at.top && box.top < at.bottom;
  return [...document.querySelectorAll('.foot a, .foot button, .buybar button')]
    .filter((one) => one.checkVisibility() && touches(one.getBoundingClientRect())).map((one) => one.textContent);
}"""
"""What else can be pressed where the way back to the top stands."""


@pytest.mark.req("NAV-007")
@pytest.mark.parametrize("width", [390, 768, 1440])
@pytest.mark.parametrize("path", ["/", "/arome", "/luma", "/product/cours-28"])
async def test_the_way_to_the_top_hides_nothing_at_the_end(contexts, shop, path, width):
    context = await contexts.open(
        shop, viewport={"width": width, "height": 900}, reduced_motion="reduce"
    )
    page = await context.new_page()
    await journey.visit(page, path)
    await page.locator(".foot__base").evaluate("e => scrollTo(0, document.body.scrollHeight)")
    top = page.get_by_role("button", name="Back to the top")
    await expect(top).to_be_visible()
    if "product" in path:
        await expect(page.locator(".buybar")).to_have_attribute("data-shown", "true")
    assert await top.evaluate(UNDER) == []
    await top.click()
    await page.wait_for_function("scrollY < 5")


@pytest.mark.req("NAV-004")
async def test_on_a_telephone_the_menu_holds_the_same_ways(contexts, shop):
    context = await contexts.open(shop, "Pixel 5", bypass_csp=True)
    phone = await context.new_page()
    await phone.goto("/")
    await journey.alive(phone)
    await phone.get_by_role("button", name="Menu").tap()
    menu = phone.locator("dialog#menu")
    addresses = await menu.locator("a").evaluate_all("all => all.map((one) => one.href)")
    assert len(addresses) == len(set(addresses))
    await expect(menu.get_by_role("link", name="Find an order", exact=True)).to_be_visible()
    await menu.get_by_text("Timepieces", exact=True).tap()
    await expect(menu.get_by_role("link", name="Watches", exact=True)).to_be_visible()
    assert await complaints(phone) == []
    await menu.get_by_text("Collections", exact=True).tap()
    await menu.get_by_role("link", name="After dark", exact=True).tap()
    await expect(phone.get_by_role("heading", level=1)).to_have_text("After dark")
    await expect(phone.locator(".foot").get_by_role("link", name="Find an order")).to_be_hidden()
    columns = phone.locator(".foot__links")
    await expect(columns).to_have_css("grid-template-columns", re.compile(r"^\S+$"))


@pytest.mark.req("PLP-003")
async def test_filters_slide_out_on_a_telephone_and_back_undoes_them(contexts, shop):
    context = await contexts.open(shop, "Pixel 5", bypass_csp=True)
    phone = await context.new_page()
    await phone.goto("/shop/leather")
    await journey.alive(phone)
    cards = phone.locator("main article.card")
    await expect(cards.nth(4)).to_be_attached()
    before = await cards.count()
    await phone.get_by_role("button", name="Filter").tap()
    sheet = phone.locator("dialog#facets")
    await expect(sheet).to_be_visible()
    await sheet.get_by_role("link", name=re.compile("^Hallmoor")).tap()
    await phone.wait_for_url("**/shop/leather?maker=hallmoor")
    await expect(sheet.get_by_role("button", name="Show 4 pieces")).to_be_visible()
    await sheet.get_by_role("button", name="Show 4 pieces").tap()
    await expect(sheet).to_be_hidden()
    await expect(phone.locator("main article.card")).to_have_count(4)
    await phone.go_back()
    await expect(phone.locator("main article.card")).to_have_count(before)


@pytest.mark.req("RWD-005")
async def test_below_768_footer_and_details_fold_and_targets_grow(contexts, shop):
    page = await (await contexts.open(shop, bypass_csp=True)).new_page()
    await page.set_viewport_size({"width": 767, "height": 900})
    await journey.visit(page, "/product/rue-pump-85")
    foot = page.locator(".foot")
    fold = foot.get_by_role("button", name="Help")
    link = foot.get_by_role("link", name="Find an order")
    await expect(link).to_be_hidden()
    await expect(fold).to_have_attribute("aria-expanded", "false")
    assert (await fold.bounding_box())["height"] >= 44
    await fold.press("Enter")
    await expect(fold).to_have_attribute("aria-expanded", "true")
    await expect(link).to_be_visible()
    assert (await link.bounding_box())["height"] >= 44
    await expect(page.get_by_role("tab", name="Care")).to_be_hidden()
    care = page.get_by_role("button", name=re.compile("^Care"))
    await expect(care).to_have_attribute("aria-expanded", "false")
    assert (await care.bounding_box())["height"] >= 44
    assert await complaints(page) == []
    size = "Number.parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)"
    small = await page.evaluate(size)
    await page.set_viewport_size({"width": 1440, "height": 900})
    await expect(fold).to_be_hidden()
    await expect(link).to_be_visible()
    await expect(page.get_by_role("tab", name="Care")).to_be_visible()
    assert await page.evaluate(size) > small


async def test_without_script_the_footer_is_open(contexts, shop):
    context = await contexts.open(shop, "Pixel 5", java_script_enabled=False)
    page = await context.new_page()
    await page.goto("/")
    await expect(page.locator(".foot").get_by_role("link", name="Find an order")).to_be_visible()
