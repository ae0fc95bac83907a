"""Compile what people wrote into what machines install: pinned and hashed."""

import re
import subprocess
import sys
from pathlib import Path

FILES = ("requirements", "requirements-dev")
CONSTRAINTS = Path("constraints.txt")
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", re.MULTILINE)


def main() -> None:
    """Compile both files with uv, for the oldest Python the project supports."""
    uv = Path(sys.executable).with_name("uv")
    for name in FILES:
        command = [str(uv), "pip", "compile", f"{name}.in", "--generate-hashes", "--quiet"]
        command += ["--no-emit-index-url", "--no-header", "--python-version", "3.11"]
        subprocess.run([*command, "-o", f"{name}.txt"], check=True)
    constrain()


def constrain() -> None:
    """Say each pin a second time, as a constraint.

    pip before 23.3 looks for the newest release of a package that something asks for with an extra (granian[reload]),
    does not see that the package itself is pinned, and then refuses the release because it is not.
    """
    pins: dict[str, str] = {}
    for name in FILES:
        path = Path(f"{name}.txt")
        text = path.read_text()
        pins |= dict(PIN.findall(text))
        line = f"-c {CONSTRAINTS}\n"
        path.write_text(text if text.startswith(line) else line + text)
    CONSTRAINTS.write_text("".join(f"{name}=={pins[name]}\n" for name in sorted(pins)))


if __name__ == "__main__":
    main()
