"""The shop itself: its shelf, its timetable, its addresses, its filters, its staff."""

import argparse
from typing import Any

from luxeverse.cli.houses import house_of


def add(commands: Any) -> None:
    """The commands of this file."""
    stock = commands.add_parser("set-stock", help="say how many pieces of a SKU are on the shelf")
    stock.add_argument("sku")
    stock.add_argument("pieces", type=int)
    stock.set_defaults(run=_set_stock)
    for name, run, text in (
        ("work", _work, "run the worker: outbox, letters, timetable"),
        ("expire-holds", _expire_holds, "free what unpaid orders hold beyond their time"),
        ("reconcile", _reconcile, "ask the payment supplier about open payments"),
        ("recommend", _recommend, "work out what stands beside each piece, now"),
    ):
        commands.add_parser(name, help=text).set_defaults(run=run)
    _add_changes(commands)


def _add_changes(commands: Any) -> None:
    moved = commands.add_parser("redirect", help="let an old address lead to a page for good")
    moved.add_argument("house", help="luxe, arome or luma")
    moved.add_argument("source", metavar="FROM", help="a path such as /home")
    moved.add_argument("target", metavar="TO", help="a path such as /")
    moved.set_defaults(run=_redirect)
    filtered = commands.add_parser(
        "attribute", help="give the pieces of a category another attribute to filter by"
    )
    filtered.add_argument("house", help="luxe, arome or luma")
    filtered.add_argument("category", help="the slug of a category")
    filtered.add_argument(
        "key", help="as pieces carry it among their attributes, such as case_size"
    )
    filtered.add_argument("label", help="as people read it")
    filtered.set_defaults(run=_attribute)
    employed = commands.add_parser("staff", help="give somebody another role, or take theirs back")
    employed.add_argument("email", metavar="EMAIL")
    employed.add_argument(
        "--role",
        required=True,
        choices=["ADMIN", "SUPER_ADMIN", "VIP", "CUSTOMER"],
        help="CUSTOMER takes all rights back",
    )
    employed.add_argument("--house", help="luxe, arome or luma; every house unless said")
    employed.set_defaults(run=_staff)


async def _set_stock(chosen: argparse.Namespace) -> str:
    from luxeverse.services import inventory

    await inventory.set_stock(chosen.sku, chosen.pieces)
    return f"{chosen.sku}: {chosen.pieces} on the shelf"


async def _work(_: argparse.Namespace) -> str:
    from luxeverse import worker

    await worker.main()
    return "Worker ended"


async def _expire_holds(_: argparse.Namespace) -> str:
    from luxeverse.services import checkout

    return f"{await checkout.expire_holds()} orders given up"


async def _reconcile(_: argparse.Namespace) -> str:
    from luxeverse.services import payments

    return f"{await payments.reconcile()} payments asked about"


async def _recommend(_: argparse.Namespace) -> str:
    from luxeverse.services import outfits, recommend

    done = await recommend.rebuild_all()
    await outfits.rebuild_all()
    return ", ".join(f"{slug}: {number} rows" for slug, number in done.items())


async def _redirect(chosen: argparse.Namespace) -> str:
    from luxeverse.services import storefront

    await storefront.redirect(await house_of(chosen.house), chosen.source, chosen.target)
    return f"{chosen.source} leads to {chosen.target}"


async def _attribute(chosen: argparse.Namespace) -> str:
    from luxeverse.services import catalogue

    house = await house_of(chosen.house)
    await catalogue.add_attribute(house, chosen.category, chosen.key, chosen.label)
    return f"{chosen.category} can be filtered by {chosen.label}"


async def _staff(chosen: argparse.Namespace) -> str:
    from luxeverse.services import identity

    role = identity.UserRole(chosen.role)
    records = await identity.all_houses()
    houses = [await house_of(chosen.house)] if chosen.house else [one.house for one in records]
    lines = []
    for house in houses:
        changed = await identity.give_role(house, chosen.email, role)
        lines.append(
            f"{house.slug}: {chosen.email} {'is now' if changed else 'was already'} {role.value}"
        )
    return "\n".join(lines)
