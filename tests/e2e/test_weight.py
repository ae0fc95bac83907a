"""What the pictures of a page weigh on a phone: what a first visit fetches, and a whole page of a piece to its end."""

import pytest

from tests.e2e import journey

PICTURES_BYTES = 350_000
PAGES = (
    "/", "/shop", "/shop/leather", "/collection/yellow-gold", "/journal", "/product/cours-top-handle",
    "/arome", "/arome/shop", "/arome/product/provence-lavender",
    "/luma", "/luma/shop", "/luma/product/serum-botanique",
)  # fmt: skip


class Scales:
    """Weighs the pictures of a page as they arrive, in bytes on the wire."""

    def __init__(self) -> None:
        self.sum = 0
        self._kinds: dict[str, str] = {}

    async def under(self, page) -> None:
        wire = await page.context.new_cdp_session(page)
        await wire.send("Network.enable")
        wire.on(
            "Network.responseReceived", lambda it: self._kinds.update({it["requestId"]: it["type"]})
        )
        wire.on("Network.loadingFinished", self._arrived)

    def _arrived(self, it) -> None:
        if self._kinds.get(it["requestId"]) == "Image":
            self.sum += int(it["encodedDataLength"])


async def to_the_end(page) -> None:
    """As a thumb goes: a screen at a time, so that what is lazy comes."""
    at = -1
    while at != (at := await page.evaluate("scrollY")):
        await page.evaluate("scrollBy({ top: innerHeight * 0.8, behavior: 'instant' })")
        await page.wait_for_load_state("networkidle")
        await page.wait_for_timeout(200)


@pytest.mark.parametrize("path", PAGES)
async def test_the_pictures_of_a_page_are_light_on_a_phone(contexts, shop, path):
    page = await (await contexts.open(shop, "Pixel 5")).new_page()
    scales = Scales()
    await scales.under(page)
    await page.goto(path, wait_until="networkidle")
    if "/product/" in path:
        await to_the_end(page)
        assert scales.sum > 50_000
    assert scales.sum < PICTURES_BYTES


async def test_a_picture_that_has_the_width_of_a_phone_is_sharp(contexts, shop):
    page = await (await contexts.open(shop, "Pixel 5")).new_page()
    await journey.visit(page, "/shop")
    picture = page.locator(".plp__grid .card img").first
    of_width = "([picture, width]) => picture.currentSrc.endsWith(`-${width}.avif`)"
    handle = await picture.element_handle()
    await page.wait_for_function(of_width, arg=[handle, 400])
    await page.get_by_role("button", name="Large pictures").click()
    wide = "picture => Number(/-(\\d+)\\.avif$/.exec(picture.currentSrc)?.[1]) >= 960"
    await page.wait_for_function(wide, arg=handle)
