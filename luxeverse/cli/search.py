"""The search of a house: its index, its vectors, what people ask."""

import argparse
from typing import Any

from luxeverse.cli.houses import house_of
from luxeverse.core.actor import House
from luxeverse.core.config import settings


def add(commands: Any) -> None:
    """The commands of this file."""
    found = [
        commands.add_parser("reindex", help="build the search index of every house anew"),
        commands.add_parser(
            "embed", help="give every piece its vector, where EMBEDDINGS_PROVIDER is set"
        ),
        commands.add_parser("install-model", help="fetch the local embedding model, 84 MB, once"),
    ]
    lifted = commands.add_parser("search-lift", help="let a piece come sooner or later in searches")
    lifted.add_argument("house", help="luxe, arome or luma")
    lifted.add_argument("slug")
    lifted.add_argument("factor", type=float, help="above 1 lifts, below 1 buries, 1 undoes")
    said = commands.add_parser(
        "search-report", help="what people searched for, and what found nothing"
    )
    said.add_argument("house", help="luxe, arome or luma")
    said.add_argument("--days", type=int, default=30)
    for command in (*found, lifted, said):
        command.set_defaults(run=_search)


async def _search(chosen: argparse.Namespace) -> str:
    from luxeverse.integrations import minilm
    from luxeverse.services import search

    if chosen.command == "search-report":
        return await report(await house_of(chosen.house), chosen.days)
    if chosen.command == "search-lift":
        await search.lift(await house_of(chosen.house), chosen.slug, chosen.factor)
        return f"{chosen.slug}: times {chosen.factor:g}"
    if chosen.command == "install-model":
        folder = minilm.install(settings().model_dir)
        return f"Installed in {folder}; set EMBEDDINGS_PROVIDER=local-minilm"
    if chosen.command == "embed":
        done = await search.embed_all()
        return ", ".join(f"{slug}: {number} vectors" for slug, number in done.items())
    done = await search.reindex()
    return ", ".join(f"{slug}: {number} documents" for slug, number in done.items())


async def report(house: House, days: int) -> str:
    """What was searched for in so many days, as a table of text."""
    from luxeverse.services import search

    found = await search.report(house, days)
    lines = [f"{found.searches} searches in {days} days"]
    for title, rows in (("Most frequent", found.top), ("Nothing found", found.without_result)):
        lines += ["", f"{title}: searches, visitors, results, clicks"]
        lines += [
            f"{r.searches:6} {r.visitors:6} {r.results:8.1f} {r.clicks:6}  {r.query}" for r in rows
        ]
    return "\n".join(lines)
