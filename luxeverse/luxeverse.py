"""The composition root: the app, its pages, the HTTP routes, and the edge around them."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import reflex as rx
from reflex.config import environment

from luxeverse import pages
from luxeverse.api.app import build as build_api
from luxeverse.components.layout.seeding import app_wraps
from luxeverse.components.ui import STYLESHEETS
from luxeverse.core import clock, heap
from luxeverse.core.actor import House
from luxeverse.core.config import settings
from luxeverse.core.log import configure
from luxeverse.edge import file_types
from luxeverse.edge.app import Asgi, Edge
from luxeverse.edge.documents import Site
from luxeverse.edge.houses import Door, Doors
from luxeverse.edge.sandbox_proxy import SandboxProxy
from luxeverse.services import delivery, identity
from luxeverse.services.storefront import broken_words
from luxeverse.state.account import turned_away
from luxeverse.state.feedback import on_broken_event
from luxeverse.state.pages import load_missing
from luxeverse.state.routes import ROUTES
from luxeverse.state.session import find_houses_with
from luxeverse.supervise import backing, build
from luxeverse.supervise.children import Family

if problems := settings().problems():
    raise SystemExit("\n".join(problems))
configure()
file_types.register()


async def doors() -> Doors:
    """The houses with the hosts that are theirs."""
    records = await identity.all_houses()
    return Doors(tuple(Door(record.house, record.hosts) for record in records))


async def house_at(host: str, path: str) -> tuple[House, str]:
    """The house a host and a path name."""
    return (await doors()).find(host, path)


async def data_version(house: House) -> int:
    """Rises with every change a page would show: of the data, and of the days a parcel arrives on."""
    return (await identity.record_of(house)).data_version + delivery.pages_turned(clock.now())


def around(app: Asgi) -> Asgi:
    """The edge around the app."""
    site = Site(ROUTES, load_missing, data_version, identity.filter_keys, turned_away, broken_words)
    sandbox = SandboxProxy() if settings().uses_sandbox else None
    is_apart = not environment.REFLEX_MOUNT_FRONTEND_COMPILED_APP.get()
    return Edge(app, site, doors, build.CLIENT, sandbox, is_apart=is_apart)


@asynccontextmanager
async def settled() -> AsyncIterator[None]:
    """Once everything is imported and compiled."""
    heap.settle()
    yield


@asynccontextmanager
async def backed() -> AsyncIterator[None]:
    """Under plain `reflex run` the app starts what stands behind it; otherwise somebody else has."""
    if "LUXEVERSE_SUPERVISED" in os.environ:
        yield
        return
    family = Family()
    backing.choose_ports()
    backing.point_at_backend()
    with backing.database():
        try:
            await backing.start_processes(family)
            yield
        finally:
            await family.end()


find_houses_with(house_at)
app = rx.App(
    toaster=None,
    backend_exception_handler=on_broken_event,
    stylesheets=STYLESHEETS,
    html_lang="en",
    extra_app_wraps=app_wraps(),
    api_transformer=[build_api(), around],
)
app.register_lifespan_task(backed)
app.register_lifespan_task(settled)
pages.register(app)
