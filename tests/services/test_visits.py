"""Visits: booked once for each place, written about, moved, cancelled, reminded of, and received."""

import asyncio
import json
from datetime import UTC, datetime

import pytest
from icalendar import Calendar

from luxeverse.core import clock
from luxeverse.core.errors import Conflict, Invalid, NotAllowed, NotFound, RateLimited, SignInNeeded
from luxeverse.domain.identity.status import UserRole
from luxeverse.services import account, admin, appointments, identity
from luxeverse.services.appointments import Wanted
from tests.factories import EMAIL, drain, member, visitor

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
TEN, TWO = "2026-12-03T09:00:00Z", "2026-12-03T13:00:00Z"
SAID = {
    "title": "Visit us",
    "standfirst": "A place is held.",
    "ahead_days": 42,
    "notice_hours": 12,
    "places": [
        {
            "slug": "grasse",
            "name": "The still house",
            "address": ["14 rue des Tanneurs", "06130 Grasse"],
            "zone": "Europe/Paris",
            "zone_name": "Grasse time",
            "at": [6.9237, 43.6583],
            "plan": "grasse",
            "plan_alt": "A plan",
            "plan_note": "The street is invented.",
            "hours": {"thu": ["10:00", "17:00"]},
            "closed": ["2026-12-24"],
        }
    ],
    "kinds": [
        {
            "slug": "still",
            "name": "Tour of the still",
            "text": "You see it run.",
            "place": "grasse",
            "minutes": 120,
            "every": 240,
            "places": 6,
            "most": 4,
            "days": ["thu"],
            "cost": "Costs nothing.",
        },
        {
            "slug": "video",
            "name": "Consultation by video",
            "text": "Half an hour.",
            "place": "grasse",
            "is_online": True,
            "minutes": 30,
            "every": 60,
            "places": 1,
            "most": 1,
            "days": ["thu"],
            "cost": "Costs nothing.",
        },
    ],
}
VISITS = "select kind, party, status from visits order by id"
TAKEN = "select starts_at, taken from visit_slots order by starts_at"


@pytest.fixture
def atelier(db, shop):
    """The house receives visits on Thursdays, and it is Monday noon."""
    db.rows(
        "update tenants set settings = settings || %s::jsonb where id = %s",
        json.dumps({"appointments": SAID}), shop.tenant_id,
    )  # fmt: skip
    identity.forget()
    with clock.frozen(NOW):
        yield shop


def wanted(**changes):
    said = {"kind": "still", "at": TEN, "party": 2, "name": "Ada Lovelace", "email": EMAIL}
    return Wanted(**(said | changes))


def calendar_of(letter):
    (part,) = [one for one in letter.walk() if one.get_content_type() == "text/calendar"]
    return Calendar.from_ical(part.get_payload(decode=True))


@pytest.mark.req("APPT-001")
async def test_a_guest_books_and_gets_a_letter_with_a_calendar_file(db, atelier, post):
    token = await appointments.book(
        visitor(atelier), wanted(note="A step is difficult"), "http://x"
    )
    assert db.rows(VISITS) == [("still", 2, "booked")]
    await drain()
    (letter,) = post.letters
    assert (letter["to"], letter["subject"]) == (EMAIL, "LuxeVerse: your visit is booked")
    text = letter.get_body(("plain",)).get_content()
    for said in (
        "Thursday 3 December 2026, 10:00 to 12:00, Grasse time",
        f"http://x/appointments/{token}",
        "A step is difficult",
    ):
        assert said in text
        assert said in letter.get_body(("html",)).get_content()
    (event,) = calendar_of(letter).walk("VEVENT")
    assert event.decoded("dtstart") == datetime(2026, 12, 3, 9, tzinfo=UTC)
    assert event.decoded("dtend") == datetime(2026, 12, 3, 11, tzinfo=UTC)
    assert (str(event["status"]), int(event["sequence"])) == ("CONFIRMED", 0)
    assert "rue des Tanneurs" in str(event["location"])
    page = await appointments.visit_page(atelier, token)
    assert (page.status, page.place.note) == ("ready", "The street is invented.")


@pytest.mark.req("APPT-001")
async def test_sixteen_at_once_get_the_places_there_are_and_no_more(db, atelier):
    said = await asyncio.gather(
        *(
            appointments.book(visitor(atelier, f"v{n}"), wanted(party=1, email=f"v{n}@example.com"))
            for n in range(16)
        ),
        return_exceptions=True,
    )
    assert sum(isinstance(one, str) for one in said) == 6
    assert sum(isinstance(one, Conflict) for one in said) == 10
    assert db.value("select count(*) from visits") == 6
    assert [taken for _, taken in db.rows(TAKEN)] == [6]


@pytest.mark.req("APPT-001")
async def test_a_party_comes_together_or_not_at_all(db, atelier):
    await appointments.book(visitor(atelier), wanted(party=4))
    with pytest.raises(Conflict):
        await appointments.book(visitor(atelier), wanted(party=3, email="b@example.com"))
    assert [taken for _, taken in db.rows(TAKEN)] == [4]
    await appointments.book(visitor(atelier), wanted(party=2, email="b@example.com"))
    page = await appointments.visits_page(atelier, {"day": "2026-12-03", "at": TEN})
    assert (page.at, [(one.note, one.is_free) for one in page.times]) == (
        "", [("full", False), ("6 of 6 left", True)]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"kind": "sauna"}, NotFound),
        ({"at": "2026-12-03T09:30:00Z"}, Invalid),
        ({"at": "2026-12-03T09:00:00"}, Invalid),
        ({"at": "2026-12-24T09:00:00Z"}, Invalid),
        ({"at": "2026-11-26T09:00:00Z"}, Invalid),
        ({"at": "2028-12-07T09:00:00Z"}, Invalid),
        ({"at": "9999-12-31T23:59:59-23:00"}, Invalid),
        ({"at": "soon"}, Invalid),
        ({"party": 0}, Invalid),
        ({"party": 5}, Invalid),
        ({"name": "  "}, Invalid),
        ({"name": "x" * 121}, Invalid),
        ({"email": "ada"}, Invalid),
        ({"note": "x" * 1001}, Invalid),
    ],
)
async def test_what_cannot_be_booked(db, atelier, changes, error):
    with pytest.raises(error):
        await appointments.book(visitor(atelier), wanted(**changes))
    for table in ("visits", "visit_slots", "outbox_events"):
        assert db.value(f"select count(*) from {table}") == 0


async def test_an_address_holds_six_visits_at_most(db, atelier):
    for at in ("2026-12-03", "2026-12-10", "2026-12-17"):
        for hour in ("09", "13"):
            await appointments.book(visitor(atelier), wanted(at=f"{at}T{hour}:00:00Z"))
    with pytest.raises(RateLimited):
        await appointments.book(
            visitor(atelier), wanted(at="2026-12-31T09:00:00Z", email="ADA@example.com")
        )
    assert db.value("select count(*) from visits") == 6


async def test_an_address_that_books_many_at_once_holds_six_all_the_same(db, atelier):
    days = ("2026-12-03", "2026-12-10", "2026-12-17", "2026-12-31", "2027-01-07")
    said = await asyncio.gather(
        *(
            appointments.book(visitor(atelier), wanted(at=f"{day}T{hour}:00:00Z"))
            for day in days
            for hour in ("09", "13")
        ),
        return_exceptions=True,
    )
    assert sum(isinstance(one, str) for one in said) == 6
    assert sum(isinstance(one, RateLimited) for one in said) == 4
    assert sum(taken for _, taken in db.rows(TAKEN)) == 12


async def test_a_house_without_visits_has_no_page_of_them(db, shop):
    assert await appointments.visits_page(shop, {}) is None
    with pytest.raises(NotFound):
        await appointments.book(visitor(shop), wanted())


@pytest.mark.req("APPT-001")
async def test_a_visit_is_moved_and_its_calendar_entry_replaced(db, atelier, post):
    token = await appointments.book(visitor(atelier), wanted())
    await drain()
    await appointments.move_visit(atelier, token, TWO)
    assert [taken for _, taken in db.rows(TAKEN)] == [0, 2]
    await drain()
    first, second = (calendar_of(letter).walk("VEVENT")[0] for letter in post.letters)
    assert "your visit was moved" in post.letters[-1]["subject"]
    assert first["uid"] == second["uid"]
    assert (int(second["sequence"]), second.decoded("dtstart").hour) == (1, 13)
    for at in (TWO, "2026-12-03T14:00:00Z", "x"):
        with pytest.raises(Invalid):
            await appointments.move_visit(atelier, token, at)
    await appointments.book(visitor(atelier), wanted(party=4, email="b@example.com"))
    await appointments.book(visitor(atelier), wanted(party=1, email="c@example.com"))
    with pytest.raises(Conflict):
        await appointments.move_visit(atelier, token, TEN)
    assert [taken for _, taken in db.rows(TAKEN)] == [5, 2]


async def test_a_visit_moved_many_times_at_once_takes_its_places_once(db, atelier):
    token = await appointments.book(visitor(atelier), wanted())
    others = ["2026-12-10T09:00:00Z", "2026-12-17T09:00:00Z", TWO]
    await asyncio.gather(
        *(appointments.move_visit(atelier, token, at) for at in others * 2), return_exceptions=True
    )
    assert sum(taken for _, taken in db.rows(TAKEN)) == 2
    at = db.value("select starts_at from visits")
    assert db.value("select taken from visit_slots where starts_at = %s", at) == 2


@pytest.mark.req("APPT-001")
async def test_a_cancelled_visit_gives_its_places_back_once(db, atelier, post):
    token = await appointments.book(visitor(atelier), wanted())
    said = await asyncio.gather(
        *(appointments.cancel_visit(atelier, token) for _ in range(4)), return_exceptions=True
    )
    assert sum(one is None for one in said) == 1
    assert sum(isinstance(one, Conflict) for one in said) == 3
    assert [taken for _, taken in db.rows(TAKEN)] == [0]
    await drain()
    (letter,) = (
        post.letters
    )  # what was booked and cancelled before the letter left is not announced
    assert "cancelled" in letter["subject"]
    assert str(calendar_of(letter)["method"]) == "CANCEL"
    for form in ("plain", "html"):
        said = letter.get_body((form,)).get_content()
        assert "takes it out of your calendar" in said
        assert "puts it into your calendar" not in said
    with pytest.raises(Conflict):
        await appointments.move_visit(atelier, token, TWO)
    assert (await appointments.visit_page(atelier, token)).title == "This visit was cancelled"


async def test_nobody_else_opens_a_visit(db, atelier, other_house):
    token = await appointments.book(visitor(atelier), wanted())
    for house, said in ((atelier, "x"), (atelier, token[:-1]), (other_house, token)):
        with pytest.raises(NotFound):
            await appointments.cancel_visit(house, said)
    assert token not in str(db.rows("select to_jsonb(v) from visits v"))
    assert db.rows(VISITS) == [("still", 2, "booked")]


@pytest.mark.req("APPT-001")
async def test_who_booked_days_ahead_is_reminded_once_the_day_before(db, atelier, post):
    await appointments.book(visitor(atelier), wanted())
    db.rows("update visits set created_at = %s", NOW)
    await drain()
    assert await appointments.remind() == 0
    with clock.frozen(datetime(2026, 12, 2, 10, tzinfo=UTC)):
        said = await asyncio.gather(appointments.remind(), appointments.remind())
        assert sum(said) == 1
        assert await appointments.remind() == 0
        await drain()
    assert len(post.letters) == 2
    assert "tomorrow at the house" in post.letters[-1]["subject"]


async def test_a_reminder_on_the_day_itself_does_not_say_tomorrow(db, atelier, post):
    await appointments.book(visitor(atelier), wanted(at=TWO))
    db.rows("update visits set created_at = %s", NOW)
    await drain()
    with clock.frozen(datetime(2026, 12, 3, 6, tzinfo=UTC)):
        assert await appointments.remind() == 1
        await drain()
    assert post.letters[-1]["subject"] == "LuxeVerse: today at the house"


@pytest.mark.req("APPT-003")
async def test_a_member_sees_what_is_coming_also_what_was_booked_before(db, atelier):
    guest = await appointments.book(visitor(atelier, "bob"), wanted(email="ADA@example.com"))
    ada = await member(atelier)
    mine = await appointments.book(ada, wanted(at=TWO, email="else@example.com"))
    view = await account.overview(ada)
    assert [row.url.rsplit("/", 1)[-1] for row in view.visits] == [guest, mine]
    assert view.visits[0].when_text.startswith("Thursday 3 December 2026, 10:00")
    assert view.visits_url == "/appointments"
    await appointments.cancel_visit(atelier, guest)
    assert len((await account.overview(ada)).visits) == 1
    bob = await member(atelier, "bob", "bob@example.com")
    assert (await account.overview(bob)).visits == []


@pytest.mark.req("APPT-002")
async def test_kinds_are_listed_with_their_lengths(db, atelier):
    page = await appointments.visits_page(atelier, {})
    assert [(one.name, one.length_text, one.current) for one in page.kinds] == [
        ("Tour of the still", "2 hours", True),
        ("Consultation by video", "30 minutes", False),
    ]
    video = await appointments.visits_page(atelier, {"kind": "video", "day": "2026-12-10"})
    assert [one.label for one in video.times] == [f"{hour}:00" for hour in range(10, 17)]
    assert (await appointments.visits_page(atelier, {"kind": "x", "day": "x", "at": "x"})) == page


@pytest.mark.req("APPT-004")
async def test_the_place_has_a_plan_that_says_what_is_invented_and_a_way_there(db, atelier):
    place = (await appointments.visits_page(atelier, {})).place
    assert (place.plan, place.note) == ("/plans/grasse.svg", "The street is invented.")
    assert place.way_url == (
        "https://www.openstreetmap.org/?mlat=43.65830&mlon=6.92370#map=17/43.65830/6.92370"
    )


async def test_the_desk_receives_visitors_and_calls_off_with_a_reason(db, atelier, post):
    await identity.give_role(atelier, "nora@example.com", UserRole.ADMIN)
    nora = await member(atelier, "nora", "nora@example.com")
    await appointments.book(visitor(atelier), wanted())
    await appointments.book(visitor(atelier), wanted(email="b@example.com", at=TWO, name="Bea"))
    await drain()
    with clock.frozen(datetime(2026, 12, 3, 8, tzinfo=UTC)):
        today = await admin.table(nora, "visits", {})
        assert [row.cells[1].text for row in today.rows] == ["Ada Lovelace", "Bea"]
        first, second = (row.id for row in today.rows)
        (room,) = [one for one in (await admin.enter(nora)).rooms if one.label == "Visits"]
        assert room.count == "2"
        said = await admin.act(nora, "visits", "arrived", [first, first], {})
        assert said == "1 visit noted as arrived."
        with pytest.raises(Invalid):
            await admin.act(nora, "visits", "cancel", [second], {"why": " "})
        await admin.act(
            nora, "visits", "cancel", [first, second], {"why": "The still is being mended."}
        )
        assert (await admin.record(nora, "visits", second)).traces[
            0
        ].note == "The still is being mended."
    assert db.rows(VISITS) == [("still", 2, "arrived"), ("still", 2, "cancelled")]
    assert [taken for _, taken in db.rows(TAKEN)] == [2, 0]
    await drain()
    assert "The still is being mended." in post.letters[-1].get_body(("plain",)).get_content()
    assert post.letters[-1]["to"] == "b@example.com"


async def test_only_staff_receive(db, atelier):
    await appointments.book(visitor(atelier), wanted())
    key = db.value("select id from visits")
    ada = await member(atelier)
    for actor, error in ((visitor(atelier), SignInNeeded), (ada, NotAllowed)):
        for deed in (
            appointments.confirm_arrival(actor, [key]),
            appointments.cancel_for_house(actor, [key], "x"),
            admin.table(actor, "visits", {}),
        ):
            with pytest.raises(error):
                await deed
    assert db.rows(VISITS) == [("still", 2, "booked")]
