"""A visit is chosen by links, booked as a guest, moved, cancelled, and seen in an account."""

import re

import pytest
from playwright.async_api import expect

from tests.e2e import journey
from tests.e2e.test_accessibility import complaints


async def choose(page, path="/arome/appointments?kind=blending", slot=0):
    """Take the last day that is shown and one of its times."""
    await journey.visit(page, path)
    await page.locator(".visit__days a").last.click()
    await expect(page.locator(".visit__days a").last).to_have_attribute("aria-current", "true")
    await page.locator(".visit__times a").nth(slot).click()
    await expect(page.get_by_role("button", name="Book the visit")).to_be_visible()


@pytest.mark.req("APPT-001", "APPT-002", "APPT-004")
async def test_a_guest_books_moves_and_cancels(page):
    email = journey.new_email()
    await choose(page)
    assert "at=" in page.url
    await expect(page.get_by_text("1 hour. Up to 2 people.")).to_be_visible()
    await page.get_by_label("Name", exact=True).fill("Ada Lovelace")
    await page.get_by_label("How many you are").select_option("2")
    form = page.locator(".visit form")
    await form.get_by_label("E-mail address").fill(email)
    await form.get_by_role("button", name="Book the visit").click()
    await page.wait_for_url(re.compile(r"/arome/appointments/[\w-]{43}$"))
    await expect(page.get_by_role("heading", name="Blending hour")).to_be_visible()
    await expect(page.get_by_text("Ada Lovelace, 2 people")).to_be_visible()
    assert not await complaints(page)
    text = await journey.letter_text(page, email, "your visit is booked")
    assert page.url.rsplit("/", 1)[-1] in text

    async with page.expect_download() as download:
        await page.get_by_role("link", name="Put it into a calendar").click()
    assert (await download.value).suggested_filename.endswith(".ics")
    plan = page.get_by_role("img", name=re.compile("^A drawn plan"))
    await expect(plan).to_be_visible()
    assert "plans/grasse.svg" in await plan.evaluate("e => getComputedStyle(e).maskImage")
    way = page.get_by_role("link", name=re.compile("^The way there"))
    assert (await way.get_attribute("href")).startswith("https://www.openstreetmap.org/?mlat=43.6")
    await expect(page.get_by_text("the plan is a drawing")).to_be_visible()

    await page.get_by_text("Move it", exact=True).click()
    await page.get_by_role("button", name="Move it there").click()
    await expect(page.get_by_text("Moved. A letter says so.")).to_be_visible()
    await page.get_by_text("Cancel it", exact=True).click()
    await page.get_by_role("button", name="Cancel the visit").click()
    await expect(page.get_by_role("heading", name="This visit was cancelled")).to_be_visible()
    await journey.letter_text(page, email, "your visit was cancelled")


@pytest.mark.req("APPT-003")
async def test_a_member_books_from_the_account_and_sees_it_there(page):
    await journey.sign_in(page, journey.new_email())
    section = page.get_by_role("region", name="Visits")
    await expect(section.get_by_text("None to come.")).to_be_visible()
    await section.get_by_role("link", name="Book a visit").click()
    await page.wait_for_url("**/appointments")
    await choose(page, "/appointments?kind=rooms")
    await page.get_by_label("Name", exact=True).fill("Ada")
    form = page.locator(".visit form")
    await form.get_by_label("E-mail address").fill("ada@example.com")
    await form.get_by_role("button", name="Book the visit").click()
    await page.wait_for_url(re.compile(r"/appointments/[\w-]{43}$"))
    await page.goto("/account")
    await section.get_by_role("link", name="An hour in the rooms").click()
    await expect(page.get_by_role("heading", name="An hour in the rooms")).to_be_visible()


async def test_a_visit_nobody_booked_is_said_to_be_none(page):
    await journey.visit(page, "/arome/appointments/nothing")
    await expect(page.get_by_text("There is no visit behind this link.")).to_be_visible()
