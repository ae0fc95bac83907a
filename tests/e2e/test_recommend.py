"""What stands beside a piece, and what this browser alone remembers."""

import time

import psycopg
from playwright.async_api import expect

from tests.e2e import journey
from tests.e2e.test_accessibility import complaints

TOLD_WITHIN_SECONDS = 30


async def test_the_browser_remembers_and_forgets(contexts, shop, shop_database):
    context = await contexts.open(shop, bypass_csp=True)
    page = await context.new_page()
    # A look counts from its first second on.
    async with page.expect_response("**/api/views*") as told:
        await journey.visit(page, "/product/quiet-band")
        await expect(page.locator(".recent")).to_have_count(0)
    look = (await (await told.value).json())["id"]
    await journey.visit(page, "/product/shoulder-ring")
    recent = page.locator(".recent")
    await expect(recent.get_by_role("link", name="Quiet band")).to_be_visible()
    await expect(recent.get_by_role("link", name="Shoulder ring")).to_have_count(0)
    await expect(recent.get_by_text("Chosen from what you looked at")).to_be_visible()
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert await complaints(page) == [], scheme
    await recent.get_by_role("button", name="Forget these").click()
    await expect(recent).to_have_count(0)
    deadline = time.monotonic() + TOLD_WITHIN_SECONDS
    lasted = None
    while not lasted:  # its end is told while the page is left
        assert time.monotonic() < deadline, "the end of the look is not told"
        with psycopg.connect(shop_database) as database:
            lasted, *whose = database.execute(
                "select v.view_duration_seconds, v.user_id, v.session_id from product_views v"
                " join products p on p.id = v.product_id where p.slug = 'quiet-band' and v.id = %s",
                [look],
            ).fetchone()
        await page.wait_for_timeout(100)
    assert lasted >= 1
    assert whose == [None, None]


async def test_a_list_in_view_and_what_was_taken_of_it_are_counted(page, shop_database):
    def counted(impression: str) -> list[tuple[str, str]]:
        with psycopg.connect(shop_database) as database:
            return database.execute(
                "select algorithm, coalesce(clicked, '') from recommendation_impressions"
                " where placement = 'piece-together' and id = %s",
                [impression],
            ).fetchall()

    together = page.locator(".suggested", has_text="Often bought together")
    async with page.expect_response(
        lambda answer: (
            answer.url.endswith("/impressions")
            and "piece-together" in (answer.request.post_data or "")
        )
    ) as seen:
        await journey.visit(page, "/product/cours-top-handle")
        await together.scroll_into_view_if_needed()
    impression = (await (await seen.value).json())["id"]
    async with page.expect_response("**/click"):
        await together.locator(".card__name a").first.click()
    ((algorithm, clicked),) = counted(impression)
    assert algorithm == "orders"
    await page.wait_for_url(f"**/product/{clicked}")
