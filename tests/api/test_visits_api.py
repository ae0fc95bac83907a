"""Visits by HTTP: what is free, booking, the calendar file, and every refusal."""

import json
from datetime import UTC, datetime

import pytest
from icalendar import Calendar

from luxeverse.core import clock
from luxeverse.services import identity
from tests.factories import EMAIL
from tests.services.test_visits import NOW, SAID, TEN, TWO

BODY = {"kind": "still", "starts_at": TEN, "party": 2, "name": "Ada Lovelace", "email": EMAIL}


def refused(answer):
    return answer.status_code, answer.json()["error"]["code"]


@pytest.fixture
def atelier(db, shop):
    db.rows(
        "update tenants set settings = settings || %s::jsonb where id = %s",
        json.dumps({"appointments": SAID}), shop.tenant_id,
    )  # fmt: skip
    identity.forget()
    with clock.frozen(NOW):
        yield shop


@pytest.mark.req("APPT-001")
async def test_slots_are_listed_booked_and_put_into_a_calendar(db, http, atelier):
    paths = (await http.get("/api/openapi.json")).json()["paths"]
    for path, methods in (
        ("/api/visits/slots", {"get"}),
        ("/api/visits", {"post"}),
        ("/api/visits/{token}/calendar", {"get"}),
    ):
        assert set(paths[path]) == methods
    free = (await http.get("/api/visits/slots", params={"kind": "still"})).json()
    assert (free["zone"], free["minutes"], free["most_together"]) == ("Europe/Paris", 120, 4)
    assert free["slots"][0] == {"starts_at": TEN, "local": "2026-12-03T10:00", "places_left": 6}
    booked = await http.post("/api/visits", json=BODY)
    assert (booked.status_code, booked.headers["cache-control"]) == (201, "no-store")
    assert booked.json()["path"] == f"/appointments/{booked.json()['token']}"
    free = (await http.get("/api/visits/slots", params={"kind": "still"})).json()
    assert [slot["places_left"] for slot in free["slots"][:2]] == [4, 6]
    file = await http.get(f"/api/visits/{booked.json()['token']}/calendar")
    assert file.headers["content-type"] == "text/calendar; charset=utf-8"
    assert file.headers["content-disposition"].endswith('.ics"')
    (event,) = Calendar.from_ical(file.content).walk("VEVENT")
    assert event.decoded("dtstart") == datetime(2026, 12, 3, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"kind": "sauna"}, 404, "unknown_kind"),
        ({"kind": None}, 422, "malformed"),
        ({"starts_at": "2026-12-03T09:30:00Z"}, 422, "not_offered"),
        ({"starts_at": "tomorrow"}, 422, "not_offered"),
        ({"starts_at": "\x00"}, 422, "not_offered"),
        ({"starts_at": 1}, 422, "malformed"),
        ({"party": 0}, 422, "malformed"),
        ({"party": 5}, 422, "invalid_party"),
        ({"party": 10**30}, 422, "malformed"),
        ({"name": " "}, 422, "invalid_name"),
        ({"name": "\x00"}, 422, "invalid_name"),
        ({"email": "ada"}, 422, "invalid_email"),
        ({"note": "x" * 1001}, 422, "note_too_long"),
        ({"price": 1}, 422, "malformed"),
    ],
)
async def test_what_is_refused_leaves_nothing(db, http, atelier, changes, status, code):
    assert refused(await http.post("/api/visits", json=BODY | changes)) == (status, code)
    for table in ("visits", "visit_slots", "outbox_events"):
        assert db.value(f"select count(*) from {table}") == 0


async def test_full_unknown_and_elsewhere(db, http, atelier, other_house):
    for email in ("a@example.com", "b@example.com", "c@example.com"):
        assert (await http.post("/api/visits", json=BODY | {"email": email})).status_code == 201
    assert refused(await http.post("/api/visits", json=BODY)) == (409, "slot_full")
    for day in ("03T13", "10T09", "10T13", "17T09", "17T13", "31T09"):
        at = {"starts_at": f"2026-12-{day}:00:00Z"}
        assert (await http.post("/api/visits", json=BODY | at)).status_code == 201
    at = {"starts_at": "2026-12-31T13:00:00Z"}
    assert refused(await http.post("/api/visits", json=BODY | at)) == (429, "too_many_visits")
    assert refused(await http.get("/api/visits/x/calendar")) == (404, "unknown_visit")
    there = {"kind": "still", "house": other_house.slug}
    assert refused(await http.get("/api/visits/slots", params=there)) == (404, "no_visits")
    nope = await http.get("/api/visits/slots", params={"kind": "x"})
    assert refused(nope) == (404, "unknown_kind")
    assert TWO in [
        slot["starts_at"]
        for slot in (await http.get("/api/visits/slots", params={"kind": "still"})).json()["slots"]
    ]
