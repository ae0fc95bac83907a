"""A visitor without an account keeps pieces in sight, shares them, and buys one."""

import re

import psycopg
import pytest
from playwright.async_api import Page, expect

from tests.e2e import journey
from tests.e2e.test_accessibility import complaints


async def save_first(page: Page, listing: str) -> str:
    await journey.visit(page, listing)
    card = page.locator("main article.card").first
    name = (await card.locator(".card__name").inner_text()).strip()
    heart = card.get_by_role("button", name=f"Save {name}")
    await heart.focus()
    await page.keyboard.press("Enter")
    await expect(heart).to_have_attribute("aria-pressed", "true")
    await expect(heart).not_to_have_attribute("data-waiting", "")  # the shop has it too
    return name


async def test_a_saved_piece_is_noted_shared_and_bought(page, contexts, shop, watch):
    watch.allow(r"status of 404")
    name = await save_first(page, "/shop/timepieces")
    await page.get_by_role("link", name="Saved", exact=True).first.click()
    await expect(page.get_by_role("heading", name=name)).to_be_visible()
    await page.locator("summary", has_text=f"Note {name}").click()
    await page.get_by_label("Note to yourself").fill("Ask about the strap")
    await page.get_by_role("button", name="Keep").last.click()
    await expect(page.locator(".saved__note")).to_have_text("Ask about the strap")

    await page.get_by_role("button", name="Share Saved").click()
    link = page.get_by_role("link", name="See what friends see")
    await expect(link).to_be_visible()
    address = await link.get_attribute("href")
    friend = await (await contexts.open(shop)).new_page()
    assert (await friend.goto(address)).status == 200
    await expect(friend.get_by_role("heading", name=name)).to_be_visible()
    await expect(friend.get_by_text("Ask about the strap")).to_have_count(0)
    await page.get_by_role("button", name="Stop sharing").click()
    await expect(page.get_by_role("button", name="Share Saved")).to_be_visible()
    assert (await friend.goto(address)).status == 404

    choice = page.get_by_role("combobox", name=f"Size or colour of {name}")
    await choice.select_option(index=1)
    await page.get_by_role("button", name="Move to bag").click()
    await expect(page.get_by_text("Nothing saved yet")).to_be_visible()
    await expect(page.locator("header .util__a .num")).to_have_text("1")


@pytest.mark.req("WISH-005")
async def test_a_piece_with_sizes_asks_for_one_before_it_moves(page):
    await journey.visit(page, "/product/rue-pump-85")
    await page.locator(".buy").get_by_role("button", name="Save Rue pump 85").click()
    await journey.visit(page, "/wishlist")
    choice = page.get_by_role("combobox", name="Size or colour of")
    await expect(choice).to_have_value("")
    await page.get_by_role("button", name="Move to bag").click()
    await expect(choice).to_be_focused()
    await choice.select_option(label="Red, 38")
    await page.get_by_role("button", name="Move to bag").click()
    await expect(page.get_by_text("Nothing saved yet")).to_be_visible()
    await journey.visit(page, "/bag")
    await expect(page.locator("main")).to_contain_text("Red")
    await expect(page.locator("main")).to_contain_text("38")


PRESS = """async (heart) => {
  heart.click();
  await null;
  return heart.getAttribute('aria-pressed');
}"""
"""React draws what a press changes before any other task: not even a fast answer can come between."""


async def test_a_heart_answers_at_once_and_goes_back_when_refused(page, shop_database):
    await journey.visit(page, "/luma/shop/masks")
    card = page.locator("main article.card", has_text="Oat mask")
    status = "update products set status = %s where slug = 'oat-mask'"
    with psycopg.connect(shop_database, autocommit=True) as database:
        database.execute(status, ("DRAFT",))
        try:
            assert await card.locator(".heart").evaluate(PRESS) == "true"
            await expect(page.get_by_text("This house has no such piece.")).to_be_visible()
            await expect(card.locator(".heart")).to_have_attribute("aria-pressed", "false")
        finally:
            database.execute(status, ("ACTIVE",))
    await card.locator(".heart").click()
    await expect(card.locator(".heart")).not_to_have_attribute("data-waiting", "")
    await expect(card.locator(".heart")).to_have_attribute("aria-pressed", "true")


async def test_hearts_stay_full_and_are_there_on_a_phone(contexts, shop):
    context = await contexts.open(shop, "Pixel 5", bypass_csp=True)
    phone = await context.new_page()
    await phone.goto("/luma/shop/serums")
    await journey.alive(phone)
    card = phone.locator("main article.card").first
    heart = card.locator(".heart")
    await heart.tap()
    await expect(heart).to_have_attribute("aria-pressed", "true")
    await expect(heart).not_to_have_attribute("data-waiting", "")
    await phone.reload()
    await expect(phone.locator("main article.card .heart[aria-pressed=true]")).to_have_count(1)
    await phone.get_by_role("navigation", name="Quick").get_by_role("link", name="Saved").tap()
    await phone.wait_for_url(re.compile(r"/luma/wishlist$"))
    await expect(phone.locator(".saved .card")).to_have_count(1)
    for scheme in ("light", "dark"):
        await phone.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert await complaints(phone) == [], scheme
