"""What the kernel counts about processes, read from /proc (man 5 proc)."""

import os
from dataclasses import dataclass
from pathlib import Path

TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
PPID, UTIME, CSTIME = 1, 11, 14
"""Fields of /proc/PID/stat, counted from the state, which follows the name in brackets."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Bytes. PSS shares out what several processes map, so the PSS of all may be summed."""

    rss: int = 0
    pss: int = 0

    def __add__(self, other: "Memory") -> "Memory":
        return Memory(self.rss + other.rss, self.pss + other.pss)


def _stat(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def command(pid: int) -> str:
    """The command line, or "" when the process has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def children(pid: int) -> list[int]:
    """Processes whose parent is ``pid`` now."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal() and (stat := _stat(int(entry.name))) and int(stat[PPID]) == pid:
            found.append(int(entry.name))
    return sorted(found)


def tree(pid: int) -> list[int]:
    """A process and all that descend from it."""
    return [pid, *(each for child in children(pid) for each in tree(child))]


def cpu_seconds(pid: int) -> float:
    """User and system time of a process and all it ever started, the ended ones included."""
    ticks = 0
    for each in tree(pid):
        if stat := _stat(each):
            ticks += sum(int(number) for number in stat[UTIME : CSTIME + 1])
    return ticks / TICKS_PER_SECOND


def memory(pid: int) -> Memory:
    """Memory of a process and its descendants."""
    return sum((own_memory(each) for each in tree(pid)), Memory())


def own_memory(pid: int) -> Memory:
    """Memory of one process; zeros when it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return Memory()
    kilobytes = {line.split(":")[0]: int(line.split()[1]) for line in lines if line.endswith(" kB")}
    return Memory(kilobytes.get("Rss", 0) * 1024, kilobytes.get("Pss", 0) * 1024)
