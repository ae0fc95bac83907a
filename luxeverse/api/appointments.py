"""Visits by HTTP: what is free, booking, and the file for a calendar."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from luxeverse.api.auth import never_kept
from luxeverse.api.visitor import ActorOf, HouseOf, link_base
from luxeverse.services import appointments

router = APIRouter(prefix="/api/visits", tags=["visits"], dependencies=[Depends(never_kept)])


class Slot(BaseModel):
    starts_at: datetime
    local: str = Field(
        description="as the clocks of the place show it", examples=["2026-12-03T10:00"]
    )
    places_left: int


class Slots(BaseModel):
    kind: str
    name: str
    minutes: int
    most_together: int
    zone: str
    slots: list[Slot]


class NewVisit(BaseModel):
    """``starts_at`` is one of the moments listed for the kind."""

    model_config = ConfigDict(extra="forbid")

    kind: Annotated[str, Field(max_length=40)]
    starts_at: Annotated[str, Field(max_length=40, examples=["2026-12-03T09:00:00Z"])]
    party: Annotated[int, Field(ge=1, le=20)] = 1
    name: Annotated[str, Field(max_length=400)]
    email: Annotated[str, Field(max_length=320)]
    note: Annotated[str, Field(max_length=4_000)] = ""


class Booked(BaseModel):
    token: str = Field(description="opens the page of the visit: keep it to yourself")
    path: str


@router.get("/slots")
async def slots(house: HouseOf, kind: Annotated[str, Query(max_length=40)]) -> Slots:
    """When a kind of visit can be booked, with the places left. Refusals: `no_visits`, `unknown_kind` 404."""
    found, days = await appointments.slots(house, kind)
    zone = found.place.zone
    return Slots(
        kind=found.slug,
        name=found.name,
        minutes=found.minutes,
        most_together=found.most,
        zone=zone.key,
        slots=[
            Slot(
                starts_at=at,
                local=at.astimezone(zone).strftime("%Y-%m-%dT%H:%M"),
                places_left=left,
            )
            for times in days.values()
            for at, left in times
        ],
    )


@router.post("", status_code=201)
async def book(request: Request, actor: ActorOf, wanted: NewVisit) -> Booked:
    """Book a visit; a letter with a calendar file follows.

    Refusals: `no_visits`, `unknown_kind` 404; `slot_full` 409; `not_offered`, `invalid_party`, `invalid_name`,
    `invalid_email`, `note_too_long` 422; `too_many_visits` 429 for an address with six to come.
    """
    said = appointments.Wanted(
        kind=wanted.kind,
        at=wanted.starts_at,
        party=wanted.party,
        name=wanted.name.replace("\x00", ""),
        email=wanted.email,
        note=wanted.note.replace("\x00", ""),
    )
    token = await appointments.book(actor, said, await link_base(request, actor.house))
    return Booked(token=token, path=f"{actor.house.prefix}/appointments/{token}")


@router.get("/{token}/calendar", response_class=Response)
async def calendar(
    request: Request, house: HouseOf, token: Annotated[str, Path(max_length=64)]
) -> Response:
    """The visit as an iCalendar file. Refusals: `no_visits`, `unknown_visit` 404."""
    base = await link_base(request, house)
    reference, file = await appointments.visit_calendar(house, token, base)
    return Response(
        file,
        media_type="text/calendar; charset=utf-8",
        headers={
            "content-disposition": f'attachment; filename="{reference}.ics"',
            "cache-control": "no-store",
        },
    )
