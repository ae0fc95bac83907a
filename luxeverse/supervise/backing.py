"""What stands behind the shop on one machine: database, payment sandbox, mailbox, renderer, worker.

`make run` starts all of it; a developer's `reflex run` starts it too, from the app itself. A setting that names a
real supplier (DATABASE_URL, STRIPE_SECRET_KEY, SMTP_URL) leaves its stand-in out.
"""

import asyncio
import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager

from luxeverse.core import embedded
from luxeverse.core.config import settings
from luxeverse.supervise import build
from luxeverse.supervise.children import Child, Family, python
from luxeverse.supervise.say import CannotStart, line, step

DATABASE_LOOK_SECONDS = 1.0


def free_port() -> int:
    """A port of the loopback interface that nobody listens on now."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def set_environment(values: dict[str, str]) -> None:
    """Tell this process and every child started later."""
    os.environ.update(values)
    settings.cache_clear()


@contextmanager
def database() -> Iterator[bool]:
    """Migrated, and seeded where it is empty; embedded when DATABASE_URL is unset, and then stopped in the end, whatever
    came between. Says whether it is embedded. Raises CannotStart.
    """
    is_own = not settings().database_url
    try:
        if is_own:
            with step("Database"):
                _start_embedded()
        _once("migrated", ("alembic",), "Migrations", python("-m", "alembic", "upgrade", "head"))
        _once("seeded", ("data", "tools", "assets/media"), "Catalogue", python("-m", "tools.seed"))
        yield is_own
    finally:
        if is_own:
            embedded.stop(settings().data_dir)


def _start_embedded() -> None:
    try:
        addresses = embedded.start(settings().data_dir)
    except embedded.EmbeddedDatabaseFailed as error:
        raise CannotStart(str(error)) from error
    set_environment({"DATABASE_URL": addresses.app_url, "OWNER_DATABASE_URL": addresses.owner_url})


async def keep_database() -> None:
    """Start the embedded server again whenever it has fallen; what it had promised is in its log and comes back."""
    data = settings().data_dir
    while True:
        await asyncio.sleep(DATABASE_LOOK_SECONDS)
        if embedded.is_running(data):
            continue
        line("database ended; starting it again")
        try:
            await asyncio.to_thread(embedded.start, data)
        except embedded.EmbeddedDatabaseFailed as error:
            line(str(error))


def choose_ports() -> None:
    """Ports for the stand-ins, unless settings name them."""
    chosen = {}
    if "SANDBOX_PORT" not in os.environ:
        chosen["SANDBOX_PORT"] = str(free_port())
    if "MAILBOX_PORT" not in os.environ:
        chosen["MAILBOX_PORT"] = str(free_port())
    set_environment(chosen)


def point_at_backend() -> None:
    """Under `reflex run` pages come from Vite and the shop answers on another port: say so where it matters."""
    chosen = {}
    if "public_url" not in settings().model_fields_set:
        chosen["PUBLIC_URL"] = f"http://localhost:{settings().port}"
    if settings().uses_sandbox:
        script = f"http://localhost:{settings().backend_port}/_sandbox/stripe.js"
        chosen["STRIPE_JS_URL"] = script
    set_environment(chosen)


async def start_processes(family: Family) -> None:
    """Sandbox, mailbox and worker; the renderer where there is a build to render."""
    now, data = settings(), settings().data_dir
    logs = data / "logs"
    if now.uses_sandbox and not now.stripe_api_base:
        hook = f"http://127.0.0.1:{now.backend_port}/webhooks/stripe"
        command = python("-m", "sandbox", "--port", str(now.sandbox_port))
        command += ["--db", str(data / "sandbox.sqlite"), "--webhook-url", hook]
        command += ["--webhook-secret", now.stripe_webhook_secret, "--prefix", "/_sandbox"]
        await family.add(Child("payment sandbox", command, {}, logs / "sandbox.log"))
    if not now.smtp_url:
        command = python("-m", "sandbox.mailbox", str(now.mailbox_port), str(data / "mailbox"))
        await family.add(Child("mailbox", command, {}, logs / "mailbox.log"))
    await family.add(
        Child("worker", python("-m", "luxeverse.cli", "work"), {}, logs / "worker.log")
    )
    if build.RENDERER.exists():
        command = [str(build.bun()), str(build.RENDERER), str(now.renderer_socket.resolve())]
        environment = {"NODE_ENV": "production"}
        await family.add(Child("renderer", command, environment, logs / "renderer.log"))


def _once(name: str, sources: tuple[str, ...], title: str, command: list[str]) -> None:
    """Run a step unless it already ran on this database with these very sources."""
    stamp = settings().data_dir / f"{name}.stamp"
    wanted = build.fingerprint(sources) + settings().database_url
    if stamp.exists() and stamp.read_text() == wanted:
        return
    with step(title):
        result = subprocess.run(  # noqa: S603  our own commands
            command, cwd=build.ROOT, capture_output=True, text=True, check=False
        )
    if result.returncode:
        log = (result.stdout + result.stderr)[-3000:]
        raise CannotStart(f"{title} failed; mend what the log says and start again.\n{log}")
    stamp.write_text(wanted)
