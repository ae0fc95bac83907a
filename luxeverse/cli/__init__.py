"""Operator commands: ``python -m luxeverse.cli COMMAND``.

A file beside this one holds the commands of one subject. Services are imported where they are used: ``--help`` answers
at once.
"""

import argparse
import asyncio
import os
import sys

from luxeverse.cli import circle, search, shop, words
from luxeverse.core import embedded
from luxeverse.core.config import settings
from luxeverse.core.errors import Refused


def main(arguments: list[str] | None = None) -> int:
    """Run one command; refusals end with their sentence and status 1."""
    parser = argparse.ArgumentParser(
        prog="python -m luxeverse.cli", description="Operator commands."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for subject in (shop, search, words, circle):
        subject.add(commands)
    chosen = parser.parse_args(arguments)
    _find_database()
    try:
        print(asyncio.run(chosen.run(chosen)))  # noqa: T201  an operator reads this
    except Refused as refusal:
        print(refusal.message, file=sys.stderr)  # noqa: T201
        return 1
    return 0


def _find_database() -> None:
    if not settings().database_url:
        os.environ["DATABASE_URL"] = embedded.start(settings().data_dir).app_url
        settings.cache_clear()
