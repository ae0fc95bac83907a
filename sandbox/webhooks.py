"""Webhook endpoints, and their signed, retried, concurrent delivery."""

import asyncio
import hashlib
import hmac
import json
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import partial

import httpx

from sandbox import API_VERSION
from sandbox.registry import patch, route
from sandbox.store import Store
from sandbox.wire import Obj, public

SETTINGS_ENDPOINT = "we_from_settings"
AT_ONCE = 4
"""Deliveries in flight per endpoint: a slow receiver delays its own events only."""

LONGEST_WAIT_SECONDS = 300.0


@route(
    "POST webhook_endpoints",
    "url!str enabled_events!obj api_version:str description:str metadata:map",
)
def endpoint_create(store: Store, params: Obj) -> Obj:
    """The only answer that carries the secret, as with Stripe."""
    endpoint = store.add(
        "we",
        "webhook_endpoint",
        url=params["url"],
        enabled_events=params["enabled_events"],
        api_version=params.get("api_version"),
        description=params.get("description"),
        metadata=params.get("metadata") or {},
        status="enabled",
        application=None,
        _secret="whsec_" + store.token("", 32),
    )
    return {**endpoint, "secret": endpoint["_secret"]}


@route(
    "POST webhook_endpoints/:id",
    "url:str enabled_events:obj disabled:bool description:str metadata:map",
)
def endpoint_update(store: Store, params: Obj, key: str) -> Obj:
    endpoint = store.get(key, "webhook_endpoint")
    patch(endpoint, params, "url", "enabled_events", "description")
    if "disabled" in params:
        endpoint["status"] = "disabled" if params["disabled"] else "enabled"
    return endpoint


@route("DELETE webhook_endpoints/:id")
def endpoint_delete(store: Store, _: Obj, key: str) -> Obj:
    store.get(key, "webhook_endpoint").update(status="disabled", deleted=True, _hidden=True)
    return {"id": key, "object": "webhook_endpoint", "deleted": True}


def register(store: Store, url: str, secret: str) -> None:
    """The shop's own endpoint from the command line; a second start changes the same one."""
    endpoint = store.find(SETTINGS_ENDPOINT) or store.add(
        "we",
        "webhook_endpoint",
        id=SETTINGS_ENDPOINT,
        enabled_events=["*"],
        status="enabled",
        api_version=API_VERSION,
        metadata={},
        description="from settings",
        application=None,
    )
    endpoint |= {"url": url, "_secret": secret}


def sign(payload: str, secret: str, at: int) -> str:
    """The ``Stripe-Signature`` header: docs.stripe.com/webhooks#verify-manually."""
    digest = hmac.new(secret.encode(), f"{at}.{payload}".encode(), hashlib.sha256).hexdigest()
    return f"t={at},v1={digest}"


@dataclass
class Mischief:
    """Switches to misbehave on purpose.

    ``copies``: times each event is sent. ``reorder``: wait until that many are due, then send the newest first.
    ``retry_base``: seconds before the first retry, doubled each time up to five minutes. ``drop_next``: counted down.
    """

    delay_ms: float = 0
    copies: int = 1
    drop_next: int = 0
    reorder: int = 0
    retry_base: float = 1.0
    attempts: int = 12
    timeout: float = 10.0


Delivery = tuple[int, str, str, int]
"""(seq, event id, endpoint id, attempts so far)"""


async def woken(event: asyncio.Event, seconds: float) -> None:
    """Wait for the event, at most so long.

    Not ``asyncio.wait_for``: before Python 3.12 it drops a cancellation that comes just as the event is set
    (github.com/python/cpython/issues/86296), and a loop that waits with it would then run for ever.
    """
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()


class Courier:
    """Sends what ``Store.emit`` queued. State is in the store, so a killed process resumes."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.mischief = Mischief()
        self.wake = asyncio.Event()
        self._flying: dict[int, asyncio.Task[None]] = {}
        self._lanes: dict[str, asyncio.Semaphore] = {}
        # Deliveries stay on this machine whatever proxy the environment names.
        self._client = httpx.AsyncClient(trust_env=False)

    async def run(self) -> None:
        while True:
            await woken(self.wake, 0.25)
            self.wake.clear()
            await self._launch(self._due())

    async def forget(self) -> None:
        """Stop what is being sent; whatever is still queued is sent again later."""
        flights = list(self._flying.values())
        for flight in flights:
            flight.cancel()
        await asyncio.gather(*flights, return_exceptions=True)

    async def close(self) -> None:
        await self.forget()
        await self._client.aclose()

    def _due(self) -> list[Delivery]:
        rows: list[Delivery] = self.store.db.execute(
            "select seq, event, endpoint, attempt from deliveries"
            " where state='pending' and due<=? order by seq",
            (time.time() - self.mischief.delay_ms / 1000,),
        ).fetchall()
        return [row for row in rows if row[0] not in self._flying]

    async def _launch(self, rows: list[Delivery]) -> None:
        if self.mischief.reorder:
            if len(rows) >= self.mischief.reorder:
                for row in reversed(rows):
                    await self._deliver(*row)
            return
        for row in rows:
            flight = asyncio.create_task(self._in_lane(row))
            self._flying[row[0]] = flight
            flight.add_done_callback(partial(self._landed, row[0]))

    def _landed(self, seq: int, _: asyncio.Task[None]) -> None:
        self._flying.pop(seq, None)
        self.wake.set()

    async def _in_lane(self, row: Delivery) -> None:
        async with self._lanes.setdefault(row[2], asyncio.Semaphore(AT_ONCE)):
            for _ in range(self.mischief.copies):
                await self._deliver(*row)

    async def _deliver(self, seq: int, event_id: str, endpoint_id: str, attempt: int) -> None:
        with self.store.transaction() as store:
            event, endpoint = public(store.get(event_id)), dict(store.get(endpoint_id))
        if self.mischief.drop_next > 0:
            self.mischief.drop_next -= 1
            self._mark(seq, "dropped", attempt)
            return
        if endpoint["status"] != "enabled":
            self._mark(seq, "failed", attempt)
            return
        if await self._post(event, endpoint):
            self._mark(seq, "delivered", attempt + 1)
            with self.store.transaction() as store:
                stored = store.get(event_id)
                stored["pending_webhooks"] = max(0, stored["pending_webhooks"] - 1)
            return
        state = "pending" if attempt + 1 < self.mischief.attempts else "failed"
        self._mark(seq, state, attempt + 1)

    def _mark(self, seq: int, state: str, attempt: int) -> None:
        wait = min(LONGEST_WAIT_SECONDS, self.mischief.retry_base * 2 ** max(0, attempt - 1))
        self.store.db.execute(
            "update deliveries set state=?, attempt=?, due=? where seq=?",
            (state, attempt, time.time() + wait, seq),
        )

    async def _post(self, event: Obj, endpoint: Obj) -> bool:
        payload = json.dumps(event, indent=2)
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "User-Agent": "Stripe/1.0 (payment sandbox)",
            "Stripe-Signature": sign(payload, endpoint["_secret"], int(time.time())),
        }
        try:
            reply = await self._client.post(
                endpoint["url"], content=payload, timeout=self.mischief.timeout, headers=headers
            )
        except (httpx.HTTPError, httpx.InvalidURL):
            return False
        return reply.is_success

    def resend(self, event_id: str) -> int:
        """Queue an event again for every endpoint it went to; the number queued."""
        count = self.store.db.execute(
            "update deliveries set state='pending', attempt=0, due=0 where event=?", (event_id,)
        ).rowcount
        self.wake.set()
        return count

    def report(self) -> Obj:
        return asdict(self.mischief)
