"""What bringing an order takes and what may be added for others, in words."""

from luxeverse.core import clock
from luxeverse.core.actor import House
from luxeverse.core.money import Money
from luxeverse.domain.sustainability.carriage import Mode, in_words
from luxeverse.schemas.common import Fact, LinkItem
from luxeverse.schemas.giving import CarriageView, Offer
from luxeverse.services.cart import Bill
from luxeverse.services.catalogue.cards import label
from luxeverse.services.delivery import Method
from luxeverse.services.giving import Cause, Project

CONTRIBUTION, ROUND_UP = "contribution", "round_up"
BY = {
    Mode.LORRY: "by lorry",
    Mode.VAN: "by van",
    Mode.AIR: "by air",
    Mode.COLLECTED: "collected by you",
}
WAY_TEXT = (
    "The weight of your pieces and their box, two kilograms at least, taken from our workshop to the capital of your "
    "country by what it goes by most of the way."
)
COLLECTED_TEXT = "You collect it: your own way is not counted."
SOURCE_TEXT = (
    "A tonne over a kilometre, and a kilogram of board: UK Government conversion factors, 2025. The detour of roads, the "
    "rounds of the last van and the least a parcel counts as are estimates of ours."
)
ALREADY_ROUND = "The total is round as it stands: nothing is added."


def carriage_view(bill: Bill, house: House) -> CarriageView:
    """The line for the chosen way of delivery, with its parts."""
    taken, method = bill.carriage, bill.method
    if taken is None or method is None:
        return CarriageView()
    return CarriageView(
        text=f"Carriage and packing: {in_words(taken.grams)}",
        parts=[
            Fact(f"The way, {BY[method.mode]}", grams_text(taken.transport)),
            Fact("The box", grams_text(taken.packing)),
            Fact("The average return", grams_text(taken.returns)),
        ],
        method=[COLLECTED_TEXT if method.mode is Mode.COLLECTED else WAY_TEXT, SOURCE_TEXT],
        more=LinkItem("All the figures", f"{house.prefix}/legal/delivery"),
    )


def option_text(bill: Bill, method: Method) -> str:
    """The same for each way of delivery, so that one can be chosen by it."""
    taken = bill.carriage_by(method)
    if taken is None:
        return ""
    said = in_words(taken.grams)
    return said[0].upper() + said[1:]


def grams_text(grams: int) -> str:
    return f"{grams:,} g CO₂e"


def offers(bill: Bill, house: House, *, is_habit: bool) -> list[Offer]:
    """What may be added. A total that is round already has nothing to be rounded, unless that was chosen before.

    ``is_habit`` says that the contribution is there because the member always adds it.
    """
    made = []
    project, contribution = bill.terms.project, bill.contribution_offered
    if project and contribution and contribution.minor:
        made.append(_contribution(project, contribution, bill, house, is_habit=is_habit))
    cause, gift = bill.terms.cause, bill.gift_offered
    if cause and gift is not None and (gift.minor or _rounds_up(bill)):
        made.append(_round_up(cause, gift, bill, house))
    return made


def _rounds_up(bill: Bill) -> bool:
    return bill.wanted is not None and bill.wanted.rounds_up


def _contribution(
    project: Project, amount: Money, bill: Bill, house: House, *, is_habit: bool
) -> Offer:
    price = f"{project.per_tonne.text(house.locale)} a tonne since {clock.day_text(project.as_of)}."
    habit = " Added to every order, as you chose in your account." if is_habit else ""
    return Offer(
        key=CONTRIBUTION,
        title=f"Contribute to {project.name}",
        text=project.text,
        amount=label(amount, house),
        note=price + habit,
        checked=bill.sum.contribution.minor > 0,
    )


def _round_up(cause: Cause, gift: Money, bill: Bill, house: House) -> Offer:
    up_to = (bill.sum.total - bill.sum.gift + gift).text(house.locale)
    limit = cause.match_a_day.text(house.locale)
    return Offer(
        key=ROUND_UP,
        title=f"Round up to {up_to} for {cause.name}"
        if gift.minor
        else f"Rounded for {cause.name}",
        text=cause.text,
        amount=label(gift, house),
        note=(
            f"{house.name} gives as much again, up to {limit} a day in all."
            if gift.minor
            else ALREADY_ROUND
        ),
        checked=_rounds_up(bill),
    )
