"""Trying on and the showroom, with what really finds faces, hands and shoulders.

People are on no picture of ours: the pictures are those that come with the library that finds them.
"""

import base64
import io
import re
import time
from collections.abc import AsyncIterator, Callable

import pytest
from PIL import Image
from playwright.async_api import Page, expect

from luxeverse.supervise.build import WEB
from tests.e2e import journey
from tests.e2e.browsing import SMALL_DESKTOP, Contexts
from tests.e2e.test_accessibility import complaints
from tools.chromium import DRAWN, launching

PICTURES = WEB / "node_modules" / "@vladmandic" / "human" / "assets"
FOUND_WITHIN_MS = 240_000
"""Without a graphics card, on shared cores, and everything fetched for the first time."""
CAMERA = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]


def standing() -> Image.Image:
    """A person from head to knee, facing us, both hands in sight."""
    sheet = Image.open(PICTURES / "samples.jpg").convert("RGB")
    return sheet.crop((640, 0, 780, 157)).resize((840, 942), Image.Resampling.LANCZOS)


def as_file(picture: Image.Image) -> dict[str, object]:
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return {"name": "me.png", "mimeType": "image/png", "buffer": buffer.getvalue()}


@pytest.fixture
async def seeing(playwright, watch, shop, tmp_path) -> AsyncIterator[Page]:
    """A desktop whose Chromium draws without a card, and whose camera sees a person standing still."""
    film = tmp_path / "camera.mjpeg"
    frame = io.BytesIO()
    standing().resize((640, 718)).save(frame, "JPEG", quality=92)
    film.write_bytes(frame.getvalue() * 3)
    browser = await playwright.chromium.launch(
        **launching(*DRAWN, *CAMERA, f"--use-file-for-fake-video-capture={film}")
    )
    contexts = Contexts(browser, playwright, watch)
    context = await contexts.open(
        shop, reduced_motion="reduce", permissions=["camera"], viewport=SMALL_DESKTOP
    )
    # The one thread of a page that draws without a card is busy for seconds.
    context.set_default_timeout(FOUND_WITHIN_MS)
    yield await context.new_page()
    await contexts.close()
    await browser.close()
    assert not watch.unexpected, watch.unexpected


async def picture_on(page: Page) -> Image.Image:
    """What stands on the stage now."""
    data = await page.locator(".try__view canvas").evaluate(
        "canvas => canvas.toDataURL('image/png').split(',')[1]"
    )
    return Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB")


async def shows(page: Page, right: Callable[[Image.Image], bool]) -> Image.Image:
    """The picture on the stage once it is right: it is drawn again when there is time for it."""
    deadline = time.monotonic() + FOUND_WITHIN_MS / 1000
    while not right(picture := await picture_on(page)):
        assert time.monotonic() < deadline, "the picture on the stage does not become right"
        await page.wait_for_timeout(100)
    return picture


async def begin_with_photograph(page: Page, slug: str) -> list[str]:
    """Open the page for a piece and choose the photograph. Returns what is sent from then on."""
    sent: list[str] = []
    await journey.visit(page, f"/try-on?piece={slug}")
    page.on("request", lambda request: sent.append(f"{request.method} {request.url}"))
    await page.locator(".try__begin input[type=file]").set_input_files(as_file(standing()))
    return sent


async def found(page: Page) -> None:
    await expect(page.locator(".try__stage[data-status=found]")).to_be_visible(
        timeout=FOUND_WITHIN_MS
    )


def dark_share(picture: Image.Image, box: tuple[float, float, float, float]) -> float:
    """How much of a part of a picture is nearly black."""
    width, height = picture.size
    part = picture.crop(
        (int(box[0] * width), int(box[1] * height), int(box[2] * width), int(box[3] * height))
    )
    pixels = part.convert("L").tobytes()
    return sum(value < 60 for value in pixels) / len(pixels)


EYES = (0.64, 0.17, 0.76, 0.22)
"""Of the person standing, as shares of the picture."""


async def the_light_is_set(page: Page) -> None:
    """By hand from the brightest to the dimmest, then as in the picture again."""
    by_itself = await picture_on(page)
    await page.locator(".try__light").get_by_text("By hand").click()
    brightness = page.get_by_label("Brightness")
    await brightness.focus()
    await page.keyboard.press("End")
    await expect(brightness).to_have_value(await brightness.get_attribute("max"))
    bright = await picture_on(page)
    await page.keyboard.press("Home")
    dim = await shows(page, lambda now: dark_share(bright, EYES) < dark_share(now, EYES))
    assert by_itself != dim
    await page.locator(".try__light").get_by_text("As in the picture").click()
    await expect(brightness).to_have_count(0)


@pytest.mark.req("TRY-001", "TRY-002")
async def test_glasses_and_earrings_are_found_their_place_in_a_photograph_and_nothing_is_sent(
    seeing, tmp_path
):
    sent = await begin_with_photograph(seeing, "bastia-black")
    await found(seeing)
    worn = await picture_on(seeing)
    bare = standing().resize(worn.size)
    assert dark_share(worn, EYES) > dark_share(bare, EYES) + 0.3
    await the_light_is_set(seeing)
    # Off again: the picture is the photograph.
    await seeing.get_by_role("button", name="Try on Bastia, black").click()
    await expect(seeing.get_by_role("button", name="Try on Bastia, black")).to_have_attribute(
        "aria-pressed", "false"
    )
    await shows(seeing, lambda now: abs(dark_share(now, EYES) - dark_share(bare, EYES)) < 0.1)
    await found(seeing)  # with nothing worn, nothing is looked for
    # Several at once.
    await seeing.get_by_role("button", name="Try on Calvi, black").click()
    await seeing.get_by_role("button", name="Try on Studs").click()
    await shows(seeing, lambda now: dark_share(now, EYES) > dark_share(bare, EYES) + 0.2)
    await found(seeing)
    async with seeing.expect_download() as kept:
        await seeing.get_by_role("button", name="Keep a picture").click()
    file = tmp_path / "kept.png"
    await (await kept.value).save_as(file)
    assert (await kept.value).suggested_filename == "try-on-calvi-black-studs-eight.png"
    picture = Image.open(file)
    assert picture.format == "PNG"
    assert dark_share(picture.convert("RGB"), EYES) > dark_share(bare, EYES) + 0.2
    host = seeing.url.split("/try-on")[0]
    assert sent
    strangers = [
        one for one in sent if not one.startswith((f"GET {host}", "GET blob:", "GET data:"))
    ]
    assert strangers == []


@pytest.mark.req("TRY-003")
async def test_silk_lies_on_the_shoulders_that_are_found_and_moves_with_them(seeing):
    await begin_with_photograph(seeing, "villa-stole")
    await found(seeing)

    def green(picture: Image.Image) -> list[int]:
        row = int(picture.height * 0.45)
        pixels = {x: picture.getpixel((x, row)) for x in range(0, picture.width, 4)}
        return [x for x, (r, g, b) in pixels.items() if g > r + 8 and g > b + 4]

    on_her = green(await picture_on(seeing))
    width = (await picture_on(seeing)).width
    assert on_her
    assert 0.5 * width < sum(on_her) / len(on_her) < 0.85 * width
    # By hand, and by keys alone: a hundred pixels to the left.
    await seeing.get_by_role("button", name="Place by hand").click()
    for name in ("Shoulder on the left", "Shoulder on the right"):
        await seeing.get_by_role("button", name=name).focus()
        for _ in range(5):
            await seeing.keyboard.press("Shift+ArrowLeft")
    wanted = pytest.approx(sum(on_her) / len(on_her) - 100, abs=25)
    await shows(seeing, lambda now: (at := green(now)) and sum(at) / len(at) == wanted)


@pytest.mark.req("TRY-001", "TRY-002", "TRY-003")
async def test_the_camera_is_a_mirror_that_can_be_filmed_and_goes_out(seeing, tmp_path):
    await journey.visit(seeing, "/try-on?piece=petite-seconde-40")
    await seeing.get_by_role("button", name="Try on Bastia, black").click()
    await seeing.get_by_role("button", name="Use the camera").click()
    await expect(seeing.locator(".try__stage")).to_have_attribute(
        "data-status", "found", timeout=FOUND_WITHIN_MS
    )
    # In a mirror she stands on the other side.
    mirrored = (1 - EYES[2], EYES[1], 1 - EYES[0], EYES[3])
    await shows(seeing, lambda now: dark_share(now, mirrored) > 0.3)
    await seeing.get_by_role("button", name="Record a film").click()
    await seeing.wait_for_timeout(1500)
    async with seeing.expect_download() as kept:
        await seeing.get_by_role("button", name="Stop and keep the film").click()
    film = await kept.value
    assert film.suggested_filename.rpartition(".")[2] in {"mp4", "webm"}
    file = tmp_path / "film"
    await film.save_as(file)
    assert file.stat().st_size > 5000
    await seeing.get_by_role("button", name="Stop the camera").click()
    await expect(seeing.get_by_role("button", name="Use the camera")).to_be_visible()


async def test_who_allows_no_camera_is_told_what_does_as_well(page):
    await journey.visit(page, "/try-on")
    await page.evaluate(
        "() => { navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotAllowedError') } }"
    )
    await page.get_by_role("button", name="Use the camera").click()
    await expect(page.get_by_role("alert")).to_have_text(
        "The camera was not allowed. A photograph does as well."
    )
    not_a_picture = {"name": "x.png", "mimeType": "image/png", "buffer": b"no picture"}
    await page.locator(".try__begin input[type=file]").set_input_files(not_a_picture)
    await expect(page.get_by_role("alert")).to_have_text(
        "This file is not a picture your browser can read."
    )


async def test_the_way_there_stands_on_pieces_that_can_be_worn_and_nowhere_else(page):
    await journey.visit(page, "/product/cap-corse-smoke")
    await page.get_by_role("link", name="Try it on").first.click()
    await page.wait_for_url("**/try-on?piece=cap-corse-smoke")
    await journey.alive(page)
    await expect(page.get_by_role("button", name="Try on Cap Corse")).to_have_attribute(
        "aria-pressed", "true"
    )
    await journey.visit(page, "/product/braise-candle")
    await expect(page.locator("main").get_by_role("link", name="Try it on")).to_have_count(0)


async def test_the_showroom_is_walked_by_keys_and_leads_to_its_pieces(seeing):
    asked: list[str] = []
    seeing.on("request", lambda request: asked.append(request.url))
    await journey.visit(seeing, "/showroom")
    listed = seeing.locator(".room__list li")
    await expect(listed).to_have_count(12)
    assert not [url for url in asked if url.endswith((".glb", ".hdr"))]
    await seeing.get_by_role("button", name="Enter the room").click()
    await expect(seeing.locator('.room__floor[data-loaded="12"]')).to_be_visible(
        timeout=FOUND_WITHIN_MS
    )
    view = seeing.get_by_role("application")
    await expect(view).to_be_focused()
    await expect(seeing.get_by_role("button", name="Enter with a headset")).to_have_count(0)
    await seeing.get_by_role("button", name="The next piece").click()
    name = await listed.first.locator(".room__name").inner_text()
    await expect(seeing.locator(".room__says b")).to_have_text(name)
    await expect(
        seeing.locator(".room__deeds").get_by_role("link", name="Try it on")
    ).to_be_visible()
    await seeing.get_by_role("link", name=re.compile("See the piece")).click()
    await expect(seeing.get_by_role("heading", level=1)).to_have_text(name)


def models_asked_for(page: Page) -> Callable[[str], list[str]]:
    """The pieces whose model of a kind ("model", "model-light") a page asks for from now on, in that order."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    def pieces(kind: str) -> list[str]:
        return [url.split("/")[-2] for url in asked if url.endswith(f"/{kind}.glb")]

    return pieces


async def test_a_piece_stands_as_a_light_model_until_it_is_chosen(seeing):
    asked = models_asked_for(seeing)
    await journey.visit(seeing, "/showroom")
    linked = seeing.locator(".room__list li > a:first-child")
    stands = [(await link.get_attribute("href")).split("/")[-1] for link in await linked.all()]
    await seeing.get_by_role("button", name="Enter the room").click()
    floor = seeing.locator(".room__floor")
    await expect(floor).to_have_attribute("data-loaded", "12", timeout=FOUND_WITHIN_MS)
    await expect(floor).to_have_attribute("data-full", "-1")
    assert asked("model-light") == stands
    assert asked("model") == []
    for number, way in ((0, "The next piece"), (1, "The next piece"), (0, "The piece before")):
        await seeing.get_by_role("button", name=way).click()
        await expect(floor).to_have_attribute("data-full", str(number), timeout=FOUND_WITHIN_MS)
    assert asked("model") == stands[:2]
    # Back at the door all are light again, and nothing has been fetched twice.
    await seeing.get_by_role("application").press("Escape")
    await expect(floor).to_have_attribute("data-full", "-1")
    assert asked("model-light") == stands


async def test_a_piece_whose_light_model_does_not_arrive_stands_in_full(seeing, watch):
    watch.allow("model-light.glb")
    await seeing.route("**/model-light.glb", lambda route: route.abort())
    asked = models_asked_for(seeing)
    await journey.visit(seeing, "/showroom")
    await seeing.get_by_role("button", name="Enter the room").click()
    floor = seeing.locator(".room__floor")
    await expect(floor).not_to_have_attribute("data-loaded", "0", timeout=FOUND_WITHIN_MS)
    first = asked("model")[0]
    assert asked("model-light")[0] == first
    await seeing.get_by_role("button", name="The next piece").click()
    await expect(floor).to_have_attribute("data-full", "0", timeout=FOUND_WITHIN_MS)
    assert asked("model").count(first) == 1


async def test_the_door_of_the_showroom_cuts_no_piece(contexts, shop):
    """Three in a row on a desktop and a tablet; on a phone the first, as wide as the window."""
    for width, height, shown in ((375, 667, 1), (390, 844, 1), (768, 1024, 3), (1440, 900, 3)):
        context = await contexts.open(shop, viewport={"width": width, "height": height})
        page = await context.new_page()
        await journey.visit(page, "/showroom")
        pictures = page.locator(".room__door .ph:visible")
        await expect(pictures).to_have_count(shown)
        for picture in await pictures.all():
            box = await picture.bounding_box()
            assert box["width"] == pytest.approx(width / shown, abs=1)
            # They are rendered four wide to five high, with air around the piece: a fifth may be lost.
            shape = box["width"] / box["height"] / (4 / 5)
            assert min(shape, 1 / shape) >= 4 / 5


async def test_a_device_that_draws_no_room_has_the_list(page):
    await journey.visit(page, "/showroom")
    await page.evaluate("HTMLCanvasElement.prototype.getContext = () => null")
    await page.get_by_role("button", name="Enter the room").click()
    await expect(page.get_by_text("This device cannot draw the room")).to_be_visible()
    await expect(page.locator(".room__list a").first).to_be_visible()


async def test_with_a_headset_there_is_a_way_in(seeing):
    await seeing.add_init_script(
        "Object.defineProperty(navigator, 'xr', {value: {isSessionSupported: async (mode) => mode === 'immersive-vr',"
        " requestSession: async () => { throw new DOMException('', 'InvalidStateError') }, addEventListener() {}}});"
    )
    await journey.visit(seeing, "/showroom")
    await seeing.get_by_role("button", name="Enter the room").click()
    way_in = seeing.get_by_role("button", name="Enter with a headset")
    await expect(way_in).to_be_visible(timeout=FOUND_WITHIN_MS)
    # A headset that is taken away meanwhile takes its button along.
    await way_in.click()
    await expect(way_in).to_have_count(0)


async def test_axe_finds_nothing_on_the_stage(playwright, watch, shop):
    browser = await playwright.chromium.launch(**launching(*DRAWN))
    contexts = Contexts(browser, playwright, watch)
    context = await contexts.open(shop, reduced_motion="reduce", bypass_csp=True)
    page = await context.new_page()
    await begin_with_photograph(page, "bastia-black")
    await page.get_by_role("button", name="Place by hand").click()
    await page.locator(".try__light").get_by_text("By hand").click()
    await expect(page.locator(".try__point")).to_have_count(2)
    assert await complaints(page) == []
    await contexts.close()
    await browser.close()
