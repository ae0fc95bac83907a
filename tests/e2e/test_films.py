"""A film plays over its first frame, can be stopped, and is not fetched by those who asked for less."""

import pytest
from playwright.async_api import Page, expect

from tests.e2e import journey

HOUSES = ["/", "/luma"]
SAVING = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"


def films_asked(page: Page) -> list[str]:
    """Addresses of films the page asks for from now on."""
    asked: list[str] = []
    page.on(
        "request",
        lambda request: asked.append(request.url) if "/media/films/" in request.url else None,
    )
    return asked


def moving(asked: list[str]) -> list[str]:
    return [url for url in asked if url.endswith((".webm", ".mp4"))]


@pytest.mark.req("HOME-001")
@pytest.mark.parametrize("path", HOUSES)
async def test_a_film_plays_without_sound_and_stops_when_told(page, path):
    asked = films_asked(page)
    await journey.visit(page, path)
    film = page.locator(".film").first
    await expect(film).to_have_attribute("data-status", "playing")
    video = film.locator("video")
    assert await video.evaluate("v => [v.muted, v.loop, v.paused]") == [True, True, False]
    assert moving(asked)
    await film.get_by_role("button", name="Stop the film").focus()
    await page.keyboard.press("Enter")
    await expect(film.get_by_role("button", name="Play the film")).to_be_visible()
    assert await video.evaluate("v => v.paused")
    await page.mouse.wheel(0, 3000)
    await page.wait_for_timeout(300)
    await page.mouse.wheel(0, -3000)
    await page.wait_for_timeout(600)
    assert await video.evaluate("v => v.paused")


@pytest.mark.req("HOME-001", "MOT-014")
@pytest.mark.parametrize("wish", ["motion", "bytes"])
async def test_whoever_asks_for_less_gets_the_picture_alone(contexts, shop, wish):
    context = await contexts.open(
        shop, **({"reduced_motion": "reduce"} if wish == "motion" else {})
    )
    page = await context.new_page()
    if wish == "bytes":
        await page.add_init_script(SAVING)
    asked = films_asked(page)
    await journey.visit(page, "/")
    await page.wait_for_load_state("load")
    await page.wait_for_timeout(1500)
    assert await page.locator("video").count() == 0
    assert moving(asked) == []
    await expect(page.locator(".film img").first).to_be_visible()
    await page.get_by_role("button", name="Play the film").click()
    await expect(page.locator(".film").first).to_have_attribute("data-status", "playing")


LARGEST = """window.largest = ''; new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.largest = entry.url;
}).observe({ type: 'largest-contentful-paint', buffered: true })"""


@pytest.mark.req("HOME-001")
@pytest.mark.parametrize("path", HOUSES)
async def test_the_first_frame_is_the_largest_picture_and_waits_for_no_film(phone, path):
    await phone.add_init_script(LARGEST)
    await journey.visit(phone, path)
    picture = phone.locator(".film img").first
    await expect(picture).to_have_attribute("loading", "eager")
    await expect(picture).to_have_attribute("fetchpriority", "high")
    await expect(phone.locator(".film").first).to_have_attribute("data-status", "playing")
    await phone.wait_for_timeout(1000)
    assert "/media/films/" in await phone.evaluate("window.largest")
