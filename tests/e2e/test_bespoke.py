"""Letters and wrapping, from the preview to the paid order; pieces that are not for sale to everyone yet."""

import psycopg
import pytest
from playwright.async_api import expect

from tests.e2e import journey
from tests.e2e.test_accessibility import fits, in_both_schemes

RING = "/product/quiet-band"


@pytest.mark.req("PDP-011", "PDP-012")
async def test_what_is_typed_is_seen_counted_and_ordered(page):
    await journey.visit(page, RING)
    button = page.locator("#buy")
    await expect(button).to_contain_text("€1,180")
    await page.get_by_text("Engraving inside the band").click()
    await page.get_by_role("textbox", name="Your words").fill(
        "Anna & Karl, 14 June 2026 and ever after"
    )
    await expect(page.get_by_role("textbox", name="Your words")).to_have_value(
        "Anna & Karl, 14 June 2026 and ever after"[:24]
    )
    await page.get_by_role("textbox", name="Your words").fill("Anna & Karl")
    await page.get_by_label("Capitals").check(force=True)
    drawn = page.get_by_role("img", name="Your words: Anna & Karl")
    await expect(drawn.locator("text").last).to_have_css("text-transform", "uppercase")
    await expect(button).to_contain_text("€1,225")
    await page.get_by_text("Wrapped as a gift").click()
    await expect(button).to_contain_text("€1,237")
    await journey.add_to_bag(page)
    line = journey.drawer(page).locator(".line-item")
    await expect(line).to_contain_text("Engraving inside the band: “Anna & Karl”, capitals")
    await expect(line).to_contain_text("Wrapped as a gift")
    await expect(line.locator(".price").first).to_have_text("€1,237")
    await journey.go_to_checkout(page)
    await expect(page.locator(".co__sum")).to_contain_text("“Anna & Karl”")
    await journey.to_delivery(page, journey.new_email())
    await journey.to_payment(page)
    await journey.fill_card(page)
    await journey.press_pay(page)
    await journey.confirmed(page)
    await expect(page.locator("main")).to_contain_text("“Anna & Karl”, capitals")
    await expect(page.locator("main")).to_contain_text("€1,237")


async def test_a_sign_that_cannot_be_set_is_said_and_refused(page):
    await journey.visit(page, RING)
    await page.get_by_text("Engraving inside the band").click()
    words = page.get_by_role("textbox", name="Your words")
    await words.fill("Anna ❤ Karl")
    await expect(words).to_have_attribute("aria-invalid", "true")
    await expect(page.get_by_text("Only letters, digits")).to_be_visible()
    await page.locator("#buy").click()
    await expect(page.locator(".toast")).to_contain_text("The sign ❤ cannot be set.")
    await expect(page.locator("header .util__a .num")).to_have_text("0")


async def test_a_removed_engraving_comes_back_with_its_letters(page):
    await journey.visit(page, RING)
    await page.get_by_text("Engraving inside the band").click()
    await page.get_by_role("textbox", name="Your words").fill("Ada")
    await journey.add_to_bag(page)
    drawer = journey.drawer(page)
    await drawer.get_by_role("button", name="Remove Quiet band").click()
    await drawer.get_by_role("button", name="Put it back").click()
    await expect(drawer.locator(".line-item")).to_contain_text("“Ada”, roman")


async def test_the_letters_of_one_piece_do_not_follow_to_the_next(page):
    await journey.visit(page, RING)
    await page.get_by_text("Engraving inside the band").click()
    await page.get_by_role("textbox", name="Your words").fill("Ada")
    await page.locator("main article.card a").first.click()
    await expect(page.get_by_role("heading", level=1)).not_to_have_text("Quiet band")
    price = await page.locator(".buy > .price").evaluate("p => p.firstChild.textContent")
    await expect(page.locator("#buy .amount")).to_have_text(price)


@pytest.mark.req("PDP-022")
async def test_a_piece_to_come_is_ordered_ahead_and_says_when_it_is_charged(page):
    await journey.visit(page, "/product/rue-pump-100")
    await expect(page.locator(".buy")).to_contain_text("Sent from 15 January 2027.")
    await expect(page.locator(".buy")).to_contain_text("The full price is charged when you order")
    await expect(page.locator("#buy")).to_contain_text("Order ahead")
    await journey.add_to_bag(page)
    await expect(journey.drawer(page)).to_contain_text("sent from 15 January 2027")


@pytest.mark.req("PDP-022", "PDP-023")
@pytest.mark.parametrize(
    ("slug", "label", "note"),
    [
        ("minuit-extrait", "Not yet for sale", "On sale from 1 February 2027."),
        ("petite-seconde-school", "For members of the house", "Kept for members"),
    ],
)
async def test_what_is_not_for_sale_is_shown_and_says_why(page, slug, label, note):
    await journey.visit(page, f"/product/{slug}")
    await expect(page.locator("#buy")).to_be_disabled()
    await expect(page.locator("#buy")).to_have_text(label)
    await expect(page.locator(".buy")).to_contain_text(note)
    await expect(page.locator(".bespoke")).to_have_count(0)


@pytest.mark.req("PDP-023")
async def test_a_piece_kept_for_the_highest_tier_opens_for_it_alone(page, shop_database):
    piece = "/product/petite-seconde-school"
    await journey.sign_in(page, "obsidian@example.com")
    await journey.visit(page, piece)
    await expect(page.locator("#buy")).to_be_disabled()
    with psycopg.connect(shop_database, autocommit=True) as database:
        database.execute(
            "update users set membership_tier = 'OBSIDIAN' where email = 'obsidian@example.com'"
        )
    await page.reload()
    await journey.alive(page)
    await expect(page.locator("#buy")).to_be_enabled()
    await expect(page.locator(".buy")).to_contain_text("Kept for members of the Obsidian tier")
    await journey.add_to_bag(page)
    await expect(journey.drawer(page)).to_contain_text("Petite Seconde, school edition")


@pytest.mark.parametrize(
    "path",
    [
        RING,
        "/product/cours-top-handle",
        "/product/petite-seconde-40",
        "/arome/product/provence-lavender",
    ],
)
async def test_axe_finds_nothing_in_the_preview(contexts, shop, path):
    context = await contexts.open(shop, reduced_motion="reduce", bypass_csp=True)
    page = await context.new_page()
    await journey.visit(page, path)
    await page.locator(".bespoke summary").click()
    await page.get_by_role("textbox", name="Your words").fill("A.L.")
    assert await in_both_schemes(page) == []


async def test_the_preview_fits_a_small_phone(contexts, shop):
    page = await (await contexts.open(shop, viewport={"width": 320, "height": 700})).new_page()
    await journey.visit(page, RING)
    await page.locator(".bespoke summary").click()
    await expect(page.locator(".bespoke")).to_contain_text("0 of 24 signs")
    await fits(page, 320)
