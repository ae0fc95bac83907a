"""Compile what people wrote into what machines install: pinned and hashed."""

import subprocess
import sys
from pathlib import Path

FILES = ("requirements", "requirements-dev")


def main() -> None:
    """Compile both files with uv, for the oldest Python the project supports."""
    uv = Path(sys.executable).with_name("uv")
    for name in FILES:
        command = [str(uv), "pip", "compile", f"{name}.in", "--generate-hashes", "--quiet"]
        command += ["--no-emit-index-url", "--no-header", "--python-version", "3.11"]
        subprocess.run([*command, "-o", f"{name}.txt"], check=True)


if __name__ == "__main__":
    main()
