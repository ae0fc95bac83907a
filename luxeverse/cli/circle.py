"""Pieces that come back: resale, rental, recycling."""

import argparse
from typing import Any

from luxeverse.cli.houses import desks, of_any_house
from luxeverse.core.actor import Actor


def add(commands: Any) -> None:
    """The commands of this file."""
    again = commands.add_parser("resale", help="pieces offered back: what waits, and how it ends")
    again.set_defaults(run=_resale)
    ways = again.add_subparsers(dest="way")
    ways.add_parser("approve", help="it is what it is said to be: sell it").add_argument("ref")
    refused = ways.add_parser("reject", help="it stays with its owner, who is told why")
    refused.add_argument("ref")
    refused.add_argument("--because", required=True)
    lent = commands.add_parser(
        "rental", help="pieces that are lent: what is to go out and come back"
    )
    lent.set_defaults(run=_rental)
    deeds = lent.add_subparsers(dest="way")
    deeds.add_parser("send", help="it has left the house").add_argument("ref")
    back = deeds.add_parser("return", help="it is back: the deposit returns")
    back.add_argument("ref")
    back.add_argument(
        "--keep", type=int, default=0, metavar="MINOR", help="of the deposit, in cents"
    )
    back.add_argument("--because", default="", help="why something is kept; the borrower reads it")
    arrived = commands.add_parser("recycled", help="say that what a label was for is here")
    arrived.add_argument("reference", help="as it stands on the parcel, such as RE-7QK4-2M9D")
    arrived.set_defaults(run=_recycled)


async def _resale(chosen: argparse.Namespace) -> str:
    from luxeverse.services import resale

    if chosen.way == "approve":

        async def approve(desk: Actor) -> str:
            return f"{desk.house.prefix}/product/{await resale.approve(desk, chosen.ref)}"

        return f"For sale at {await of_any_house(approve)}"
    if chosen.way == "reject":
        await of_any_house(lambda desk: resale.reject(desk, chosen.ref, chosen.because))
        return f"{chosen.ref} stays with its owner"
    waiting = [one for desk in await desks() for one in await resale.queue(desk)]
    return "\n\n".join([f"{len(waiting)} waiting", *(one.text for one in waiting)])


async def _rental(chosen: argparse.Namespace) -> str:
    from luxeverse.services import rental

    if chosen.way == "send":
        await of_any_house(lambda desk: rental.send_out(desk, chosen.ref))
        return f"{chosen.ref} is on its way"
    if chosen.way == "return":
        back = await of_any_house(
            lambda desk: rental.take_back(desk, chosen.ref, chosen.keep, chosen.because)
        )
        return f"{chosen.ref} is back; {back.text()} of the deposit return"
    away = [one for desk in await desks() for one in await rental.queue(desk)]
    return "\n\n".join([f"{len(away)} loans", *(one.text for one in away)])


async def _recycled(chosen: argparse.Namespace) -> str:
    from luxeverse.services import recycling

    points = await recycling.receive(chosen.reference)
    return f"{chosen.reference}: received, {points} points earned"
