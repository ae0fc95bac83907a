"""Who is at the other end of a websocket: the house from the address, the visitor or member from the cookie."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

import reflex as rx

from luxeverse.core.actor import Actor, House
from luxeverse.core.config import settings
from luxeverse.core.sessions import read
from luxeverse.services import identity
from luxeverse.state.forms import plain

FindHouse = Callable[[str, str], Awaitable[tuple[House, str]]]
_find_house: list[FindHouse] = []


def find_houses_with(find: FindHouse) -> None:
    """The composition root says how a host and a path name a house."""
    _find_house[:] = [find]


async def actor_of(state: rx.State) -> Actor:
    """The visitor of this tab. The path may be anything a browser sends: it can only name a public house."""
    url = urlsplit(str(state.router.url))
    house, _ = await _find_house[0](url.netloc, url.path)
    token = read(str(state.router.headers.cookie))
    return await identity.actor_of_token(house, token, state.router.session.client_ip)


def last_part(state: rx.State, longest: int) -> str:
    """The last part of the address's path: what its page is about. It may be anything."""
    return plain(state.router.url.path.rsplit("/", 1)[-1], longest)


async def link_base(state: rx.State, house: House) -> str:
    """What addresses in letters to the visitor of this tab begin with: the house's own host, else the public address."""
    record = await identity.record_of(house)
    url = urlsplit(str(state.router.url))
    if (url.hostname or "").lower() in record.hosts:
        return f"{url.scheme}://{url.netloc}"
    return settings().public_url + house.prefix
