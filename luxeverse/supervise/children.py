"""The processes beside the shop: started together, restarted when they fall, ended together."""

import asyncio
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from luxeverse.supervise import build
from luxeverse.supervise.say import line

PATIENCE_SECONDS = 8
"""How long a child may take to end politely before it is killed."""
RESTART_DELAY_SECONDS = 1.0


@dataclass
class Child:
    """A process to keep alive."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    log: Path
    process: asyncio.subprocess.Process | None = field(default=None, init=False)


class Family:
    """All children of one start."""

    def __init__(self) -> None:
        self._children: list[Child] = []
        self._keepers: list[asyncio.Task[None]] = []
        self._ending = False

    async def add(self, child: Child) -> None:
        """Start a child and keep it alive from now on."""
        self._children.append(child)
        await self._start(child)
        self._keepers.append(asyncio.create_task(self._keep(child)))

    async def end(self) -> None:
        """Ask all to end, newest first; kill who does not."""
        self._ending = True
        for child in reversed(self._children):
            if child.process and child.process.returncode is None:
                child.process.terminate()
        for child in reversed(self._children):
            if child.process is None:
                continue
            try:
                await asyncio.wait_for(child.process.wait(), PATIENCE_SECONDS)
            except TimeoutError:
                os.killpg(child.process.pid, signal.SIGKILL)
        for keeper in self._keepers:
            keeper.cancel()

    async def _start(self, child: Child) -> None:
        child.log.parent.mkdir(parents=True, exist_ok=True)
        with child.log.open("ab") as log:
            # A group of its own: Ctrl-C reaches this process alone, which then ends the children in order.
            child.process = await asyncio.create_subprocess_exec(
                *child.command,
                cwd=build.ROOT,
                env={**os.environ, **child.environment},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    async def _keep(self, child: Child) -> None:
        while not self._ending:
            assert child.process is not None
            code = await child.process.wait()
            if self._ending:
                return
            line(f"{child.name} ended with {code}; starting it again (log: {child.log})")
            await asyncio.sleep(RESTART_DELAY_SECONDS)
            await self._start(child)


def python(*arguments: str) -> list[str]:
    return [sys.executable, *arguments]
