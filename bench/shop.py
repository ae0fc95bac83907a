"""A shop of its own for each run: a free port, no limits, a data folder that is removed afterwards."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from bench import processes
from luxeverse.core import embedded
from luxeverse.supervise.backing import free_port
from luxeverse.supervise.build import ROOT

READY_SECONDS = 300
"""A first start migrates, seeds and may build; the build alone took 35 s under load."""
STOP_SECONDS = 60
PARTS = {
    "granian": "web",
    "-m sandbox --port": "payment sandbox",
    "sandbox.mailbox": "mailbox",
    "luxeverse.cli work": "worker",
    "renderer.mjs": "renderer",
}


@dataclass
class Shop:
    """A running shop. ``start_seconds`` is from the command to the first yes of /ready."""

    port: int
    sandbox_port: int
    data_dir: Path
    process: subprocess.Popen[bytes]
    start_seconds: float = 0.0

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def parts(self) -> dict[str, int]:
        """Process ids by what they do; the supervisor and the database included."""
        found = {"supervisor": self.process.pid}
        for pid in processes.children(self.process.pid):
            words = processes.command(pid)
            for mark, name in PARTS.items():
                if mark in words:
                    found[name] = pid
        file = self.data_dir / "postgres" / "cluster" / "postmaster.pid"
        found["postgres"] = int(file.read_text().split("\n", 1)[0])
        return found

    def cpu(self) -> dict[str, float]:
        """CPU seconds each part has used so far."""
        return {name: processes.cpu_seconds(pid) for name, pid in self.parts().items()}

    def database(self) -> psycopg.Connection:
        """The database as its superuser: sees every house."""
        return psycopg.connect(embedded.start(self.data_dir).admin_url, autocommit=True)

    def operate(self, *arguments: str) -> None:
        """An operator's command."""
        address = embedded.start(self.data_dir).app_url
        subprocess.run(
            [sys.executable, "-m", "luxeverse.cli", *arguments],
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": address},
            check=True,
            capture_output=True,
        )

    def stop(self) -> None:
        """End it politely; it ends its own children and its database."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(STOP_SECONDS)


def start(data_dir: Path, environment: Mapping[str, str] | None = None) -> Shop:
    """Start a shop and wait until it is ready. Raises RuntimeError with what it said."""
    port, sandbox_port = free_port(), free_port()
    data_dir.mkdir(parents=True, exist_ok=True)
    variables = {
        **os.environ,
        "PORT": str(port),
        "SANDBOX_PORT": str(sandbox_port),
        "LIMITS": "off",
        "HOLD_MINUTES": "1",  # so that what a rush leaves unpaid is given up within the run
        "DATA_DIR": str(data_dir),
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        **(environment or {}),
    }
    said = data_dir / "supervisor.log"
    began = time.perf_counter()
    with said.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "luxeverse.supervise"],
            cwd=ROOT,
            env=variables,
            stdout=log,
            stderr=log,
        )
    shop = Shop(port, sandbox_port, data_dir, process)
    while not _is_ready(shop.base):
        if process.poll() is not None or time.perf_counter() - began > READY_SECONDS:
            process.terminate()
            raise RuntimeError(f"The shop did not start:\n{said.read_text()}")
        time.sleep(0.02)
    shop.start_seconds = time.perf_counter() - began
    return shop


def _is_ready(base: str) -> bool:
    try:
        with urllib.request.urlopen(f"{base}/ready", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


@contextmanager
def own_shop() -> Iterator[Shop]:
    """A fresh shop for one run of the benchmarks, ended and removed with everything it wrote."""
    folder = Path(tempfile.mkdtemp(prefix="luxeverse-bench-"))
    try:
        shop = start(folder)
        try:
            yield shop
        finally:
            if shop.process.poll() is None:
                shop.stop()
    finally:
        embedded.stop(folder)
        shutil.rmtree(folder, ignore_errors=True)
