"""`make run`: everything on one port, until Ctrl-C."""

import asyncio
import fcntl
import os
import shutil
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from urllib.parse import urlsplit

from pydantic import ValidationError

from luxeverse.core.config import Settings, settings
from luxeverse.supervise import backing, build
from luxeverse.supervise.children import Child, Family
from luxeverse.supervise.say import CannotStart, line, step

DISK_BYTES_NEEDED = 1_500_000_000
"""Measured: node_modules 150 MB, database 60 MB, build 20 MB, and room for both to grow."""
READY_SECONDS = 60
LAST_REQUESTS_SECONDS = 5
"""What the web process may take to answer what it was asked before it was told to end. Without a limit one connection that
stays open would hold up a restart for good; the supervisor itself loses patience after eight (``children``)."""

SAID = {"REFLEX_FRONTEND_PORT": "PORT", "REFLEX_BACKEND_PORT": "BACKEND_PORT"}
"""What whoever types it calls it."""
CARDS = (
    ("4242 4242 4242 4242", "pays at once"),
    ("4000 0025 0000 3155", "asks for 3-D Secure"),
    ("4000 0000 0000 0002", "is declined"),
)


def main() -> None:
    """Start, serve, end. Ctrl-C is an end like any other, however far the start has come."""
    try:
        with _alone():
            run()
    except KeyboardInterrupt:
        line()
        line("Ended before it was ready. The next start goes on from here.")


def run() -> None:
    started = time.perf_counter()
    refuse_early()
    line()
    line("LuxeVerse")
    line()
    backing.choose_ports()
    os.environ.setdefault("PUBLIC_URL", f"http://localhost:{settings().port}")
    os.environ["BACKEND_PORT"] = str(settings().port)
    os.environ["LUXEVERSE_SUPERVISED"] = "1"
    settings.cache_clear()
    with backing.database() as is_own:
        if not build.is_current():
            with step("Production build"):
                build.build()
        asyncio.run(serve(started, keeps_database=is_own))


@contextmanager
def _alone() -> Iterator[None]:
    """One shop for each folder of data: a second one would share its database and end it. Raises CannotStart."""
    data = _configured().data_dir
    data.mkdir(parents=True, exist_ok=True)
    with (data / "running").open("a+") as mark:
        try:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            mark.seek(0)
            raise CannotStart(
                f"A shop runs on {data} already, at port {mark.read()}: end it first, or give this one a DATA_DIR of its own."
            ) from None
        mark.truncate(0)
        mark.write(str(settings().port))
        mark.flush()
        yield


def _configured() -> Settings:
    """The settings. Raises CannotStart with what is wrong with which."""
    try:
        return settings()
    except ValidationError as error:
        wrong = "; ".join(
            f"{SAID.get(str(e['loc'][0]), str(e['loc'][0]).upper())}={e['input']}: {e['msg'][:1].lower()}{e['msg'][1:]}"
            for e in error.errors()
        )
        raise CannotStart(f"A setting cannot be read. {wrong}.") from None


def refuse_early() -> None:
    """Everything that would end in a long traceback later. Raises CannotStart."""
    if problems := settings().problems():
        raise CannotStart("\n  ".join(problems))
    if shutil.disk_usage(settings().data_dir).free < DISK_BYTES_NEEDED:
        raise CannotStart("Less than 1.5 GB of disk is free: make room and start again.")
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", settings().port))
        except PermissionError:
            raise CannotStart(
                f"Port {settings().port} is kept for the system's own services: choose one above 1023."
            ) from None
        except OSError:
            port = settings().port
            raise CannotStart(
                f"Port {port} is taken: end what uses it or choose another, make run PORT={port + 1}."
            ) from None


async def serve(started: float, *, keeps_database: bool) -> None:
    """Start the processes, wait until the shop answers, then until somebody says stop."""
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    family = Family()
    keeper = asyncio.create_task(backing.keep_database()) if keeps_database else None
    try:
        with step("Processes"):
            await backing.start_processes(family)
            await family.add(web())
            await answers()
        greet(time.perf_counter() - started)
        await stop.wait()
        line()
        line("Ending. Bags, orders and mails are kept.")
    finally:
        if keeper:
            keeper.cancel()
        await family.end()


def web() -> Child:
    """Granian with the edge, Reflex and the API."""
    command = [sys.executable, "-m", "granian", "luxeverse.luxeverse:app", "--interface", "asgi"]
    command += ["--factory", "--host", os.environ.get("HOST", "127.0.0.1")]
    command += ["--port", str(settings().port), "--workers", os.environ.get("WORKERS", "1")]
    command += ["--no-access-log", "--log-level", "warning"]
    command += ["--workers-kill-timeout", str(LAST_REQUESTS_SECONDS)]
    environment = {
        "__REFLEX_SKIP_COMPILE": "true",
        "__REFLEX_MOUNT_FRONTEND_COMPILED_APP": "true",
        "REFLEX_ENV_MODE": "prod",
    }
    return Child("shop", command, environment, settings().data_dir / "logs" / "shop.log")


async def answers() -> None:
    """Return once /ready says yes. Raises CannotStart when it does not in time."""
    # Asked here, but by the shop's own name: other hosts are not served.
    address = urllib.request.Request(
        f"http://127.0.0.1:{settings().port}/ready",
        headers={"Host": urlsplit(settings().public_url).netloc},
    )
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        try:
            await asyncio.to_thread(urllib.request.urlopen, address, timeout=2)
        except (urllib.error.URLError, OSError):
            await asyncio.sleep(0.1)
        else:
            return
    log = settings().data_dir / "logs" / "shop.log"
    tail = log.read_text(errors="replace")[-3000:] if log.exists() else ""
    raise CannotStart(f"The shop did not answer within {READY_SECONDS} s; its log says:\n{tail}")


def greet(seconds: float) -> None:
    """Addresses, test cards, and how to end."""
    base = settings().public_url
    line()
    for name, path in (("LuxeVerse", "/"), ("Atelier Arôme", "/arome"), ("Luma", "/luma")):
        line(f"{name:<16}{base}{path}")
    line(f"{'API':<16}{base}/api/docs")
    if not settings().smtp_url:
        line(f"{'Mailbox':<16}{base}/dev/mail")
    if settings().uses_sandbox:
        line()
        line("Test mode: no money moves. Any future date, any three digits.")
        for number, effect in CARDS:
            line(f"  {number}   {effect}")
    line()
    line(f"Ready in {seconds:.1f} s. Ctrl-C ends everything; the data stays.")


if __name__ == "__main__":
    main()
