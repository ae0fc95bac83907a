"""The model of a piece: turned, lit, placed in a room, and what a device says that cannot draw it."""

import base64
import io
import time

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.async_api import Page, expect

from tests.e2e import journey
from tests.e2e.browsing import SMALL_DESKTOP, Contexts
from tools.chromium import DRAWN, launching

PIECE = "/product/petite-seconde-40"
MODEL_WITHIN_MS = 90_000


@pytest.fixture
async def drawn(playwright, watch, shop) -> Page:
    """A desktop whose Chromium draws models."""
    browser = await playwright.chromium.launch(**launching(*DRAWN))
    contexts = Contexts(browser, playwright, watch)
    context = await contexts.open(shop, reduced_motion="reduce", viewport=SMALL_DESKTOP)
    yield await context.new_page()
    await contexts.close()
    await browser.close()
    assert not watch.unexpected, watch.unexpected


@pytest.mark.req("PDP-003", "PDP-005")
async def test_a_model_is_fetched_when_asked_for_and_says_what_its_parts_are(drawn):
    asked: list[str] = []
    drawn.on("request", lambda request: asked.append(request.url))
    await journey.visit(drawn, PIECE)
    await drawn.get_by_role("link", name="See it in 3D").click()
    await expect(drawn.locator(".gal__alive img").last).to_be_visible()
    assert not [url for url in asked if url.endswith((".glb", ".wasm", ".hdr"))]
    await drawn.get_by_role("button", name="See it in 3D").click()
    await expect(drawn.locator(".model[data-status=ready]")).to_be_visible(timeout=MODEL_WITHIN_MS)
    host = drawn.url.split("/product")[0]
    assert {url for url in asked if not url.startswith((host, host.replace("http", "ws")))} <= {
        url for url in asked if url.startswith(("blob:", "data:"))
    }
    viewer = drawn.locator("model-viewer")
    theta = "viewer => viewer.getCameraOrbit().theta"
    await drawn.keyboard.press("Tab")
    await expect(viewer).to_be_focused()
    before = await viewer.evaluate(theta)
    await drawn.keyboard.press("ArrowRight")
    await drawn.wait_for_function(
        f"before => ({theta})(document.querySelector('model-viewer')) !== before", arg=before
    )
    await drawn.get_by_label("Evening").check(force=True)
    await expect(viewer).to_have_attribute("environment-image", "/light/evening.hdr")
    spot = drawn.get_by_role("button", name="Small seconds")
    await spot.focus()
    await drawn.keyboard.press("Enter")
    await expect(spot).to_have_attribute("aria-pressed", "true")
    await expect(drawn.locator(".model__says")).to_contain_text("Counted at six")
    await expect(drawn.get_by_role("button", name="Place it in your room")).to_be_hidden()
    await drawn.get_by_text("In your room", exact=True).click()
    await expect(drawn.get_by_text("Your device cannot place it in a room")).to_be_visible()


@pytest.fixture
async def moving(playwright, watch, shop) -> Page:
    """The same for somebody who minds no motion."""
    browser = await playwright.chromium.launch(**launching(*DRAWN))
    contexts = Contexts(browser, playwright, watch)
    yield await (await contexts.open(shop, viewport=SMALL_DESKTOP)).new_page()
    await contexts.close()
    await browser.close()
    assert not watch.unexpected, watch.unexpected


async def model_ready(page: Page) -> None:
    await journey.visit(page, PIECE)
    await page.get_by_role("link", name="See it in 3D").click()
    await page.get_by_role("button", name="See it in 3D").click()
    await expect(page.locator(".model[data-status=ready]")).to_be_visible(timeout=MODEL_WITHIN_MS)


async def point_at(page: Page, share: float) -> None:
    """The pointer goes over the model, so far from its left edge."""
    box = await page.locator("model-viewer").bounding_box()
    await page.mouse.move(box["x"] + box["width"] * share, box["y"] + box["height"] / 2)


async def model_as_drawn(page: Page) -> Image.Image:
    data = await page.locator("model-viewer").evaluate(
        "viewer => viewer.toDataURL('image/png').split(',')[1]"
    )
    return Image.open(io.BytesIO(base64.b64decode(data))).convert("L")


def difference(one: Image.Image, other: Image.Image) -> float:
    """Of two pictures, 0 to 255."""
    return float(ImageStat.Stat(ImageChops.difference(one, other)).mean[0])


async def at_rest(page: Page) -> Image.Image:
    """The model once nothing more changes by itself."""
    deadline = time.monotonic() + MODEL_WITHIN_MS / 1000
    before = await model_as_drawn(page)
    while True:
        await page.wait_for_timeout(1000)
        now = await model_as_drawn(page)
        if difference(before, now) == 0:
            return now
        assert time.monotonic() < deadline, "the model does not come to rest"
        before = now


async def test_the_light_on_a_model_follows_the_hand(moving):
    await model_ready(moving)
    await point_at(moving, 0.05)
    from_left = await at_rest(moving)
    deadline = time.monotonic() + MODEL_WITHIN_MS / 1000
    share = 0.95
    # A hand goes on moving: what follows it is fetched after the model.
    while difference(from_left, await model_as_drawn(moving)) <= 1:
        assert time.monotonic() < deadline, "the light does not follow"
        share = 0.95 if share < 0.95 else 0.93
        await point_at(moving, share)
        await moving.wait_for_timeout(200)


async def test_with_less_motion_the_light_stays(drawn):
    await model_ready(drawn)
    await point_at(drawn, 0.05)
    from_left = await at_rest(drawn)
    await point_at(drawn, 0.95)
    await drawn.wait_for_timeout(2000)
    assert difference(from_left, await model_as_drawn(drawn)) == 0


@pytest.mark.req("PDP-005")
async def test_a_device_that_can_place_things_in_a_room_gets_the_button(drawn):
    await drawn.add_init_script(
        "Object.defineProperty(navigator, 'xr', {value: {isSessionSupported: async () => true}});"
        "window.XRSession = window.XRSession ?? function () {}"
    )
    await journey.visit(drawn, PIECE)
    await drawn.get_by_role("link", name="See it in 3D").click()
    await drawn.get_by_role("button", name="See it in 3D").click()
    await expect(drawn.locator(".model[data-status=ready]")).to_be_visible(timeout=MODEL_WITHIN_MS)
    await expect(drawn.get_by_role("button", name="Place it in your room")).to_be_visible()
    await expect(drawn.get_by_text("In your room", exact=True)).to_have_count(0)


async def test_a_device_that_cannot_draw_it_says_so(page):
    await journey.visit(page, PIECE)
    await page.evaluate("HTMLCanvasElement.prototype.getContext = () => null")
    await page.get_by_role("link", name="See it in 3D").click()
    await page.get_by_role("button", name="See it in 3D").click()
    await expect(page.get_by_text("The model could not be shown on this device")).to_be_visible()
