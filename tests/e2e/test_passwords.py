"""A password beside the letter: an account is opened with it, signed in to, and another one is chosen."""

import re

import pytest
from playwright.async_api import expect

from tests.e2e import journey

GOOD, OTHER = "lamp quartz heron tide", "slow amber kettle north"
CODE = re.compile(r"\b(\d{3} \d{3})\b")
LINK = re.compile(r"(http://\S+/forgot-password/\S+)")


async def by_password(page, path, email, password, button):
    await journey.visit(page, path)
    await page.locator("details.secret summary").click()
    form = page.locator("details.secret form")
    await form.get_by_label("E-mail address").fill(email)
    await form.get_by_label("Password").fill(password)
    await form.get_by_role("button", name=button).click()


@pytest.mark.req("AUTH-001")
async def test_an_account_is_opened_with_a_password_and_its_letter(page, contexts, shop, watch):
    watch.allow(r"422")
    email = journey.new_email()
    await by_password(page, "/arome/register", email, "password", "Open the account")
    form = page.locator("details.secret form")
    await expect(form.get_by_text("This one is easy to guess.")).to_be_visible()
    field = form.get_by_label("Password")
    assert await field.get_attribute("autocomplete") == "new-password"
    assert await field.get_attribute("type") == "password"
    await form.get_by_role("button", name="Show").click()
    await expect(field).to_have_attribute("type", "text")
    await field.fill(GOOD)
    await form.get_by_role("button", name="Open the account").click()
    await expect(page.get_by_role("heading", name="Look at your letters")).to_be_focused()
    text = await journey.letter_text(page, email, "confirm your address")
    await page.get_by_label("Code").fill(CODE.search(text)[1])
    await page.get_by_role("button", name="Confirm the address").click()
    await page.wait_for_url("**/arome/welcome")
    await expect(page.get_by_role("heading", name="Welcome to Atelier Arôme")).to_be_visible()

    phone = await (await contexts.open(shop, "Pixel 5")).new_page()
    await by_password(phone, "/arome/login", email, GOOD, "Sign in")
    await phone.wait_for_url("**/arome/account")
    await expect(phone.get_by_text(email)).to_be_visible()


@pytest.mark.req("AUTH-005")
async def test_a_forgotten_password_is_chosen_anew_and_signs_the_others_out(page, contexts, shop):
    email = journey.new_email()
    await journey.sign_in(page, email)
    section = page.get_by_role("region", name="Password")
    await section.get_by_label("Password").fill(GOOD)
    await section.get_by_role("button", name="Set it").click()
    await expect(section.get_by_text("Kept. Every other browser is signed out.")).to_be_visible()
    await expect(section.get_by_label("The one you have")).to_be_visible()

    other = await (await contexts.open(shop)).new_page()
    await journey.visit(other, "/forgot-password")
    await other.get_by_label("E-mail address").fill(email)
    await other.get_by_role("button", name="Send the letter").click()
    await expect(other.get_by_role("heading", name="Look at your letters")).to_be_focused()
    link = LINK.search(await journey.letter_text(other, email, "choose a new password"))[1]
    await journey.visit(other, link)
    await other.get_by_label("New password").fill(OTHER)
    await other.get_by_role("button", name="Keep it and sign in").click()
    await other.wait_for_url("**/account")
    await other.goto(link)
    await expect(other.get_by_role("heading", name="This link is used up")).to_be_visible()
    await page.goto("/account")
    await page.wait_for_url("**/login**")
