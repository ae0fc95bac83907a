"""Render what is missing or out of date, then write the shop's files: ``make studio``.

The environment narrows it: ``ONLY=slug`` (or a comma-separated list), ``ROLE=hero`` (or film, still, spin),
``HOUSE=luxe``, ``PREVIEW=1`` (256 pixels, into the previews folder, nothing published), ``JOBS=2`` processes at a time.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from studio import inputs, publish, scenes, showing
from studio.catalogue import shots
from studio.inputs import ROOT
from studio.program import program
from studio.scenes import Scene
from studio.shot import Shot

WORK = ROOT / ".data" / "studio"
MASTERS = WORK / "masters"
SCENES = WORK / "scenes"
PREVIEWS = WORK / "previews"
LOG = WORK / "log.jsonl"
SPENT = re.compile(r"^(?P<made_from>\w+) in (?P<seconds>[\d.]+) CPU seconds$", re.MULTILINE)
"""What ``studio.expose`` and ``studio.roll`` say last."""


def main() -> int:
    """Render the queue; 1 when something failed."""
    preview = bool(os.environ.get("PREVIEW"))
    publish.reword(shots())
    showing.reword(program())
    queue = todo(wanted(), preview=preview)
    started, failed = time.monotonic(), 0
    print(f"{len(queue)} to render, about {estimate(queue, past()):.0f} CPU seconds")
    with ThreadPoolExecutor(int(os.environ.get("JOBS", "1"))) as pool:
        for count, (job, seconds) in enumerate(
            pool.map(lambda job: (job, render(job, preview=preview)), queue), 1
        ):
            failed += seconds is None
            rest = estimate(queue[count:], past())
            minutes = (time.monotonic() - started) / 60
            said = "failed" if seconds is None else f"{seconds:.0f} CPU s"
            print(
                f"[{count}/{len(queue)}] {job.name}: {said}; {minutes:.0f} min, ~{rest:.0f} CPU s left",
                flush=True,
            )
    return int(failed > 0)


def wanted() -> list[Shot | Scene]:
    """The shots and scenes the environment asks for, shots first."""
    only = {slug for slug in os.environ.get("ONLY", "").split(",") if slug}
    role, house = os.environ.get("ROLE"), os.environ.get("HOUSE")
    every: list[tuple[str, Shot | Scene]] = [
        *((shot.role, shot) for shot in shots()),
        *((scene.kind, scene) for scene in program()),
    ]
    return [
        job
        for kind, job in every
        if (not only or job.slug in only or job.name in only)
        and (not role or kind == role)
        and (not house or job.house == house)
    ]


def todo(found: list[Shot | Scene], *, preview: bool) -> list[Shot | Scene]:
    """Those that are not published first, then those published from another model, light or view."""
    if preview:
        return found
    known = publish.made_from() | showing.made_from()
    missing = [job for job in found if job.name not in known]
    stale = [job for job in found if job.name in known and known[job.name] != fingerprint(job)]
    return [*missing, *stale]


def fingerprint(job: Shot | Scene) -> str:
    """What it is made from now."""
    return scenes.fingerprint(job) if isinstance(job, Scene) else inputs.fingerprint(job)


def render(job: Shot | Scene, *, preview: bool) -> float | None:
    """Render one shot or scene in a process of its own and publish it; CPU seconds, or None when it failed."""
    target = place(job, preview=preview)
    result = subprocess.run(  # noqa: S603  the command is our own
        command(job, target, preview=preview), cwd=ROOT, capture_output=True, text=True, check=False
    )
    spent = SPENT.search(result.stdout)
    if result.returncode or spent is None:
        print(f"{job.name} failed:\n{result.stderr[-1500:]}", flush=True)
        return None
    seconds = float(spent["seconds"])
    if not preview:
        if isinstance(job, Scene):
            showing.publish(job, target, spent["made_from"])
        else:
            publish.publish(job, MASTERS, spent["made_from"])
        with LOG.open("a") as log:
            log.write(json.dumps({"kind": kind(job), "name": job.name, "seconds": seconds}) + "\n")
    return seconds


def place(job: Shot | Scene, *, preview: bool) -> Path:
    """The picture of a shot, or the folder of a scene: one for each state of its inputs, to go on in after a kill."""
    if isinstance(job, Shot):
        return (PREVIEWS if preview else MASTERS) / f"{job.name}.png"
    if preview:
        shutil.rmtree(PREVIEWS / job.name, ignore_errors=True)
        return PREVIEWS / job.name
    return SCENES / job.name / fingerprint(job)


def command(job: Shot | Scene, target: Path, *, preview: bool) -> list[str]:
    """What to run for it."""
    module = "studio.roll" if isinstance(job, Scene) else "studio.expose"
    run = [sys.executable, "-m", module, job.name, str(target)]
    if preview:
        return [*run, "--preview"]
    if isinstance(job, Shot) and job.role == "hero":
        return [*run, "--mask", str(target.with_name(f"{target.stem}.mask.png"))]
    return run


def kind(job: Shot | Scene) -> str:
    """Shots that cost about the same: one model function at one size. Scenes of a kind and house."""
    if isinstance(job, Scene):
        return f"{job.kind} {job.house}"
    return f"{job.build.partition(':')[2]} {job.size[0]}"


def past() -> dict[str, list[float]]:
    """CPU seconds by kind, from the log."""
    known: dict[str, list[float]] = {}
    for line in LOG.read_text().splitlines() if LOG.exists() else ():
        entry = json.loads(line)
        known.setdefault(entry["kind"], []).append(entry["seconds"])
    return known


def estimate(queue: list[Shot | Scene], known: dict[str, list[float]]) -> float:
    """CPU seconds for a queue: the mean of the kind, or of all kinds, or 60."""
    everything = [seconds for times in known.values() for seconds in times] or [60.0]
    means = {name: sum(times) / len(times) for name, times in known.items()}
    return sum(means.get(kind(job), sum(everything) / len(everything)) for job in queue)


if __name__ == "__main__":
    sys.exit(main())
