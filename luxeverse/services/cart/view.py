"""The bag as screens show it."""

from collections.abc import Sequence

from luxeverse.core import clock
from luxeverse.core.actor import Actor, House
from luxeverse.core.db import ReadSession
from luxeverse.domain.bespoke.wishes import described
from luxeverse.domain.catalogue.selling import Stage
from luxeverse.domain.pricing.sets import SetSaving
from luxeverse.models.cart import MOST_OF_ONE_PIECE, Cart, CartItem
from luxeverse.schemas.cart import CartLine, CartView, PriceRow
from luxeverse.schemas.common import LinkItem, Notice, PriceLabel
from luxeverse.services import delivery
from luxeverse.services.cart.arrival import making, method_of
from luxeverse.services.cart.bill import BagLine, Bill, bill_from, bill_of
from luxeverse.services.cart.sets import places_among
from luxeverse.services.catalogue import Sellable
from luxeverse.services.catalogue.cards import label
from luxeverse.services.delivery import Method
from luxeverse.services.delivery.countries import ABROAD

HOME_COUNTRY = "DE"
"""Where the bag assumes a parcel goes until an address is known; the label says so."""


async def bag_of(session: ReadSession, actor: Actor, cart: Cart) -> CartView:
    """The view of a bag, with delivery estimated to the home country."""
    bill = await bill_of(session, actor, cart, HOME_COUNTRY, await _first_method(session))
    return view_of(bill, actor.house)


async def bag_with(
    session: ReadSession,
    actor: Actor,
    cart: Cart,
    items: Sequence[CartItem],
    pieces: Sequence[Sellable],
) -> CartView:
    """The same from lines and pieces that a change has just read."""
    method = await _first_method(session)
    places = await places_among(session, pieces)
    bill = bill_from(actor, cart, items, pieces, HOME_COUNTRY, method, places)
    return view_of(bill, actor.house)


async def _first_method(session: ReadSession) -> Method | None:
    offered = await delivery.methods_for(session, HOME_COUNTRY)
    return offered[0] if offered else None


def nothing(actor: Actor) -> CartView:
    """An empty bag, with ways on."""
    house = actor.house
    return CartView(
        status="empty",
        count_text="No pieces",
        bag_url=f"{house.prefix}/bag",
        continue_url=house.prefix or "/",
        empty_title="Nothing here yet",
        empty_text="Pieces you choose wait here for thirty days, also without an account.",
        empty_links=[LinkItem(label="See all pieces", url=f"{house.prefix}/shop")],
    )


def view_of(bill: Bill, house: House) -> CartView:
    """Words for a bill."""
    if not bill.lines:
        return nothing(Actor(house=house, session_hash=""))
    total = bill.sum
    return CartView(
        status="ready",
        lines=[_line(line, house) for line in bill.lines],
        count=bill.pieces,
        count_text="1 piece" if bill.pieces == 1 else f"{bill.pieces} pieces",
        subtotal=label(total.goods, house),
        saving=label(total.saving, house),
        delivery=label(total.delivery, house),
        tax=label(total.tax, house),
        total=label(total.total, house),
        rows=rows(bill, house),
        notices=_notices(bill),
        checkout_url=f"{house.prefix}/checkout",
        bag_url=f"{house.prefix}/bag",
        continue_url=house.prefix or "/",
        can_check_out=bill.is_buyable,
        delivery_date_text=_arrival(bill),
        free_delivery_text=_free_delivery(bill, house),
    )


def rows(bill: Bill, house: House) -> list[PriceRow]:
    """The sum as it is read, total last."""
    total = bill.sum
    vat = f"Includes {total.tax.text(house.locale)} VAT"
    if not bill.tax_basis_points:
        vat = ABROAD
    if bill.method is None:
        delivery_text, note = "Not offered there", ""
    else:
        free = total.delivery.minor == 0
        delivery_text = "Included" if free else total.delivery.text(house.locale)
        note = bill.method.name
    return [
        PriceRow("Pieces", total.goods.text(house.locale)),
        *(_set_row(one, bill, house) for one in bill.sets),
        PriceRow("Delivery", delivery_text, note),
        *_added_rows(bill, house),
        PriceRow("Total", total.total.text(house.locale), vat, strong=True),
    ]


def _added_rows(bill: Bill, house: House) -> list[PriceRow]:
    """What the buyer adds for others, a line each."""
    rows, added = [], bill.sum
    if bill.terms.project and added.contribution.minor:
        name = bill.terms.project.name
        amount = added.contribution.text(house.locale)
        rows.append(PriceRow("Contribution", amount, name))
    if bill.terms.cause and added.gift.minor:
        name = bill.terms.cause.name
        rows.append(PriceRow("Rounded up", added.gift.text(house.locale), name))
    return rows


def _set_row(one: SetSaving, bill: Bill, house: House) -> PriceRow:
    names = {line.piece.product_id: line.piece.name for line in bill.lines}
    percent = f"{one.basis_points / 100:g} % less"
    together = ", ".join(names[piece] for piece in one.pieces)
    return PriceRow(f"As a set, {percent}", f"−{one.saving.text(house.locale)}", together)


def _line(line: BagLine, house: House) -> CartLine:
    most = min(line.left, MOST_OF_ONE_PIECE)
    return CartLine(
        id=str(line.id),
        variant_id=str(line.piece.variant_id),
        name=line.piece.name,
        maker=line.piece.maker,
        url=f"{house.prefix}/product/{line.piece.slug}?variant={line.piece.sku}",
        variant_text=line.piece.choice,
        made=described(line.piece.bespoke, line.wish),
        picture=line.piece.picture,
        quantity=line.quantity,
        quantity_text=f"Quantity {line.quantity}",
        unit=label(line.unit, house),
        line_total=label(line.amount, house),
        compare_at=label(line.piece.compare_at, house) if line.piece.compare_at else PriceLabel(),
        notice=_line_notice(line, house),
        max_quantity=most,
        can_add=line.quantity < most,
        can_take=line.quantity > 1,
    )


def _line_notice(line: BagLine, house: House) -> str:
    if problem := _problem(line):
        return problem
    if line.price_then != line.piece.price:
        then, now = line.price_then.text(house.locale), line.piece.price.text(house.locale)
        return f"The price changed from {then} to {now} since you added it."
    if line.piece.stage is Stage.PRE_ORDER and line.piece.launch:
        launch = line.piece.launch
        return f"Ordered ahead: charged now, sent from {clock.day_text(launch)}"
    return "The last one" if line.left == 1 else ""


def _problem(line: BagLine) -> str:
    """What keeps this line from being bought."""
    if line.is_refused:
        return "This is no longer made in this way. Remove it to go on."
    if line.left == 0:
        return "Sold out since you added it. Remove it to go on."
    return f"Only {line.left} left. Lower the quantity to go on." if line.is_short else ""


def _notices(bill: Bill) -> list[Notice]:
    changed = [line for line in bill.lines if line.price_then != line.piece.price]
    if not changed:
        return []
    names = ", ".join(line.piece.name for line in changed)
    return [Notice("warn", f"Prices changed while this bag waited: {names}.")]


def _arrival(bill: Bill) -> str:
    if bill.method is None:
        return ""
    launch = bill.waits_until
    if launch:
        return f"Everything is sent together from {clock.day_text(launch)}"
    days = making(bill)
    engraved = f", {days} working days for the engraving included" if days else ""
    return f"Arrives {method_of(bill, bill.method).when}{engraved}"


def _free_delivery(bill: Bill, house: House) -> str:
    if bill.method is None or bill.method.price.free_from is None:
        return ""
    missing = bill.method.price.free_from - bill.sum.net
    if missing.minor <= 0:
        return "Delivery is included"
    return f"{missing.text(house.locale)} more and delivery is included"
