"""Guarded pages at the edge: who is led to the door, who is refused, and what nobody may find in a cache."""

import re

import pytest

from luxeverse.core.config import settings
from luxeverse.core.ids import new_id
from luxeverse.services import account, catalogue, identity, wishlist
from luxeverse.state.routes import ROUTES
from tests.factories import EMAIL, letter_link, member, signed_in, visitor
from tests.shop import behind_edge, client_of

MEMBERS = ("/account", "/account/orders", "/account/orders/LV-2222-2222")


@pytest.fixture
def pages(seeded, supplier, house, tmp_path, monkeypatch):
    """The seeded houses with all their pages, unrendered, as ASGI application."""
    monkeypatch.setenv("LIMITS", "off")
    settings.cache_clear()
    return behind_edge(tmp_path, routes=True)


async def cookie(house, email=EMAIL):
    return (await signed_in(visitor(house), email)).token


@pytest.mark.req("AUTH-014")
@pytest.mark.parametrize("path", MEMBERS)
async def test_visitors_are_led_to_the_door_and_back(pages, house, path):
    async with client_of(pages) as http:
        answer = await http.get(path)
        back = path.replace("/", "%2F")
        assert (answer.status_code, answer.headers["location"]) == (303, f"/login?back={back}")
        assert answer.headers["cache-control"] == "no-store"
        door = await http.get(answer.headers["location"])
        assert door.status_code == 200
        assert f'"back":"{path}"' in door.text.replace(": ", ":").replace(", ", ",")
        arome = await http.get(f"/arome{path}")
        assert arome.headers["location"] == f"/arome/login?back=%2Farome{back}"


@pytest.mark.req("AUTH-014")
async def test_members_see_their_pages_and_no_door(pages, house):
    token = await cookie(house)
    async with client_of(pages, cookies={"lv_sid": token}) as http:
        for path in MEMBERS:
            answer = await http.get(path)
            assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
        for door in ("/login", "/register"):
            assert (await http.get(door)).headers["location"] == "/account"
        onward = await http.get("/login", params={"back": "/account/orders"})
        assert onward.headers["location"] == "/account/orders"
        elsewhere = await http.get("/login", params={"back": "//evil.example"})
        assert elsewhere.headers["location"] == "/account"
        there = await http.get("/arome/account")
        assert there.status_code == 303


@pytest.mark.req("AUTH-014")
async def test_what_is_for_staff_is_403_for_members_and_the_door_for_visitors(pages, seeded, house):
    token = await cookie(house)
    async with client_of(pages) as http:
        assert (await http.get("/admin")).headers["location"] == "/login?back=%2Fadmin"
    async with client_of(pages, cookies={"lv_sid": token}) as http:
        for path in ("/admin", "/admin/orders"):
            answer = await http.get(path)
            assert answer.status_code == 403
            assert "for its staff" in answer.text
        assert (await http.get("/403")).status_code == 403
        assert "ask whoever leads the house" in answer.text
        seeded.rows("update users set role = 'ADMIN'")
        for path in ("/admin", "/admin/reviews", f"/admin/reviews/{new_id()}"):
            answer = await http.get(path)
            assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
        for path in ("/admin/nowhere", "/admin/nowhere/1", "/admin/reviews/1/2"):
            assert (await http.get(path)).status_code == 404
        assert (await http.get("/arome/admin")).headers["location"].startswith("/arome/login")
        seeded.rows("update users set role = 'CUSTOMER'")
        assert (await http.get("/admin/reviews")).status_code == 403


@pytest.mark.req("AUTH-013")
@pytest.mark.parametrize(
    ("role", "account", "desk", "seed"),
    [
        ("", 303, 303, "/login"),
        ("GUEST", 200, 403, "for its staff"),
        ("CUSTOMER", 200, 403, "for its staff"),
        ("VIP", 200, 403, "for its staff"),
        ("ADMIN", 200, 200, "The desk"),
        ("SUPER_ADMIN", 200, 200, "The desk"),
    ],
)
async def test_each_role_is_let_in_where_it_belongs(
    pages, seeded, house, role, account, desk, seed
):
    """Of every guarded route: the document, and the seed a browser navigates with."""
    cookies = {}
    if role:
        cookies = {"lv_sid": await cookie(house)}
        seeded.rows("update users set role = %s", role)
    wanted = {"member": account, "staff": desk}
    guarded = [route for route in ROUTES if route.guard in wanted]
    assert {route.guard for route in guarded} == set(wanted)
    async with client_of(pages, cookies=cookies) as http:
        for route in guarded:
            path = re.sub(r"\[\w+\]", "reviews", route.pattern)
            assert (await http.get(path)).status_code == wanted[route.guard], path
        assert seed in (await http.get("/_seed", params={"path": "/admin/reviews"})).text


async def test_a_session_that_ended_leads_to_the_door_at_once(pages, house):
    token = await cookie(house)
    async with client_of(pages, cookies={"lv_sid": token}) as http:
        assert (await http.get("/account")).status_code == 200
        await identity.end_all(await identity.actor_of_token(house, token))
        assert (await http.get("/account")).status_code == 303


async def test_the_seed_of_a_guarded_page_is_guarded_too(pages, house):
    token = await cookie(house)
    async with client_of(pages) as http:
        answer = await http.get("/_seed", params={"path": "/account"})
        assert answer.json() == {"redirect": "/login?back=%2Faccount"}
        assert answer.headers["cache-control"] == "no-store"
    async with client_of(pages, cookies={"lv_sid": token}) as http:
        answer = await http.get("/_seed", params={"path": "/account"})
        assert "redirect" not in answer.json()
        assert answer.headers["cache-control"] == "no-store"


async def test_opening_a_letters_link_signs_nobody_in(pages, seeded, house):
    token = await letter_link(visitor(house))
    async with client_of(pages) as http:
        for _ in range(2):
            answer = await http.get(f"/login/{token}")
            assert answer.status_code == 200
            assert EMAIL in answer.text
        assert (await http.get("/api/auth/session")).json()["signed_in"] is False
        assert seeded.value("select count(*) from sessions") == 0
        await http.post("/api/auth/sign-in", json={"token": token})
        assert EMAIL not in (await http.get(f"/login/{token}")).text


async def test_two_shoppers_get_the_same_bytes_and_nothing_of_each_other(pages, seeded, house):
    """What is personal comes after the page is alive; a document or a seed that everybody shares holds none of it."""
    ada = await member(house, "ada")
    await account.change_profile(ada, name="Ada Lovelace")
    slug = seeded.value("select slug from products where tenant_id = %s limit 1", house.tenant_id)
    await wishlist.toggle(ada, slug)
    paths = ("/", "/shop", "/shop?sort=newest", "/journal", f"/product/{slug}", "/wishlist", "/bag")
    token = await cookie(house)
    async with (
        client_of(pages) as nobody,
        client_of(pages, cookies={"lv_sid": token}) as somebody,
    ):
        await nobody.get("/api/cart")
        for path in paths:
            ours, theirs = await somebody.get(path), await nobody.get(path)
            assert ours.content == theirs.content, path
            assert ours.headers["etag"] == theirs.headers["etag"], path
            assert "set-cookie" not in ours.headers
            for private in ("Ada Lovelace", EMAIL, token):
                assert private not in ours.text
            seeds = [await one.get("/_seed", params={"path": path}) for one in (somebody, nobody)]
            assert seeds[0].content == seeds[1].content
        page = await somebody.get("/account")
        assert "Ada" not in page.text
        assert EMAIL not in page.text


@pytest.mark.req("HOME-010", "PLP-011")
async def test_what_follows_a_member_comes_by_their_own_seed_and_is_kept_by_nobody(
    pages, seeded, house
):
    """Two members who allow it get another seed each; documents and everybody else's seeds stay what they are."""
    members = []
    for name, category in (("ada", "watches"), ("bob", "bags")):
        email = f"{name}@example.com"
        actor = await member(house, name, email)
        ((slug,), *_) = seeded.rows(
            "select p.slug from products p join categories c on c.id = p.category_id"
            " where c.slug = %s and p.tenant_id = %s order by p.id",
            category, house.tenant_id,
        )  # fmt: skip
        await wishlist.toggle(actor, slug)
        members.append((await account.change_profile(actor, personal=True), email))
    tokens = [await cookie(house, email) for _, email in members]
    async with (
        client_of(pages) as nobody,
        client_of(pages, cookies={"lv_sid": tokens[0]}) as ada,
        client_of(pages, cookies={"lv_sid": tokens[1]}) as bob,
    ):
        for path in ("/", "/shop?sort=for-you"):
            shared = await nobody.get("/_seed", params={"path": path})
            own = [await one.get("/_seed", params={"path": path}) for one in (ada, bob)]
            assert len({shared.content, own[0].content, own[1].content}) == 3, path
            assert {one.headers["cache-control"] for one in own} == {"no-store"}
            assert (await nobody.get("/_seed", params={"path": path})).content == shared.content
            documents = [await one.get(path) for one in (nobody, ada, bob)]
            assert len({one.content for one in documents}) == 1, path
        # Every other order is everybody's.
        for path in ("/shop", "/shop?sort=newest"):
            seeds = [await one.get("/_seed", params={"path": path}) for one in (nobody, ada, bob)]
            assert len({one.content for one in seeds}) == 1, path
        await account.change_profile(
            await identity.actor_of_token(house, tokens[0]), personal=False
        )
        for path in ("/", "/shop?sort=for-you"):
            seeds = [await one.get("/_seed", params={"path": path}) for one in (nobody, ada)]
            assert seeds[0].content == seeds[1].content


async def test_a_filter_of_a_house_is_read_from_the_address(pages, seeded, house):
    await catalogue.add_attribute(house, "watches", "strap_kind", "Strap")
    seeded.rows('update products set attributes = attributes || \'{"strap_kind": "steel"}\'')
    identity.forget()
    async with client_of(pages) as http:
        path = "/shop/watches?strap_kind=silk"
        found = await http.get("/_seed", params={"path": path})
        assert "No piece fits all of this" in found.text
        unknown = await http.get("/_seed", params={"path": "/shop/watches?unknown_key=silk"})
        assert "No piece fits all of this" not in unknown.text
