"""The hearts, the lists, and a list somebody shared."""

from collections.abc import Awaitable
from typing import Any
from uuid import UUID

import reflex as rx

from luxeverse.core.errors import Refused
from luxeverse.core.ids import VariantId, parse_id
from luxeverse.schemas.wishlist import Saved, SharedList
from luxeverse.services import cart as cart_service
from luxeverse.services import wishlist
from luxeverse.state.cart import CartState
from luxeverse.state.defaults import shared
from luxeverse.state.feedback import say
from luxeverse.state.forms import field, plain
from luxeverse.state.session import actor_of

LONGEST_NOTE = 500


class SharedListState(rx.State):
    """Seeded."""

    page: SharedList = shared(SharedList())


class WishlistState(rx.State):
    hearts: list[str] = []
    """Slugs of what is saved; all that most pages need."""
    saved: Saved = shared(Saved())
    answered: int = 0
    """Rises with every answer to a heart: until then the browser shows what it was asked for."""

    @rx.event
    async def refresh(self):
        """Every page asks once it is alive, for its hearts."""
        self.hearts = await wishlist.hearts(await actor_of(self))

    @rx.event
    async def open(self):
        self.saved = await wishlist.saved(await actor_of(self))

    @rx.event
    async def toggle(self, slug: str):
        """The heart of a card or a piece."""
        self.answered += 1
        actor = await actor_of(self)
        try:
            await wishlist.toggle(actor, plain(slug))
        except Refused as refusal:
            await say(self, refusal.message, "err")
            return
        self.hearts = await wishlist.hearts(actor)

    @rx.event
    async def create(self, form: dict[str, Any]):
        actor = await actor_of(self)
        await self._do(wishlist.create_list(actor, field(form, "name")))

    @rx.event
    async def rename(self, form: dict[str, Any]):
        actor, key = await actor_of(self), parse_id(field(form, "list"))
        if key:
            await self._do(wishlist.rename_list(actor, key, field(form, "name")))

    @rx.event
    async def delete(self, list_id: str):
        actor, key = await actor_of(self), parse_id(list_id)
        if key:
            await self._do(wishlist.delete_list(actor, key))

    @rx.event
    async def note(self, form: dict[str, Any]):
        actor, key = await actor_of(self), parse_id(field(form, "item"))
        if key:
            await self._do(
                wishlist.note_piece(actor, key, field(form, "note", LONGEST_NOTE)), "Note kept"
            )

    @rx.event
    async def move(self, form: dict[str, Any]):
        actor = await actor_of(self)
        item, target = parse_id(field(form, "item")), parse_id(field(form, "list"))
        if item and target:
            await self._do(wishlist.move_piece(actor, item, target), "Moved")

    @rx.event
    async def remove(self, item_id: str):
        actor, key = await actor_of(self), parse_id(item_id)
        if key:
            await self._do(wishlist.remove_piece(actor, key))

    @rx.event
    async def share(self, list_id: str):
        actor, key = await actor_of(self), parse_id(list_id)
        if key:
            await self._do(wishlist.share_list(actor, key), "Whoever has the link can see it now")

    @rx.event
    async def stop_sharing(self, list_id: str):
        actor, key = await actor_of(self), parse_id(list_id)
        if key:
            await self._do(wishlist.stop_sharing(actor, key), "The link no longer works")

    @rx.event
    async def to_bag(self, form: dict[str, Any]):
        """The chosen variant goes to the bag; the piece leaves the list."""
        actor = await actor_of(self)
        item, variant = parse_id(field(form, "item")), parse_id(field(form, "variant"))
        if item is None:
            return
        if variant is None:
            await say(self, "Choose a size or colour first.", "err")
            return
        cart = await self.get_state(CartState)
        try:
            cart.cart = await cart_service.add_line(actor, VariantId(variant), 1)
        except Refused as refusal:
            await say(self, refusal.message, "err")
            return
        await self._do(wishlist.remove_piece(actor, item), "Moved to your bag")

    async def _do(self, deed: Awaitable[UUID | str | None], done: str = "") -> None:
        """Do it, say what came of it, show the lists as they are now."""
        try:
            await deed
        except Refused as refusal:
            await say(self, refusal.message, "err")
        else:
            if done:
                await say(self, done)
        self.saved = await wishlist.saved(await actor_of(self))
