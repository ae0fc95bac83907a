"""A look is completed, changed and bought in one press; who comes too late asks for a letter."""

import re

import psycopg
from playwright.async_api import expect

from tests.e2e import journey
from tests.e2e.test_accessibility import complaints

PIECE = "/product/cours-28"
GONE = "/arome/product/yuzu-of-kochi"


async def test_a_look_is_swapped_and_bought_whole(contexts, shop):
    context = await contexts.open(shop, bypass_csp=True)
    page = await context.new_page()
    await journey.visit(page, PIECE)
    outfit = page.locator("section.outfit")
    places = outfit.locator(".outfit__place")
    await expect(places).to_have_count(5)
    total = outfit.locator(".outfit__sum .price")
    before = await total.inner_text()
    second = places.nth(1)
    name = await second.locator(".card__name").inner_text()
    swap = second.get_by_role("button", name=re.compile("^Another"))
    await swap.focus()
    await page.keyboard.press("Enter")
    await expect(second.locator(".card__name")).not_to_have_text(name)
    await expect(total).not_to_have_text(before)
    async with page.expect_response(lambda answer: answer.url.count("variant=") == 4) as of_four:
        await places.nth(4).get_by_role("checkbox").uncheck()
    price = (await (await of_four.value).json())["total"]["text"]
    await expect(total).to_contain_text(price)
    await expect(outfit.get_by_text("4 pieces")).to_be_visible()
    names = [await places.nth(n).locator(".card__name").inner_text() for n in range(4)]
    await expect(outfit.get_by_text("less as a set")).to_be_visible()
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert await complaints(page) == [], scheme
    await outfit.get_by_role("button", name="Add all to bag").click()
    drawer = journey.drawer(page)
    await expect(drawer).to_be_visible()
    for one in names:
        await expect(drawer.get_by_role("link", name=one).first).to_be_visible()
    await expect(drawer.get_by_text("As a set, 5 % less")).to_be_visible()
    await expect(drawer.get_by_text(price).first).to_be_visible()
    await expect(page.locator("header .util__a .num")).to_have_text("4")


async def test_a_letter_is_asked_for_sent_and_stopped(contexts, shop, shop_database):
    context = await contexts.open(shop, "Pixel 5", bypass_csp=True)
    phone = await context.new_page()
    email = journey.new_email()
    await journey.visit(phone, GONE)
    form = phone.locator("form.tell")
    await form.get_by_role("textbox").fill(email)
    await form.get_by_role("button", name="Tell me").tap()
    await expect(form.get_by_text("We write once")).to_be_visible()
    for scheme in ("light", "dark"):
        await phone.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert await complaints(phone) == [], scheme
    with psycopg.connect(shop_database) as database:
        ((token,),) = database.execute(
            "select token from alerts where email = %s", (email,)
        ).fetchall()
    await journey.visit(phone, f"/arome/alerts/{token}")
    assert await complaints(phone) == []
    await phone.get_by_role("button", name="Stop these letters").tap()
    await expect(phone.get_by_text("You get no more letters about this piece.")).to_be_visible()
    with psycopg.connect(shop_database) as database:
        ((stopped,),) = database.execute(
            "select stopped_at is not null from alerts where email = %s", (email,)
        ).fetchall()
    assert stopped
    missing = await context.request.get(f"/arome/alerts/{'x' * 22}")
    assert missing.status == 404


async def test_a_saved_piece_can_be_waited_for(page, shop):
    await journey.visit(page, "/shop/timepieces")
    heart = page.locator("main article.card .heart").first
    await heart.focus()
    await page.keyboard.press("Enter")
    await expect(heart).to_have_attribute("aria-pressed", "true")
    await expect(heart).not_to_have_attribute("data-waiting", "")
    await journey.visit(page, "/wishlist")
    await page.locator("summary", has_text="Tell me when it costs less").click()
    form = page.locator("form.tell")
    await form.get_by_role("textbox").fill(journey.new_email())
    await form.get_by_role("button", name="Tell me").click()
    await expect(form.get_by_text("We write once, when it costs less.")).to_be_visible()
