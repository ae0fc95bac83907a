"""axe on every kind of page in every house, wide and narrow, light and dark; and no page wider than its window."""

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.async_api import Page
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

from tests.e2e import journey

AXE = AXE_FILE_PATH.read_text()
HOUSES = {"luxe": "", "arome": "/arome", "luma": "/luma"}
LISTING = {"luxe": "/shop/leather", "arome": "/shop/compendium", "luma": "/shop/serums"}
PRODUCT = {
    "luxe": "/product/cours-top-handle",
    "arome": "/product/provence-lavender",
    "luma": "/product/serum-botanique",
}
COMPARED = {
    "luxe": "cours-28,cours-mini",
    "arome": "provence-lavender,rosa-damascena",
    "luma": "serum-botanique,oat-milk-cleanser",
}
PAGES = (
    "home", "listing", "product", "journal", "story", "legal", "contact", "find", "bag", "wishlist", "compare", "review", "login", "register", "forgotten", "verify", "welcome", "404", "pictures", "pre-loved",
)  # fmt: skip
ONLY_LUXE = ("visits", "try on", "showroom", "rent")
"""Pages not every house has."""
WIDTHS = (1440, 390)
OF_COLOUR = ("color-contrast", "link-in-text-block")
"""The rules axe files under colour."""
GRAVE = {"moderate", "serious", "critical"}
NO_MOTION = "*,*::before,*::after{animation:none!important;transition:none!important}"


def path_of(kind: str, house: str) -> str:
    paths = {
        "home": "/",
        "listing": LISTING[house],
        "product": PRODUCT[house],
        "journal": "/journal",
        "story": "/journal",
        "legal": "/legal/returns",
        "contact": "/contact",
        "find": "/orders/find",
        "bag": "/bag",
        "wishlist": "/wishlist",
        "review": f"{PRODUCT[house]}/review",
        "compare": f"/compare?pieces={COMPARED[house]}",
        "login": "/login",
        "register": "/register",
        "forgotten": "/forgot-password",
        "verify": "/verify-email",
        "welcome": "/welcome",
        "visits": "/appointments",
        "404": "/nothing-here",
        "try on": "/try-on",
        "showroom": "/showroom",
        "rent": "/rent/cours-top-handle",
        "pictures": "/pictures",
        "pre-loved": "/pre-loved",
    }
    return (HOUSES[house] + paths[kind]).rstrip("/") or "/"


async def complaints(page: Page, *rules: str) -> list[str]:
    """What axe finds on the page as it stands, worst kinds only, each with the element; by these rules, or by all."""
    if not await page.evaluate("'axe' in window"):
        await page.add_style_tag(content=NO_MOTION)
        await page.evaluate(AXE)
    options = {"resultTypes": ["violations"]} | ({"runOnly": list(rules)} if rules else {})
    found = await page.evaluate("(options) => axe.run(document, options)", options)
    return [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in found["violations"]
        if violation["impact"] in GRAVE
        for node in violation["nodes"]
    ]


async def in_both_schemes(page: Page) -> list[str]:
    """Every rule in the light; in the dark only what goes by colour, for a scheme changes nothing else."""
    await page.emulate_media(color_scheme="light", reduced_motion="reduce")
    found = await complaints(page)
    await page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    return [*found, *(f"dark: {one}" for one in await complaints(page, *OF_COLOUR))]


async def fits(page: Page, *widths: int) -> None:
    """The page is never wider than its window. What a script lays out may follow a moment after the window."""
    fitting = "width => innerWidth === width && document.documentElement.scrollWidth <= width"
    for width in widths:
        await page.set_viewport_size({"width": width, "height": 900})
        try:
            await page.wait_for_function(fitting, arg=width)
        except PlaywrightTimeoutError:
            taken = await page.evaluate("document.documentElement.scrollWidth")
            raise AssertionError(f"{page.url} takes {taken} of {width} pixels") from None


async def open_kind(page: Page, kind: str, house: str) -> None:
    await journey.visit(page, path_of(kind, house))
    if kind == "story":
        story = page.locator("main a[href*='/journal/']").first
        await journey.visit(page, await story.get_attribute("href"))


@pytest.mark.parametrize(
    ("kind", "house"),
    [
        *((kind, house) for kind in PAGES for house in HOUSES),
        *((kind, "luxe") for kind in ONLY_LUXE),
    ],
)
async def test_axe_finds_nothing_and_no_page_is_wider_than_its_window(
    contexts, shop, watch, kind, house
):
    watch.allow(r"status of 404")
    page = await (await contexts.open(shop, bypass_csp=True)).new_page()
    await open_kind(page, kind, house)
    await fits(page, 320, 768, 1280, 1920)
    for width in WIDTHS:
        await page.set_viewport_size({"width": width, "height": 900})
        assert await in_both_schemes(page) == [], width


@pytest.mark.parametrize("house", HOUSES)
async def test_axe_finds_nothing_from_the_drawer_to_the_order(contexts, shop, house):
    context = await contexts.open(shop, reduced_motion="reduce", bypass_csp=True)
    page = await context.new_page()
    await journey.bag_with_first_piece(page, HOUSES[house] + LISTING[house])
    assert await complaints(page) == [], "drawer"
    await journey.go_to_checkout(page)
    assert await complaints(page) == [], "address"
    await page.get_by_role("button", name="Continue to delivery").click()
    await page.locator(".errors").wait_for()
    assert await complaints(page) == [], "errors"
    await journey.to_delivery(page, journey.new_email())
    assert await complaints(page) == [], "delivery"
    await journey.to_payment(page)
    assert await complaints(page) == [], "payment"
    await journey.fill_card(page)
    await journey.press_pay(page)
    await journey.confirmed(page)
    assert await complaints(page) == [], "order"
