"""The process: routes, the clock that runs timed work, and the controls for tests."""

import asyncio
import dataclasses
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route

from sandbox.api import Api, Faults
from sandbox.errors import ApiError
from sandbox.pages import Pages
from sandbox.registry import TASKS
from sandbox.store import Store
from sandbox.webhooks import Courier, Mischief, register, woken
from sandbox.wire import public

log = logging.getLogger("sandbox")
PRUNE_EVERY_SECONDS = 3600


@dataclass(frozen=True)
class Options:
    """How one sandbox runs. ``public_url`` is the origin under which a browser reaches ``prefix``."""

    public_url: str
    db: str = ":memory:"
    seed: str = ""
    prefix: str = "/_sandbox"
    webhook_url: str = ""
    webhook_secret: str = ""
    settle_seconds: float = 2.0


class Sandbox:
    """The parts of one process, around one store."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.store = Store(options.db, options.seed)
        self.store.prefix = options.prefix
        self.store.public_url = options.public_url
        self.store.settle_seconds = options.settle_seconds
        self.api = Api(self.store)
        self.courier = Courier(self.store)
        self._register_shop()

    def _register_shop(self) -> None:
        if self.options.webhook_url:
            with self.store.transaction() as store:
                register(store, self.options.webhook_url, self.options.webhook_secret)

    async def reset(self) -> None:
        """Forget everything but the shop's endpoint."""
        await self.courier.forget()
        with self.store.transaction() as store:
            for table in ("objects", "replies", "tasks", "deliveries"):
                store.db.execute(f"delete from {table}")
        self._register_shop()

    async def run(self) -> None:
        """Do timed work as it falls due, and prune old replies now and every hour."""
        pruned_at = float("-inf")
        while True:
            if time.monotonic() - pruned_at > PRUNE_EVERY_SECONDS:
                self.store.prune_replies()
                pruned_at = time.monotonic()
            self._run_due_tasks()
            self.courier.wake.set()
            await woken(self.api.changed, 0.2)
            self.api.changed.clear()

    def _run_due_tasks(self) -> None:
        while job := self.store.next_task():
            seq, name, arg = job
            try:
                with self.store.transaction() as store:
                    store.db.execute("delete from tasks where seq=?", (seq,))
                    TASKS[name](store, arg)
            except ApiError:
                # Its object is gone; drop the task, or it would run for ever.
                log.exception("task %s %s", name, arg)
                self.store.db.execute("delete from tasks where seq=?", (seq,))


async def health(_: Request) -> Response:
    return JSONResponse({"ok": True})


class Controls:
    """Switches for tests under ``/_control``. A shop's proxy must not pass these on."""

    def __init__(self, box: Sandbox) -> None:
        self.box = box

    def routes(self) -> list[Route]:
        return [
            Route("/health", health),
            Route("/faults", self.faults, methods=["GET", "POST"]),
            Route("/reset", self.reset, methods=["POST"]),
            Route("/deliveries", self.deliveries),
            Route("/events/{key}/resend", self.resend, methods=["POST"]),
        ]

    async def faults(self, request: Request) -> Response:
        if request.method == "POST":
            wanted = await request.json()
            try:
                mischief = wanted.pop("webhook", {})
                _switch(self.box.api.faults, wanted)
                _switch(self.box.courier.mischief, mischief)
            except ValueError as problem:
                return JSONResponse({"error": str(problem)}, 400)
        faults = dataclasses.asdict(self.box.api.faults)
        return JSONResponse({**faults, "webhook": self.box.courier.report()})

    async def reset(self, _: Request) -> Response:
        await self.box.reset()
        return JSONResponse({"ok": True})

    async def deliveries(self, _: Request) -> Response:
        names = ("seq", "event", "endpoint", "attempt", "state")
        rows = self.box.store.db.execute(
            f"select {', '.join(names)} from deliveries order by seq"
        ).fetchall()
        return JSONResponse([dict(zip(names, row, strict=True)) for row in rows])

    async def resend(self, request: Request) -> Response:
        queued = self.box.courier.resend(request.path_params["key"])
        return JSONResponse({"queued": queued}, 200 if queued else 404)


def _switch(switches: Faults | Mischief, wanted: dict[str, Any]) -> None:
    """Set the named switches. Raises ValueError for one that does not exist."""
    known = {field.name for field in dataclasses.fields(switches)}
    if unknown := set(wanted) - known:
        raise ValueError(f"unknown switches: {', '.join(sorted(unknown))}")
    for name, value in wanted.items():
        setattr(switches, name, value)


def _report_end(job: asyncio.Task[None]) -> None:
    if not job.cancelled() and (problem := job.exception()):
        log.error("a loop of the sandbox ended", exc_info=problem)


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, ApiError)
    return JSONResponse(public(error.body()), error.status)


async def _failed(request: Request, error: Exception) -> Response:
    """The last handler: a bug of the sandbox is answered as one of Stripe's, not to be retried."""
    log.error("%s %s", request.method, request.url.path, exc_info=error)
    answer = ApiError("The sandbox failed; see its log.", 500, "api_error")
    return JSONResponse(answer.body(), 500, headers={"Stripe-Should-Retry": "false"})


def build(options: Options) -> Starlette:
    """The ASGI application of one sandbox."""
    box = Sandbox(options)
    pages = Pages(box.store)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        jobs = [asyncio.create_task(box.run()), asyncio.create_task(box.courier.run())]
        for job in jobs:
            job.add_done_callback(_report_end)
        yield
        for job in jobs:
            job.cancel()
        await asyncio.gather(*jobs, return_exceptions=True)
        await box.courier.close()
        box.store.db.close()

    async def from_browser(request: Request) -> Response:
        return await box.api.answer(request, browser_only=True)

    # A shop on another port may call the browser's side; the secret side answers no foreign page.
    cors = Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["*"], allow_headers=["*"])
    for_browsers = [
        Route("/v1/{path:path}", from_browser, methods=["GET", "POST"]),
        Route("/frame", pages.frame),
        Route("/challenge/{key}", pages.challenge, methods=["GET", "POST"]),
        Route("/receipts/{key}", pages.receipt),
        Route("/health", health),
        Route("/{name}", pages.asset),
    ]
    return Starlette(
        lifespan=lifespan,
        exception_handlers={ApiError: _refused, Exception: _failed},
        routes=[
            Route("/v1/{path:path}", box.api.answer, methods=["GET", "POST", "DELETE"]),
            Mount("/_control", routes=Controls(box).routes()),
            Mount(options.prefix, routes=for_browsers, middleware=[cors]),
        ],
    )
