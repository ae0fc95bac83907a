"""The room of the desk for those who work there: roles given, taken away, and who may do so."""

import asyncio
from dataclasses import replace

import pytest

from luxeverse import cli
from luxeverse.core.errors import Conflict, Invalid, NotAllowed, NotFound, SignInNeeded
from luxeverse.core.ids import new_id
from luxeverse.domain.identity.status import UserRole as R
from luxeverse.services import admin, identity
from tests.factories import member, signed_in, visitor
from tests.services.test_desk import staff


@pytest.fixture
async def lead(db, shop):
    """Leads the house."""
    return await staff(db, shop, "SUPER_ADMIN", "lead")


def roles(db):
    return dict(db.rows("select split_part(email, '@', 1), role from users"))


def book(db):
    return db.rows(
        "select old_values->>'role', new_values->>'role', user_id from audit_logs"
        " where action = 'role.given' order by id"
    )


@pytest.mark.req("ADM-004")
async def test_whoever_leads_the_house_gives_roles_and_takes_them_away(db, shop, lead):
    token = (await signed_in(visitor(shop, "nora"), "nora@example.com")).token

    async def nora():
        return await identity.actor_of_token(shop, token)

    said = await admin.act(lead, "people", "editor", ["new"], {"email": " Nora@Example.com "})
    assert said.casefold() == "nora@example.com is an editor now."
    assert (await admin.enter(await nora())).role == "Editor"
    key = str((await nora()).user_id)
    said = await admin.act(lead, "people", "editor", ["new"], {"email": "nora@example.com"})
    assert said == "nora@example.com had this role already."

    view = await admin.table(lead, "people", {})
    assert [[cell.text for cell in row.cells[:2]] for row in view.rows] == [
        ["lead@example.com", "Leads the house"], ["nora@example.com", "Editor"]
    ]  # fmt: skip
    assert [row.cells[0].note for row in view.rows] == ["You", ""]
    assert view.rows[0].cells[2].text == "Not noted", "the book does not say who began it"
    assert view.count_text == "2 people"
    assert [(one.label, one.hint) for one in view.filters] == [
        ("All", "2"), ("Lead the house", "1"), ("Editors", "1")
    ]  # fmt: skip

    assert await admin.act(lead, "people", "lead", [key], {}) == (
        "nora@example.com leads the house now."
    )
    record = await admin.record(await nora(), "people", key)
    assert record.deeds == [], "nobody changes their own"
    record = await admin.record(lead, "people", key)
    assert (record.title, record.state.text) == ("nora@example.com", "Leads the house")
    assert [deed.key for deed in record.deeds] == ["editor", "leave"]
    assert [(one.what, one.who) for one in record.traces] == [
        ("Leads the house", "lead@example.com"), ("Editor", "lead@example.com")
    ], "the sign-in stands in the book too, and not here"  # fmt: skip

    assert await admin.act(lead, "people", "leave", [key], {}) == (
        "nora@example.com has no role here any more."
    )
    with pytest.raises(NotAllowed):
        await admin.enter(await nora())
    with pytest.raises(NotFound):
        await admin.record(lead, "people", key)
    assert book(db) == [
        ("CUSTOMER", "ADMIN", lead.user_id),
        ("ADMIN", "SUPER_ADMIN", lead.user_id),
        ("SUPER_ADMIN", "CUSTOMER", lead.user_id),
    ]


@pytest.mark.req("ADM-004")
async def test_customers_are_neither_listed_nor_opened_nor_touched(db, shop, lead):
    ada = await member(shop)
    vip = await staff(db, shop, "VIP", "vip")
    gone = await staff(db, shop, "ADMIN", "gone")
    db.rows("update users set deleted_at = now() where id = %s", gone.user_id)
    for view in ("all", "leads", "editors", "customers"):
        rows = (await admin.table(lead, "people", {"view": view})).rows
        assert {row.label for row in rows} <= {"lead@example.com"}
    for actor in (ada, vip, gone):
        key = str(actor.user_id)
        with pytest.raises(NotFound):
            await admin.record(lead, "people", key)
        for deed in ("editor", "lead", "leave"):
            with pytest.raises(NotFound):
                await admin.act(lead, "people", deed, [key], {})
    assert book(db) == []


@pytest.mark.req("ADM-004", "AUTH-013")
@pytest.mark.parametrize("role", ["", "CUSTOMER", "VIP", "ADMIN"])
async def test_nobody_else_sees_or_changes_roles(db, shop, lead, role):
    actor = await staff(db, shop, role) if role else visitor(shop)
    olga = await staff(db, shop, "ADMIN", "olga")
    before, key = roles(db), str(olga.user_id)
    for use_case in (
        lambda: admin.table(actor, "people", {}),
        lambda: admin.record(actor, "people", key),
        lambda: admin.record(actor, "people", "new"),
        lambda: admin.act(actor, "people", "leave", [key], {}),
        lambda: identity.appoint(actor, "me@example.com", R.SUPER_ADMIN),
        lambda: identity.change_role(actor, olga.user_id, R.CUSTOMER),
        # What a page that was opened before the role was taken still believes of itself.
        lambda: identity.change_role(replace(actor, role="SUPER_ADMIN"), olga.user_id, R.CUSTOMER),
        lambda: identity.appoint(replace(actor, role="SUPER_ADMIN"), "me@example.com", R.ADMIN),
    ):
        with pytest.raises(NotAllowed if role else SignInNeeded):
            await use_case()
    assert (roles(db), book(db)) == (before, [])
    if role == "ADMIN":
        assert "People" not in [room.label for room in (await admin.enter(actor)).rooms]


async def test_the_houses_are_apart(db, shop, lead, other_house):
    abroad = await staff(db, other_house, "SUPER_ADMIN", "abroad")
    assert [row.label for row in (await admin.table(abroad, "people", {})).rows] == [
        "abroad@example.com"
    ]
    for deed in ("editor", "leave"):
        with pytest.raises(NotFound):
            await admin.act(abroad, "people", deed, [str(lead.user_id)], {})
    with pytest.raises(NotFound):
        await admin.record(abroad, "people", str(lead.user_id))
    await identity.appoint(abroad, "lead@example.com", R.ADMIN)
    assert sorted(role for (role,) in db.rows("select role from users")) == [
        "ADMIN", "SUPER_ADMIN", "SUPER_ADMIN"
    ]  # fmt: skip


@pytest.mark.req("ADM-004")
async def test_nobody_changes_their_own_role_or_that_of_the_last_lead(db, shop, lead):
    key = str(lead.user_id)
    for deed in ("editor", "leave"):
        with pytest.raises(Conflict, match="Your own role"):
            await admin.act(lead, "people", deed, [key], {})
    with pytest.raises(Conflict, match="Your own role"):
        await admin.act(lead, "people", "editor", ["new"], {"email": "LEAD@example.com"})
    for role in (R.ADMIN, R.CUSTOMER, R.VIP):
        with pytest.raises(Conflict, match="Nobody else leads"):
            await identity.give_role(shop, "lead@example.com", role)
    assert (roles(db), book(db)) == ({"lead": "SUPER_ADMIN"}, [])
    await identity.give_role(shop, "nora@example.com", R.SUPER_ADMIN)
    assert await identity.give_role(shop, "lead@example.com", R.CUSTOMER)
    assert roles(db) == {"lead": "CUSTOMER", "nora": "SUPER_ADMIN"}


def test_the_command_line_keeps_the_last_lead(seeded, capsys):
    def run(role):
        code = cli.main(["staff", "nora@example.com", "--role", role, "--house", "luxe"])
        said = capsys.readouterr()
        return code, said.out + said.err

    assert run("SUPER_ADMIN")[0] == 0
    code, said = run("CUSTOMER")
    assert (code, "Nobody else leads this house" in said) == (1, True)
    assert roles(seeded)["nora"] == "SUPER_ADMIN"


@pytest.mark.parametrize("_round", range(3))
async def test_leads_who_take_each_others_role_at_once_leave_one(db, shop, _round):
    leads = [await staff(db, shop, "SUPER_ADMIN", f"lead{n}") for n in range(4)]

    async def take(actor, victim):
        try:
            return await identity.change_role(actor, victim.user_id, R.CUSTOMER)
        except (NotAllowed, NotFound) as refusal:
            return type(refusal)

    pairs = [(one, other) for one in leads for other in leads if one is not other]
    ends = await asyncio.gather(*(take(*pair) for pair in pairs))
    kept = [name for name, role in roles(db).items() if role == "SUPER_ADMIN"]
    assert len(kept) == 1
    assert ends.count(True) == len(book(db)) == 3
    assert {end for end in ends if end is not True} <= {NotAllowed, NotFound}


@pytest.mark.parametrize("_round", range(3))
async def test_two_commands_at_once_do_not_take_both_leads_away(db, shop, _round):
    for name in ("nora", "olga"):
        await identity.give_role(shop, f"{name}@example.com", R.SUPER_ADMIN)

    async def take(name):
        try:
            return await identity.give_role(shop, f"{name}@example.com", R.CUSTOMER)
        except Conflict:
            return "refused"

    ends = await asyncio.gather(*(take(name) for name in ("nora", "olga")))
    assert sorted(ends, key=str) == [True, "refused"]
    assert sorted(roles(db).values()) == ["CUSTOMER", "SUPER_ADMIN"]


async def test_given_to_one_address_at_once_is_given_once(db, shop, lead):
    """While its owner signs in for the first time, too."""
    given, _ = await asyncio.gather(
        asyncio.gather(*(identity.appoint(lead, "nora@example.com", R.ADMIN) for _ in range(4))),
        signed_in(visitor(shop, "nora"), "nora@example.com"),
    )
    assert sorted(given) == [False, False, False, True]
    assert roles(db) == {"lead": "SUPER_ADMIN", "nora": "ADMIN"}
    assert len(book(db)) == 1


@pytest.mark.parametrize("deed", ["editor", "lead", "leave", "burn", "", "\x00"])
async def test_hostile_keys_and_addresses(db, shop, lead, deed):
    before = roles(db)
    for wrong in ("", "nope", "x" * 60, "'; drop table users; --", "\x00", str(new_id())):
        with pytest.raises(NotFound):
            await admin.record(lead, "people", wrong)
        with pytest.raises(NotFound):
            await admin.act(lead, "people", deed, [wrong], {"email": "nora@example.com"})
    for keys in ([], ["new", "new"], [str(lead.user_id)] * 2):
        with pytest.raises(Invalid):
            await admin.act(lead, "people", deed, keys, {"email": "nora@example.com"})
    refused = Invalid if deed in {"editor", "lead"} else NotFound
    for junk in ("", "nobody", "a@b", "x" * 6_000, "a@b.example\x00", "<script>@example.com", "a@x.example, b@x.example"):  # fmt: skip
        with pytest.raises(refused):
            await admin.act(lead, "people", deed, ["new"], {"email": junk})
    with pytest.raises(refused):
        await admin.act(lead, "people", deed, ["new"], {})
    assert (roles(db), book(db)) == (before, [])


async def test_only_roles_of_the_house_are_given(db, shop, lead):
    olga = await staff(db, shop, "ADMIN", "olga")
    for role in (R.CUSTOMER, R.VIP, R.GUEST):
        with pytest.raises(Invalid):
            await identity.appoint(lead, "nora@example.com", role)
    for role in (R.VIP, R.GUEST):
        with pytest.raises(Invalid):
            await identity.change_role(lead, olga.user_id, role)
    assert roles(db) == {"lead": "SUPER_ADMIN", "olga": "ADMIN"}


async def test_the_list_is_sorted_and_survives_what_addresses_say(db, shop, lead, monkeypatch):
    monkeypatch.setattr("luxeverse.services.admin.people_room.SIZE", 1)
    await identity.appoint(lead, "ada@example.com", R.ADMIN)
    db.rows("update users set name = 'Zoë' where email = 'ada@example.com'")

    async def names(sort):
        found, at = [], ""
        for _ in range(2):
            view = await admin.table(lead, "people", {"sort": sort, "at": at})
            found += [row.label for row in view.rows]
            at = view.next_url.partition("at=")[2].partition("&")[0]
        return found

    assert await names("name") == await names("-role") == ["lead@example.com", "Zoë"]
    assert await names("role") == await names("-since") == ["Zoë", "lead@example.com"]
    for junk in ("x", "e30", "WzEsMl0", "\x00", "W" * 4000):
        view = await admin.table(lead, "people", {"sort": junk, "view": junk, "at": junk})
        assert [row.label for row in view.rows] == ["lead@example.com"]
