"""The rooms of the desk for questions and for people in the browser; and axe in every room that has rows of its own."""

import re
import uuid

import psycopg
import pytest
from playwright.async_api import expect

from tests.e2e import journey
from tests.e2e.test_accessibility import HOUSES, PRODUCT, fits, in_both_schemes
from tests.e2e.test_desk import at_desk

pytestmark = pytest.mark.xdist_group("desk")


@pytest.fixture
def database(shop_database):
    with psycopg.connect(shop_database, autocommit=True) as connection:
        yield connection


@pytest.fixture
def asked(database):
    """Makes a question that waits, older than all others; gives (key, text). Taken away again with what was answered."""
    keys = []

    def make(house="luxe", status="PENDING"):
        text = f"Is the brass lacquered, or left bare? Asked as {uuid.uuid4().hex[:8]}."
        ((key,),) = database.execute(
            "insert into questions (id, tenant_id, product_id, author_name, session_id, text, status, is_sample, created_at)"
            " select gen_random_uuid(), tenant_id, id, 'Hélène', '', %s, %s, false, now() - interval '10 years'"
            " from products where slug = %s returning id",
            (text, status, PRODUCT[house].rpartition("/")[2]),
        ).fetchall()  # fmt: skip
        keys.append(key)
        return str(key), text

    yield make
    database.execute("delete from answers where question_id = any(%s)", (keys,))
    database.execute("delete from questions where id = any(%s)", (keys,))
    database.execute("update tenants set data_version = data_version + 1")


def answered(database, question):
    ((key,),) = database.execute(
        "insert into answers (id, tenant_id, question_id, author_name, session_id, text, is_house, is_owner,"
        " helpful_count, status, is_sample) select gen_random_uuid(), tenant_id, id, 'Theo', '',"
        " 'Left bare; mine has darkened at the edges.', false, true, 0, 'PENDING', false from questions where id = %s"
        " returning id",
        (question,),
    ).fetchall()  # fmt: skip
    return str(key)


@pytest.fixture
def offered(database):
    """A piece of a sample order, offered back; gives its number."""
    ref = f"PL-{uuid.uuid4().hex[:8].upper()}"
    database.execute(
        "insert into resale_offers (id, tenant_id, ref, user_id, order_item_id, piece_number, product_id, condition,"
        " words, kind, start_price, floor_price, step_amount, currency, status) select gen_random_uuid(), i.tenant_id,"
        " %s, u.id, i.id, 99, i.product_id, 'good', 'One hairline on the clasp.', 'fixed', 300, 300, 0, 'EUR', 'offered'"
        " from order_items i join tenants t on t.id = i.tenant_id join users u on u.tenant_id = t.id"
        " where t.slug = 'luxe' limit 1",
        (ref,),
    )  # fmt: skip
    yield ref
    database.execute("delete from resale_offers where ref = %s", (ref,))


@pytest.fixture
def lent(database):
    """A loan that is to be sent in a hundred years; gives its number."""
    ref = f"LN-{uuid.uuid4().hex[:8].upper()}"
    database.execute(
        "insert into rental_loans (id, tenant_id, ref, user_id, product_id, unit, start_on, days, until_on, taken,"
        " status, is_insured, rent_amount, insurance_amount, deposit_amount, total_amount, currency, email, recipient,"
        " expires_at, paid_at, late_days) select gen_random_uuid(), p.tenant_id, %s, u.id, p.id, 99, current_date + 36500, 4,"
        " current_date + 36504, daterange(current_date + 36500, current_date + 36506), 'booked', false, 45, 0, 180, 225,"
        " 'EUR', u.email, '{}', now(), now(), 0 from products p join users u on u.tenant_id = p.tenant_id"
        " where p.slug = 'villa-stole' limit 1",
        (ref,),
    )  # fmt: skip
    yield ref
    database.execute("delete from rental_loans where ref = %s", (ref,))


@pytest.mark.req("REV-007")
async def test_the_house_shows_a_question_with_its_answer(contexts, shop, database, asked):
    key, text = asked()
    shopper = await (await contexts.open(shop)).new_page()
    await journey.visit(shopper, PRODUCT["luxe"])
    await expect(shopper.get_by_text(text)).to_have_count(0)
    page = await (await contexts.open(shop)).new_page()
    await at_desk(page, database, "/admin/questions")
    await page.get_by_role("link", name=text[:40]).first.click()
    await expect(page.get_by_role("heading", name="Hélène asks")).to_be_visible()
    await page.get_by_label("The house answers").fill("Left bare: it darkens where it is touched.")
    await page.get_by_role("button", name="Approve").click()
    await expect(page.get_by_text("Shown, with the answer of the house.")).to_be_visible()
    await expect(page.get_by_role("heading", name="LuxeVerse answers")).to_be_visible()
    await expect(page.get_by_label("The house answers")).to_have_count(0)
    await shopper.wait_for_timeout(1_500)  # a process remembers the version of a house for a second
    await journey.visit(shopper, PRODUCT["luxe"])
    shown = shopper.locator("article.question", has_text=text)
    await expect(shown).to_contain_text("Left bare: it darkens where it is touched.")

    answer = answered(database, key)
    await journey.visit(page, "/admin/questions")
    row = page.get_by_role("row", name=re.compile("Left bare; mine has darkened"))
    await row.get_by_role("checkbox").check()
    await page.get_by_role("button", name="Reject").click()
    dialog = page.get_by_role("dialog", name="Reject 1")
    await dialog.get_by_label("Why it is not shown").fill("Of another piece")
    await dialog.get_by_role("button", name="Reject 1").click()
    await expect(page.get_by_text("1 entry rejected.")).to_be_visible()
    await journey.visit(page, f"/admin/questions/{answer}")
    await expect(page.get_by_text("Of another piece")).to_be_visible()


@pytest.mark.req("ADM-004")
async def test_a_role_is_given_to_an_address_and_taken_away(contexts, shop, database, watch):
    watch.allow(r"status of 403")
    email = journey.new_email()
    lead = await (await contexts.open(shop)).new_page()
    await at_desk(lead, database, "/admin/people", role="SUPER_ADMIN")
    await lead.get_by_role("link", name="Give a role to an address").click()
    await lead.get_by_label("E-mail address").fill("nobody")
    await lead.get_by_role("button", name="Make an editor").click()
    await expect(lead.get_by_text("Give an address such as")).to_be_visible()
    await lead.get_by_label("E-mail address").fill(email)
    await lead.get_by_role("button", name="Make an editor").click()
    await expect(lead.get_by_text(f"{email} is an editor now.")).to_be_visible()

    editor = await (await contexts.open(shop)).new_page()
    await journey.sign_in(editor, email, "/admin/questions")
    rooms = editor.get_by_role("navigation", name="Rooms")
    await expect(rooms.get_by_role("link", name="Questions")).to_be_visible()
    await expect(rooms.get_by_role("link", name="People")).to_have_count(0)
    await journey.visit(editor, "/admin/people")
    await expect(editor.get_by_text("This room is not yours")).to_be_visible()

    await journey.visit(lead, "/admin/people?view=editors&sort=-since")
    await lead.get_by_role("link", name=email).click()
    await lead.get_by_role("button", name="Take the role away").click()
    await lead.get_by_role("dialog").get_by_role("button", name="Take the role away").click()
    await expect(lead.get_by_text(f"{email} has no role here any more.")).to_be_visible()
    await expect(lead.get_by_text("Nothing stands here")).to_be_visible()
    assert (await editor.goto("/admin")).status == 403


async def test_axe_finds_nothing_in_rooms_with_rows(contexts, shop, database, asked, offered, lent):
    context = await contexts.open(shop, reduced_motion="reduce", bypass_csp=True)
    page = await context.new_page()
    waiting, text = asked()
    shown, _ = asked(status="APPROVED")
    answer = answered(database, shown)
    email = await at_desk(page, database, "/admin/people", role="SUPER_ADMIN")
    ((me,),) = database.execute("select id from users where email = %s", (email,)).fetchall()
    for path, seen in (
        ("/admin/questions", text[:40]),
        ("/admin/questions?view=unanswered", "Not answered"),
        (f"/admin/questions/{waiting}", "The house answers"),
        (f"/admin/questions/{answer}", "Theo answers"),
        ("/admin/people", email),
        (f"/admin/people/{me}", "This is you"),
        ("/admin/people/new", "E-mail address"),
        ("/admin/offers", offered),
        (f"/admin/offers/{offered}", "One hairline on the clasp."),
        ("/admin/loans", lent),
        (f"/admin/loans/{lent}", "Villa stole"),
    ):
        await journey.visit(page, path)
        await expect(page.locator("main").get_by_text(seen).first).to_be_visible()
        for width in (1440, 375):
            await fits(page, width)
            assert await in_both_schemes(page) == [], (path, width)


@pytest.mark.parametrize("house", HOUSES)
async def test_axe_finds_nothing_in_rooms_with_nothing_to_show(contexts, shop, database, house):
    page = await (await contexts.open(shop, reduced_motion="reduce", bypass_csp=True)).new_page()
    await at_desk(page, database, "/admin/people", house, "SUPER_ADMIN")
    for path, seen in (
        ("/admin/questions?view=rejected", "Nothing was rejected"),
        ("/admin/people?view=leads", "Leads the house"),
    ):
        await journey.visit(page, HOUSES[house] + path)
        await expect(page.get_by_text(seen).first).to_be_visible()
        assert await in_both_schemes(page) == [], path
