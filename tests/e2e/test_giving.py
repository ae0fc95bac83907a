"""What bringing takes, what is added for others, and what is sent back: from the checkout to the label, in each house."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.e2e import journey
from tests.e2e.test_accessibility import HOUSES, LISTING, fits, in_both_schemes

TAKES = re.compile(r"^Carriage and packing: about \d+\.\d kg CO₂e$")


async def clean(page: Page, what: str) -> None:
    """axe is silent in both themes, and the page fits a small window."""
    assert await in_both_schemes(page) == [], what
    size = page.viewport_size
    await fits(page, 320)
    await page.set_viewport_size(size)


@pytest.mark.req("SUST-004", "SUST-007", "SUST-008")
@pytest.mark.parametrize("house", HOUSES)
async def test_from_the_line_at_checkout_to_the_label(contexts, shop, house):
    context = await contexts.open(shop, reduced_motion="reduce", bypass_csp=True)
    page, prefix, email = await context.new_page(), HOUSES[house], journey.new_email()
    await journey.sign_in(page, email, f"{prefix}/account/footprint")
    await expect(page.get_by_role("heading", name="Nothing to count yet")).to_be_visible()
    await clean(page, "empty")

    await journey.bag_with_first_piece(page, prefix + LISTING[house])
    await journey.go_to_checkout(page)
    await journey.to_delivery(page, email)
    for way in await page.locator(".ship .pick").all():
        await expect(way).to_contain_text("kg CO₂e")
    await journey.to_payment(page)
    summary = page.locator("aside.co__sum")
    await expect(summary.get_by_text(TAKES)).to_be_visible()
    await summary.get_by_text(TAKES).click()
    await expect(summary.get_by_text("UK Government conversion factors, 2025")).to_be_visible()
    await _add_everything(page)
    await clean(page, "payment")
    rows = await summary.locator("dl.sum").first.inner_text()
    await journey.fill_card(page)
    await journey.press_pay(page)
    number = await journey.confirmed(page)
    shown = await page.locator("aside.co__sum dl.sum").inner_text()
    for label in ("Contribution", "Rounded up"):
        assert (label in rows) is (label in shown)
    await expect(page.get_by_text(TAKES)).to_be_visible()
    letter = await journey.letter_text(page, email, number)
    assert "Carriage and packing: about" in letter
    assert ("Rounded up: €" in letter) is ("Rounded up" in shown)

    await journey.visit(page, f"{prefix}/account/orders/{number}")
    await page.get_by_role("link", name=re.compile(r"^Send .* back$")).click()
    await expect(page.get_by_text(f"Of order {number}")).to_be_visible()
    await expect(page.get_by_role("link", name=number)).to_be_visible()
    await clean(page, "account")
    table = await page.get_by_role("link", name="Take it away as a table").get_attribute("href")
    assert number in await (await page.request.get(table)).text()
    await _print_a_label(page, prefix)


async def _add_everything(page: Page) -> None:
    """Every offer of the house; each press changes the sum, and with it what is still offered."""
    await page.get_by_text("nothing added").click()
    boxes = page.locator(".give input")
    done = 0
    while done < await boxes.count():
        before = await page.get_by_role("button", name=re.compile(r"^Pay ")).inner_text()
        await boxes.nth(done).click()
        await expect(boxes.nth(done)).to_be_checked()
        await expect(page.get_by_role("button", name=re.compile(r"^Pay "))).not_to_have_text(before)
        done += 1
    assert done > 0


async def _print_a_label(page: Page, prefix: str) -> None:
    pieces = page.get_by_label(re.compile("^How many "))
    few = await pieces.input_value()
    await pieces.fill("99")
    await page.get_by_role("button", name="Make a label").click()
    await expect(page.get_by_text("A parcel holds")).to_be_visible()
    await pieces.fill(few)
    await page.get_by_role("button", name="Make a label").click()
    await page.wait_for_url(re.compile(rf"{prefix}/account/recycling/RE-"))
    slip = page.get_by_role("region", name="The label")
    await expect(slip).to_contain_text(page.url.rsplit("/", 1)[-1])
    await clean(page, "label")
    await page.emulate_media(media="print")
    await expect(slip).to_be_visible()
    await expect(page.get_by_role("button", name="Print the label")).to_be_hidden()
    await expect(page.locator("header").first).to_be_hidden()
    await page.emulate_media(media="screen")
    await page.get_by_role("link", name="All you sent back").click()
    await page.get_by_role("button", name=re.compile("^Withdraw")).click()
    await expect(page.get_by_text(", Withdrawn")).to_be_visible()


async def test_a_habit_is_turned_on_and_shows_at_checkout(page):
    email = journey.new_email()
    await journey.sign_in(page, email, "/account/footprint")
    await page.get_by_role("button", name="Turn it on").click()
    await expect(page.get_by_role("button", name="Turn it off")).to_be_visible()
    await journey.bag_with_first_piece(page)
    await journey.go_to_checkout(page)
    await journey.to_delivery(page, email)
    await journey.to_payment(page)
    await page.locator(".give summary").click()
    first = page.locator(".give input").first
    await expect(first).to_be_checked()
    await expect(page.get_by_text("as you chose in your account")).to_be_visible()
    await first.click()
    await expect(first).not_to_be_checked()
    await expect(page.locator("aside.co__sum").get_by_text("Contribution")).to_have_count(0)
