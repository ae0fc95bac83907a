"""A piece comes back: offered in the closet, approved at the desk, bought by somebody else, its seller told."""

import io
import os
import re
import subprocess
import sys

import pytest
from PIL import Image
from playwright.async_api import Page, expect

from tests.e2e import journey
from tests.e2e.running import KEPT, ROOT
from tests.e2e.test_accessibility import complaints


def desk(database: str, *words: str) -> str:
    """The command line, against the running shop."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", "luxeverse.cli", *words],
        cwd=ROOT,
        env={**kept, "DATABASE_URL": database},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (1200, 1500), "#8a6f52").save(out, "PNG")
    return out.getvalue()


async def quiet(page: Page) -> None:
    """Everything in place, and nothing for axe to complain of."""
    await journey.alive(page)
    assert await complaints(page) == []


async def fill_offer(page: Page) -> None:
    """At the highest price the house allows, with one picture."""
    await page.get_by_role("button", name="Offer it back").click()
    await expect(page.locator(".errors")).to_contain_text("Choose the condition that fits.")
    await page.get_by_label("Excellent").check()
    await page.get_by_label("Marks, box and papers").fill("One hairline on the clasp. Box, card.")
    chosen = {"name": "clasp.png", "mimeType": "image/png", "buffer": png()}
    await page.locator("input[type=file]").set_input_files(chosen)
    await expect(page.get_by_alt_text("Your picture 1")).to_be_visible()
    bounds = await page.locator("#help-price").inner_text()
    highest = re.findall(r"€([\d,.]+)", bounds)[-1].rstrip(".").replace(",", "")
    await page.get_by_label("Price in EUR", exact=True).fill(highest)
    await page.get_by_role("button", name="Offer it back").click()
    await expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    await page.get_by_role("link", name="To your closet").click()
    await expect(page.get_by_text("We look at it before it is offered to others")).to_be_visible()


@pytest.mark.req("SUST-005")
async def test_a_piece_is_offered_approved_and_bought_by_somebody_else(
    contexts, shop, shop_database
):
    seller, buyer = journey.new_email(), journey.new_email()
    page = await (await contexts.open(shop, bypass_csp=True)).new_page()
    await journey.sign_in(page, seller)
    name = await journey.bag_with_first_piece(page, "/shop/timepieces")
    new_url = page.url
    await journey.buy(page, seller)
    await journey.visit(page, "/account/closet")
    await expect(page.get_by_role("heading", name=name)).to_be_visible()
    await quiet(page)
    await page.get_by_role("link", name=re.compile("^Offer it back")).click()
    await expect(page.get_by_role("heading", name=f"Offer back {name}")).to_be_visible()
    await quiet(page)

    await fill_offer(page)
    waiting = desk(shop_database, "resale")
    ref = re.search(rf"(PL-\S+) luxe, {name}[^\n]*\n{re.escape(seller)}", waiting)
    assert ref, waiting
    desk(shop_database, "resale", "approve", ref[1])
    assert "See its page" in await journey.letter_text(page, seller, "is for sale")

    other = await (await contexts.open(shop, bypass_csp=True)).new_page()
    await other.wait_for_timeout(1100)  # a page may be a second older than the catalogue
    await journey.visit(other, new_url)
    await other.get_by_role("link", name=re.compile("^Also pre-loved, (at|from) €")).click()
    await other.wait_for_url(re.compile("pre-loved"))
    if "/product/" not in other.url:
        await other.locator(f'a[href$="{ref[1].lower()}"]').click()
    await expect(other.get_by_text("authenticated on")).to_be_visible()
    await expect(other.get_by_text("One hairline on the clasp. Box, card.")).to_be_visible()
    photo = other.locator(".again__photos img")
    await photo.scroll_into_view_if_needed()
    await expect(photo).not_to_have_js_property("naturalWidth", 0)
    await quiet(other)
    await other.get_by_role("button", name="Add to bag").click()
    await expect(journey.drawer(other)).to_be_visible()
    await journey.buy(other, buyer)

    letter = await journey.letter_text(page, seller, "is sold")
    assert "Owed to you" in letter
    await journey.visit(page, "/account/closet")
    await expect(page.get_by_role("heading", name="Owed to you")).to_be_visible()
    await quiet(page)


@pytest.mark.req("SUST-006")
async def test_days_are_chosen_by_keyboard_paid_for_and_brought_back(contexts, shop, shop_database):
    email = journey.new_email()
    page = await (await contexts.open(shop, bypass_csp=True)).new_page()
    await journey.visit(page, "/product/villa-stole")
    await page.get_by_role("link", name=re.compile("^Borrow it, 4 days at €45")).click()
    await page.wait_for_url("**/rent/villa-stole")
    await expect(page.get_by_text("Loans are for members")).to_be_visible()
    await quiet(page)
    await page.get_by_role("link", name="Sign in", exact=True).click()
    await journey.ask_for_letter(page, email)
    code = re.search(r"\b(\d{3} \d{3})\b", await journey.letter_text(page, email, "sign in"))
    await page.get_by_label("Code").fill(code[1])
    await page.get_by_role("button", name="Sign in", exact=True).click()
    await page.wait_for_url("**/rent/villa-stole")
    await journey.alive(page)

    await page.get_by_role("button", name="Go on to payment").click()
    await expect(page.locator(".errors")).to_contain_text("Choose the day it begins.")
    await page.get_by_label("8 days").check()
    await page.locator("table[role=grid] button[tabindex='0']").focus()
    for key in ("PageDown", "ArrowDown", "ArrowRight", "Home", "Enter"):
        await page.keyboard.press(key)
    await expect(page.get_by_text(re.compile("^With you from"))).to_be_visible()
    await expect(page.get_by_label("Insure it for")).not_to_be_checked()
    await expect(page.locator(".loan__sum")).to_contain_text("€250")
    for label, value in journey.GERMANY.items():
        await page.get_by_label(label, exact=True).fill(value)
    await page.get_by_label("Country").select_option("DE")
    await quiet(page)
    await page.get_by_role("button", name="Go on to payment").click()
    await expect(page.get_by_role("button", name="Pay €250")).to_be_visible()
    await journey.fill_card(page)
    await page.get_by_role("button", name="Pay €250").click()
    await page.wait_for_url("**/account/loans")
    await journey.letter_text(page, email, "is booked for you")
    await journey.visit(page, "/account/loans")
    await expect(page.get_by_text("Booked", exact=True)).to_be_visible()
    await quiet(page)

    ref = re.search(
        rf"(LN-\S+) luxe[^\n]*\n[^\n]*\n{re.escape(email)}", desk(shop_database, "rental")
    )
    desk(shop_database, "rental", "send", ref[1])
    desk(
        shop_database, "rental", "return", ref[1], "--keep", "1000", "--because", "A pulled thread"
    )
    letter = await journey.letter_text(page, email, "Thank you for Villa stole")
    assert "A pulled thread" in letter
    await journey.visit(page, "/account/loans")
    await expect(page.get_by_text("€170 of the deposit go back, €10 kept")).to_be_visible()
