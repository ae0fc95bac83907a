"""What a visitor saved goes on with them when they sign in."""

from luxeverse.core.actor import Actor
from luxeverse.core.db import WriteSession
from luxeverse.models.customers import Wishlist, WishlistItem
from luxeverse.services.wishlist import store
from luxeverse.services.wishlist.lists import FIRST_NAME

BETWEEN_NOTES = "\n"


async def merge(session: WriteSession, visitor: Actor, member: Actor) -> None:
    """Give the visitor's lists to the member: a list joins the one of the same name, else it stays as it is.

    A piece saved in both is saved once, with both notes, the day and the price it was saved first. A link somebody has
    to the visitor's list goes on working. A second time there is nothing left to do.
    """
    lists = await store.lists_for_update(session, visitor)
    if not lists:
        return
    mine = await store.own_lists_for_update(session, member, FIRST_NAME)
    by_name = {each.name.lower(): each for each in mine}
    for each in lists:
        target = by_name.get(each.name.lower())
        if target is not None and each.share_token and target.share_token:
            # Two links cannot lead to one list: it keeps its own, under a name of its own.
            each.name, target = _free_name(each.name, by_name), None
        if target is None:
            each.user_id, each.session_id = member.user_id, None
            by_name[each.name.lower()] = each
        else:
            await _join(session, each, target)
    await session.flush()


async def _join(session: WriteSession, source: Wishlist, target: Wishlist) -> None:
    there = {
        (item.product_id, item.variant_id): item
        for item in await store.items_of(session, [target.id])
    }
    for item in await store.items_of(session, [source.id]):
        twin = there.get((item.product_id, item.variant_id))
        if twin is None:
            item.wishlist_id = target.id
        else:
            _both(twin, item)
    token, is_public = source.share_token, source.is_public
    await session.flush()
    await session.delete(source)
    await session.flush()
    if token:
        target.share_token, target.is_public = token, is_public


def _both(kept: WishlistItem, other: WishlistItem) -> None:
    """One saved piece of two."""
    notes = dict.fromkeys(note for note in (kept.notes, other.notes) if note)
    kept.notes = BETWEEN_NOTES.join(notes) or None
    kept.notify_price_drop = kept.notify_price_drop or other.notify_price_drop
    kept.notify_back_in_stock = kept.notify_back_in_stock or other.notify_back_in_stock
    if other.added_at < kept.added_at:
        kept.added_at, kept.price_when_added = other.added_at, other.price_when_added


def _free_name(name: str, taken: dict[str, Wishlist]) -> str:
    number = 2
    while f"{name} {number}".lower() in taken:
        number += 1
    return f"{name} {number}"
