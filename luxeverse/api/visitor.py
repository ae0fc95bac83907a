"""Who calls the API: the house and the session, from the request."""

from dataclasses import replace
from typing import Annotated

from fastapi import Depends, Query, Request

from luxeverse.core.actor import Actor, House
from luxeverse.core.errors import Invalid
from luxeverse.core.sessions import fingerprint, read
from luxeverse.services import identity


async def house_of(
    request: Request,
    house: Annotated[str | None, Query(description="luxe, arome or luma", max_length=40)] = None,
) -> House:
    """The house named in the query, else the host's own, else the marketplace. Raises Invalid."""
    records = await identity.all_houses()
    if house is None:
        name = (request.url.hostname or "").lower()
        record = next((r for r in records if name in r.hosts), records[0])
        return record.house
    for record in records:
        if record.house.slug == house:
            is_root = record is records[0]
            return record.house if is_root else replace(record.house, prefix=f"/{house}")
    known = ", ".join(record.house.slug for record in records)
    raise Invalid(f"There is no house {house[:40]!r}; known are {known}.", code="unknown_house")


async def actor_of(request: Request, house: Annotated[House, Depends(house_of)]) -> Actor:
    """The visitor behind the session cookie, which the edge has made sure of."""
    token = read(request.headers.get("cookie", ""))
    return Actor(
        house=house, session_hash=fingerprint(token), ip=request.scope.get("client_ip", "")
    )


HouseOf = Annotated[House, Depends(house_of)]
ActorOf = Annotated[Actor, Depends(actor_of)]
