"""What a member bought here and has, what became of what they offered, and what they are owed."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from luxeverse.core import clock
from luxeverse.core.actor import Actor, House
from luxeverse.core.db import read_session
from luxeverse.core.money import Money, zero
from luxeverse.domain.bespoke.wishes import wish_of
from luxeverse.domain.resale.condition import WORDS
from luxeverse.domain.resale.pricing import bounds, owed
from luxeverse.domain.resale.status import OPEN, EntryKind, OfferStatus
from luxeverse.models.orders import Order, OrderItem
from luxeverse.models.resale import ResaleEntry, ResaleOffer
from luxeverse.schemas.common import Crumbs, Fact, LinkItem, Picture
from luxeverse.schemas.resale import ClosetEntry, ClosetPage, ConditionChoice, OfferForm
from luxeverse.services import catalogue, identity
from luxeverse.services.catalogue import Sellable
from luxeverse.services.resale import store
from luxeverse.services.resale.offer import check_piece, new_price, piece_key, read_key
from luxeverse.services.resale.terms import required_terms

STATUS_TEXT = {
    OfferStatus.OFFERED: "We look at it before it is offered to others",
    OfferStatus.LISTED: "For sale",
    OfferStatus.REJECTED: "Not taken",
    OfferStatus.SOLD: "Sold",
    OfferStatus.TAKEN_BACK: "The sale was taken back; it is yours again",
}


async def closet(actor: Actor) -> ClosetPage:
    """Every piece of the member's paid orders, one entry each. Raises SignInNeeded."""
    user_id = identity.required(actor)
    house = actor.house
    async with read_session(actor.tenant_id) as session:
        lines = await store.lines_of(session, user_id)
        offers = await store.offers_of(session, user_id)
        entries = await store.entries_of(session, user_id)
        pieces = await catalogue.sellables(session, [item.variant_id for item, _ in lines])
        listings = await store.products(session, [o.listing_id for o in offers if o.listing_id])
        prices = await store.listed_variants(session, [o.listing_id for o in offers])
    known = {piece.variant_id: piece for piece in pieces}
    latest: dict[tuple[UUID, int], ResaleOffer] = {}
    for row in offers:
        latest.setdefault((row.order_item_id, row.piece_number), row)
    slugs = {key: listing.slug for key, listing in listings.items()}
    now = {key: Money.of(v.price, house.currency).text(house.locale) for key, v in prices.items()}
    shown = [
        _entry(house, item, order, number, known.get(item.variant_id), latest, slugs, now)
        for item, order in lines
        for number in range(1, item.quantity - item.returned_quantity + 1)
    ]
    return ClosetPage(
        status="ready" if shown else "empty",
        crumbs=Crumbs([LinkItem("Your account", f"{house.prefix}/account")], "Closet"),
        entries=shown,
        balance=_balance(house, entries) if entries else "",
        book=[_line(house, entry, _names(lines, offers)) for entry in entries],
        shop=LinkItem("See all pieces", f"{house.prefix}/shop"),
    )


async def offer_form(actor: Actor, piece: str) -> OfferForm:
    """What is asked of a piece of the member's before it is offered back.

    Raises SignInNeeded; NotFound for what is not theirs, or where the house takes nothing back; Invalid (``made_for_one``).
    """
    user_id = identity.required(actor)
    house = actor.house
    terms = await required_terms(house)
    item_id, number = read_key(piece)
    async with read_session(actor.tenant_id) as session:
        item, order = await store.line_of(session, user_id, item_id)
        check_piece(item, number)
        is_offered = await store.is_offered(session, item_id, number)
        _, new = await new_price(session, item, order.currency)
        known = await catalogue.sellables(session, [item.variant_id])
    low, high = bounds(new, terms.lowest_basis_points, terms.highest_basis_points)
    kept = f"{terms.fee_basis_points / 100:g} %"
    closet_url = f"{house.prefix}/account/closet"
    return OfferForm(
        status="offered" if is_offered else "ready",
        crumbs=Crumbs([LinkItem("Your closet", closet_url)], item.product_name),
        piece=piece,
        name=item.product_name,
        variant_text=item.variant_title or "",
        picture=known[0].picture if known else Picture(),
        conditions=[ConditionChoice(c.value, *WORDS[c]) for c in terms.conditions],
        currency=house.currency,
        bounds_text=(
            f"New it costs {new.text(house.locale)} today. Ask from {low.text(house.locale)}"
            f" to {high.text(house.locale)}."
        ),
        fee_text=(
            f"{house.name} keeps {kept} of what it is sold for; the rest is yours."
            f" Of {high.text(house.locale)} that is {_part(high, terms.fee_basis_points, house)}."
        ),
        house=house.slug,
        prefix=house.prefix,
        closet_url=closet_url,
    )


def _part(price: Money, fee_basis_points: int, house: House) -> str:
    return owed(price, fee_basis_points)[0].text(house.locale)


def _entry(
    house: House,
    item: OrderItem,
    order: Order,
    number: int,
    piece: Sellable | None,
    latest: Mapping[tuple[UUID, int], ResaleOffer],
    slugs: Mapping[UUID, str],
    prices: Mapping[UUID, str],
) -> ClosetEntry:
    row = latest.get((item.id, number))
    key = piece_key(item.id, number)
    is_made = bool(wish_of(item.personalization).text)
    is_free = row is None or row.status not in OPEN
    status = STATUS_TEXT.get(row.status, "") if row else ""
    if row and row.status is OfferStatus.LISTED and row.listing_id:
        status = f"For sale at {prices.get(row.listing_id, '')}"
    day = order.created_at
    return ClosetEntry(
        key=key,
        name=item.product_name,
        url=f"{house.prefix}/product/{piece.slug}" if piece else "",
        variant_text=item.variant_title or "",
        bought_text=f"Bought on {clock.day_text(day)}",
        picture=piece.picture if piece else Picture(),
        status_text=status,
        note=_note(row, is_made),
        offer_url=f"{house.prefix}/account/closet/{key}" if is_free and not is_made else "",
        ref=row.ref if row and row.status in {OfferStatus.OFFERED, OfferStatus.LISTED} else "",
        listing_url=f"{house.prefix}/product/{slugs[row.listing_id]}"
        if row and row.listing_id and row.status is OfferStatus.LISTED
        else "",
    )


def _note(row: ResaleOffer | None, is_made: bool) -> str:
    if row and row.status is OfferStatus.REJECTED:
        return row.reason or ""
    return "Made for one person, so it cannot be sold again." if is_made else ""


def _balance(house: House, entries: Sequence[ResaleEntry]) -> str:
    total = zero(house.currency)
    for entry in entries:
        part = Money.of(entry.amount, entry.currency)
        total = total + (part if entry.kind is EntryKind.OWED else -part)
    return total.text(house.locale)


def _names(
    lines: Sequence[tuple[OrderItem, Order]], offers: Sequence[ResaleOffer]
) -> dict[UUID, str]:
    by_item = {item.id: item.product_name for item, _ in lines}
    return {row.id: by_item.get(row.order_item_id, row.ref) for row in offers}


def _line(house: House, entry: ResaleEntry, names: Mapping[UUID, str]) -> Fact:
    part = Money.of(entry.amount, entry.currency)
    signed = part if entry.kind is EntryKind.OWED else -part
    day = entry.created_at
    deed = "sold" if entry.kind is EntryKind.OWED else "sale taken back"
    name = names[entry.offer_id]
    return Fact(f"{name}, {deed} {clock.day_text(day)}", signed.text(house.locale))
