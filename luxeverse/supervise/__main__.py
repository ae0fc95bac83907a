"""`make run`: everything on one port, until Ctrl-C."""

import asyncio
import os
import shutil
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from urllib.parse import urlsplit

from luxeverse.core import embedded
from luxeverse.core.config import settings
from luxeverse.supervise import backing, build
from luxeverse.supervise.children import Child, Family
from luxeverse.supervise.say import CannotStart, line, step

DISK_BYTES_NEEDED = 1_500_000_000
"""Measured: node_modules 150 MB, database 60 MB, build 20 MB, and room for both to grow."""
READY_SECONDS = 60
LAST_REQUESTS_SECONDS = 5
"""What the web process may take to answer what it was asked before it was told to end. Without a limit one connection that
stays open would hold up a restart for good; the supervisor itself loses patience after eight (``children``)."""

CARDS = (
    ("4242 4242 4242 4242", "pays at once"),
    ("4000 0025 0000 3155", "asks for 3-D Secure"),
    ("4000 0000 0000 0002", "is declined"),
)


def main() -> None:
    """Start, serve, end."""
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
    backing.start_database()
    if not build.is_current():
        with step("Production build"):
            build.build()
    owns_database = "OWNER_DATABASE_URL" in os.environ
    try:
        asyncio.run(serve(started))
    finally:
        if owns_database:
            embedded.stop(settings().data_dir)


def refuse_early() -> None:
    """Everything that would end in a long traceback later. Raises CannotStart."""
    if problems := settings().problems():
        raise CannotStart("\n  ".join(problems))
    data = settings().data_dir
    data.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(data).free < DISK_BYTES_NEEDED:
        raise CannotStart("Less than 1.5 GB of disk is free: make room and start again.")
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", settings().port))
        except OSError:
            port = settings().port
            raise CannotStart(
                f"Port {port} is taken: end what uses it or choose another, make run PORT={port + 1}."
            ) from None


async def serve(started: float) -> None:
    """Start the processes, wait until the shop answers, then until somebody says stop."""
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    family = Family()
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
