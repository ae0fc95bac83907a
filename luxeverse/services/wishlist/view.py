"""The lists as screens show them."""

from collections.abc import Sequence
from decimal import Decimal
from urllib.parse import urlencode
from uuid import UUID

from sqlalchemy import select

from luxeverse.core.actor import Actor, House
from luxeverse.core.db import ReadSession, read_session
from luxeverse.core.money import Money
from luxeverse.models.catalogue import Product
from luxeverse.models.customers import Wishlist, WishlistItem
from luxeverse.schemas.catalogue import ProductCard
from luxeverse.schemas.common import LinkItem
from luxeverse.schemas.wishlist import Saved, SavedList, SavedPiece, SavedVariant, SharedList
from luxeverse.services.catalogue.cards import cards_by_id
from luxeverse.services.catalogue.parts import VariantFacts, variants_of
from luxeverse.services.wishlist import store

IN_ACCOUNT = (
    "Kept in your account, in your own lists, with the price of the day you saved each piece."
)
IN_BROWSER = (
    "Kept for this browser, in your own lists, with the price of the day you saved each piece."
)


async def saved(actor: Actor) -> Saved:
    """Everything the visitor saved in this house."""
    async with read_session(actor.tenant_id) as session:
        lists = await store.lists_of(session, actor)
        items = await store.items_of(session, [each.id for each in lists])
        pieces = await _pieces(session, actor.house, items)
    return Saved(
        status="ready" if items or len(lists) > 1 else "empty",
        kept_text=IN_ACCOUNT if actor.user_id else IN_BROWSER,
        door=LinkItem() if actor.user_id else _door(actor.house),
        lists=[_list(each, items, pieces, actor.house) for each in lists],
        empty_links=[LinkItem("See all pieces", f"{actor.house.prefix}/shop")],
    )


def _door(house: House) -> LinkItem:
    query = urlencode({"back": f"{house.prefix}/wishlist"})
    return LinkItem("Sign in to keep them on every device", f"{house.prefix}/login?{query}")


async def hearts(actor: Actor) -> list[str]:
    """The slugs of what the visitor saved: all that a page of cards needs."""
    async with read_session(actor.tenant_id) as session:
        return await store.saved_slugs(session, actor)


async def shared_view(session: ReadSession, house: House, found: Wishlist) -> SharedList:
    """A list without what its owner wrote."""
    items = await store.items_of(session, [found.id])
    pieces = await _pieces(session, house, items)
    shown = [pieces[item.id] for item in items if item.id in pieces]
    return SharedList(found.name, _count(len(shown)), [_for_friends(piece) for piece in shown])


def _list(
    row: Wishlist, items: Sequence[WishlistItem], pieces: dict[UUID, SavedPiece], house: House
) -> SavedList:
    own = [pieces[item.id] for item in items if item.wishlist_id == row.id and item.id in pieces]
    share = f"{house.prefix}/wishlist/{row.share_token}" if row.is_public else ""
    return SavedList(str(row.id), row.name, _count(len(own)), own, share)


def _count(number: int) -> str:
    return "1 piece" if number == 1 else f"{number} pieces"


def _for_friends(piece: SavedPiece) -> SavedPiece:
    return SavedPiece(
        slug=piece.slug,
        name=piece.name,
        maker=piece.maker,
        url=piece.url,
        picture=piece.picture,
        price=piece.price,
        stock_text=piece.stock_text,
    )


async def _pieces(
    session: ReadSession, house: House, items: Sequence[WishlistItem]
) -> dict[UUID, SavedPiece]:
    """By saved item; a piece that left the house is left out."""
    ids = list({item.product_id for item in items})
    shown = await cards_by_id(session, house, ids)
    rows = await session.execute(select(Product.id, Product.price).where(Product.id.in_(ids)))
    prices = {key: price for key, price in rows}
    variants = await _variants(session, ids)
    return {
        item.id: _piece(item, shown[item.product_id], prices[item.product_id], house, variants)
        for item in items
        if item.product_id in shown
    }


async def _variants(
    session: ReadSession, product_ids: Sequence[UUID]
) -> dict[UUID, list[SavedVariant]]:
    found = await variants_of(session, product_ids)
    return {key: [_variant(row) for row in rows] for key, rows in found.items()}


def _variant(row: VariantFacts) -> SavedVariant:
    label = ", ".join(part for part in (row.color, row.material, row.size) if part)
    return SavedVariant(str(row.id), label or "One size", row.left > 0)


def _piece(
    item: WishlistItem,
    card: ProductCard,
    price_now: Decimal,
    house: House,
    variants: dict[UUID, list[SavedVariant]],
) -> SavedPiece:
    return SavedPiece(
        id=str(item.id),
        slug=card.slug,
        name=card.name,
        maker=card.maker,
        url=card.url,
        picture=card.picture,
        price=card.price,
        change_text=_change(item.price_when_added, price_now, house),
        stock_text="" if card.available else "Sold out at present",
        note=item.notes or "",
        variants=variants.get(item.product_id, []),
        can_buy=card.available,
        waits_for="price_drop" if card.available else "back_in_stock",
        waits_label="Tell me when it costs less" if card.available else "Tell me when it is back",
        waits_variant=_first(variants.get(item.product_id, []), available=card.available),
    )


def _first(variants: Sequence[SavedVariant], *, available: bool) -> str:
    """The first variant that can be had, or that cannot."""
    return next((one.id for one in variants if one.available is available), "")


def _change(then: Decimal | None, now: Decimal, house: House) -> str:
    """How the price moved since it was saved, in the words of the house's currency."""
    if then is None or then == now:
        return ""
    before, after = Money.of(then, house.currency), Money.of(now, house.currency)
    if after.minor < before.minor:
        return f"{(before - after).text(house.locale)} less than when you saved it"
    return f"{(after - before).text(house.locale)} more than when you saved it"
