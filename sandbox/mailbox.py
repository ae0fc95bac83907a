"""The local mailbox: an SMTP server that keeps every message and delivers none.

Usage: ``python -m sandbox.mailbox PORT FOLDER``. Messages land in FOLDER as a Maildir, newest readable at /dev/mail.
"""

import asyncio
import signal
import sys
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Mailbox


async def main(port: int, folder: Path) -> None:
    """Listen on loopback until told to end."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    controller = Controller(Mailbox(str(folder)), hostname="127.0.0.1", port=port)
    controller.start()
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    await stop.wait()
    controller.stop()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), Path(sys.argv[2])))
