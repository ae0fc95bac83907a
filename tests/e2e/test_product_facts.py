"""What can be looked up on a product page: leaves with addresses, sizes, delivery by country, the link to pass on."""

import re

import pytest
from playwright.async_api import expect

from tests.e2e import journey
from tests.e2e.test_accessibility import complaints

PIECE = "/product/rue-pump-85"


@pytest.mark.req("PDP-016")
async def test_a_leaf_has_an_address_and_the_arrows_turn_the_leaves(page):
    await journey.visit(page, f"{PIECE}#care")
    care = page.get_by_role("tab", name="Care")
    await expect(care).to_have_attribute("aria-selected", "true")
    await expect(page.get_by_role("tabpanel", name="Care")).to_be_in_viewport()
    await care.focus()
    await page.keyboard.press("ArrowRight")
    await expect(page.get_by_role("tab", name="Delivery and returns")).to_be_focused()
    await page.wait_for_url("**#delivery")
    await page.reload()
    await expect(page.get_by_role("tab", name="Delivery and returns")).to_have_attribute(
        "aria-selected", "true"
    )
    await expect(page.locator("#care-in")).to_have_attribute("hidden", "until-found")


@pytest.mark.req("PDP-016")
async def test_on_a_phone_the_leaves_are_folds_and_ingredients_are_text(phone):
    await journey.visit(phone, "/luma/product/serum-botanique")
    await expect(phone.get_by_role("tab", name="Ingredients")).to_be_hidden()
    fold = phone.get_by_role("button", name="Ingredients")
    await expect(fold).to_have_attribute("aria-expanded", "false")
    await fold.click()
    await expect(fold).to_have_attribute("aria-expanded", "true")
    await expect(phone.locator("#ingredients")).to_contain_text("Oat kernel oil")
    await phone.wait_for_url("**#ingredients")
    await fold.click()
    await expect(fold).to_have_attribute("aria-expanded", "false")


async def test_without_script_every_leaf_is_open(contexts, shop):
    page = await (await contexts.open(shop, java_script_enabled=False)).new_page()
    await page.goto(PIECE)
    for leaf in ("details", "care", "delivery"):
        await expect(page.locator(f"#{leaf}-in")).to_be_visible()


@pytest.mark.req("PDP-024")
async def test_the_size_guide_opens_in_place_and_changes_its_unit(page):
    await journey.visit(page, f"{PIECE}?variant=COR-R085-RED-38")
    opener = page.get_by_role("button", name="Size guide")
    await opener.click()
    dialog = page.get_by_role("dialog", name="Shoe sizes")
    row = dialog.get_by_role("row", name=re.compile("^38"))
    await expect(row).to_have_attribute("aria-current", "true")
    await expect(row.get_by_text("23.8 cm")).to_be_visible()
    await dialog.get_by_label("Centimetres").focus()
    await page.keyboard.press("ArrowRight")
    await expect(row.get_by_text("9.37 in")).to_be_visible()
    await expect(row.get_by_text("23.8 cm")).to_be_hidden()
    await page.keyboard.press("Escape")
    await expect(opener).to_be_focused()


async def test_the_country_decides_when_it_arrives_and_is_remembered(page):
    await journey.visit(page, PIECE)
    pick = page.locator(".promise select")
    lead = page.locator(".promise .deliver p [aria-live]")
    at_home = await lead.inner_text()
    await pick.select_option(label="Japan")
    await expect(lead).not_to_have_text(at_home)
    await page.locator(".promise").get_by_text("All ways and prices").click()
    await expect(page.locator(".promise")).to_contain_text("duties may be due on arrival")
    await page.reload()
    await expect(pick).to_have_value("JP")


@pytest.mark.req("PDP-026")
async def test_the_link_is_copied_on_a_desktop(page, shop):
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await journey.visit(page, f"{PIECE}?variant=COR-R085-RED-39")
    await page.get_by_role("button", name="Share").click()
    await expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    copied = await page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{shop}{PIECE}?variant=COR-R085-RED-39"


@pytest.mark.req("PDP-026")
async def test_the_systems_own_sheet_opens_on_a_phone(phone):
    await phone.add_init_script("navigator.share = async (what) => { window.shared = what }")
    await journey.visit(phone, PIECE)
    await phone.get_by_role("button", name="Share").click()
    await phone.wait_for_function("() => window.shared")
    shared = await phone.evaluate("window.shared")
    assert shared["title"] == "Rue pump 85"
    assert "/product/rue-pump-85?variant=" in shared["url"]


@pytest.mark.parametrize("leaf", ["ingredients", "delivery"])
async def test_axe_finds_nothing_in_a_leaf(contexts, shop, leaf):
    context = await contexts.open(shop, reduced_motion="reduce", bypass_csp=True)
    page = await context.new_page()
    await journey.visit(page, f"/luma/product/serum-botanique#{leaf}")
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert await complaints(page) == [], scheme


async def test_axe_finds_nothing_in_the_size_guide(contexts, shop):
    context = await contexts.open(shop, reduced_motion="reduce", bypass_csp=True)
    page = await context.new_page()
    await journey.visit(page, PIECE)
    await page.get_by_role("button", name="Size guide").click()
    await page.get_by_role("dialog", name="Shoe sizes").wait_for()
    assert await complaints(page) == []


@pytest.mark.req("SUST-002")
async def test_the_map_shows_the_stations_where_they_are(page):
    await journey.visit(page, "/arome/product/vetiver-of-haiti")
    stops = page.locator(".map__stops li")
    await stops.first.scroll_into_view_if_needed()
    assert await stops.all_inner_texts() == ["1\nLes Cayes", "2, 3\nGrasse"]
    box = await page.locator(".map").bounding_box()
    for stop in await stops.all():
        at = await stop.bounding_box()
        assert box["x"] <= at["x"] < box["x"] + box["width"]
        assert box["y"] <= at["y"] < box["y"] + box["height"]
    await page.get_by_role("link", name="How the score is made").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("How the score is made")


@pytest.mark.req("PDP-017")
async def test_a_page_of_the_compendium_says_everything_about_its_essence(page):
    await journey.visit(page, "/arome/product/provence-lavender")
    latin = page.locator(".buy [lang=la]")
    await expect(latin).to_have_text("Lavandula angustifolia")
    said = page.get_by_role("tabpanel", name="Details")
    for label in ("Latin name", "Notes", "Extraction", "Season", "Humour", "Rarity", "Grown in"):
        await expect(said.get_by_text(label, exact=True)).to_be_visible()
    beside = page.locator("section[aria-labelledby=h-piece-alike] article.card")
    await page.locator("footer").scroll_into_view_if_needed()
    await expect(beside).to_have_count(4)
    names = await beside.locator(".card__name").all_inner_texts()
    assert "Provence Lavender" not in names
    assert len(set(names)) == 4


@pytest.mark.req("VIS-007")
async def test_an_essence_says_which_batch_it_is_of(page):
    await journey.visit(page, "/arome/product/provence-lavender")
    details = page.get_by_role("tabpanel", name="Details")
    for label, value in (("Batch", "31"), ("Extraction", "Steam"), ("Season", "Summer")):
        row = details.locator("dl > div", has=page.get_by_text(label, exact=True))
        await expect(row).to_contain_text(value)


@pytest.mark.req("PDP-006")
async def test_a_piece_shows_its_description_and_its_story(page):
    await journey.visit(page, "/product/cours-28")
    await expect(page.locator(".buy .t-body").first).not_to_be_empty()
    story = page.get_by_role("region", name="How it came about")
    await expect(story).to_be_attached()
    assert len((await story.inner_text()).split()) > 40
