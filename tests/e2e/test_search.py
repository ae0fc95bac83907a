"""Search as people meet it: the overlay by keyboard and by touch, results, corrections, and no script at all."""

import asyncio
import re
from pathlib import Path

import psycopg
import pytest
from playwright.async_api import Page, expect

from luxeverse.services.media import large_on_disk
from tests.e2e import journey
from tests.e2e.test_accessibility import complaints

ROOT = Path(__file__).parents[2]
HOUSES = {"luxe": ("", "emer"), "arome": ("/arome", "lav"), "luma": ("/luma", "ser")}


def overlay(page: Page):
    return page.locator("dialog.layer--search")


def field(page: Page):
    return overlay(page).get_by_role("combobox")


async def ready(page: Page, path: str) -> None:
    """A page whose keys are listened to: the overlay has been open once."""
    await journey.visit(page, path)
    for _ in range(300):
        await page.keyboard.press("Control+k")
        if await overlay(page).is_visible():
            break
        await page.wait_for_timeout(100)
    await page.keyboard.press("Escape")
    await expect(overlay(page)).to_be_hidden()


async def opened(page: Page, path: str = "/", key: str = "Control+k") -> None:
    await ready(page, path)
    await page.keyboard.press(key)
    await expect(field(page)).to_be_focused()


async def answered(page: Page) -> None:
    """What is listed belongs to what is typed: until then it belongs to what was typed before."""
    await expect(overlay(page).get_by_role("status")).to_have_text(re.compile("suggestion"))


@pytest.mark.req("SRCH-003")
@pytest.mark.parametrize("house", HOUSES)
async def test_the_overlay_by_keyboard_alone(page, house):
    prefix, start = HOUSES[house]
    await ready(page, prefix or "/")
    link = page.locator("header .util__a", has_text="Search")
    await link.focus()
    for key in ("/", "Control+k"):
        await page.keyboard.press(key)
        await expect(field(page)).to_be_focused()
        await page.keyboard.press("Escape")
        await expect(overlay(page)).to_be_hidden()
        await expect(link).to_be_focused()
    await page.keyboard.press("/")
    await page.keyboard.type(start)
    await answered(page)
    options = overlay(page).get_by_role("option")
    await expect(options.first).to_contain_text(start, ignore_case=True)
    await expect(field(page)).to_have_attribute("aria-expanded", "true")
    await page.keyboard.press("ArrowDown")
    await expect(options.first).to_have_attribute("aria-selected", "true")
    first = await options.first.get_attribute("id")
    await expect(field(page)).to_have_attribute("aria-activedescendant", first)
    await expect(field(page)).not_to_have_value(start)
    await page.keyboard.press("ArrowUp")
    await expect(field(page)).to_have_value(start)
    await page.keyboard.press("ArrowUp")
    await expect(options.last).to_have_attribute("aria-selected", "true")
    await page.keyboard.press("Escape")
    await expect(field(page)).to_have_value("")
    await expect(overlay(page)).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(overlay(page)).to_be_hidden()
    await expect(link).to_be_focused()


async def test_a_slash_typed_into_a_field_is_a_slash(page):
    await journey.visit(page, "/search")
    await page.locator("#search-page-q").press_sequentially("a/b")
    await expect(page.locator("#search-page-q")).to_have_value("a/b")
    await expect(overlay(page)).to_be_hidden()


async def test_enter_searches_and_the_query_stays_in_the_field_of_the_results(page):
    await opened(page)
    await page.keyboard.type("emerald")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/search?q=emerald")
    await expect(overlay(page)).to_be_hidden()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Results for “emerald”")
    await expect(page.locator("#search-page-q")).to_have_value("emerald")
    await expect(page.locator("main article.card")).not_to_have_count(0)


async def test_a_suggested_piece_opens_with_arrow_and_enter(page):
    await opened(page, "/arome", "/")
    await page.keyboard.type("lavend")
    piece = overlay(page).get_by_role("option", name="Provence Lavender")
    await answered(page)
    await expect(piece).to_be_visible()
    while await piece.get_attribute("aria-selected") != "true":
        await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/arome/product/provence-lavender")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Provence Lavender")


async def test_recent_searches_are_kept_here_and_can_be_forgotten(page):
    await opened(page)
    for text in ("emerald", "pearl"):
        await page.keyboard.type(text)
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("heading", level=1)).to_have_text(f"Results for “{text}”")
        await page.keyboard.press("Control+k")
        await expect(field(page)).to_be_focused()
    recent = overlay(page).locator(".sugs--recent")
    await expect(recent.get_by_role("option")).to_have_text(["pearl", "emerald"])
    await recent.get_by_role("button", name="Forget pearl").click()
    await expect(recent.get_by_role("option")).to_have_text(["emerald"])
    await opened(page)
    await expect(recent.get_by_role("option")).to_have_text(["emerald"])
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/search?q=emerald")


async def test_there_are_ten_suggestions_at_most_and_eight_on_a_phone(page, phone):
    await opened(page)
    await page.keyboard.type("go")
    await answered(page)
    wide = await overlay(page).get_by_role("option").count()
    assert 4 < wide <= 10
    assert await overlay(page).evaluate("d => d.scrollHeight <= d.clientHeight + 1")
    await journey.visit(phone, "/")
    await phone.get_by_role("navigation", name="Quick").get_by_role("link", name="Search").tap()
    await expect(field(phone)).to_be_focused()
    await field(phone).press_sequentially("go")
    await answered(phone)
    await expect(overlay(phone).locator(".sug--product").first).to_be_visible()
    assert 4 < await overlay(phone).get_by_role("option").count() <= 8


async def test_an_answer_that_comes_late_is_not_shown(page):
    """The first term is answered after the second: what is shown belongs to what is typed."""

    async def hold(route):
        if "q=emer&" not in route.request.url:
            await route.continue_()

    await page.route("**/api/search/suggest**", hold)
    await opened(page)
    async with page.expect_request(lambda request: "q=emer&" in request.url):
        await page.keyboard.type("emer")
    await field(page).fill("pearl")
    await expect(overlay(page).get_by_role("option").first).to_contain_text(
        "pearl", ignore_case=True
    )
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    await field(page).fill("")
    await field(page).fill("pearl")
    await expect(overlay(page).get_by_role("option").first).to_contain_text(
        "pearl", ignore_case=True
    )
    assert [url for url in asked if "q=pearl" in url] == []


async def test_a_late_answer_leaves_the_hand_on_its_line(page):
    release = asyncio.Event()

    async def late(route):
        await release.wait()
        await route.continue_()

    await opened(page, "/arome")
    await page.keyboard.type("la")
    await answered(page)
    await page.route("**/api/search/suggest?q=lav&**", late)
    async with page.expect_request(lambda request: "q=lav&" in request.url):
        await page.keyboard.type("v")
    line = overlay(page).get_by_role("option", name=re.compile("lavender", re.IGNORECASE)).first
    for _ in range(20):
        await page.keyboard.press("ArrowDown")
        if await line.get_attribute("aria-selected") == "true":
            break
    chosen = await field(page).input_value()
    assert "lavender" in chosen.lower()
    async with page.expect_response(lambda answer: "q=lav&" in answer.url):
        release.set()
    typed = overlay(page).locator(".sug__typed", has_text=re.compile("^lav$", re.IGNORECASE))
    await expect(typed.first).to_be_visible()
    await expect(field(page)).to_have_value(chosen)
    await expect(overlay(page).get_by_role("option", selected=True)).to_have_count(1)


async def test_a_typo_is_corrected_and_the_correction_can_be_refused(page):
    await journey.visit(page, "/arome/search?q=lavendar")
    await expect(page.locator(".find__note")).to_contain_text("Showing results for lavender")
    await expect(page.locator("main article.card .card__name")).to_have_text(["Provence Lavender"])
    await page.get_by_role("link", name="lavendar").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Nothing found for “lavendar”")
    await expect(page.get_by_role("link", name="Ask an adviser")).to_be_visible()
    await expect(page.get_by_role("link", name="Compendium").last).to_be_visible()


async def test_a_sentence_becomes_chips_and_back_undoes_their_removal(page):
    await journey.visit(page, "/search?q=black+bag+under+3000+for+a+gala")
    chips = page.get_by_label("Applied filters").locator(".chip")
    # "black" names two colours of the house, and both are asked for.
    said = ("Bags", "Black", "Black and gold", "Evening", "up to 3,000")
    await expect(chips).to_have_text([f"{one}, remove" for one in said])
    await chips.filter(has_text="up to").click()
    await expect(chips).to_have_count(4)
    await expect(page).not_to_have_url("**price_to**")
    await page.go_back()
    await expect(chips).to_have_count(5)


async def test_results_need_no_script(contexts, shop):
    context = await contexts.open(shop, java_script_enabled=False)
    page = await context.new_page()
    await page.goto("/")
    await page.locator("header .util__a", has_text="Search").click()
    await page.locator("#search-page-q").fill("emerald")
    await page.get_by_role("button", name="Search", exact=True).click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Results for “emerald”")
    await expect(page.locator("main article.card")).not_to_have_count(0)


async def last_row(shop_database: str, session_query: str) -> tuple:
    """The newest row of the log for a query, waited for: beacons arrive when they arrive."""
    for _ in range(300):
        with psycopg.connect(shop_database) as connection:
            row = connection.execute(
                "select results_count, clicked_position, slug, search_method from search_logs l"
                " left join products p on p.id = clicked_product_id"
                " where query = %s order by l.created_at desc limit 1",
                [session_query],
            ).fetchone()
        if row and row[1] is not None:
            return row
        await asyncio.sleep(0.1)
    raise AssertionError(f"no click was noted for {session_query!r}")


async def searched(shop_database: str, query: str, times: int) -> None:
    """The log has a query so often: the row of a search goes over the socket, after the page."""
    for _ in range(300):
        with psycopg.connect(shop_database) as connection:
            ((found,),) = connection.execute(
                "select count(*) from search_logs where query = %s", [query]
            ).fetchall()
        if found >= times:
            return
        await asyncio.sleep(0.1)
    raise AssertionError(f"the search for {query!r} was not noted {times} times")


async def test_the_place_that_was_taken_is_noted(page, shop_database):
    with psycopg.connect(shop_database) as connection:
        ((before,),) = connection.execute(
            "select count(*) from search_logs where query = 'grained calf'"
        ).fetchall()
    await ready(page, "/search?q=grained+calf")
    card = page.locator("main article.card").nth(1)
    slug = (await card.locator("a").first.get_attribute("href")).rsplit("/", 1)[1]
    total = int((await page.locator(".plp__count").inner_text()).split()[0])
    await searched(shop_database, "grained calf", before + 1)
    await card.locator(".card__name a").click()
    await page.wait_for_url(f"**/product/{slug}")
    assert await last_row(shop_database, "grained calf") == (total, 2, slug, "bm25f")


async def test_a_suggestion_that_was_taken_is_noted(page, shop_database):
    await opened(page, "/arome")
    await page.keyboard.type("chamomil")
    await overlay(page).get_by_role("option", name="Roman Chamomile").click()
    await page.wait_for_url("**/arome/product/roman-chamomile")
    results, position, slug, method = await last_row(shop_database, "chamomil")
    assert (slug, method) == ("roman-chamomile", "suggest")
    assert 1 <= position <= results <= 10


async def test_a_picture_finds_pieces_that_look_alike(page):
    await opened(page)
    await overlay(page).get_by_role("button", name="Search by picture").click()
    heading = overlay(page).get_by_role("heading", name="Search by picture")
    await expect(heading).to_be_focused()
    await expect(overlay(page)).to_contain_text("by colour and shape")
    await expect(overlay(page)).to_contain_text("it is not kept")
    photo = large_on_disk("quiet-band/hero")
    await overlay(page).locator("input[type=file]").first.set_input_files(photo)
    first = overlay(page).locator(".look__pieces li").first
    await expect(first).to_contain_text("Quiet band")
    await expect(first).to_contain_text("% alike")
    text = ROOT / "README.md"
    await overlay(page).locator("input[type=file]").first.set_input_files(text)
    await expect(overlay(page).get_by_role("alert")).to_contain_text("not a picture")
    await overlay(page).get_by_role("button", name="Back to words").click()
    await expect(field(page)).to_be_focused()


async def test_an_address_inside_is_refused_with_a_sentence(page, watch):
    watch.allow("status of 422")
    await opened(page)
    await overlay(page).get_by_role("button", name="Search by picture").click()
    await overlay(page).get_by_label("Or the address of a picture").fill("http://127.0.0.1/a.jpg")
    await overlay(page).get_by_role("button", name="Look").click()
    await expect(overlay(page).get_by_role("alert")).to_contain_text("public web")


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("house", HOUSES)
async def test_axe_finds_nothing_in_the_overlay_and_the_results(contexts, shop, house, width):
    prefix, start = HOUSES[house]
    context = await contexts.open(
        shop, viewport={"width": width, "height": 900}, reduced_motion="reduce", bypass_csp=True
    )
    page = await context.new_page()
    for path in (f"{prefix}/search?q={start}", f"{prefix}/search?q=zzzz", f"{prefix}/search"):
        await journey.visit(page, path)
        for scheme in ("light", "dark"):
            await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            assert await complaints(page) == [], (path, scheme)
    await opened(page, prefix or "/")
    assert await complaints(page) == [], "empty"
    await page.keyboard.type(start)
    await expect(overlay(page).get_by_role("option").first).to_contain_text(start, ignore_case=True)
    await page.keyboard.press("ArrowDown")
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert await complaints(page) == [], scheme
    await overlay(page).get_by_role("button", name="Search by picture").click()
    await expect(overlay(page).get_by_role("heading", name="Search by picture")).to_be_visible()
    assert await complaints(page) == [], "by picture"


@pytest.mark.parametrize("house", HOUSES)
async def test_no_page_of_results_is_wider_than_its_window(page, house):
    prefix, start = HOUSES[house]
    wide = []
    for path in (
        f"{prefix}/search?q={start}",
        f"{prefix}/search?q={'w' * 120}",
        f"{prefix}/search",
    ):
        await journey.visit(page, path)
        for width in (320, 375, 768, 1280, 1920):
            await page.set_viewport_size({"width": width, "height": 900})
            taken = await page.evaluate("document.documentElement.scrollWidth")
            if taken > width:
                wide.append(f"{path} at {width}: {taken}")
    assert wide == []
