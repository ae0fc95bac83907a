"""What the person at the terminal reads: one line a step, with the time it took."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class CannotStart(SystemExit):
    """One clear sentence, then the end."""

    def __init__(self, sentence: str) -> None:
        super().__init__(f"\n  {sentence}\n")


def line(text: str = "") -> None:
    print(f"  {text}", flush=True)  # noqa: T201  the terminal is this module's purpose


@contextmanager
def step(name: str) -> Iterator[None]:
    """Print the step when it begins and how long it took when it ends."""
    started = time.perf_counter()
    sys.stdout.write(f"  {name:<34}")
    sys.stdout.flush()
    yield
    sys.stdout.write(f"{time.perf_counter() - started:6.1f} s\n")
    sys.stdout.flush()
