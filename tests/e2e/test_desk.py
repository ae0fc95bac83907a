"""The desk in the browser: the way in, its lists and records by hand and by key, and what no shopper ever fetches."""

import json
import re

import psycopg
import pytest
from playwright.async_api import expect

from tests.e2e import journey
from tests.e2e.test_accessibility import HOUSES, LISTING, PRODUCT, complaints

pytestmark = pytest.mark.xdist_group("desk")

WORDS = "The leather is soft and the strap holds. I carry it every day of the week."
CRUMBS = "nav[aria-label=Breadcrumb]"


@pytest.fixture
def database(shop_database):
    with psycopg.connect(shop_database, autocommit=True) as connection:
        yield connection


def appoint(database, email, house="luxe", role="ADMIN"):
    """Give an address a role before its owner has ever signed in, as the command does."""
    database.execute(
        "insert into users (id, tenant_id, email, role) select gen_random_uuid(), id, %s, %s"
        " from tenants where slug = %s on conflict (tenant_id, lower(email)) do update set role = excluded.role",
        (email, role, house),
    )  # fmt: skip


async def at_desk(page, database, path="/admin", house="luxe"):
    """Sign in as somebody who works for the house, on the way to a page of the desk; returns the address."""
    email = journey.new_email()
    appoint(database, email, house)
    await journey.sign_in(page, email, HOUSES[house] + path)
    return email


@pytest.fixture
def reviewed(database):
    """Makes so many reviews that wait, of one piece and older than all others; gives (key, title), oldest first."""
    made = []

    def make(count, house="luxe"):
        made.extend(rows := wait(database, count, house))
        return rows

    yield make
    keys = [key for key, _ in made]
    database.execute("delete from reviews where id = any(%s::uuid[])", (keys,))


def wait(database, count, house):
    slug = PRODUCT[house].rpartition("/")[2]
    rows = database.execute(
        "insert into reviews (id, tenant_id, product_id, author_key, author_name, rating, title, content, status,"
        " sentiment_score, quality_score, created_at) select gen_random_uuid(), p.tenant_id, p.id,"
        " md5(random()::text), 'Buyer ' || n, 5, 'Held up well, ' || md5(random()::text), %s, 'PENDING', 0.7, 0.5,"
        " now() - interval '10 years' + n * interval '1 minute'"
        " from products p join tenants t on t.id = p.tenant_id, generate_series(1, %s) n"
        " where t.slug = %s and p.slug = %s returning id, title",
        (WORDS, count, house, slug),
    )  # fmt: skip
    return [(str(key), title) for key, title in rows]


def states(database, rows):
    keys = [key for key, _ in rows]
    found = dict(
        database.execute("select id::text, status from reviews where id = any(%s::uuid[])", (keys,))
    )
    return [found[key] for key in keys]


@pytest.mark.req("AUTH-014")
async def test_staff_come_back_to_the_room_they_wanted(page, database):
    await at_desk(page, database, "/admin/reviews")
    await expect(page.get_by_role("heading", name="Reviews", level=1)).to_be_visible()
    await expect(
        page.get_by_role("navigation", name="Rooms").get_by_role("link")
    ).not_to_have_count(0)
    await page.get_by_role("link", name="The desk").click()
    await expect(page.get_by_role("heading", name="The desk", level=1)).to_be_visible()
    robots = await page.locator("meta[name=robots]").get_attribute("content")
    assert "noindex" in robots


@pytest.mark.req("AUTH-013")
async def test_a_role_taken_back_ends_the_next_deed(page, database, reviewed):
    rows = reviewed(1)
    email = await at_desk(page, database, f"/admin/reviews/{rows[0][0]}")
    await expect(page.get_by_role("heading", name=rows[0][1])).to_be_visible()
    appoint(database, email, role="CUSTOMER")
    await page.get_by_role("button", name="Approve").click()
    await expect(page.get_by_text("Your account has no right to do this").first).to_be_visible()
    await expect(page.get_by_text(WORDS)).to_have_count(0)
    assert states(database, rows) == ["PENDING"]


@pytest.mark.req("NAV-006")
async def test_the_way_back_is_shown_and_told_to_machines(page, database, reviewed):
    rows = reviewed(1)
    await at_desk(page, database)
    await journey.visit(page, "/journal")
    story = await page.locator("main a[href*='/journal/']").first.get_attribute("href")
    for path, least in (
        (LISTING["luxe"], 2),
        (PRODUCT["luxe"], 3),
        (story, 3),
        ("/admin", 2),
        ("/admin/reviews", 3),
        (f"/admin/reviews/{rows[0][0]}", 4),
    ):
        await journey.visit(page, path)
        shown = [text.strip() for text in await page.locator(f"{CRUMBS} li").all_inner_texts()]
        (graph,) = await page.locator("script[type='application/ld+json']").all_inner_texts()
        (trail,) = [x for x in json.loads(graph)["@graph"] if x["@type"] == "BreadcrumbList"]
        entries = trail["itemListElement"]
        assert [entry["name"] for entry in entries] == shown, path
        assert len(shown) >= least, path
        assert [entry["position"] for entry in entries] == list(range(1, len(shown) + 1))
        for entry in entries:
            assert (await page.request.get(entry["item"])).status == 200, entry
        assert entries[-1]["item"].endswith(path)
        await expect(page.locator(f"{CRUMBS} [aria-current=page]")).to_have_text(shown[-1])


@pytest.mark.req("REV-002", "ADM-018")
async def test_reviews_are_decided_by_hand(page, database, reviewed):
    rows = reviewed(3)
    await at_desk(page, database, "/admin/reviews")
    for _, title in rows[:2]:
        await page.get_by_role("checkbox", name=re.compile(title)).check()
    await expect(page.get_by_text("2 selected")).to_be_visible()
    await page.get_by_role("button", name="Reject").click()
    dialog = page.get_by_role("dialog", name="Reject 2")
    await expect(dialog.get_by_label("Why it is not shown")).to_be_focused()
    await dialog.get_by_role("button", name="Reject 2").click()
    await expect(dialog).to_be_visible()
    await dialog.get_by_label("Why it is not shown").fill("The same text twice")
    await dialog.get_by_role("button", name="Reject 2").click()
    await expect(page.get_by_text("2 reviews rejected.")).to_be_visible()
    await expect(page.get_by_role("link", name=rows[0][1])).to_have_count(0)
    assert states(database, rows) == ["REJECTED", "REJECTED", "PENDING"]
    await page.get_by_role("navigation", name="Views").get_by_role("link", name="Rejected").click()
    await expect(page.get_by_role("link", name=rows[1][1])).to_be_visible()
    assert "view=rejected" in page.url
    await page.get_by_role("link", name=rows[1][1]).click()
    await expect(page.get_by_text("The same text twice").first).to_be_visible()
    await page.get_by_role("button", name="Approve").click()
    await expect(page.get_by_text("1 review approved and shown.")).to_be_visible()
    assert states(database, rows) == ["REJECTED", "APPROVED", "PENDING"]


@pytest.mark.req("REV-002")
async def test_reviews_are_decided_by_key(page, database, reviewed):
    rows = reviewed(3)
    await at_desk(page, database, "/admin/reviews")
    await page.get_by_role("link", name=rows[0][1]).focus()
    await page.keyboard.press("j")
    await expect(page.get_by_role("link", name=rows[1][1])).to_be_focused()
    await page.keyboard.press("s")
    await expect(page.get_by_text("1 review set aside.")).to_be_visible()
    await page.get_by_role("link", name=rows[0][1]).focus()
    await page.keyboard.press("x")
    await expect(page.get_by_text("1 selected")).to_be_visible()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name=rows[0][1])).to_be_visible()
    # Letters count only inside the record: outside it they belong to whoever reads the page aloud.
    await page.get_by_role("link", name="To the shop").focus()
    await page.keyboard.press("a")
    await page.get_by_role("link", name="Next that waits").focus()
    await page.keyboard.press("r")
    reason = page.get_by_role("dialog", name="Reject").get_by_label("Why it is not shown")
    await expect(reason).to_be_focused()
    assert states(database, rows) == ["PENDING", "FLAGGED", "PENDING"]
    await page.keyboard.type("Asks for another shop")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("1 review rejected.")).to_be_visible()
    await page.get_by_role("link", name="Next that waits").focus()
    await page.keyboard.press("n")
    await expect(page.get_by_role("heading", level=1)).not_to_have_text(rows[0][1])
    assert states(database, rows) == ["REJECTED", "FLAGGED", "PENDING"]


async def test_a_long_list_is_sorted_and_paged_by_its_address(page, database, reviewed):
    rows = reviewed(30)
    await at_desk(page, database, "/admin/reviews")
    shown = page.locator(".dt tbody tr")
    await expect(shown).to_have_count(25)
    await page.get_by_role("link", name="Next", exact=True).click()
    await expect(page.get_by_role("link", name=rows[26][1])).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("link", name=rows[26][1])).to_be_visible()
    await page.get_by_role("link", name="Previous", exact=True).click()
    await expect(page.get_by_role("link", name=rows[0][1])).to_be_visible()
    header = page.get_by_role("columnheader", name="Written")
    await expect(header).to_have_attribute("aria-sort", "ascending")
    await header.get_by_role("link").click()
    await expect(header).to_have_attribute("aria-sort", "descending")
    await expect(page.get_by_role("link", name=rows[0][1])).to_have_count(0)


@pytest.mark.parametrize("path", ["/", "/shop/leather", "/product/cours-top-handle"])
async def test_no_shopper_fetches_anything_of_the_desk(page, path):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    await journey.visit(page, path)
    await page.wait_for_load_state("networkidle")
    assert not [url for url in asked if re.search(r"/assets/(admin|desk)", url)]
    sheets = await page.evaluate(
        "Promise.all([...document.querySelectorAll('link[rel=stylesheet]')].map((l) => fetch(l.href).then((r) => r.text())))"
    )
    assert ".desk__side" not in "".join(sheets) + await page.content()


@pytest.mark.parametrize("width", [1440, 375])
@pytest.mark.parametrize("house", HOUSES)
async def test_axe_finds_nothing_at_the_desk(contexts, shop, database, reviewed, house, width):
    context = await contexts.open(
        shop, viewport={"width": width, "height": 900}, reduced_motion="reduce", bypass_csp=True
    )
    page = await context.new_page()
    rows = reviewed(1, house)
    await at_desk(page, database, "/admin", house)
    for path, shown in (
        ("/admin", "before anybody else reads it"),
        ("/admin/reviews", rows[0][1]),
        ("/admin/reviews?view=rejected", "Rejected"),
        (f"/admin/reviews/{rows[0][0]}", rows[0][1]),
    ):
        await journey.visit(page, HOUSES[house] + path)
        await expect(page.get_by_text(shown).first).to_be_visible()
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        for scheme in ("light", "dark"):
            await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            assert await complaints(page) == [], (path, scheme)
    await page.get_by_role("button", name="Reject").click()
    await expect(page.get_by_role("dialog", name="Reject")).to_be_visible()
    assert await complaints(page) == [], "dialog"
