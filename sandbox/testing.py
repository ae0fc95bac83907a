"""Start a sandbox for the length of a test, as its own process on a free port of this machine."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 60.0


@dataclass(frozen=True)
class Running:
    """``url`` takes the SDK's calls; ``process`` is there to be killed by tests of that."""

    url: str
    process: subprocess.Popen[bytes]

    @property
    def script(self) -> str:
        return f"{self.url}/_sandbox/stripe.js"

    def switch(self, **faults: object) -> None:
        """Set fault switches: see ``Faults`` and, under ``webhook``, ``Mischief``."""
        reply = httpx.post(f"{self.url}/_control/faults", json=faults, trust_env=False)
        reply.raise_for_status()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def started(*flags: str, port: int | None = None) -> Iterator[Running]:
    """A sandbox that answers, ended with SIGTERM. Raises RuntimeError when it does not start."""
    port = port or free_port()
    url = f"http://127.0.0.1:{port}"
    unset = {"STRIPE_WEBHOOK_URL", "STRIPE_WEBHOOK_SECRET", "ENVIRONMENT"}
    process = subprocess.Popen(
        [sys.executable, "-m", "sandbox", "--port", str(port), *flags],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name not in unset},
    )
    try:
        _wait_until_ready(url, process)
        yield Running(url, process)
    finally:
        process.terminate()
        process.wait(10)


def _wait_until_ready(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the sandbox ended with code {process.returncode}")
        try:
            httpx.get(f"{url}/_control/health", trust_env=False).raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"the sandbox did not answer within {START_SECONDS:.0f} s")
