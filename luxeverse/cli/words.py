"""What customers and the house itself say: reviews, questions, descriptions, the home."""

import argparse
from pathlib import Path
from typing import Any
from uuid import UUID

from luxeverse.cli.houses import house_of, operator, read
from luxeverse.domain.reviews.status import ReviewStatus


def add(commands: Any) -> None:
    """The commands of this file."""
    waiting = commands.add_parser("reviews", help="reviews that wait for a decision, oldest first")
    waiting.add_argument("house", help="luxe, arome or luma")
    asked = commands.add_parser("questions", help="questions and answers nobody has read yet")
    asked.add_argument("house", help="luxe, arome or luma")
    shown = commands.add_parser("question", help="show a question or an answer, or keep it back")
    shown.add_argument("house", help="luxe, arome or luma")
    shown.add_argument("id", type=UUID)
    shown.add_argument("decision", choices=["approve", "reject", "flag"])
    shown.add_argument("--reply", default="", help="the house's own answer to a question")
    shown.add_argument("--note", default="", help="why; a rejection needs it")
    decided = commands.add_parser("review", help="show a review, keep it back, or set it aside")
    decided.add_argument("house", help="luxe, arome or luma")
    decided.add_argument("id", type=UUID)
    decided.add_argument("decision", choices=["approve", "reject", "flag"])
    decided.add_argument("--note", default="", help="why, for the house itself")
    for command in (waiting, decided):
        command.set_defaults(run=_reviews)
    for command in (asked, shown):
        command.set_defaults(run=_questions)
    _add_texts(commands)


def _add_texts(commands: Any) -> None:
    edited = commands.add_parser("content", help="take the home of a house out, or put it back")
    ways = edited.add_subparsers(dest="way", required=True)
    out = ways.add_parser("export", help="print the home as JSON")
    out.add_argument("house", help="luxe, arome or luma")
    back = ways.add_parser("import", help="let the home be what a file says, all of it or nothing")
    back.add_argument("house", help="luxe, arome or luma")
    back.add_argument("file", type=Path, help="as export printed it, with changes")
    edited.set_defaults(run=_content)
    drafts = commands.add_parser(
        "descriptions", help="bring drafts of descriptions along, for an editor to decide over"
    )
    drafts.add_argument("house", help="luxe, arome or luma")
    drafts.add_argument("file", type=Path, help="JSON: source, and drafts with piece and text")
    drafts.set_defaults(run=_descriptions)


async def _content(chosen: argparse.Namespace) -> str:
    from luxeverse.services import content

    house = await house_of(chosen.house)
    if chosen.way == "export":
        return (await content.exported(house)).rstrip()
    number = await content.publish(house, read(chosen.file))
    return f"The home of {house.slug} has {number} sections"


async def _descriptions(chosen: argparse.Namespace) -> str:
    from luxeverse.services import catalogue

    house = await house_of(chosen.house)
    number = await catalogue.import_drafts(house, read(chosen.file))
    return f"{number} drafts wait for an editor at {house.slug}"


async def _reviews(chosen: argparse.Namespace) -> str:
    from luxeverse.services import reviews

    house = await house_of(chosen.house)
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


async def _questions(chosen: argparse.Namespace) -> str:
    from luxeverse.services import reviews

    house = await house_of(chosen.house)
    if chosen.command == "question":
        there = _decision(chosen.decision)
        desk = operator(house)
        await reviews.decide_words(desk, [chosen.id], there, chosen.note, chosen.reply)
        return f"{chosen.id}: {there.value.lower()}"
    found = await reviews.waiting_words(house)
    lines = [f"{len(found)} waiting"]
    for one in found:
        about = f' to "{one.about}"' if one.about else ""
        lines += ["", f"{one.id} {one.kind}{about}, {one.slug}, {one.author}", one.text]
    return "\n".join(lines)


def _decision(word: str) -> ReviewStatus:
    return {
        "approve": ReviewStatus.APPROVED,
        "reject": ReviewStatus.REJECTED,
        "flag": ReviewStatus.FLAGGED,
    }[word]
