"""Render what is missing or out of date, then write the shop's files: ``make studio``.

The environment narrows it: ``ONLY=slug`` (or a comma-separated list), ``ROLE=hero``, ``PREVIEW=1`` (256 pixels, into
the previews folder, nothing published), ``JOBS=2`` processes at a time.
"""

import json
import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from studio import publish
from studio.catalogue import shots
from studio.inputs import ROOT, fingerprint
from studio.shot import Shot

WORK = ROOT / ".data" / "studio"
MASTERS = WORK / "masters"
PREVIEWS = WORK / "previews"
LOG = WORK / "log.jsonl"
SPENT = re.compile(r"^(?P<made_from>\w+) in (?P<seconds>[\d.]+) CPU seconds$", re.MULTILINE)
"""What ``studio.expose`` says last."""


def main() -> int:
    """Render the queue; 1 when a picture failed."""
    preview = bool(os.environ.get("PREVIEW"))
    queue = todo(wanted(), preview=preview)
    started, failed = time.monotonic(), 0
    print(f"{len(queue)} pictures to render, about {estimate(queue, past()):.0f} CPU seconds")
    with ThreadPoolExecutor(int(os.environ.get("JOBS", "1"))) as pool:
        for count, (shot, seconds) in enumerate(
            pool.map(lambda shot: (shot, render(shot, preview=preview)), queue), 1
        ):
            failed += seconds is None
            rest = estimate(queue[count:], past())
            minutes = (time.monotonic() - started) / 60
            said = "failed" if seconds is None else f"{seconds:.0f} CPU s"
            print(
                f"[{count}/{len(queue)}] {shot.name}: {said}; {minutes:.0f} min, ~{rest:.0f} CPU s left",
                flush=True,
            )
    return int(failed > 0)


def wanted() -> list[Shot]:
    """The shots the environment asks for."""
    only = {slug for slug in os.environ.get("ONLY", "").split(",") if slug}
    role, house = os.environ.get("ROLE"), os.environ.get("HOUSE")
    return [
        shot
        for shot in shots()
        if (not only or shot.slug in only or shot.name in only)
        and (not role or shot.role == role)
        and (not house or shot.house == house)
    ]


def todo(found: list[Shot], *, preview: bool) -> list[Shot]:
    """Those that are not published first, then those published from another model, light or view."""
    if preview:
        return found
    known = publish.made_from()
    missing = [shot for shot in found if shot.name not in known]
    stale = [shot for shot in found if shot.name in known and known[shot.name] != fingerprint(shot)]
    return [*missing, *stale]


def render(shot: Shot, *, preview: bool) -> float | None:
    """Render one shot in a process of its own and publish it; CPU seconds, or None when it failed."""
    target = (PREVIEWS if preview else MASTERS) / f"{shot.name}.png"
    command = [sys.executable, "-m", "studio.expose", shot.name, str(target)]
    command += ["--preview"] if preview else []
    if not preview and shot.role == "hero":
        command += ["--mask", str(target.with_name(f"{target.stem}.mask.png"))]
    result = subprocess.run(  # noqa: S603  the command is our own
        command, cwd=ROOT, capture_output=True, text=True, check=False
    )
    spent = SPENT.search(result.stdout)
    if result.returncode or spent is None:
        print(f"{shot.name} failed:\n{result.stderr[-1500:]}", flush=True)
        return None
    seconds = float(spent["seconds"])
    if not preview:
        publish.publish(shot, MASTERS, spent["made_from"])
        with LOG.open("a") as log:
            log.write(
                json.dumps({"kind": kind(shot), "name": shot.name, "seconds": seconds}) + "\n"
            )
    return seconds


def kind(shot: Shot) -> str:
    """Shots that cost about the same: one model function at one size."""
    return f"{shot.build.partition(':')[2]} {shot.size[0]}"


def past() -> dict[str, list[float]]:
    """CPU seconds by kind, from the log."""
    known: dict[str, list[float]] = {}
    for line in LOG.read_text().splitlines() if LOG.exists() else ():
        entry = json.loads(line)
        known.setdefault(entry["kind"], []).append(entry["seconds"])
    return known


def estimate(queue: list[Shot], known: dict[str, list[float]]) -> float:
    """CPU seconds for a queue: the mean of the kind, or of all kinds, or 60."""
    everything = [seconds for times in known.values() for seconds in times] or [60.0]
    means = {name: sum(times) / len(times) for name, times in known.items()}
    return sum(means.get(kind(shot), sum(everything) / len(everything)) for shot in queue)


if __name__ == "__main__":
    sys.exit(main())
