"""The report as its page shows it."""

from itertools import groupby

from luxeverse.core import clock
from luxeverse.core.actor import Actor, House
from luxeverse.core.money import Money
from luxeverse.domain.giving.status import GivingKind
from luxeverse.domain.sustainability.carriage import in_words
from luxeverse.schemas.common import Crumbs, Fact, LinkItem
from luxeverse.schemas.sustainability import OrderRow, Report, YearRow
from luxeverse.services import giving, recycling
from luxeverse.services.sustainability.report import OrderTook, Took, added_up, took

SHOWN = 20
"""Orders on the page; the table to take away holds them all."""
NOTHING = "nothing"
UNCOUNTED = "not counted then"


async def report(actor: Actor, order_number: str = "") -> Report:
    """The page. ``order_number`` is of the order something is sent back of. Raises SignInNeeded."""
    found, terms = await took(actor), await giving.terms_of(actor.house)
    rules = await recycling.rules_of(actor.house)
    house, project = actor.house, terms.project
    more = len(found.orders) - SHOWN
    return Report(
        status="ready",
        is_empty=not found.orders and not found.labels,
        totals=_totals(found, house),
        years=_years(found.orders, house),
        orders=[_row(order, house) for order in found.orders[:SHOWN]],
        more_text=f"{more} older ones are in the table." if more > 0 else "",
        table_url=f"/api/user/footprint/table?house={house.slug}",
        always_contributes=found.always_contributes,
        habit_title=f"Always contribute to {project.name}" if project else "",
        habit_text=(
            f"{project.text} At {project.per_tonne.text(house.locale)} a tonne, shown before you pay. Any "
            "order can go without it."
            if project
            else ""
        ),
        programme=recycling.programme_of(rules),
        labels=recycling.rows_of(house, rules, found.labels),
        order_number=order_number,
        crumbs=Crumbs(
            [LinkItem("Your account", f"{house.prefix}/account")], "Footprint and giving"
        ),
        shop=LinkItem("See all pieces", f"{house.prefix}/shop"),
    )


def _totals(found: Took, house: House) -> list[Fact]:
    pieces, points = found.recycled
    back = f"{pieces}, for {points:,} points" if pieces else NOTHING
    return [
        Fact("Carriage and packing", in_words(found.grams) if found.grams else NOTHING),
        Fact("Contributions", _text(found.total(GivingKind.CONTRIBUTION), house)),
        Fact("Rounded up", _text(found.total(GivingKind.GIFT), house)),
        Fact(f"{house.name} added", _text(found.total(GivingKind.MATCH), house)),
        Fact("Sent back", back),
    ]


def _years(orders: list[OrderTook], house: House) -> list[YearRow]:
    made = []
    for year, group in groupby(orders, key=lambda order: order.placed_at.year):
        own = list(group)
        grams = sum(order.grams or 0 for order in own)
        contribution, gift, match = (
            _text(added_up(order.amount(kind) for order in own), house) for kind in GivingKind
        )
        made.append(
            YearRow(
                year=str(year),
                orders_text="1 order" if len(own) == 1 else f"{len(own)} orders",
                carriage_text=in_words(grams) if grams else UNCOUNTED,
                contribution_text=contribution,
                gift_text=gift,
                match_text=match,
            )
        )
    return made


def _row(order: OrderTook, house: House) -> OrderRow:
    given = {kind: order.amount(kind) for kind in GivingKind}
    said = [
        f"{word} {given[kind].text(house.locale)}"
        for kind, word in (
            (GivingKind.CONTRIBUTION, "contributed"),
            (GivingKind.GIFT, "rounded up"),
            (GivingKind.MATCH, "matched with"),
        )
        if given[kind].minor
    ]
    day = order.placed_at
    return OrderRow(
        number=order.number,
        url=f"{house.prefix}/account/orders/{order.number}",
        placed_on=clock.day_text(day),
        carriage_text=UNCOUNTED if order.grams is None else in_words(order.grams),
        parts_text=_parts(order),
        given_text=", ".join(said),
    )


def _parts(order: OrderTook) -> str:
    if order.grams is None:
        return ""
    said = (("the way", "transport"), ("the box", "packing"), ("the average return", "returns"))
    return ", ".join(f"{word} {order.parts[name]:,} g" for word, name in said)


def _text(amounts: list[Money], house: House) -> str:
    return ", ".join(amount.text(house.locale) for amount in amounts) or NOTHING
