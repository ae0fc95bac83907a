"""What follows a member, what a browser works out by itself, and what it can read without a connection."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.e2e import journey
from tests.e2e.test_accessibility import complaints
from tests.e2e.test_wishlist import save_first

ORDER = "[...document.querySelectorAll('main section h2')].map((heading) => heading.textContent)"
ROOMS = "[...document.querySelectorAll('.rooms a')].map((room) => room.getAttribute('href'))"


async def allow(page: Page) -> None:
    """A member lets lists follow."""
    await journey.visit(page, "/account")
    await page.get_by_role("button", name="Turn it on").click()
    await expect(page.get_by_role("button", name="Turn it off")).to_be_visible()


async def a_member_leaning_to(page: Page, listing: str) -> None:
    await save_first(page, listing)
    await journey.sign_in(page, journey.new_email())
    await allow(page)


@pytest.mark.req("HOME-010", "PLP-011")
async def test_home_and_lists_follow_a_member_who_allows_it(page, contexts, shop):
    watches, bags = page, await (await contexts.open(shop)).new_page()
    nobody = await (await contexts.open(shop)).new_page()
    await a_member_leaning_to(watches, "/shop/watches")
    await a_member_leaning_to(bags, "/shop/bags")
    for who in (watches, bags, nobody):
        await journey.visit(who, "/")
    own = await nobody.evaluate(ROOMS)
    await expect(watches.locator(".rooms a").first).to_have_attribute("href", "/shop/timepieces")
    await expect(bags.locator(".rooms a").first).to_have_attribute("href", "/shop/leather")
    assert own[0] not in {"/shop/timepieces", "/shop/leather"}
    of_bags = await bags.evaluate(ORDER)
    await watches.wait_for_function(
        f"other => JSON.stringify({ORDER}) !== JSON.stringify(other)", arg=of_bags
    )

    for who in (watches, bags, nobody):
        await journey.visit(who, "/shop?sort=for-you")
    await expect(watches.get_by_text("Ordered by what you bought and saved.")).to_be_visible()
    await expect(nobody.get_by_text("This order follows what a member bought")).to_be_visible()
    names = [
        await who.locator("main .card__name").all_inner_texts() for who in (watches, bags, nobody)
    ]
    assert len({tuple(each) for each in names}) == 3
    await watches.reload()
    await expect(watches.get_by_text("Ordered by what you bought and saved.")).to_be_visible()
    assert await watches.locator("main .card__name").all_inner_texts() == names[0]


@pytest.mark.req("REC-005")
async def test_in_local_mode_the_browser_ranks_by_itself_and_asks_for_nothing(contexts, shop):
    context = await contexts.open(shop, bypass_csp=True)
    page = await context.new_page()
    for path in ("/product/quiet-band", "/product/shoulder-ring"):
        # A look counts from its first second on, here and in the shop.
        async with page.expect_response("**/api/views*"):
            await journey.visit(page, path)
        await page.wait_for_function(
            'slug => Object.values(localStorage).some((kept) => kept.includes(`"slug":"${slug}"`))',
            arg=path.rsplit("/", 1)[1],
        )
    recent = page.locator(".recent")
    await recent.get_by_role("button", name="Work out what follows in this browser").click()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await journey.visit(page, "/product/cours-top-handle")
    await expect(recent.get_by_text("Chosen from what you looked at")).to_be_visible()
    await expect(recent.get_by_role("link", name="Quiet band")).to_be_visible()
    suggested = recent.locator("ul").first.locator(".card__name")
    first = await suggested.all_inner_texts()
    assert len(first) >= 2
    assert not {"Quiet band", "Shoulder ring", "Cours top handle"} & set(first)
    await recent.scroll_into_view_if_needed()
    await page.wait_for_timeout(1500)  # a look would be told after a second
    await page.reload()
    await expect(recent.get_by_text("Chosen from what you looked at")).to_be_visible()
    assert await suggested.all_inner_texts() == first
    assert asked
    told = [url for url in asked if re.search(r"/api/(recommendations|views|user)", url)]
    assert told == []
    assert not [
        url for url in asked if "quiet-band" in url and "/media/" not in url and "_seed" not in url
    ]
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert await complaints(page) == [], scheme
    await recent.get_by_role("button", name="Ask the shop what follows").click()
    await expect(recent.locator(".price").first).to_be_visible()


@pytest.mark.req("REC-005")
async def test_from_that_choice_on_no_list_tells_that_it_came_into_view(page):
    async with page.expect_response("**/api/views*"):
        await journey.visit(page, "/product/quiet-band")
    await journey.visit(page, "/product/cours-top-handle")
    lists = page.locator(".suggested")
    await expect(lists.first).to_be_attached()
    told: list[str] = []
    page.on(
        "request",
        lambda request: told.append(request.url) if "/impressions" in request.url else None,
    )
    # Chosen where it stands, below what was not in view yet: nothing is scrolled past.
    await page.get_by_role("button", name="Work out what follows in this browser").evaluate(
        "it => it.click()"
    )
    for each in await lists.all():
        await each.scroll_into_view_if_needed()
        await page.wait_for_timeout(500)
    assert told == []


@pytest.mark.req("WISH-006")
@pytest.mark.parametrize("prefix", ["", "/luma"])
async def test_what_is_saved_is_read_without_a_connection(contexts, shop, watch, prefix):
    watch.allow(r"ERR_INTERNET_DISCONNECTED", r"websocket|WebSocket", r"Failed to fetch")
    context = await contexts.open(shop, bypass_csp=True)
    page = await context.new_page()
    name = await save_first(page, f"{prefix}/shop")
    await journey.visit(page, f"{prefix}/wishlist")
    price = await page.locator(".saved .price").first.inner_text()
    await expect(page.get_by_role("heading", name=name)).to_be_visible()
    scope = f"{prefix}/wishlist"
    await page.evaluate(
        "async (scope) => { for (let n = 0; n < 200; n++) {"
        " if ((await navigator.serviceWorker.getRegistration(scope))?.active &&"
        "  (await (await caches.open('lv-saved-pictures')).keys()).length) return;"
        " await new Promise((go) => setTimeout(go, 50)); } throw new Error('no worker'); }",
        scope,
    )
    await context.set_offline(True)
    await page.goto(scope)
    await expect(page.get_by_role("heading", name=name)).to_be_visible()
    await expect(
        page.get_by_text("You are offline. This is what you had saved as of")
    ).to_be_visible()
    # No price stands there without its day.
    shown = await page.locator("main").inner_text()
    assert re.search(re.escape(price.splitlines()[0]) + r" as of \d+ \w+ \d{4}", shown)
    assert shown.count("€") == len(re.findall(r"€[\d,.]+ as of \d", shown))
    await page.wait_for_function("() => document.querySelector('main img').naturalWidth > 0")
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert await complaints(page) == [], scheme
    await context.set_offline(False)
    await expect(page.locator("header.top")).to_be_visible()  # it comes back by itself
    await expect(page.locator(".saved .card")).to_have_count(1)


async def test_signing_out_leaves_no_copy_behind(page):
    await save_first(page, "/shop/timepieces")
    await journey.sign_in(page, journey.new_email())
    await journey.visit(page, "/wishlist")
    await page.wait_for_function("() => localStorage.getItem('lv-saved')?.includes('price')")
    await journey.visit(page, "/account")
    await page.get_by_role("button", name="Sign out", exact=True).click()
    await page.wait_for_url(re.compile(r"/$"))
    await page.wait_for_function("() => localStorage.getItem('lv-saved') === null")
