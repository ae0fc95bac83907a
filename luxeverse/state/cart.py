"""The bag in the corner of every page and on its own."""

import reflex as rx

from luxeverse.core.errors import Refused
from luxeverse.core.ids import VariantId, parse_id
from luxeverse.schemas.cart import CartView
from luxeverse.services import cart as cart_service
from luxeverse.state.defaults import shared
from luxeverse.state.feedback import drop, say
from luxeverse.state.session import actor_of

MOST_AT_ONCE = 12


class CartState(rx.State):
    cart: CartView = shared(CartView())
    answered: int = 0
    """Rises with every answer to an add: the drawer, which the browser opens at once, waits for it."""
    _removed: dict[str, tuple[str, int, cart_service.Wish]] = {}

    @rx.event
    async def refresh(self):
        """Every page asks once it is alive."""
        self.cart = await cart_service.open_bag(await actor_of(self))

    @rx.event
    async def add(self, variant_id: str, text: str = "", style: str = "", wrap: bool = False):
        """``text`` is cut or stamped into the piece in one of its styles, ``wrap`` makes it a gift."""
        self.answered += 1
        key = parse_id(variant_id)
        if key is None:
            return
        wish = cart_service.Wish(str(text)[: cart_service.LONGEST_TYPED], str(style), wrap is True)
        try:
            self.cart = await cart_service.add_line(await actor_of(self), VariantId(key), 1, wish)
        except Refused as refusal:
            await say(self, refusal.message, "err")

    @rx.event
    async def add_all(self, variant_ids: list[str]):
        """One of each, or none and a sentence that says why."""
        self.answered += 1
        said = variant_ids if isinstance(variant_ids, list) else []
        keys = [VariantId(key) for key in map(parse_id, said[:MOST_AT_ONCE]) if key]
        try:
            self.cart = await cart_service.add_lines(await actor_of(self), keys)
        except Refused as refusal:
            await say(self, refusal.message, "err")

    @rx.event
    async def step(self, line_id: str, by: int):
        """One more or one fewer; what is wanted is counted from what the server last showed."""
        line = next((line for line in self.cart.lines if line.id == line_id), None)
        key = parse_id(line_id)
        if line is None or key is None or by not in (-1, 1):
            return
        actor = await actor_of(self)
        try:
            self.cart = await cart_service.change_quantity(actor, key, line.quantity + by)
        except Refused as refusal:
            await say(self, refusal.message, "err")
            self.cart = await cart_service.open_bag(actor)

    @rx.event
    async def remove(self, line_id: str):
        key = parse_id(line_id)
        if key is None:
            return
        try:
            gone = await cart_service.remove_line(await actor_of(self), key)
        except Refused as refusal:
            await say(self, refusal.message, "err")
            return
        self.cart = gone.view
        toast_id = await say(self, f"{gone.name} removed", undo_label="Put it back")
        self._removed = {
            **self._removed,
            toast_id: (str(gone.variant_id), gone.quantity, gone.wish),
        }

    @rx.event
    async def undo(self, toast_id: str):
        """Put back what the toast's removal took out."""
        variant_id, quantity, wish = self._removed.pop(str(toast_id), ("", 0, cart_service.NOTHING))
        key = parse_id(variant_id)
        if key is None:
            return
        await drop(self, toast_id)
        try:
            self.cart = await cart_service.add_line(
                await actor_of(self), VariantId(key), quantity, wish
            )
        except Refused as refusal:
            await say(self, refusal.message, "err")
