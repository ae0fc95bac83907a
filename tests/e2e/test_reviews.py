"""Reviews on a product page, and one written by a visitor with a picture."""

import io
import re

import pytest
from PIL import Image
from playwright.async_api import expect

from tests.e2e import journey
from tests.e2e.test_accessibility import complaints

PIECE = "/product/cours-top-handle"


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (1600, 1200), "#d8cbb8").save(out, "PNG")
    return out.getvalue()


async def test_reviews_are_filtered_by_their_bars_and_counted(page, shop):
    await journey.visit(page, PIECE)
    section = page.locator("#reviews")
    await expect(section.locator("article.review")).to_have_count(6)
    await page.get_by_role("link", name="4.0 out of 5, 7 reviews").click()
    await expect(section).to_be_in_viewport()
    await section.get_by_role("link", name=re.compile("^4 stars")).click()
    await page.wait_for_url(re.compile("stars=4"))
    await expect(section.locator("article.review")).to_have_count(2)
    await expect(section.get_by_text("2 reviews of 7")).to_be_visible()
    await expect(section).to_be_in_viewport()
    await section.get_by_role("link", name="Show all").click()
    await expect(section.locator("article.review")).to_have_count(6)
    await page.wait_for_url(re.compile("^(?!.*stars=)"))
    await section.get_by_role("link", name=re.compile("^With pictures")).focus()
    await page.keyboard.press("Enter")
    await expect(section.locator("article.review")).to_have_count(2)
    photo = section.locator("article.review img").first
    await photo.scroll_into_view_if_needed()
    assert (
        await photo.evaluate("async (img) => { await img.decode(); return img.naturalWidth }") > 0
    )
    await page.go_back()
    await expect(section.locator("article.review")).to_have_count(6)


async def test_a_review_helps_once(page, contexts, shop):
    await journey.visit(page, PIECE)
    first = page.locator("article.review").first
    button = first.get_by_role("button", name=re.compile("Helpful"))
    await button.click()
    await expect(button).to_have_attribute("aria-pressed", "true")
    await expect(button.locator(".num")).to_have_text("1")
    await page.reload()
    await journey.alive(page)
    again = page.locator("article.review").first.get_by_role("button", name=re.compile("Helpful"))
    await expect(again).to_have_attribute("aria-pressed", "true")
    await again.click()
    await expect(again).to_have_attribute("aria-pressed", "false")


async def test_a_visitor_writes_a_review(contexts, shop):
    context = await contexts.open(shop, "Pixel 5", bypass_csp=True)
    phone = await context.new_page()
    await journey.visit(phone, "/luma/product/plain-cream")
    await phone.get_by_role("link", name="Write the first").tap()
    await expect(phone.get_by_role("heading", level=1)).to_have_text("Review Plain cream")
    await expect(phone.get_by_role("button", name="Send the review")).to_be_enabled()
    await phone.get_by_role("button", name="Send the review").tap()
    await expect(phone.get_by_role("alert").first).to_be_focused()
    await expect(phone.get_by_role("link", name="Choose one to five stars.")).to_be_visible()
    for scheme in ("light", "dark"):
        await phone.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert await complaints(phone) == [], scheme
    await phone.get_by_text("Four stars").check(force=True)
    await phone.get_by_label("What should others know?").fill(
        "Calm skin after a week, and no scent at all."
    )
    await phone.get_by_label("Your name as shown").fill("Ada")
    await phone.get_by_label("E-mail address").fill(journey.new_email())
    await phone.locator("input[type=file]").set_input_files(
        {"name": "jar.png", "mimeType": "image/png", "buffer": png()}
    )
    await expect(phone.get_by_role("img", name="Your picture 1")).to_be_visible()
    await phone.get_by_label("Order number").fill("LU-2222-2222")
    await phone.get_by_role("button", name="Send the review").tap()
    await expect(phone.get_by_text("No order with this number")).to_be_visible()
    await phone.get_by_label("Order number").fill("")
    await phone.get_by_role("button", name="Send the review").tap()
    await expect(phone.get_by_role("heading", name="Thank you")).to_be_visible()
    await phone.get_by_role("link", name="Back to Plain cream").tap()
    await expect(phone.get_by_text("Nobody has reviewed this piece yet.")).to_be_visible()


async def test_a_question_is_asked_and_an_answer_helps(contexts, shop):
    context = await contexts.open(shop, bypass_csp=True)
    page = await context.new_page()
    await journey.visit(page, PIECE)
    section = page.locator("#questions")
    await expect(section.locator("article.question")).to_have_count(2)
    owner = section.locator(".answer", has_text="bought this piece")
    button = owner.get_by_role("button", name=re.compile("Helpful"))
    await button.click()
    await expect(button.locator(".num")).to_have_text("1")
    await section.locator("summary", has_text="Ask a question").click()
    form = section.locator("form.asking").first
    await form.get_by_label("Your question").fill("Is the brass lacquered or left bare?")
    await form.get_by_label("Your name as shown").fill("Ada")
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert await complaints(page) == [], scheme
    await form.get_by_role("button", name="Send").click()
    await expect(section.get_by_text("A person of the house reads it")).to_be_visible()
    await page.reload()
    await journey.alive(page)
    await expect(page.locator("article.question")).to_have_count(2)


@pytest.mark.req("PDP-015")
async def test_what_is_on_a_buyers_picture_is_bought_from_the_gallery(page):
    await journey.visit(page, "/product/rue-pump-85")
    await page.get_by_role("link", name="With what else is on them").click()
    await page.wait_for_url("**/pictures?piece=rue-pump-85")
    shown = page.locator(".worn__grid > li").first
    on_it = shown.locator(".worn__pieces a")
    await expect(on_it).to_have_count(4)
    names = await on_it.all_inner_texts()
    assert names[0] == "Rue pump 85"
    await shown.get_by_role("button", name=f"Quick view of {names[1]}").click()
    layer = page.locator("dialog#quick")
    await expect(layer.locator(".t-h2", has_text=names[1])).to_be_visible()
    await layer.get_by_role("button", name="Add to bag").click()
    await expect(journey.drawer(page)).to_contain_text(names[1])
