"""Filters of a list: what each would find, what cannot be chosen, and the ends of the price drawn along a line."""

import re

from playwright.async_api import Locator, Page, expect

from tests.e2e import journey
from tests.e2e.test_accessibility import in_both_schemes


def side(page: Page) -> Locator:
    return page.locator(".plp__side")


async def test_a_filter_that_finds_nothing_can_be_taken_away(page):
    await journey.visit(page, "/shop?maker=tavel&metal=yellow+gold")
    await expect(page.get_by_text("No piece fits all of this")).to_be_visible()
    applied = page.get_by_role("list", name="Applied filters")
    await applied.get_by_role("link", name=re.compile("^Yellow gold")).click()
    await page.wait_for_url(lambda url: "metal" not in url)
    await expect(applied.get_by_role("link", name=re.compile("^Tavel"))).to_be_visible()
    await expect(page.locator("main article.card").first).to_be_visible()


async def test_every_colour_says_how_many_it_finds_and_one_of_none_leads_nowhere(page):
    await journey.visit(page, "/shop?maker=tavel")
    colours = side(page).locator(".facet__swatches .swatch")
    for colour in await colours.all():
        name, number = await colour.inner_text(), await colour.locator(".n").inner_text()
        assert re.search(rf"\b{number} pieces?$", name.strip()), name
        is_link = await colour.get_attribute("href") is not None
        assert is_link == (number != "0"), name
        assert (await colour.get_attribute("aria-disabled") == "true") == (number == "0")
    dead = side(page).locator(".facet__swatches [aria-disabled]").first
    await expect(dead).to_be_visible()
    assert await in_both_schemes(page) == []


async def test_the_price_is_drawn_by_keyboard_and_the_focus_stays(page):
    await journey.visit(page, "/shop?maker=tavel")
    lowest, highest = (side(page).get_by_role("slider", name=name) for name in ("From", "To"))
    await expect(lowest).to_have_attribute("aria-valuetext", re.compile(r"^€\d"))
    await lowest.focus()
    for _ in range(4):
        await page.keyboard.press("ArrowRight")
    said = (await lowest.get_attribute("aria-valuetext")).strip("€").replace(",", "")
    await page.wait_for_url(f"**price_from={said}")
    await expect(side(page).get_by_label("Lowest price")).to_have_value(said)
    await expect(lowest).to_be_focused()
    await page.keyboard.press("Home")
    await page.wait_for_url(lambda url: "price_from" not in url)
    # The ends meet and never pass each other.
    await highest.focus()
    await page.keyboard.press("Home")
    assert await highest.get_attribute("aria-valuetext") == await lowest.get_attribute(
        "aria-valuetext"
    )


async def test_the_price_is_drawn_by_hand_and_asked_for_when_let_go(page):
    await journey.visit(page, "/shop?maker=tavel")
    thumb = side(page).get_by_role("slider", name="To")
    await thumb.scroll_into_view_if_needed()
    box = await thumb.bounding_box()
    middle = box["y"] + box["height"] / 2
    await page.mouse.move(box["x"] + box["width"] - 22, middle)
    await page.mouse.down()
    await page.mouse.move(box["x"] + box["width"] / 2, middle, steps=4)
    field = side(page).get_by_label("Highest price")
    await expect(field).not_to_have_value("")
    drawn = await field.input_value()
    assert "price_to" not in page.url
    await page.mouse.up()
    await page.wait_for_url(f"**price_to={drawn}")
    await page.go_back()
    await expect(field).to_have_value("")
