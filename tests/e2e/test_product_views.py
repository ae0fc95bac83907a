"""Ways to look at a piece: pictures close and over the whole screen, the turn, the film."""

import base64
import io
import re
import time
from collections.abc import Iterator

import psycopg
import pytest
from PIL import Image
from playwright.async_api import Locator, Page, expect

from luxeverse.services.identity.houses import REMEMBERED_SECONDS
from tests.e2e import journey
from tests.e2e.test_accessibility import complaints

PIECE = "/product/petite-seconde-40"
TURNED = "calf-strap-18"
FRAMES = 8


async def shown(page: Page) -> str:
    return await page.locator(".gal__count").inner_text()


async def width_of(image: Locator) -> float:
    box = await image.bounding_box()
    assert box is not None
    return box["width"]


async def grows_to(image: Locator, width: float) -> None:
    """It gets there by and by."""
    await image.page.wait_for_function(
        "([image, width]) => image.getBoundingClientRect().width >= width",
        arg=[await image.element_handle(), width],
    )


@pytest.mark.req("PDP-001")
async def test_the_arrows_walk_through_the_pictures(page):
    await journey.visit(page, PIECE)
    assert re.fullmatch(r"1 / \d+", await shown(page))
    await page.locator(".gal__reel").focus()
    await page.keyboard.press("ArrowRight")
    await expect(page.locator(".gal__thumbs a").nth(1)).to_have_attribute("aria-current", "true")
    await expect(page.locator(".gal [aria-live]").first).to_have_text(re.compile("Picture 2 of"))
    await page.keyboard.press("Home")
    await expect(page.locator(".gal__thumbs a").first).to_have_attribute("aria-current", "true")


@pytest.mark.req("PDP-001")
async def test_a_finger_swipes_to_the_next_picture(phone):
    await journey.visit(phone, PIECE)
    box = await phone.locator(".gal__reel").bounding_box()
    session = await phone.context.new_cdp_session(phone)
    touch = "Input.dispatchTouchEvent"
    y = box["y"] + 200
    await session.send(touch, {"type": "touchStart", "touchPoints": [{"x": 340, "y": y}]})
    for x in range(320, 60, -20):
        await session.send(touch, {"type": "touchMove", "touchPoints": [{"x": x, "y": y}]})
    await session.send(touch, {"type": "touchEnd", "touchPoints": []})
    await expect(phone.locator(".gal__count")).to_have_text(re.compile(r"^2 / "))


@pytest.mark.req("PDP-001")
async def test_resting_and_clicking_go_at_least_twice_as_close(page):
    await journey.visit(page, PIECE)
    first = page.locator(".gal__reel img").first
    whole = await width_of(first)
    await page.locator(".gal__still").first.hover()
    await expect(page.locator(".gal__still[data-near]")).to_be_visible()
    await grows_to(first, 2 * whole)
    await page.get_by_role("button", name="Enlarge").click()
    await grows_to(first, 2 * whole)
    await page.wait_for_function(
        "() => document.querySelector('.gal__reel img').currentSrc.includes('-1600.')"
    )
    await expect(page.locator("[data-zoomed]")).to_be_focused()
    left = "document.querySelector('[data-zoomed]').scrollLeft"
    before = await page.evaluate(left)
    await page.keyboard.press("ArrowRight")
    await page.wait_for_function(f"x => {left} > x", arg=before)
    await page.keyboard.press("Escape")
    await expect(page.locator("[data-zoomed]")).to_have_count(0)


@pytest.mark.req("PDP-001")
async def test_the_whole_screen_is_a_dialog_that_gives_the_focus_back(page):
    await journey.visit(page, PIECE)
    opener = page.get_by_role("button", name="Full screen")
    await opener.click()
    dialog = page.get_by_role("dialog", name="Pictures of Petite Seconde 40")
    await expect(dialog).to_be_visible()
    # While it opens it takes no keys; the pictures beside come when it is open.
    await expect(dialog.locator("[aria-hidden=true] img.pswp__img").first).to_be_attached()
    await expect(page.locator(".house")).to_have_attribute("inert", "")
    await page.keyboard.press("ArrowRight")
    await expect(dialog.locator(".pswp__counter")).to_have_text(re.compile(r"^2 / "))
    image = dialog.locator("[aria-hidden=false] img.pswp__img").last
    before = await width_of(image)
    await page.keyboard.press("z")
    await grows_to(image, 2 * before)
    await page.keyboard.press("Escape")
    await expect(dialog).to_have_count(0)
    await expect(opener).to_be_focused()
    await expect(page.locator(".gal__count")).to_have_text(re.compile(r"^2 / "))


@pytest.mark.req("PDP-010")
async def test_another_variant_changes_address_picture_price_and_stock(page):
    await journey.visit(page, "/product/petite-seconde-steel")
    await expect(page.locator("#buy .amount")).to_have_text("€3,480")
    await expect(page.locator(".buy")).to_contain_text("In stock")
    await page.get_by_role("link", name="Steel bracelet").click()
    await page.wait_for_url("**variant=AUR-W402-SLATE-STEELBRACELET")
    await expect(page.locator("#buy .amount")).to_have_text("€3,960")
    await journey.visit(page, PIECE)
    await page.locator(".gal__thumbs a").nth(1).click()
    await page.get_by_role("link", name="Ivory").click()
    await page.wait_for_url("**variant=AUR-W401-IVORY-YELLOWGOLD")
    await expect(page.locator(".gal__count")).to_have_text(re.compile(r"^1 / "))
    await expect(page.locator(".gal__reel img").first).to_have_attribute(
        "src", re.compile("hero-ivory")
    )
    await expect(page.locator(".promise")).to_contain_text("2 left")


def frame(index: int) -> str:
    """A small picture with a colour of its own, as an address."""
    file = io.BytesIO()
    Image.new("RGB", (48, 60), (index * 30, 90, 120)).save(file, "PNG")
    return f"data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"


@pytest.fixture
def turned(shop_database: str) -> Iterator[None]:
    """A piece with a turn of eight frames; they are taken out again."""
    select = "select tenant_id, id from products where slug = %s"
    stale = "update tenants set data_version = data_version + 1 where slug = 'luxe'"
    with psycopg.connect(shop_database, autocommit=True) as connection:
        found = connection.execute(select, (TURNED,)).fetchone()
        assert found is not None
        for index in range(FRAMES):
            connection.execute(
                "insert into product_media (id, tenant_id, product_id, media_type, url, alt_text, width, height,"
                " is_360_image, sequence_index, display_order)"
                " values (gen_random_uuid(), %s, %s, 'image', %s, 'A frame', 48, 60, true, %s, %s)",
                (*found, frame(index), index, 500 + index),
            )
        connection.execute(stale)
        time.sleep(REMEMBERED_SECONDS)  # the shop looks for a new version this often
        yield
        connection.execute("delete from product_media where display_order >= 500")
        connection.execute(stale)


@pytest.mark.req("PDP-004")
@pytest.mark.usefixtures("turned")
@pytest.mark.xdist_group("turned")  # the frames of one are the frames of both
async def test_dragging_arrows_and_buttons_step_through_the_frames(page):
    await page.emulate_media(
        reduced_motion="reduce"
    )  # without the glide a drag ends where it ended
    await journey.visit(page, f"/product/{TURNED}")
    assert await page.locator(".spin__stage").count() == 0
    await page.get_by_role("link", name="Turn it").click()
    await page.get_by_role("button", name="Turn it").click()
    slider = page.get_by_role("slider", name="Turn Calf strap")
    await expect(slider.locator("img")).to_have_count(FRAMES)
    await expect(slider).to_be_focused()
    await page.keyboard.press("ArrowRight")
    await expect(slider).to_have_attribute("aria-valuetext", "45 degrees")
    await page.keyboard.press("ArrowLeft")
    await page.keyboard.press("ArrowLeft")
    await expect(slider).to_have_attribute("aria-valuetext", "315 degrees")
    await page.get_by_role("button", name="Turn to the right").click()
    await expect(slider).to_have_attribute("aria-valuetext", "0 degrees")
    box = await slider.bounding_box()
    y = box["y"] + box["height"] / 2
    await page.mouse.move(box["x"] + box["width"] * 0.25, y)
    await page.mouse.down()
    await page.mouse.move(box["x"] + box["width"] * 0.5, y, steps=8)
    await page.mouse.up()
    await expect(slider).to_have_attribute("aria-valuetext", "90 degrees")
    await expect(slider.locator("img[data-shown]")).to_have_count(1)
    assert await slider.locator("img[data-shown]").get_attribute("src") == frame(2)


KEEP = """(video) => {
  const captions = [...video.textTracks].find(({kind}) => kind === 'captions');
  window.said = [];
  const hear = () => window.said.push(...[...captions.activeCues ?? []].map(({text}) => text));
  captions.addEventListener('cuechange', hear);
  hear();
  video.addEventListener('seeked', () => { window.soughtTo ??= video.currentTime; });
}"""


@pytest.mark.req("PDP-002")
async def test_a_film_has_captions_and_its_chapters_seek(page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await journey.visit(page, PIECE)
    await page.get_by_role("link", name="Play the film").click()
    assert not [url for url in asked if "/film." in url or url.endswith(".vtt")]
    await page.get_by_role("button", name="Play the film").click()
    video = page.locator(".clip video")
    await expect(page.get_by_role("group", name="Film of Petite Seconde 40")).to_be_focused()
    # The film goes on meanwhile: what it says and where it is sought to is kept.
    await video.evaluate(KEEP)
    await expect(page.get_by_role("button", name="Pause")).to_be_visible()
    await page.wait_for_function(
        "() => window.said.some((text) => text.startsWith('Petite Seconde 40.'))"
    )
    await page.get_by_role("button", name="The crown").click()
    await expect(page.get_by_role("button", name="The crown")).to_have_attribute(
        "aria-current", "true"
    )
    await page.wait_for_function("() => window.soughtTo !== undefined")
    assert await page.evaluate("window.soughtTo") == pytest.approx(4, abs=0.5)
    await page.wait_for_function("() => window.said.some((text) => text.startsWith('The crown.'))")
    await page.get_by_role("button", name="Pause").click()
    assert await video.evaluate("video => video.paused")
    # Captions go and come.
    mode = "video => [...video.textTracks].find(({kind}) => kind === 'captions').mode"
    await page.get_by_role("button", name="Captions").click()
    assert await video.evaluate(mode) == "hidden"
    await page.get_by_role("button", name="Captions").click()
    assert await video.evaluate(mode) == "showing"


@pytest.mark.req("PDP-002")
async def test_a_film_is_steered_with_few_controls_or_all(page):
    await journey.visit(page, PIECE)
    await page.get_by_role("link", name="Play the film").click()
    await page.get_by_role("button", name="Play the film").click()
    seek = page.get_by_label("Place in the film")
    await page.get_by_role("button", name="Pause").click()
    await seek.focus()
    await page.keyboard.press("Home")
    await page.keyboard.press("ArrowRight")
    assert await page.locator(".clip video").evaluate(
        "video => video.currentTime"
    ) == pytest.approx(0.1)
    await page.get_by_role("button", name="Speed, now 1 times").click()
    assert await page.locator(".clip video").evaluate("video => video.playbackRate") == 1.5
    await page.get_by_role("button", name="Fewer controls").click()
    await expect(seek).to_have_count(0)
    # As one left it, also the next time.
    await journey.visit(page, PIECE)
    await page.get_by_role("link", name="Play the film").click()
    await page.get_by_role("button", name="Play the film").click()
    await page.get_by_role("button", name="More controls").click()
    await expect(page.get_by_label("Place in the film")).to_be_visible()


@pytest.mark.usefixtures("turned")
@pytest.mark.xdist_group("turned")  # the frames of one are the frames of both
async def test_axe_finds_nothing_in_what_was_opened(contexts, shop):
    context = await contexts.open(shop, reduced_motion="reduce", bypass_csp=True)
    page = await context.new_page()
    await journey.visit(page, f"/product/{TURNED}")
    await page.get_by_role("link", name="Turn it").click()
    await page.get_by_role("button", name="Turn it").click()
    await page.get_by_role("slider").wait_for()
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert await complaints(page) == [], f"turn, {scheme}"
    await page.get_by_role("button", name="Full screen").click()
    await page.get_by_role("dialog").wait_for()
    assert await complaints(page) == [], "whole screen"


async def test_axe_finds_nothing_in_a_film_that_plays(contexts, shop):
    context = await contexts.open(shop, reduced_motion="reduce", bypass_csp=True)
    page = await context.new_page()
    await journey.visit(page, PIECE)
    await page.get_by_role("link", name="Play the film").click()
    await page.get_by_role("button", name="Play the film").click()
    await page.get_by_role("group", name="Film of").wait_for()
    assert await complaints(page) == []
