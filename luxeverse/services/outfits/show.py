"""An outfit in words, and what a choice of it costs."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession, read_session
from luxeverse.core.errors import Invalid
from luxeverse.core.money import Money, total
from luxeverse.domain.outfits.fit import FEWEST_SLOTS
from luxeverse.domain.pricing.sets import SetPlace
from luxeverse.schemas.common import PriceLabel
from luxeverse.schemas.outfits import (
    OutfitOption,
    OutfitPrice,
    OutfitSlot,
    OutfitVariant,
    OutfitView,
)
from luxeverse.services import cart, catalogue, identity
from luxeverse.services.catalogue import Sellable
from luxeverse.services.catalogue.cards import label
from luxeverse.services.outfits import store

FEW = 3
MOST_PIECES = 6


async def outfit_of(house: House, slug: str) -> OutfitView:
    """The piece and what goes with it, every piece in what can be had of it now; empty where fewer than three can."""
    said = (await identity.record_of(house)).settings
    async with read_session(house.tenant_id) as session:
        base = await store.base(session, slug)
        return await outfit_around(session, house, base, said) if base else OutfitView()


async def outfit_around(
    session: ReadSession, house: House, base: UUID, said: Mapping[str, object]
) -> OutfitView:
    """The same within a read that goes on; ``said`` are the settings of the house."""
    rows = await store.outfit(session, base)
    if not rows:
        return OutfitView()
    pieces = await catalogue.sellables_of(session, [base, *(row.product_id for row in rows)])
    places = await cart.places_among(session, [one for of in pieces.values() for one in of])
    slots = [OutfitSlot("This piece", [option(house, pieces[base])]), *_slots(house, rows, pieces)]
    if len(slots) - 1 < FEWEST_SLOTS or not slots[0].options[0].variant_id:
        return OutfitView()
    chosen = {slot.options[0].variant_id for slot in slots}
    found = [
        one for of_piece in pieces.values() for one in of_piece if str(one.variant_id) in chosen
    ]
    price = price_of(house, found, places)
    return OutfitView(
        title=str(said.get("outfit_title", "Complete the look")),
        slots=slots,
        total=price.total,
        before=price.before,
        saving_text=price.saving_text,
        stock_text=price.stock_text,
        add_label=f"Add all to {str(said.get('bag_word', 'bag')).lower()}",
    )


async def price(house: House, variant_ids: Sequence[UUID]) -> OutfitPrice:
    """What these variants cost together and how many times all of them can be had.

    Raises Invalid for more than an outfit holds, NotFound for a variant this house does not sell.
    """
    if not 1 <= len(set(variant_ids)) <= MOST_PIECES:
        raise Invalid(f"An outfit has one to {MOST_PIECES} pieces.", code="outfit_size")
    async with read_session(house.tenant_id) as session:
        found = await catalogue.sellables(session, variant_ids)
        places = await cart.places_among(session, found)
    chosen = [catalogue.among(found, key) for key in dict.fromkeys(variant_ids)]
    return price_of(house, chosen, places)


def price_of(house: House, pieces: Sequence[Sellable], places: Sequence[SetPlace]) -> OutfitPrice:
    """As a bag of exactly these would be priced. The stock of the whole is the least of its parts."""
    left = min((piece.left for piece in pieces), default=0)
    one_by_one = total((piece.price for piece in pieces), house.currency)
    sets = cart.saved_on(pieces, places)
    saving = total((one.saving for one in sets), house.currency)
    return OutfitPrice(
        total=label(one_by_one - saving, house),
        before=label(one_by_one, house) if saving.minor else PriceLabel(),
        saving_text=f"{saving.text(house.locale)} less as a set" if saving.minor else "",
        pieces=len(pieces),
        sets=left,
        stock_text=_stock(left),
    )


def _stock(sets: int) -> str:
    if sets <= 0:
        return "Not all of these are left; choose another size or piece."
    if sets == 1:
        return "The last of these together"
    return f"{sets} left of these together" if sets <= FEW else ""


def _slots(
    house: House, rows: Sequence[store.Placed], pieces: Mapping[UUID, Sequence[Sellable]]
) -> list[OutfitSlot]:
    """Places with the pieces that can be bought now; one without any is left out."""
    labels: dict[int, str] = {}
    options: dict[int, list[OutfitOption]] = {}
    for row in rows:
        made = option(house, pieces.get(row.product_id, ()))
        if made.variant_id:
            labels[row.position] = row.label
            options.setdefault(row.position, []).append(made)
    return [OutfitSlot(labels[place], options[place]) for place in sorted(options)]


def option(house: House, variants: Sequence[Sellable]) -> OutfitOption:
    """A piece with its choices; without ``variant_id`` when nothing of it is left."""
    if not variants:
        return OutfitOption()
    first = next((one for one in variants if one.left > 0), None)
    piece = variants[0]
    several = len({one.price.minor for one in variants}) > 1
    return OutfitOption(
        slug=piece.slug,
        name=piece.name,
        maker=piece.maker,
        url=f"{house.prefix}/product/{piece.slug}",
        picture=piece.picture,
        variants=[_variant(house, one, several) for one in variants],
        variant_id=str(first.variant_id) if first else "",
    )


def _variant(house: House, one: Sellable, several: bool) -> OutfitVariant:
    text = one.choice or "One size"
    if several:
        text += f", {_text(one.price, house)}"
    if one.left <= 0:
        text += ", sold out"
    return OutfitVariant(str(one.variant_id), text, one.left > 0, label(one.price, house))


def _text(price: Money, house: House) -> str:
    return price.text(house.locale)
