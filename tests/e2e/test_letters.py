"""From the field on the home of a house to the letter, the yes and the no."""

import re

import pytest
from playwright.async_api import expect

from tests.e2e import journey
from tests.e2e.test_accessibility import complaints


async def link_of(page, email: str) -> str:
    letter = await journey.letter_of(page, email)
    await letter.get_by_role("link").first.click()
    return re.search(r"/(?:\w+/)?newsletter/[\w-]{22}", await page.content())[0]


@pytest.mark.req("HOME-012")
async def test_an_address_becomes_a_reader_and_stops(contexts, shop):
    page = await (await contexts.open(shop, bypass_csp=True)).new_page()
    email = journey.new_email()
    await journey.visit(page, "/arome")
    form = page.locator(".news__form")
    await form.get_by_label("E-mail address").fill("nobody@nowhere")
    await form.get_by_role("button", name="Write to me").click()
    await expect(form.get_by_role("status")).to_contain_text("Give an address such as")
    await form.get_by_label("E-mail address").fill(email)
    await page.keyboard.press("Enter")
    await expect(form.get_by_role("status")).to_contain_text("a letter is on its way")
    assert email not in page.url
    assert await complaints(page) == []
    address = await link_of(page, email)
    await journey.visit(page, address)
    await expect(page.get_by_role("heading", level=1)).to_have_text("Letters of Atelier Arôme")
    assert await complaints(page) == []
    await page.get_by_role("button", name="Yes, write to me").click()
    await expect(page.get_by_text("You are on the list.")).to_be_visible()
    await journey.visit(page, address)
    await page.get_by_role("button", name="No more letters").click()
    await expect(page.get_by_text("No letters come to this address any more.")).to_be_visible()
    robots = await page.locator("meta[name=robots]").get_attribute("content")
    assert "noindex" in robots
