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


@pytest.mark.req("NAV-005")
async def test_a_panel_shows_what_is_below_a_category(page, shop_database):
    await journey.visit(page, "/")
    entry = page.locator(
        "header nav li", has=page.get_by_role("link", name="Timepieces", exact=True)
    )
    panel = entry.locator(".panel")
    await expect(panel).to_be_hidden()
    await entry.get_by_role("link", name="Timepieces", exact=True).focus()
    await expect(panel).to_be_visible()
    for name in ("All of Timepieces", "Watches", "Straps", "After dark"):
        await expect(panel.get_by_role("link", name=name)).to_be_visible()
    assert not await complaints(page)
    await page.keyboard.press("Escape")
    await expect(panel).to_be_hidden()
    await page.locator("header .mark").focus()
    await entry.hover()
    await panel.get_by_role("link", name="Straps").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Straps")
    await expect(panel).to_be_hidden()


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
    for name in ("Timepieces", "After dark", "Find an order"):
        await expect(menu.get_by_role("link", name=name, exact=True).first).to_be_visible()
    await menu.get_by_role("link", name="After dark", exact=True).first.tap()
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
