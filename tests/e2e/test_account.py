"""Signing in by a letter, what goes along, what is there afterwards, and out again."""

import re

import pytest
from playwright.async_api import expect

from tests.e2e import journey
from tests.e2e.test_accessibility import HOUSES, LISTING, complaints, fits, in_both_schemes
from tests.e2e.test_wishlist import save_first

LINK = re.compile(r"(http://\S+/login/\S+)")


@pytest.mark.req("AUTH-004", "AUTH-014", "WISH-005")
async def test_a_visitor_signs_in_by_code_and_keeps_bag_and_list(page, contexts, shop):
    email = journey.new_email()
    saved = await save_first(page, "/shop/timepieces")
    bought = await journey.bag_with_first_piece(page)
    await journey.visit(page, "/account/orders")
    await page.wait_for_url("**/login?back=%2Faccount%2Forders")
    await journey.sign_in(page, email, "/account/orders")
    await expect(page.get_by_text("Nothing bought yet")).to_be_visible()
    await expect(page.locator("header .util__a .num")).to_have_text("1")
    await page.goto("/bag")
    await expect(page.get_by_role("heading", name=bought)).to_be_visible()

    phone = await (await contexts.open(shop, "Pixel 5")).new_page()
    await journey.visit(phone, "/login")
    await journey.ask_for_letter(phone, email)
    link = LINK.search(await journey.letter_text(phone, email, "sign in"))[1]
    await journey.visit(phone, link)
    await expect(phone.get_by_text(email)).to_be_visible()
    await phone.get_by_role("button", name="Sign in", exact=True).click()
    await phone.wait_for_url("**/account")
    await phone.goto("/wishlist")
    await expect(phone.get_by_role("heading", name=saved)).to_be_visible()
    await expect(phone.get_by_text("Kept in your account")).to_be_visible()
    await phone.goto(link)
    await expect(phone.get_by_role("heading", name="This link is used up")).to_be_visible()


@pytest.mark.req("AUTH-007")
async def test_another_browser_is_signed_out_from_here(page, contexts, shop):
    email = journey.new_email()
    await journey.sign_in(page, email)
    other = await (await contexts.open(shop)).new_page()
    await journey.sign_in(other, email)
    await page.reload()
    await journey.alive(page)
    await expect(page.locator(".acct__devices li")).to_have_count(2)
    await page.get_by_role("button", name="Sign out there").click()
    await expect(page.locator(".acct__devices li")).to_have_count(1)
    await other.get_by_label("Name").fill("Eve")
    await other.get_by_role("button", name="Keep").click()
    await expect(other.get_by_text("Sign in first.")).to_be_visible()
    await other.reload()
    await other.wait_for_url("**/login**")
    await page.get_by_role("button", name="Sign out", exact=True).click()
    await page.wait_for_url(re.compile(r"/$"))
    await journey.alive(page)
    assert "/login" in (await page.goto("/account")).url


async def test_what_somebody_saw_is_not_there_for_the_next_in_the_same_tab(page):
    email = journey.new_email()
    bought = await journey.bag_with_first_piece(page)
    await journey.sign_in(page, email)
    await page.get_by_label("Name").fill("Anna Brandt")
    await page.get_by_role("button", name="Keep").click()
    await expect(page.get_by_role("heading", name="Good to see you, Anna Brandt")).to_be_visible()
    await page.get_by_role("button", name="Sign out", exact=True).click()
    await page.wait_for_url(re.compile(r"/$"))
    await journey.alive(page)
    await expect(page.locator("header .util__a .num")).to_have_text("0")
    await page.goto("/bag")
    await expect(page.get_by_text("Nothing here yet").first).to_be_visible()
    for text in (email, "Anna Brandt", bought):
        await expect(page.locator("main").get_by_text(text)).to_have_count(0)


@pytest.mark.req("ORD-003", "ORD-005")
async def test_the_order_of_a_guest_is_found_in_the_account_of_its_address(page, contexts, shop):
    email = journey.new_email()
    await journey.bag_with_first_piece(page)
    number = await journey.buy(page, email)
    await journey.sign_in(page, email)
    await expect(page.locator(".acct__order")).to_contain_text(number)
    await page.get_by_role("link", name="See this order").click()
    await page.wait_for_url(f"**/account/orders/{number}")
    await expect(page.get_by_role("heading", name=re.compile("^Order of "))).to_be_visible()
    stranger = await (await contexts.open(shop)).new_page()
    await journey.sign_in(stranger, journey.new_email(), f"/account/orders/{number}")
    await expect(stranger.get_by_text("No such order")).to_be_visible()


async def test_a_wrong_code_is_said_beside_it(page, watch):
    watch.allow(r"status of 422")
    await journey.visit(page, "/luma/login")
    await journey.ask_for_letter(page, journey.new_email())
    code = page.get_by_label("Code")
    await code.fill("000000")
    await code.press("Enter")
    await expect(page.get_by_text("This code does not fit")).to_be_visible()
    await expect(code).to_have_attribute("aria-invalid", "true")
    await page.get_by_role("button", name="Send another letter").click()
    await expect(page.get_by_text("Another letter is on its way")).to_be_visible()
    await page.get_by_role("button", name="Use another address").click()
    await expect(page.get_by_label("E-mail address").first).to_be_visible()


@pytest.mark.req("AUTH-014")
async def test_members_are_told_where_they_may_not_go(page, watch):
    watch.allow(r"status of 403")
    await journey.sign_in(page, journey.new_email())
    assert (await page.goto("/admin")).status == 403
    await journey.alive(page)
    heading = page.get_by_role("heading", name="This part of the house is for its staff")
    await expect(heading).to_be_visible()


@pytest.mark.parametrize("house", HOUSES)
async def test_axe_finds_nothing_in_an_account(contexts, shop, house):
    context = await contexts.open(shop, reduced_motion="reduce", bypass_csp=True)
    page = await context.new_page()
    prefix, email = HOUSES[house], journey.new_email()
    await journey.bag_with_first_piece(page, prefix + LISTING[house])
    number = await journey.buy(page, email)
    await journey.visit(page, f"{prefix}/login")
    await journey.ask_for_letter(page, email)
    assert await complaints(page) == [], "code"
    await journey.sign_in(page, email, f"{prefix}/account")
    for path, shown in (
        ("/account", "Where you are signed in"),
        ("/account/orders", number),
        (f"/account/orders/{number}", "Summary"),
    ):
        await journey.visit(page, prefix + path)
        await expect(page.get_by_text(shown).first).to_be_visible()
        assert await in_both_schemes(page) == [], path
        await fits(page, 320, 768, 1280, 1920)
