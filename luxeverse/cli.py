"""Operator commands: ``python -m luxeverse.cli COMMAND``."""

import argparse
import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from luxeverse.core import embedded
from luxeverse.core.actor import Actor, House
from luxeverse.core.config import settings
from luxeverse.core.errors import Invalid, NotFound, Refused
from luxeverse.domain.identity.status import UserRole
from luxeverse.domain.reviews.status import ReviewStatus

SEARCH = frozenset({"reindex", "search-lift", "search-report", "embed", "install-model"})


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
    commands.add_parser("recommend", help="work out what stands beside each piece, now")
    commands.add_parser("reindex", help="build the search index of every house anew")
    commands.add_parser(
        "embed", help="give every piece its vector, where EMBEDDINGS_PROVIDER is set"
    )
    commands.add_parser("install-model", help="fetch the local embedding model, 84 MB, once")
    lifted = commands.add_parser("search-lift", help="let a piece come sooner or later in searches")
    lifted.add_argument("house", help="luxe, arome or luma")
    lifted.add_argument("slug")
    lifted.add_argument("factor", type=float, help="above 1 lifts, below 1 buries, 1 undoes")
    said = commands.add_parser(
        "search-report", help="what people searched for, and what found nothing"
    )
    said.add_argument("house", help="luxe, arome or luma")
    said.add_argument("--days", type=int, default=30)
    _review_commands(commands)
    _content_commands(commands)
    drafts = commands.add_parser(
        "descriptions", help="bring drafts of descriptions along, for an editor to decide over"
    )
    drafts.add_argument("house", help="luxe, arome or luma")
    drafts.add_argument("file", type=Path, help="JSON: source, and drafts with piece and text")
    arrived = commands.add_parser("recycled", help="say that what a label was for is here")
    arrived.add_argument("reference", help="as it stands on the parcel, such as RE-7QK4-2M9D")
    _circle_commands(commands)
    moved = commands.add_parser("redirect", help="let an old address lead to a page for good")
    moved.add_argument("house", help="luxe, arome or luma")
    moved.add_argument("source", metavar="FROM", help="a path such as /home")
    moved.add_argument("target", metavar="TO", help="a path such as /")
    filtered = commands.add_parser(
        "attribute", help="give the pieces of a category another attribute to filter by"
    )
    filtered.add_argument("house", help="luxe, arome or luma")
    filtered.add_argument("category", help="the slug of a category")
    filtered.add_argument(
        "key", help="as pieces carry it among their attributes, such as case_size"
    )
    filtered.add_argument("label", help="as people read it")
    employed = commands.add_parser("staff", help="give somebody another role, or take theirs back")
    employed.add_argument("email", metavar="EMAIL")
    employed.add_argument(
        "--role",
        required=True,
        choices=["ADMIN", "SUPER_ADMIN", "VIP", "CUSTOMER"],
        help="CUSTOMER takes all rights back",
    )
    employed.add_argument("--house", help="luxe, arome or luma; every house unless said")
    chosen = parser.parse_args(arguments)
    _find_database()
    try:
        print(asyncio.run(_run(chosen)))  # noqa: T201  an operator reads this
    except Refused as refusal:
        print(refusal.message, file=sys.stderr)  # noqa: T201
        return 1
    return 0


def _review_commands(commands: Any) -> None:
    waiting = commands.add_parser("reviews", help="reviews that wait for a decision, oldest first")
    waiting.add_argument("house", help="luxe, arome or luma")
    asked = commands.add_parser("questions", help="questions and answers nobody has read yet")
    asked.add_argument("house", help="luxe, arome or luma")
    shown = commands.add_parser("question", help="show a question or an answer, or keep it back")
    shown.add_argument("house", help="luxe, arome or luma")
    shown.add_argument("id", type=UUID)
    shown.add_argument("decision", choices=["approve", "reject", "flag"])
    shown.add_argument("--reply", default="", help="the house's own answer to a question")
    decided = commands.add_parser("review", help="show a review, keep it back, or set it aside")
    decided.add_argument("house", help="luxe, arome or luma")
    decided.add_argument("id", type=UUID)
    decided.add_argument("decision", choices=["approve", "reject", "flag"])
    decided.add_argument("--note", default="", help="why, for the house itself")


def _content_commands(commands: Any) -> None:
    edited = commands.add_parser("content", help="take the home of a house out, or put it back")
    ways = edited.add_subparsers(dest="way", required=True)
    out = ways.add_parser("export", help="print the home as JSON")
    out.add_argument("house", help="luxe, arome or luma")
    back = ways.add_parser("import", help="let the home be what a file says, all of it or nothing")
    back.add_argument("house", help="luxe, arome or luma")
    back.add_argument("file", type=Path, help="as export printed it, with changes")


def _circle_commands(commands: Any) -> None:
    again = commands.add_parser("resale", help="pieces offered back: what waits, and how it ends")
    ways = again.add_subparsers(dest="way")
    ways.add_parser("approve", help="it is what it is said to be: sell it").add_argument("ref")
    refused = ways.add_parser("reject", help="it stays with its owner, who is told why")
    refused.add_argument("ref")
    refused.add_argument("--because", required=True)
    lent = commands.add_parser(
        "rental", help="pieces that are lent: what is to go out and come back"
    )
    deeds = lent.add_subparsers(dest="way")
    deeds.add_parser("send", help="it has left the house").add_argument("ref")
    back = deeds.add_parser("return", help="it is back: the deposit returns")
    back.add_argument("ref")
    back.add_argument(
        "--keep", type=int, default=0, metavar="MINOR", help="of the deposit, in cents"
    )
    back.add_argument("--because", default="", help="why something is kept; the borrower reads it")


async def _run(chosen: argparse.Namespace) -> str:
    # Late imports: `--help` should answer at once.
    from luxeverse import worker
    from luxeverse.services import checkout, inventory, payments

    if chosen.command == "work":
        await worker.main()
        return "Worker ended"
    if chosen.command == "set-stock":
        await inventory.set_stock(chosen.sku, chosen.pieces)
        return f"{chosen.sku}: {chosen.pieces} on the shelf"
    parts = {
        "content": _content,
        "redirect": _redirect,
        "attribute": _attribute,
        "descriptions": _descriptions,
        "recycled": _recycled,
        "recommend": _recommend,
        "staff": _staff,
        "reviews": _reviews,
        "review": _reviews,
        "resale": _resale,
        "rental": _rental,
        "questions": _questions,
        "question": _questions,
        **dict.fromkeys(SEARCH, _search),
    }
    if part := parts.get(chosen.command):
        return await part(chosen)
    if chosen.command == "expire-holds":
        return f"{await checkout.expire_holds()} orders given up"
    return f"{await payments.reconcile()} payments asked about"


async def _content(chosen: argparse.Namespace) -> str:
    from luxeverse.services import content

    house = await _house(chosen.house)
    if chosen.way == "export":
        return (await content.exported(house)).rstrip()
    number = await content.publish(house, _read(chosen.file))
    return f"The home of {house.slug} has {number} sections"


async def _descriptions(chosen: argparse.Namespace) -> str:
    from luxeverse.services import catalogue

    house = await _house(chosen.house)
    number = await catalogue.import_drafts(house, _read(chosen.file))
    return f"{number} drafts wait for an editor at {house.slug}"


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as trouble:
        raise Invalid(f"{file} cannot be read: {trouble}.") from trouble


async def _redirect(chosen: argparse.Namespace) -> str:
    from luxeverse.services import storefront

    await storefront.redirect(await _house(chosen.house), chosen.source, chosen.target)
    return f"{chosen.source} leads to {chosen.target}"


async def _attribute(chosen: argparse.Namespace) -> str:
    from luxeverse.services import catalogue

    house = await _house(chosen.house)
    await catalogue.add_attribute(house, chosen.category, chosen.key, chosen.label)
    return f"{chosen.category} can be filtered by {chosen.label}"


async def _staff(chosen: argparse.Namespace) -> str:
    from luxeverse.services import identity

    role = identity.UserRole(chosen.role)
    records = await identity.all_houses()
    houses = [await _house(chosen.house)] if chosen.house else [one.house for one in records]
    lines = []
    for house in houses:
        changed = await identity.give_role(house, chosen.email, role)
        lines.append(
            f"{house.slug}: {chosen.email} {'is now' if changed else 'was already'} {role.value}"
        )
    return "\n".join(lines)


async def _recycled(chosen: argparse.Namespace) -> str:
    from luxeverse.services import recycling

    points = await recycling.receive(chosen.reference)
    return f"{chosen.reference}: received, {points} points earned"


async def _recommend(_: argparse.Namespace) -> str:
    from luxeverse.services import outfits, recommend

    done = await recommend.rebuild_all()
    await outfits.rebuild_all()
    return ", ".join(f"{slug}: {number} rows" for slug, number in done.items())


async def _search(chosen: argparse.Namespace) -> str:
    from luxeverse.integrations import minilm
    from luxeverse.services import search

    if chosen.command == "search-report":
        return await _search_report(await _house(chosen.house), chosen.days)
    if chosen.command == "search-lift":
        await search.lift(await _house(chosen.house), chosen.slug, chosen.factor)
        return f"{chosen.slug}: times {chosen.factor:g}"
    if chosen.command == "install-model":
        folder = minilm.install(settings().model_dir)
        return f"Installed in {folder}; set EMBEDDINGS_PROVIDER=local-minilm"
    if chosen.command == "embed":
        done = await search.embed_all()
        return ", ".join(f"{slug}: {number} vectors" for slug, number in done.items())
    done = await search.reindex()
    return ", ".join(f"{slug}: {number} documents" for slug, number in done.items())


async def _reviews(chosen: argparse.Namespace) -> str:
    from luxeverse.services import reviews

    house = await _house(chosen.house)
    if chosen.command == "review":
        there = _decision(chosen.decision)
        await reviews.decide(house, chosen.id, there, chosen.note)
        return f"{chosen.id}: {there.value.lower()}"
    found = await reviews.queue(house)
    lines = [f"{len(found)} waiting"]
    for one in found:
        verified = "verified" if one.is_verified else "not verified"
        lines += [
            "",
            (
                f"{one.id} {one.status.value.lower()}, {one.slug}, {one.rating} of 5, {verified},"
                f" {one.photos} pictures, mood {one.sentiment:+.2f}, quality {one.quality:.2f}"
            ),
            f"{one.author}: {one.title}",
            one.text,
        ]
        if one.others:
            lines.append(f"Also on the pictures: {', '.join(one.others)}")
    return "\n".join(lines)


async def _resale(chosen: argparse.Namespace) -> str:
    from luxeverse.services import resale

    if chosen.way == "approve":
        slug = await _of_any_house(lambda desk: resale.approve(desk, chosen.ref))
        return f"For sale at /product/{slug}"
    if chosen.way == "reject":
        await _of_any_house(lambda desk: resale.reject(desk, chosen.ref, chosen.because))
        return f"{chosen.ref} stays with its owner"
    waiting = [one for desk in await _desks() for one in await resale.queue(desk)]
    return "\n\n".join([f"{len(waiting)} waiting", *(one.text for one in waiting)])


async def _rental(chosen: argparse.Namespace) -> str:
    from luxeverse.services import rental

    if chosen.way == "send":
        await _of_any_house(lambda desk: rental.send_out(desk, chosen.ref))
        return f"{chosen.ref} is on its way"
    if chosen.way == "return":
        back = await _of_any_house(
            lambda desk: rental.take_back(desk, chosen.ref, chosen.keep, chosen.because)
        )
        return f"{chosen.ref} is back; {back.text()} of the deposit return"
    away = [one for desk in await _desks() for one in await rental.queue(desk)]
    return "\n\n".join([f"{len(away)} loans", *(one.text for one in away)])


async def _desks() -> list[Actor]:
    """The operator, behind the counter of each house."""
    from luxeverse.services import identity

    return [
        Actor(house, session_hash="", role=UserRole.ADMIN)
        for house in await identity.shared_houses()
    ]


async def _of_any_house(deed: Callable[[Actor], Awaitable[Any]]) -> Any:
    """Public numbers name no house, so each is asked. Raises NotFound when none knows the number."""
    for desk in await _desks():
        try:
            return await deed(desk)
        except NotFound as refusal:
            unknown = refusal
    raise unknown


def _decision(word: str) -> ReviewStatus:
    return {
        "approve": ReviewStatus.APPROVED,
        "reject": ReviewStatus.REJECTED,
        "flag": ReviewStatus.FLAGGED,
    }[word]


async def _questions(chosen: argparse.Namespace) -> str:
    from luxeverse.services import reviews

    house = await _house(chosen.house)
    if chosen.command == "question":
        there = _decision(chosen.decision)
        await reviews.decide_words(house, chosen.id, there, chosen.reply)
        return f"{chosen.id}: {there.value.lower()}"
    found = await reviews.waiting_words(house)
    lines = [f"{len(found)} waiting"]
    for one in found:
        about = f' to "{one.about}"' if one.about else ""
        lines += ["", f"{one.id} {one.kind}{about}, {one.slug}, {one.author}", one.text]
    return "\n".join(lines)


async def _house(slug: str) -> House:
    from luxeverse.services import identity

    for record in await identity.all_houses():
        if record.house.slug == slug:
            return record.house
    raise NotFound(f"There is no house {slug}.")


async def _search_report(house: House, days: int) -> str:
    from luxeverse.services import search

    found = await search.report(house, days)
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
