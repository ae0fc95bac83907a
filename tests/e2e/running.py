"""A whole shop as `make run` starts it: own port, own data, the production build of this working tree."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[2]
STARTS_WITHIN_SECONDS = 400
"""Most of it is for a build; a start with a finished build takes about fifteen seconds."""
ENDS_WITHIN_SECONDS = 30
KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS")


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """One process at a time, on this machine."""
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def environment(port: int, data: Path) -> dict[str, str]:
    """Nothing of the tests' own settings reaches the shop; only what a terminal would have."""
    kept = {name: os.environ[name] for name in os.environ if name in KEPT}
    kept |= {name: value for name, value in os.environ.items() if "proxy" in name.lower()}
    # Two workers and the shop share the cores: a render that has to wait is not one that failed.
    patient = {"RENDERER_TIMEOUT_SECONDS": "10"}
    return {**kept, **patient, "PORT": str(port), "DATA_DIR": str(data), "LIMITS": "off"}


def start(place: Path, name: str) -> str:
    """Start a shop whose data lie in ``place/name``; returns its address once it answers."""
    data = place / name
    data.mkdir()
    port = free_port()
    log = place / f"{name}.txt"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "luxeverse.supervise"],
            cwd=ROOT,
            env=environment(port, data),
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
    (place / f"{name}.pid").write_text(str(process.pid))
    base = f"http://localhost:{port}"
    deadline = time.monotonic() + STARTS_WITHIN_SECONDS
    while "Ready in" not in log.read_text(errors="replace"):
        said = log.read_text(errors="replace")
        assert process.poll() is None, f"the shop ended with {process.returncode}:\n{said}"
        assert time.monotonic() < deadline, f"the shop did not start:\n{said}"
        time.sleep(0.2)
    assert httpx.get(f"{base}/ready").status_code == 200
    return base


def shared(place: Path) -> str:
    """The shop of this run, started by whichever worker asks first; SHOP_URL names one that runs already."""
    if given := os.environ.get("SHOP_URL"):
        return given
    with locked(place / "shop.lock"):
        address = place / "shop.url"
        if not address.exists():
            address.write_text(start(place, "shop"))
        return address.read_text()


def stop(place: Path, name: str) -> None:
    """End a shop as Ctrl-C does, and wait until it is gone."""
    record = place / f"{name}.pid"
    if not record.exists():
        return
    pid = int(record.read_text())
    record.unlink()
    deadline = time.monotonic() + ENDS_WITHIN_SECONDS
    try:
        os.kill(pid, signal.SIGTERM)
        while time.monotonic() < deadline:
            _reap(pid)
            os.kill(pid, 0)
            time.sleep(0.1)
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _reap(pid: int) -> None:
    """A child of this very process stays a zombie until waited for; anyone else's is not ours to wait for."""
    try:
        os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        return


def stop_all(place: Path) -> None:
    for record in place.glob("*.pid"):
        if (place / record.stem).is_dir():
            stop(place, record.stem)
