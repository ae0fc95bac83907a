"""Save a piece, say why, move it, let it go."""

from uuid import UUID

from sqlalchemy import delete, select

from luxeverse.core import clock
from luxeverse.core.actor import Actor
from luxeverse.core.db import WriteSession, read_session, transaction
from luxeverse.core.errors import Invalid, NotFound
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.models.catalogue import Product, ProductVariant
from luxeverse.models.customers import Wishlist, WishlistItem
from luxeverse.services.wishlist import store
from luxeverse.services.wishlist.lists import FIRST_NAME

MOST_PIECES = 200
LONGEST_NOTE = 400


async def toggle(actor: Actor, slug: str) -> bool:
    """Save the piece in the first list, or take it out of all of them; returns whether it is saved now.

    Raises NotFound for a piece this house does not show, Invalid when the list is full.
    """
    async with transaction(actor.tenant_id) as session:
        piece = await _piece(session, slug)
        lists = await store.own_lists_for_update(session, actor, FIRST_NAME)
        items = await store.items_of(session, [each.id for each in lists])
        if saved := [item.id for item in items if item.product_id == piece.id]:
            await session.execute(delete(WishlistItem).where(WishlistItem.id.in_(saved)))
            return False
        if len(items) >= MOST_PIECES:
            raise Invalid(f"{MOST_PIECES} pieces are saved; let one go first.", code="lists_full")
        session.add(
            WishlistItem(
                wishlist_id=lists[0].id,
                product_id=piece.id,
                price_when_added=piece.price,
                added_at=clock.now(),
            )
        )
        return True


async def note_piece(actor: Actor, item_id: UUID, text: str) -> None:
    """A line to oneself beside a saved piece; an empty one takes it away. Raises Invalid, NotFound."""
    said = text.strip()
    if len(said) > LONGEST_NOTE:
        raise Invalid(f"A note holds {LONGEST_NOTE} letters.", code="note_too_long")
    async with transaction(actor.tenant_id) as session:
        item = await store.item_for_update(session, actor, item_id)
        item.notes = said or None


async def move_piece(actor: Actor, item_id: UUID, list_id: UUID) -> None:
    """Into another list of the same visitor; where it is already there, the two become one. Raises NotFound."""
    async with transaction(actor.tenant_id) as session:
        target = await store.list_for_update(session, actor, list_id)
        item = await store.item_for_update(session, actor, item_id)
        twin = await session.scalar(
            select(WishlistItem.id).where(
                WishlistItem.wishlist_id == target.id,
                WishlistItem.product_id == item.product_id,
                WishlistItem.id != item.id,
            )
        )
        if twin:
            await session.delete(item)
        else:
            item.wishlist_id = target.id


async def check_variant(actor: Actor, item_id: UUID, variant_id: UUID) -> None:
    """Raises NotFound for a piece that is not saved by this visitor, and for a variant that is not of it."""
    async with read_session(actor.tenant_id) as session:
        of_it = await session.scalar(
            select(ProductVariant.id)
            .join(WishlistItem, WishlistItem.product_id == ProductVariant.product_id)
            .join(Wishlist, Wishlist.id == WishlistItem.wishlist_id)
            .where(store.own(actor), WishlistItem.id == item_id, ProductVariant.id == variant_id)
        )
    if of_it is None:
        raise NotFound(store.NOT_SAVED, code="unknown_saved_piece")


async def remove_piece(actor: Actor, item_id: UUID) -> None:
    """Raises NotFound."""
    async with transaction(actor.tenant_id) as session:
        await session.delete(await store.item_for_update(session, actor, item_id))


async def _piece(session: WriteSession, slug: str) -> Product:
    query = select(Product).where(
        Product.slug == slug, Product.status.in_(VISIBLE), Product.deleted_at.is_(None)
    )
    found = await session.scalar(query)
    if found is None:
        raise NotFound("This house has no such piece.", code="unknown_product")
    return found
