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


def has_pip():
    """A start that was interrupted leaves an environment without it."""
    said = [str(PYTHON), "-m", "pip", "--version"]
    return (
        PYTHON.exists()
        and not subprocess.run(
            said, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ).returncode
    )


def make_venv():
    try:
        venv.create(VENV, with_pip=True, clear=True)
    except subprocess.CalledProcessError:
        sys.exit(
            "\n  .venv could not be made: is there 1 GB of disk, and is Python's ensurepip there (python3-venv on Debian)?\n"
        )
    except OSError as error:
        sys.exit("\n  .venv could not be made: %s. 1 GB of disk is needed.\n" % error.strerror)


def install(file):
    """Install a requirements file once; again when it changes."""
    stamp = VENV / (file.stem + ".stamp")
    wanted = hashlib.sha256(file.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    if not has_pip():
        print("  Making .venv", flush=True)
        make_venv()
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
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("\n  Interrupted; the same command goes on from here.\n")
