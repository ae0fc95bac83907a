"""Who calls the API: the house and the session, from the request."""

from dataclasses import replace
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Query, Request

from luxeverse.core.actor import Actor, House
from luxeverse.core.config import settings
from luxeverse.core.errors import Invalid
from luxeverse.core.sessions import read
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
    """The visitor or member behind the session cookie, which the edge has made sure of."""
    token = read(request.headers.get("cookie", ""))
    return await identity.actor_of_token(house, token, request.scope.get("client_ip", ""))


async def link_base(request: Request, house: House) -> str:
    """What addresses in letters to this visitor begin with: the house's own host, else the public address.

    A host that is ours on all houses' behalf is not believed further than that: a letter must not lead elsewhere.
    """
    public = settings().public_url
    name, port = (request.url.hostname or "").lower(), request.url.port
    record = await identity.record_of(house)
    if name in record.hosts and port in {None, settings().port, urlsplit(public).port}:
        scheme = "https" if request.scope.get("is_secure") else "http"
        return f"{scheme}://{request.url.netloc}"
    return public + house.prefix


HouseOf = Annotated[House, Depends(house_of)]
ActorOf = Annotated[Actor, Depends(actor_of)]
