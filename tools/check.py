"""Everything a machine can say about the code without running it: ``python -m tools.check``."""

import subprocess
import sys
import time
from pathlib import Path

BIN = Path(sys.executable).parent
STEPS = (
    ("format", [str(BIN / "ruff"), "format", "--check", "--quiet", "."]),
    ("lint", [str(BIN / "ruff"), "check", "--quiet", "."]),
    ("types", [str(BIN / "mypy")]),
    ("contracts", [str(BIN / "lint-imports"), "--no-cache"]),
    ("house rules", [sys.executable, "-m", "tools.house_rules", "luxeverse"]),
)


def main() -> int:
    """Run every step; the first words of a failing one are printed whole."""
    failed = 0
    for name, command in STEPS:
        started = time.perf_counter()
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        verdict = "ok" if result.returncode == 0 else "FAILED"
        print(f"  {name:<14}{verdict:<8}{time.perf_counter() - started:5.1f} s", flush=True)
        if result.returncode:
            failed += 1
            print(result.stdout + result.stderr)
    return failed


if __name__ == "__main__":
    sys.exit(main())
