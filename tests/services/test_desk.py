"""The desk: who may do what, lists that neither repeat nor skip, and decisions over reviews."""

from dataclasses import replace
from datetime import timedelta

import pytest

from luxeverse import cli
from luxeverse.core import clock
from luxeverse.core.errors import Conflict, Invalid, NotAllowed, NotFound, SignInNeeded
from luxeverse.core.ids import new_id
from luxeverse.domain.identity.rights import Right
from luxeverse.domain.identity.status import UserRole
from luxeverse.domain.reviews.status import ReviewStatus
from luxeverse.services import admin, identity, reviews
from luxeverse.services.admin.rooms import ROOMS
from tests.factories import EMAIL, add_piece, member, signed_in, visitor
from tests.services.test_reviews import picture, said

SORRY = "The strap broke after a week. Bad leather, poor stitching, and I am disappointed."


async def staff(db, house, role="ADMIN", name="staff"):
    """Somebody signed in who has this role."""
    actor = await member(house, name, f"{name}@example.com")
    db.rows("update users set role = %s where id = %s", role, actor.user_id)
    return replace(actor, role=role)


async def waiting(house, slug="folio", who="ada", **changes):
    """A review nobody has read yet."""
    changes.setdefault("email", f"{who}@example.com")
    return await reviews.write_review(visitor(house, who), slug, said(**changes))


def version(db):
    return db.value("select data_version from tenants where slug = 'luxe'")


def status_of(db, key):
    return db.value("select status from reviews where id = %s", key)


@pytest.mark.req("AUTH-013")
@pytest.mark.parametrize(
    ("role", "may_work", "may_appoint"),
    [
        ("", False, False),
        ("GUEST", False, False),
        ("CUSTOMER", False, False),
        ("VIP", False, False),
        ("ADMIN", True, False),
        ("SUPER_ADMIN", True, True),
    ],
)
async def test_each_role_may_do_what_the_table_says(db, shop, folio, role, may_work, may_appoint):
    key = await waiting(shop)
    actor = await staff(db, shop, role) if role else visitor(shop)
    works = {Right.LOOK, Right.MODERATE, Right.EDIT, Right.RECEIVE, Right.HANDLE}
    wanted = works if may_work else set()
    wanted |= {Right.APPOINT} if may_appoint else set()
    assert {right for right in Right if identity.may(actor.role, right)} == wanted
    tries = {
        "enter": lambda: admin.enter(actor),
        **{
            f"{room.slug}.table": lambda room=room: admin.table(actor, room.slug, {})
            for room in ROOMS
        },
        "record": lambda: admin.record(actor, "reviews", str(key)),
        "act": lambda: admin.act(actor, "reviews", "flag", [str(key)], {}),
        "moderate": lambda: reviews.moderate(actor, [key], ReviewStatus.APPROVED),
    }
    refused = NotAllowed if role else SignInNeeded
    for name, use_case in tries.items():
        if may_appoint or (may_work and name != "people.table"):
            await use_case()
            continue
        with pytest.raises(refused):
            await use_case()
        assert status_of(db, key) == "PENDING", name


@pytest.mark.req("AUTH-013")
async def test_a_role_holds_from_the_moment_it_is_given_or_taken(db, shop, folio, capsys):
    token = (await signed_in(visitor(shop))).token

    async def now():
        return await identity.actor_of_token(shop, token)

    with pytest.raises(NotAllowed):
        await admin.enter(await now())
    assert await identity.give_role(shop, EMAIL.upper(), UserRole.ADMIN)
    assert (await admin.enter(await now())).role == "Editor"
    assert not await identity.give_role(shop, EMAIL, UserRole.ADMIN)
    assert await identity.give_role(shop, EMAIL, UserRole.CUSTOMER)
    with pytest.raises(NotAllowed):
        await admin.enter(await now())
    book = db.rows(
        "select old_values->>'role', new_values->>'role', user_id from audit_logs"
        " where action = 'role.given' order by id"
    )
    assert book == [("CUSTOMER", "ADMIN", None), ("ADMIN", "CUSTOMER", None)]


async def test_somebody_may_be_appointed_before_they_first_sign_in(db, shop, other_house):
    assert await identity.give_role(shop, "nora@example.com", UserRole.SUPER_ADMIN)
    assert db.rows("select role, email_verified from users") == [("SUPER_ADMIN", None)]
    nora = await member(shop, "nora", "nora@example.com")
    assert (await admin.enter(nora)).role == "Leads the house"
    elsewhere = await member(other_house, "nora", "nora@example.com")
    with pytest.raises(NotAllowed):
        await admin.enter(elsewhere)
    with pytest.raises(Invalid):
        await identity.give_role(shop, "nobody", UserRole.ADMIN)


def test_the_command_names_every_house_and_refuses_other_roles(seeded, capsys):
    for word in ("is now", "was already"):
        assert cli.main(["staff", "nora@example.com", "--role", "ADMIN"]) == 0
        assert capsys.readouterr().out.count(f"nora@example.com {word} ADMIN") == 3
    assert cli.main(["staff", "nora@example.com", "--role", "CUSTOMER", "--house", "luma"]) == 0
    assert seeded.value("select count(*) from users where role = 'ADMIN'") == 2
    assert cli.main(["staff", "nobody", "--role", "ADMIN"]) == 1
    assert "address" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        cli.main(["staff", "nora@example.com", "--role", "OWNER"])


@pytest.mark.req("REV-002", "ADM-018")
async def test_reviews_queue_until_they_are_decided(db, shop, folio):
    nora = await staff(db, shop)
    first, second, third = [await waiting(shop, who=who) for who in ("ada", "eve", "mia")]
    view = await admin.table(nora, "reviews", {})
    assert [row.id for row in view.rows] == [str(first), str(second), str(third)]
    assert (await admin.enter(nora)).rooms[0].count == "3"
    before = version(db)

    assert await admin.act(nora, "reviews", "approve", [str(first)], {}) == (
        "1 review approved and shown."
    )
    assert version(db) == before + 1
    await admin.act(nora, "reviews", "flag", [str(second)], {})
    await admin.act(nora, "reviews", "reject", [str(third)], {"why": " Not  about the piece. "})
    assert version(db) == before + 1, "nothing that is shown has changed"
    for key, state in ((first, "APPROVED"), (second, "FLAGGED"), (third, "REJECTED")):
        assert status_of(db, key) == state
        there = await admin.table(nora, "reviews", {"view": state.lower()})
        assert [row.id for row in there.rows] == [str(key)]
    assert [(one.label, one.hint) for one in there.filters] == [
        ("Pending", "0"), ("Set aside", "1"), ("Approved", "1"), ("Rejected", "1")
    ]  # fmt: skip
    assert (await reviews.shown(shop, "folio", {})).count_text == "1 review"
    book = db.rows(
        "select action, user_id, entity_id, new_values->>'reason' from audit_logs"
        " where entity_type = 'review' order by id"
    )
    assert book == [
        ("review.approved", nora.user_id, str(first), None),
        ("review.flagged", nora.user_id, str(second), None),
        ("review.rejected", nora.user_id, str(third), "Not about the piece."),
    ]
    history = (await admin.record(nora, "reviews", str(third))).traces
    assert [(one.what, one.who, one.note) for one in history] == [
        ("Rejected", "staff@example.com", "Not about the piece.")
    ]
    await admin.act(nora, "reviews", "reject", [str(first)], {"why": "A second look."})
    assert (await reviews.shown(shop, "folio", {})).status == "empty"


@pytest.mark.req("ADM-018")
async def test_several_are_decided_all_or_none(db, shop, folio):
    nora = await staff(db, shop)
    keys = [await waiting(shop, who=who) for who in ("ada", "eve", "mia")]
    texts = [str(key) for key in keys]
    with pytest.raises(Invalid, match="Say why"):
        await admin.act(nora, "reviews", "reject", texts, {"why": "  "})
    await admin.act(nora, "reviews", "reject", texts[:1], {"why": "Spam."})
    with pytest.raises(Conflict, match="rejected cannot become flagged"):
        await admin.act(nora, "reviews", "flag", texts, {})
    for wrong in ([*texts, str(new_id())], [*texts, "nothing"], ["\x00"]):
        with pytest.raises(NotFound):
            await admin.act(nora, "reviews", "approve", wrong, {})
    with pytest.raises(Invalid):
        await admin.act(nora, "reviews", "approve", [], {})
    with pytest.raises(NotFound):
        await admin.act(nora, "reviews", "burn", texts, {})
    with pytest.raises(Invalid, match="100"):
        await admin.act(nora, "reviews", "flag", texts[1:2] * 101, {})
    assert [status_of(db, key) for key in keys] == ["REJECTED", "PENDING", "PENDING"]
    # Twice in one request and again by a colleague: once is enough.
    assert "2 reviews set aside" in await admin.act(nora, "reviews", "flag", texts[1:] * 2, {})
    assert "quicker" in await admin.act(nora, "reviews", "flag", texts[1:], {})
    assert db.value("select count(*) from audit_logs where action = 'review.flagged'") == 2


async def test_the_desk_of_another_house_neither_sees_nor_decides(db, shop, folio, other_house):
    key = await waiting(shop)
    eve = await staff(db, other_house, "SUPER_ADMIN", "eve")
    assert (await admin.table(eve, "reviews", {})).status == "empty"
    for use_case in (
        lambda: admin.record(eve, "reviews", str(key)),
        lambda: admin.act(eve, "reviews", "approve", [str(key)], {}),
    ):
        with pytest.raises(NotFound):
            await use_case()
    assert status_of(db, key) == "PENDING"


async def test_pages_of_a_list_neither_repeat_nor_skip_while_others_decide(
    db, shop, folio, monkeypatch
):
    monkeypatch.setattr("luxeverse.services.admin.review_room.SIZE", 2)
    nora = await staff(db, shop)
    keys = []
    for number in range(5):
        with clock.frozen(clock.now() + timedelta(minutes=number)):
            keys.append(str(await waiting(shop, who=f"p{number}", rating=5 - number % 2)))

    async def at(url, **extra):
        pairs = dict(pair.split("=") for pair in url.partition("?")[2].split("&") if pair)
        return await admin.table(nora, "reviews", pairs | extra)

    def ids(view):
        return [row.id for row in view.rows]

    first = await at("")
    assert (ids(first), first.previous_url) == (keys[:2], "")
    # A colleague decides what is on the first page: a numbered second page would now begin one later.
    await admin.act(nora, "reviews", "approve", keys[:1], {})
    second = await at(first.next_url)
    assert ids(second) == keys[2:4]
    third = await at(second.next_url)
    assert (ids(third), third.next_url) == (keys[4:], "")
    assert ids(await at(third.previous_url)) == keys[2:4]
    assert ids(await at(second.previous_url)) == keys[1:2]
    by_stars = await at("?sort=-stars")
    rest = await at(by_stars.next_url)
    assert ids(by_stars) + ids(rest) == [keys[4], keys[2], keys[3], keys[1]]
    assert [c.sorted for c in by_stars.columns if c.sorted] == ["descending"]
    for junk in ("x", "e30", "WzEsMl0", first.next_url[-30:], "\x00", "W" * 4000):
        assert ids(await at("", at=junk)) == keys[1:3]
        assert (await at("", sort=junk, view=junk)).caption == "Pending reviews"


@pytest.mark.req("REV-004")
async def test_staff_see_how_a_review_reads_and_shoppers_do_not(db, shop, folio):
    nora = await staff(db, shop)
    glad = await waiting(shop, who="ada")
    sorry = await waiting(shop, who="eve", rating=1, text=SORRY, title="Not worth it")
    rows = (await admin.table(nora, "reviews", {"sort": "mood"})).rows
    assert [row.id for row in rows] == [str(sorry), str(glad)]
    assert rows[0].cells[3].text.startswith("\N{MINUS SIGN}")
    assert (rows[0].cells[3].tone, rows[1].cells[3].tone) == ("warn", "")
    scores = db.rows("select sentiment_score, quality_score from reviews order by created_at")
    assert scores[0][0] > 0.5 > -0.5 > scores[1][0]
    assert all(0 < quality <= 1 for _, quality in scores)

    view = await admin.record(nora, "reviews", str(sorry))
    mood, quality, summary = view.blocks[1:]
    (_, broke, bad) = mood.facts
    assert broke.label == "The strap broke after a week."
    assert "broke \N{MINUS SIGN}1.90" in broke.value
    assert "bad" in bad.value
    assert "VADER" in mood.note
    assert "irony" in mood.note
    assert [fact.label for fact in quality.facts] == [
        "Length", "Things spoken of", "A title", "A picture"
    ]  # fmt: skip
    assert "Mean mood" in summary.paragraphs[0]
    assert "2 reviews" in summary.note

    await reviews.moderate(nora, [glad, sorry], ReviewStatus.APPROVED)
    shown = str(await reviews.shown(shop, "folio", {}))
    for private in ("VADER", "Mood", "mood", "sentiment", "quality", "Sorriest"):
        assert private not in shown


@pytest.mark.req("REV-004")
async def test_the_room_says_which_piece_sounds_sorriest(db, shop, folio):
    nora = await staff(db, shop)
    add_piece(db, shop, "Strap")
    for who in ("ada", "eve"):
        await waiting(shop, who=who)
        await waiting(shop, "strap", who, rating=2, text=SORRY)
    facts = {fact.label: fact.value for fact in (await admin.table(nora, "reviews", {})).facts}
    assert facts["Last 90 days"].startswith("4 reviews, mood ")
    assert facts["Sounds sorriest"].startswith("Strap, \N{MINUS SIGN}0.")


@pytest.mark.req("ADM-018")
async def test_pictures_that_wait_are_seen_by_those_who_moderate_and_nobody_else(
    db, shop, folio, other_house
):
    ada = visitor(shop)
    photo = await reviews.keep_photo(ada, picture())
    key = await reviews.write_review(ada, "folio", said(photos=[photo]))
    nora = await staff(db, shop)
    view = await admin.record(nora, "reviews", str(key))
    assert view.pictures[0].small == f"/api/reviews/photos/{photo}/small"
    assert await reviews.photo(nora, photo, "small")
    for other in (
        visitor(shop, "eve"),
        await member(shop, "eve", "eve@example.com"),
        await staff(db, other_house, "ADMIN", "abroad"),
    ):
        with pytest.raises(NotFound):
            await reviews.photo(other, photo, "small")
    unsent = await reviews.keep_photo(visitor(shop, "mia"), picture())
    with pytest.raises(NotFound):
        await reviews.photo(nora, unsent, "small")


@pytest.mark.req("ADM-018")
async def test_pictures_can_be_taken_from_a_review_whose_words_stay(db, shop, folio, other_house):
    ada = visitor(shop)
    photo = await reviews.keep_photo(ada, picture())
    key = await reviews.write_review(ada, "folio", said(photos=[photo]))
    nora = await staff(db, shop)
    await reviews.moderate(nora, [key], ReviewStatus.APPROVED)
    assert (await reviews.pictures_of_buyers(shop, {})).status == "ready"
    for actor, refused in (
        (ada, SignInNeeded),
        (await member(shop, "eve", "eve@example.com"), NotAllowed),
        (await staff(db, other_house, name="abroad"), NotFound),
    ):
        with pytest.raises(refused):
            await reviews.take_pictures_away(actor, key)
    with pytest.raises(Invalid):
        await admin.act(nora, "reviews", "bare", [str(key), str(key)], {})
    before = version(db)
    assert await admin.act(nora, "reviews", "bare", [str(key)], {}) == "1 picture deleted."
    assert version(db) == before + 1
    assert db.rows("select media_urls, status from reviews") == [([], "APPROVED")]
    assert (await reviews.pictures_of_buyers(shop, {})).pictures == []
    with pytest.raises(NotFound):
        await reviews.photo(nora, photo, "large")
    view = await admin.record(nora, "reviews", str(key))
    assert view.traces[0].what == "Pictures deleted"
    quality = view.blocks[2]
    parts = sum(float(fact.value) for fact in quality.facts)
    assert quality.title == f"Quality {parts:.2f}", "a picture that is gone counts no more"
    assert "bare" not in [deed.key for deed in view.deeds]


async def test_a_last_page_that_is_decided_leads_back_to_what_is_left(db, shop, folio, monkeypatch):
    monkeypatch.setattr("luxeverse.services.admin.review_room.SIZE", 1)
    nora = await staff(db, shop)
    keys = [str(await waiting(shop, who=who)) for who in ("ada", "eve")]
    at = (await admin.table(nora, "reviews", {})).next_url.partition("at=")[2]
    await admin.act(nora, "reviews", "flag", keys[1:], {})
    left = await admin.table(nora, "reviews", {"at": at})
    assert (left.status, [row.id for row in left.rows]) == ("ready", keys[:1])
    assert (left.previous_url, left.next_url) == ("", "")
    await admin.act(nora, "reviews", "flag", keys[:1], {})
    assert (await admin.table(nora, "reviews", {"at": at})).status == "empty"


async def test_the_way_on_passes_every_review_also_those_of_one_moment(db, shop, folio):
    nora = await staff(db, shop)
    with clock.frozen(clock.now()):
        keys = sorted([str(await waiting(shop, who=who)) for who in ("ada", "eve", "mia")])
    way = [keys[0]]
    for _ in keys:
        url = (await admin.record(nora, "reviews", way[-1])).next_url
        way.append(url.rpartition("/")[2])
    assert way == [*keys, keys[0]]


async def test_after_a_decision_the_next_that_waits_is_at_hand(db, shop, folio):
    nora = await staff(db, shop)
    keys = [await waiting(shop, who=who) for who in ("ada", "eve")]
    view = await admin.record(nora, "reviews", str(keys[0]))
    assert view.next_url == f"/admin/reviews/{keys[1]}"
    assert [deed.key for deed in view.deeds] == ["approve", "flag", "reject"]
    await admin.act(nora, "reviews", "approve", [str(keys[1])], {})
    assert (await admin.record(nora, "reviews", str(keys[0]))).next_url == ""
    assert (await admin.record(nora, "reviews", str(keys[1]))).next_url.endswith(str(keys[0]))
    with pytest.raises(NotFound):
        await admin.record(nora, "reviews", "nothing")
    with pytest.raises(NotFound):
        await admin.table(nora, "nowhere", {})
