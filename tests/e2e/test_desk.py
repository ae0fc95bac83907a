"""The desk in the browser: the way in, its lists and records by hand and by key, and what no shopper ever fetches."""

import json
import re
import uuid

import psycopg
import pytest
from playwright.async_api import expect

from tests.e2e import journey
from tests.e2e.test_accessibility import HOUSES, LISTING, PRODUCT, complaints, fits, in_both_schemes

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


async def at_desk(page, database, path="/admin", house="luxe", role="ADMIN"):
    """Sign in as somebody who works for the house, on the way to a page of the desk; returns the address."""
    email = journey.new_email()
    appoint(database, email, house, role)
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
        " where t.slug = %s and p.slug = %s returning id, title, created_at",
        (WORDS, count, house, slug),
    )  # fmt: skip
    return [(str(key), title) for key, title, _ in sorted(rows, key=lambda row: row[2])]


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
    robots = page.locator("meta[name=robots]")
    await expect(robots).to_have_attribute("content", re.compile("noindex"))


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
    await page.wait_for_url("**view=rejected**")
    await page.get_by_role("link", name=rows[1][1]).click()
    await expect(page.get_by_text("The same text twice").first).to_be_visible()
    await page.get_by_role("button", name="Approve").click()
    await expect(page.get_by_text("1 review approved and shown.")).to_be_visible()
    assert states(database, rows) == ["REJECTED", "APPROVED", "PENDING"]


async def test_what_was_selected_is_forgotten_with_the_view_it_was_selected_in(
    page, database, reviewed
):
    """What is to be done with pieces out of sight could not be seen."""
    rows = reviewed(2)
    await at_desk(page, database, "/admin/reviews")
    await page.get_by_role("checkbox", name=re.compile(rows[0][1])).check()
    await expect(page.get_by_text("1 selected")).to_be_visible()
    views = page.get_by_role("navigation", name="Views")
    waiting = await views.locator("[aria-current=page]").get_attribute("href")
    await views.get_by_role("link", name="Rejected").click()
    await expect(page.get_by_role("link", name=rows[0][1])).to_have_count(0)
    await views.locator(f"a[href='{waiting}']").click()
    await expect(page.get_by_role("link", name=rows[0][1])).to_be_visible()
    await expect(page.get_by_text("0 selected")).to_be_visible()


@pytest.mark.req("REV-002")
async def test_reviews_are_decided_by_key(page, database, reviewed):
    rows = reviewed(3)
    await at_desk(page, database, "/admin/reviews")
    await page.get_by_role("link", name=rows[0][1]).focus()
    await page.keyboard.press("j")
    await expect(page.get_by_role("link", name=rows[1][1])).to_be_focused()
    await page.keyboard.press("s")
    await expect(page.get_by_text("1 review set aside.")).to_be_visible()
    await expect(page.get_by_role("link", name=rows[1][1])).to_have_count(0)
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
    dialog = page.get_by_role("dialog", name="Reject")
    reason = dialog.get_by_label("Why it is not shown")
    await expect(reason).to_be_focused()
    assert states(database, rows) == ["PENDING", "FLAGGED", "PENDING"]
    await page.keyboard.type("Asks for another shop")
    await expect(reason).to_have_value("Asks for another shop")
    await page.keyboard.press("Tab")
    await expect(dialog.get_by_role("button", name="Reject")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("1 review rejected.")).to_be_visible()
    await page.get_by_role("link", name="Next that waits").focus()
    await page.keyboard.press("n")
    await expect(page.get_by_role("heading", level=1)).not_to_have_text(rows[0][1])
    assert states(database, rows) == ["REJECTED", "FLAGGED", "PENDING"]


async def test_what_was_done_is_said_though_the_question_is_gone_first(page, database, reviewed):
    """The answer of the server may come before the browser tells of the closing; here it never does."""
    rows = reviewed(2)
    await at_desk(page, database, "/admin/reviews")
    await page.get_by_role("link", name=rows[0][1]).focus()
    await page.keyboard.press("s")
    await expect(page.get_by_text("1 review set aside.")).to_be_visible()
    await page.get_by_role("link", name=rows[1][1]).click()
    await expect(page.get_by_role("heading", name=rows[1][1])).to_be_visible()
    await page.evaluate(
        "document.addEventListener('close', (event) => event.stopImmediatePropagation(), true)"
    )
    await page.get_by_role("button", name="Reject").click()
    dialog = page.get_by_role("dialog", name="Reject")
    await dialog.get_by_label("Why it is not shown").fill("Asks for another shop")
    await dialog.get_by_role("button", name="Reject").click()
    await expect(page.get_by_text("1 review rejected.")).to_be_visible()


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


@pytest.mark.parametrize("house", HOUSES)
async def test_axe_finds_nothing_at_the_desk(contexts, shop, database, reviewed, house):
    context = await contexts.open(shop, reduced_motion="reduce", bypass_csp=True)
    page = await context.new_page()
    rows = reviewed(1, house)
    await at_desk(page, database, "/admin", house)
    for path, shown in (
        ("/admin", "before anybody else reads it"),
        ("/admin/reviews", rows[0][1]),
        ("/admin/reviews?view=rejected", "Rejected"),
        ("/admin/descriptions?view=none", "Without a text"),
        ("/admin/testimonials", "Write down a letter"),
        ("/admin/testimonials/new", "Name under them"),
        (f"/admin/reviews/{rows[0][0]}", rows[0][1]),
    ):
        await journey.visit(page, HOUSES[house] + path)
        await expect(page.get_by_text(shown).first).to_be_visible()
        for width in (1440, 375):
            await fits(page, width)
            assert await in_both_schemes(page) == [], (path, width)
    await page.get_by_role("button", name="Reject").click()
    await expect(page.get_by_role("dialog", name="Reject")).to_be_visible()
    for width in (375, 1440):
        await fits(page, width)
        assert await complaints(page) == [], ("dialog", width)


@pytest.fixture
def draft(database):
    """A draft of a piece of the second house; taken away again with whatever came of it. Gives (key, slug, text)."""
    slug = PRODUCT["arome"].rpartition("/")[2]
    text = (
        f"An oil of true lavender in its {uuid.uuid4().hex} batch. "
        + "It turns to dry hay within the hour. " * 2
    )
    ((key,),) = database.execute(
        "insert into assisted_texts (id, tenant_id, product_id, written, text, source, made_from)"
        " select gen_random_uuid(), p.tenant_id, p.id, %s, %s, 'quill-2', 'x' from products p where p.slug = %s"
        " returning id",
        (text.strip(), text.strip(), slug),
    ).fetchall()  # fmt: skip
    yield str(key), slug, text.strip()
    database.execute("update products set ai_description = null where slug = %s", (slug,))
    database.execute("delete from assisted_texts where id = %s", (key,))
    database.execute("update tenants set data_version = data_version + 1")


@pytest.mark.req("PDP-007")
async def test_an_editor_lets_a_page_show_what_a_model_wrote(contexts, shop, database, draft):
    key, slug, text = draft
    shopper = await (await contexts.open(shop, bypass_csp=True)).new_page()
    await journey.visit(shopper, f"/arome/product/{slug}")
    await expect(shopper.locator("#assisted")).to_have_count(0)
    makers = await shopper.locator("script[type='application/ld+json']").inner_text()

    page = await (await contexts.open(shop)).new_page()
    await at_desk(page, database, f"/admin/descriptions/{key}", "arome")
    box = page.get_by_label("The text, as the page would show it")
    await expect(box).to_have_value(text)
    await box.fill(text.replace("true lavender", "fine lavender"))
    await expect(page.get_by_text("Changed, and not kept yet.")).to_be_visible()
    await page.get_by_role("button", name="Approve and show").click()
    await expect(page.get_by_text("The page of the piece shows it now.")).to_be_visible()
    await expect(box).to_have_count(0)

    await shopper.wait_for_timeout(1_500)  # a process remembers the version of a house for a second
    await journey.visit(shopper, f"/arome/product/{slug}")
    shown = shopper.locator("#assisted")
    await expect(shown).to_contain_text("An oil of fine lavender")
    await expect(shown).to_contain_text("Written with a language model")
    await expect(shown).to_contain_text("approved by an editor")
    assert await shopper.locator("script[type='application/ld+json']").inner_text() == makers
    assert await in_both_schemes(shopper) == []
    await page.get_by_role("button", name="Withdraw").click()
    await page.get_by_role("dialog").get_by_role("button", name="Withdraw").click()
    await expect(page.get_by_text("no longer shows it")).to_be_visible()
    await shopper.wait_for_timeout(1_500)
    await journey.visit(shopper, f"/arome/product/{slug}")
    await expect(shown).to_have_count(0)


@pytest.mark.req("REV-006")
async def test_an_editor_puts_a_quote_on_the_home(page, database):
    """From a verified review that is shown, by way of the room of testimonials, to the home of the atelier and off again."""
    ((review, content),) = database.execute(
        "select r.id, r.content from reviews r join tenants t on t.id = r.tenant_id where t.slug = 'arome'"
        " and r.is_verified_purchase and r.status = 'APPROVED' and r.rating = 3 order by r.created_at limit 1"
    ).fetchall()
    home = page.locator(".said")
    await journey.visit(page, "/arome")
    await expect(home).not_to_contain_text(content[:50])
    await at_desk(page, database, f"/admin/reviews/{review}", "arome")
    await page.get_by_role("button", name="Quote as a testimonial").click()
    await expect(page.get_by_text("testimonial made")).to_be_visible()
    await journey.visit(page, "/arome/admin/testimonials")
    await page.get_by_role("link", name=content[:40]).click()
    await page.get_by_label("Folio").fill("XII")
    await page.get_by_role("button", name="Keep changes").click()
    await expect(page.get_by_text("Kept.")).to_be_visible()
    await page.get_by_role("button", name="Put on the home").click()
    await expect(page.get_by_text("1 testimonial on the home now.")).to_be_visible()
    await page.wait_for_timeout(1_500)
    await journey.visit(page, "/arome")
    await expect(home.locator("li")).to_have_count(1)
    await expect(home).to_contain_text(content[:50])
    await expect(home).to_contain_text("Verified purchase")
    await expect(home).to_contain_text("Folio XII")
    await page.go_back()
    await journey.alive(page)
    await page.get_by_role("button", name="Remove").click()
    await page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    await expect(page.get_by_text("Nothing stands here")).to_be_visible()
    await page.wait_for_timeout(1_500)
    await journey.visit(page, "/arome")
    await expect(home).not_to_contain_text(content[:50])


@pytest.mark.req("ADM-003")
async def test_every_room_has_the_same_list_in_the_same_frame(page, database, reviewed, draft):
    reviewed(1, "arome")
    await at_desk(page, database, "/admin", "arome")
    rooms = page.get_by_role("navigation", name="Rooms").get_by_role("link")
    await expect(rooms.first).to_be_visible()
    addresses = [await room.get_attribute("href") for room in await rooms.all()]
    assert len(addresses) >= 3
    for address in addresses:
        await journey.visit(page, address)
        await expect(page.locator(CRUMBS)).to_be_visible()
        current = page.get_by_role("navigation", name="Rooms").locator("[aria-current=page]")
        await expect(current).to_have_attribute("href", address)
        await expect(page.get_by_role("navigation", name="Views")).to_be_visible()
        await expect(page.locator(".list table.dt > caption, .empty").first).to_be_attached()
    await journey.visit(page, "/arome/admin/reviews")
    await page.get_by_role("checkbox", name="Select all on this page").check()
    count = await page.locator(".dt tbody tr").count()
    await expect(page.get_by_text(f"{count} selected")).to_be_visible()
    await expect(page.get_by_role("button", name="Set aside")).to_be_enabled()
