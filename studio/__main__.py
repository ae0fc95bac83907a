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
from pathlib import Path

from studio import publish
from studio.catalogue import shots
from studio.inputs import ROOT, fingerprint
from studio.shot import Shot

WORK = ROOT / ".data" / "studio"
MASTERS = WORK / "masters"
PREVIEWS = WORK / "previews"
LOG = WORK / "log.jsonl"
CPU = re.compile(r"^CPU seconds: ([\d.]+)$", re.MULTILINE)


def main() -> int:
    """Render the queue; 1 when a picture failed."""
    preview = bool(os.environ.get("PREVIEW"))
    queue = todo(wanted(), preview=preview)
    started, failed = time.monotonic(), 0
    print(f"{len(queue)} pictures to render, about {estimate(queue, past()):.0f} CPU seconds")
    with ThreadPoolExecutor(int(os.environ.get("JOBS", "1"))) as pool:
        for count, (shot, seconds) in enumerate(
            pool.map(lambda s: render(s, preview=preview), queue), 1
        ):
            failed += seconds is None
            rest = estimate(queue[count:], past())
            spent = time.monotonic() - started
            print(
                f"[{count}/{len(queue)}] {shot.name}: {describe(seconds)}; {spent / 60:.0f} min, ~{rest:.0f} CPU s left",
                flush=True,
            )
            if not preview and seconds is not None:
                publish.publish(shot, MASTERS)
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
    """Those whose picture is missing first, then those whose picture was made from something else."""
    if preview:
        return found
    missing = [shot for shot in found if not master(shot).exists()]
    stale = [
        shot for shot in found if master(shot).exists() and recorded(shot) != fingerprint(shot)
    ]
    return [*missing, *stale]


def master(shot: Shot) -> Path:
    """The PNG of a shot."""
    return MASTERS / f"{shot.name}.png"


def recorded(shot: Shot) -> str:
    """The fingerprint of the picture that is there."""
    note = master(shot).with_suffix(".txt")
    return note.read_text() if note.exists() else ""


def render(shot: Shot, *, preview: bool) -> tuple[Shot, float | None]:
    """Render one shot in a process of its own; CPU seconds, or None when it failed."""
    made_from = fingerprint(shot)
    target = PREVIEWS / f"{shot.name}.png" if preview else master(shot)
    command = [sys.executable, "-m", "studio.expose", shot.name, str(target)]
    command += ["--preview"] if preview else []
    if not preview and shot.role == "hero":
        command += ["--mask", str(target.with_name(f"{target.stem}.mask.png"))]
    result = subprocess.run(  # noqa: S603  the command is our own
        command, cwd=ROOT, capture_output=True, text=True, check=False
    )
    spent = CPU.search(result.stdout)
    if result.returncode or spent is None:
        print(f"{shot.name} failed:\n{result.stderr[-1500:]}", flush=True)
        return shot, None
    seconds = float(spent[1])
    if not preview:
        target.with_suffix(".txt").write_text(made_from)
        with LOG.open("a") as log:
            log.write(
                json.dumps(
                    {"kind": kind(shot), "name": shot.name, "cpu_seconds": round(seconds, 1)}
                )
                + "\n"
            )
    return shot, seconds


def kind(shot: Shot) -> str:
    """Shots that cost about the same: one model function at one size."""
    return f"{shot.build.partition(':')[2]} {shot.size[0]}"


def past() -> dict[str, list[float]]:
    """CPU seconds by kind, from the log."""
    known: dict[str, list[float]] = {}
    for line in LOG.read_text().splitlines() if LOG.exists() else ():
        entry = json.loads(line)
        known.setdefault(entry["kind"], []).append(entry["cpu_seconds"])
    return known


def estimate(queue: list[Shot], known: dict[str, list[float]]) -> float:
    """CPU seconds for a queue: the mean of the kind, or of all kinds, or 60."""
    everything = [seconds for times in known.values() for seconds in times] or [60.0]
    means = {name: sum(times) / len(times) for name, times in known.items()}
    return sum(means.get(kind(shot), sum(everything) / len(everything)) for shot in queue)


def describe(seconds: float | None) -> str:
    """What the progress line says of one picture."""
    return "failed" if seconds is None else f"{seconds:.0f} CPU s"


if __name__ == "__main__":
    sys.exit(main())
