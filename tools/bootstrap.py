"""Makes .venv and installs the requirements, with the standard library alone. Runs under any Python 3."""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"


def main():
    if sys.version_info < (3, 11):
        sys.exit(
            "\n  Python 3.11 or newer is needed; this is %s. Try: make run PYTHON=python3.11\n"
            % sys.version.split()[0]
        )
    files = [ROOT / "requirements.txt"]
    if "--dev" in sys.argv:
        files.append(ROOT / "requirements-dev.txt")
    for file in files:
        install(file)


def install(file):
    """Install a requirements file once; again when it changes."""
    stamp = VENV / (file.stem + ".stamp")
    wanted = hashlib.sha256(file.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    if not PYTHON.exists():
        print("  Making .venv", flush=True)
        venv.create(VENV, with_pip=True)
    print("  Installing %s (once; about a minute)" % file.name, flush=True)
    command = [
        str(PYTHON),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "-r",
        str(file),
    ]
    if subprocess.run(command, cwd=ROOT, env=dict(os.environ, PYTHONPATH="")).returncode:
        sys.exit(
            "\n  The requirements could not be installed: is the Python package index reachable, is there 1 GB of disk?\n  Run the same command again once it is; nothing needs cleaning up.\n"
        )
    stamp.write_text(wanted)


if __name__ == "__main__":
    main()
