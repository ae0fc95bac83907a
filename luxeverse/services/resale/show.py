"""Pieces that are for sale a second time: the list, the page of each, and the line under the piece that is new."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from luxeverse.core import clock
from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession, read_session
from luxeverse.core.money import Money
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.domain.resale.condition import WORDS
from luxeverse.domain.resale.status import OfferStatus
from luxeverse.models.catalogue import Product, ProductVariant
from luxeverse.models.resale import ResaleOffer
from luxeverse.schemas.common import Crumbs, LinkItem
from luxeverse.schemas.resale import OwnPhoto, PreLovedCard, PreLovedList, PreLovedPage
from luxeverse.services import catalogue, identity
from luxeverse.services.catalogue import Sellable
from luxeverse.services.catalogue.cards import label
from luxeverse.services.resale import store
from luxeverse.services.resale.terms import Terms, terms_of

SHOWN = frozenset({OfferStatus.LISTED, OfferStatus.SOLD})


async def pre_loved(house: House, of: str = "") -> PreLovedList | None:
    """What can be had, cheapest of each piece first; ``of`` is the slug of a piece. None where nothing is taken back."""
    terms = await terms_of(house)
    if terms is None:
        return None
    async with read_session(house.tenant_id) as session:
        offers = await store.offers_at(session, OfferStatus.LISTED)
        new = await store.products(session, [row.product_id for row in offers])
        chosen = [row for row in offers if not of or new[row.product_id].slug == of]
        variants = await store.listed_variants(session, [row.listing_id for row in chosen])
        pieces = await catalogue.sellables(session, [v.id for v in variants.values()])
    known = {piece.product_id: piece for piece in pieces}
    cards = [
        _card(house, row, new[row.product_id], variants[row.listing_id], known[row.listing_id])
        for row in chosen
        if row.listing_id and row.listing_id in known
    ]
    cards.sort(key=lambda card: (card.name, card.price.minor))
    is_narrowed = bool(of) and len(chosen) < len(offers)
    address = f"{house.prefix}/pre-loved"
    return PreLovedList(
        title=terms.title,
        intro=terms.intro,
        crumbs=Crumbs([LinkItem(house.name, house.prefix or "/")], terms.title),
        cards=cards,
        all=LinkItem("See all of them", address) if is_narrowed else LinkItem(),
        shop=LinkItem("See all pieces", f"{house.prefix}/shop"),
    )


async def pre_loved_page(house: House, slug: str, ref: str) -> PreLovedPage | None:
    """The page of one piece of one; None for one that is not (any more) for sale and was not sold."""
    terms = await terms_of(house)
    if terms is None:
        return None
    record = await identity.record_of(house)
    async with read_session(house.tenant_id) as session:
        found = await store.listed(session, f"{slug}/pre-loved/{ref.lower()}")
        if found is None or found[0].status not in SHOWN:
            return None
        row, variant = found
        new = (await store.products(session, [row.product_id]))[row.product_id]
        (piece,) = await catalogue.sellables(session, [variant.id])
        photos = (await store.photos(session, [row.id])).get(row.id, [])
    return _page(house, terms, row, new, piece, photos, record.settings)


async def from_others(session: ReadSession, house: House, product: Product) -> LinkItem:
    """The line under a piece: how many are for sale pre-loved, and from what price. Empty when there is none."""
    found = await store.cheapest(session, product.id)
    if found is None:
        return LinkItem()
    price = Money.of(found.price, product.currency).text(house.locale)
    if found.number == 1:
        url = f"{house.prefix}/product/{product.slug}/pre-loved/{found.sku.lower()}"
        return LinkItem(f"Also pre-loved, at {price}", url)
    return LinkItem(f"Also pre-loved, from {price}", f"{house.prefix}/pre-loved?of={product.slug}")


def _card(
    house: House, row: ResaleOffer, new: Product, variant: ProductVariant, piece: Sellable
) -> PreLovedCard:
    return PreLovedCard(
        name=new.name,
        maker=piece.maker,
        url=f"{house.prefix}/product/{piece.slug}",
        variant_text=piece.choice,
        condition=WORDS[row.condition][0],
        price=label(Money.of(variant.price, row.currency), house),
        new_text=_new_text(house, new),
        picture=piece.picture,
        available=piece.left > 0,
    )


def _page(
    house: House,
    terms: Terms,
    row: ResaleOffer,
    new: Product,
    piece: Sellable,
    photos: Sequence[tuple[UUID, int, int]],
    said: Mapping[str, object],
) -> PreLovedPage:
    name, promise = WORDS[row.condition]
    is_sold = row.status is OfferStatus.SOLD
    days = said.get("returns_days")
    query = f"?house={house.slug}" if house.prefix else ""
    return PreLovedPage(
        name=new.name,
        maker=piece.maker,
        crumbs=Crumbs(
            [
                LinkItem(house.name, house.prefix or "/"),
                LinkItem(terms.title, f"{house.prefix}/pre-loved"),
            ],
            new.name,
        ),
        authenticated=f"{terms.title}, authenticated on {_day(row.listed_on)}",
        condition=name,
        condition_text=promise,
        words=row.words or "",
        variant_text=piece.choice,
        price=label(piece.price, house),
        new_text=_new_text(house, new),
        price_note=str(said.get("price_note", "")),
        picture=piece.picture,
        photos=[
            OwnPhoto(
                small=f"/api/resale/photos/{key}/small{query}",
                large=f"/api/resale/photos/{key}/large{query}",
                alt=f"This very {new.name}, picture {number} of its seller",
                width=width,
                height=height,
            )
            for number, (key, width, height) in enumerate(photos, start=1)
        ],
        variant_id=str(piece.variant_id),
        can_buy=piece.left > 0 and not is_sold,
        buy_label=_deed(piece, is_sold=is_sold, bag=str(said.get("bag_word", "Bag"))),
        promises=[
            "One of one: this very piece, and no other.",
            *([f"Comes back within {days} days, as every piece does."] if days else []),
        ],
        new=LinkItem("See the piece new", f"{house.prefix}/product/{new.slug}")
        if new.status in VISIBLE
        else LinkItem(),
    )


def _deed(piece: Sellable, *, is_sold: bool, bag: str) -> str:
    if is_sold:
        return "Sold"
    return f"Add to {bag.lower()}" if piece.left > 0 else "Somebody is paying for it"


def _new_text(house: House, new: Product) -> str:
    if new.status not in VISIBLE:
        return ""
    return f"New {Money.of(new.price, new.currency).text(house.locale)}"


def _day(day: date | None) -> str:
    assert day is not None
    return clock.day_text(day)
