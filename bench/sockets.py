"""Many shoppers at once, each on a websocket of its own, each acting about every four seconds.

Speaks engine.io 4 and socket.io frames itself, because a real browser each would measure browsers. The clients share
the machine's cores with the shop.
"""

import asyncio
import json
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from uuid import uuid4

import websockets

from bench import processes
from bench.client import Piece, pieces
from bench.report import Row, median_rows, percentile
from bench.shop import Shop

CROWDS = (200, 1000)
WINDOW_SECONDS = 12.0
PAUSE_SECONDS = (3.0, 5.0)
CONNECTS_PER_SECOND = 50
BUDGET_MS = 100
PLENTY = 100_000
STATE = "reflex___state____state"
CART = f"{STATE}.luxeverse___state___cart____cart_state"
OPEN = {
    "event": {
        "name": f"{STATE}.hydrate_and_load",
        "payload": {},
        "router_data": {"pathname": "/", "asPath": "/"},
    },
    "state_schema": None,
}


@dataclass
class Crowd:
    """What all clients of one window share."""

    shop: Shop
    variants: list[str]
    paths: list[str]
    go: asyncio.Event = field(default_factory=asyncio.Event)
    ends_at: float = 0.0
    ready: int = 0
    times: list[float] = field(default_factory=list)

    async def pace(self, act: Callable[[], Awaitable[None]]) -> None:
        """Act until the window ends; what comes back late counts with all of its time."""
        self.ready += 1
        await self.go.wait()
        await asyncio.sleep(random.uniform(0, PAUSE_SECONDS[1]))
        while time.perf_counter() < self.ends_at:
            began = time.perf_counter()
            await act()
            self.times.append((time.perf_counter() - began) * 1000)
            await asyncio.sleep(random.uniform(*PAUSE_SECONDS))


Client = Callable[[Crowd], Awaitable[None]]
LOOKS_FOR_EACH_ADD = 9
"""A shopper turns nine pages for each piece put in the bag. An assumption, not a measurement."""


def measure(shop: Shop, runs: int) -> list[Row]:
    """Both crowds: adding to the bag only, turning over the listing only, and shopping, which is both in proportion."""
    chosen = pieces(shop)[:20]
    for piece in chosen:
        shop.operate("set-stock", piece.sku, str(PLENTY))
    rows = []
    for size in CROWDS:
        for name, client in CLIENTS:
            what = f"{size} shoppers, {name}"
            window = partial(_window, shop, chosen, size, client, what)
            rows += median_rows(partial(_run, window), runs)
    return rows


def _run(window: Callable[[], Coroutine[None, None, list[Row]]]) -> list[Row]:
    return asyncio.run(window())


async def _window(
    shop: Shop, chosen: list[Piece], size: int, client: Client, what: str
) -> list[Row]:
    paths = ["/shop", "/shop/leather", *(f"/product/{piece.slug}" for piece in chosen)]
    crowd = Crowd(shop, [piece.variant_id for piece in chosen], paths)
    await _open(shop, paths)
    web = shop.parts()["web"]
    rss_before = processes.memory(web).rss
    tasks = []
    for _ in range(size):
        tasks.append(asyncio.create_task(client(crowd)))
        await asyncio.sleep(1 / CONNECTS_PER_SECOND)
    while crowd.ready + sum(task.done() for task in tasks) < size:  # noqa: ASYNC110  it also looks at failed tasks
        await asyncio.sleep(0.1)
    rss_each = (processes.memory(web).rss - rss_before) / size / 1024
    before = shop.cpu()
    began = time.perf_counter()
    crowd.ends_at = began + WINDOW_SECONDS
    crowd.go.set()
    ended = await asyncio.gather(*tasks, return_exceptions=True)
    errors = [f"{type(each).__name__}: {each}"[:100] for each in ended if each is not None]
    seconds = time.perf_counter() - began
    after = shop.cpu()

    def share(name: str) -> float:
        return (after[name] - before[name]) / seconds * 100

    note = f"{len(crowd.times)} events; {errors[0]}" if errors else f"{len(crowd.times)} events"
    return [
        Row(f"{what}, p50", percentile(crowd.times, 0.5), "ms"),
        Row(f"{what}, p95", percentile(crowd.times, 0.95), "ms", BUDGET_MS, note),
        Row(f"{what}, p99", percentile(crowd.times, 0.99), "ms"),
        Row(f"{what}, errors", len(errors), "clients", 0),
        Row(f"{what}, CPU of the web process", share("web"), "% of a core"),
        Row(f"{what}, CPU of PostgreSQL", share("postgres"), "% of a core"),
        Row(f"{what}, memory a session", max(0.0, rss_each), "KB"),
    ]


async def _open(shop: Shop, paths: list[str]) -> None:
    """Ask for every page once: a crowd meets a shop that has been open for a while, `bench documents` a new one."""
    async with pages(shop) as look:
        for path in paths:
            await look(path)


@asynccontextmanager
async def connected(shop: Shop) -> AsyncIterator[websockets.ClientConnection]:
    """A new visitor's websocket, hydrated."""
    address = f"ws://127.0.0.1:{shop.port}/_event/?EIO=4&transport=websocket&token={uuid4()}"
    async with websockets.connect(
        address, origin=shop.base, max_size=None, open_timeout=60, ping_interval=None
    ) as socket:
        await _receive(socket, "")
        await socket.send("40/_event," + json.dumps(OPEN))
        await _receive(socket, '"is_hydrated_rx_state_":true')
        yield socket


async def add(socket: websockets.ClientConnection, crowd: Crowd) -> None:
    """Put one of the crowd's pieces in the bag and wait for the bag."""
    await socket.send(_event(f"{CART}.add", {"variant_id": random.choice(crowd.variants)}))
    await _receive(socket, '"cart_rx_state_"')


async def adds_to_bag(crowd: Crowd) -> None:
    """Connect as a new visitor, then put in one piece after another."""
    async with connected(crowd.shop) as socket:
        await crowd.pace(lambda: add(socket, crowd))


async def shops(crowd: Crowd) -> None:
    """Connected by websocket all the time; looks at listings and pieces, and now and then puts one in the bag."""
    async with connected(crowd.shop) as socket, pages(crowd.shop) as look:

        async def act() -> None:
            if random.randrange(LOOKS_FOR_EACH_ADD + 1):
                await look(random.choice(crowd.paths))
            else:
                await add(socket, crowd)

        await crowd.pace(act)


def _event(name: str, payload: dict[str, object]) -> str:
    where = {"pathname": "/", "asPath": "/"}
    event = {"name": name, "payload": payload, "router_data": where}
    return "42/_event," + json.dumps(["event", event])


async def _receive(socket: websockets.ClientConnection, wanted: str) -> None:
    """Wait for a frame that holds ``wanted``, answering pings. Raises TimeoutError after 30 s."""
    async with asyncio.timeout(30):
        while True:
            message = str(await socket.recv())
            if message == "2":
                await socket.send("3")
            elif wanted in message:
                return


@asynccontextmanager
async def pages(shop: Shop) -> AsyncIterator[Callable[[str], Awaitable[None]]]:
    """A connection kept open on which a page's data is asked for as a click on a link does."""
    reader, writer = await asyncio.open_connection("127.0.0.1", shop.port)
    session = uuid4().hex + "0" * 11

    async def look(path: str) -> None:
        writer.write(
            f"GET /_seed?path={path} HTTP/1.1\r\nHost: 127.0.0.1:{shop.port}\r\n"
            f"Accept-Encoding: br\r\nCookie: lv_sid={session}\r\n\r\n".encode()
        )
        async with asyncio.timeout(30):
            head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
            if not head.startswith("http/1.1 200"):
                raise RuntimeError(head.split("\r\n", maxsplit=1)[0])
            length = int(head.split("content-length:")[1].split("\r\n", maxsplit=1)[0])
            await reader.readexactly(length)

    yield look
    writer.close()


async def turns_pages(crowd: Crowd) -> None:
    """Ask for the listing's data again and again."""
    async with pages(crowd.shop) as look:
        await crowd.pace(lambda: look("/shop"))


CLIENTS: tuple[tuple[str, Client], ...] = (
    ("shopping, one add in ten", shops),
    ("add to bag", adds_to_bag),
    ("listing by /_seed", turns_pages),
)
