"""Operator commands: ``python -m luxeverse.cli COMMAND``."""

import argparse
import asyncio
import os
import sys

from luxeverse.core import embedded
from luxeverse.core.config import settings
from luxeverse.core.errors import NotFound, Refused


def main(arguments: list[str] | None = None) -> int:
    """Run one command; refusals end with their sentence and status 1."""
    parser = argparse.ArgumentParser(prog="python -m luxeverse.cli", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    stock = commands.add_parser("set-stock", help="say how many pieces of a SKU are on the shelf")
    stock.add_argument("sku")
    stock.add_argument("pieces", type=int)
    commands.add_parser("work", help="run the worker: outbox, letters, timetable")
    commands.add_parser("expire-holds", help="free what unpaid orders hold beyond their time")
    commands.add_parser("reconcile", help="ask the payment supplier about open payments")
    commands.add_parser("reindex", help="build the search index of every house anew")
    said = commands.add_parser(
        "search-report", help="what people searched for, and what found nothing"
    )
    said.add_argument("house", help="luxe, arome or luma")
    said.add_argument("--days", type=int, default=30)
    chosen = parser.parse_args(arguments)
    _find_database()
    try:
        print(asyncio.run(_run(chosen)))  # noqa: T201  an operator reads this
    except Refused as refusal:
        print(refusal.message, file=sys.stderr)  # noqa: T201
        return 1
    return 0


async def _run(chosen: argparse.Namespace) -> str:
    # Late imports: `--help` should answer at once.
    from luxeverse import worker
    from luxeverse.services import checkout, inventory, payments, search

    if chosen.command == "work":
        await worker.main()
        return "Worker ended"
    if chosen.command == "set-stock":
        await inventory.set_stock(chosen.sku, chosen.pieces)
        return f"{chosen.sku}: {chosen.pieces} on the shelf"
    if chosen.command == "search-report":
        return await _search_report(chosen.house, chosen.days)
    if chosen.command == "reindex":
        done = await search.reindex()
        return ", ".join(f"{slug}: {number} documents" for slug, number in done.items())
    if chosen.command == "expire-holds":
        return f"{await checkout.expire_holds()} orders given up"
    return f"{await payments.reconcile()} payments asked about"


async def _search_report(slug: str, days: int) -> str:
    from luxeverse.services import identity, search

    records = [r for r in await identity.all_houses() if r.house.slug == slug]
    if not records:
        raise NotFound(f"There is no house {slug}.")
    found = await search.report(records[0].house, days)
    lines = [f"{found.searches} searches in {days} days"]
    for title, rows in (("Most frequent", found.top), ("Nothing found", found.without_result)):
        lines += ["", f"{title}: searches, visitors, results, clicks"]
        lines += [
            f"{r.searches:6} {r.visitors:6} {r.results:8.1f} {r.clicks:6}  {r.query}" for r in rows
        ]
    return "\n".join(lines)


def _find_database() -> None:
    if not settings().database_url:
        os.environ["DATABASE_URL"] = embedded.start(settings().data_dir).app_url
        settings.cache_clear()


if __name__ == "__main__":
    sys.exit(main())
