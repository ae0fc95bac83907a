"""Put in, change, take out. The bag looks at stock but holds none; holds are made when paying."""

from dataclasses import dataclass
from uuid import UUID

from luxeverse.core.actor import Actor
from luxeverse.core.db import read_session, transaction
from luxeverse.core.errors import Invalid
from luxeverse.models.cart import MOST_OF_ONE_PIECE, CartItem
from luxeverse.schemas.cart import CartView
from luxeverse.services import catalogue
from luxeverse.services.cart import store
from luxeverse.services.cart.view import bag_of, nothing
from luxeverse.services.catalogue import Sellable
from luxeverse.services.inventory import OutOfStock, Shortage

MOST_LINES = 50


@dataclass(frozen=True, slots=True)
class Removed:
    """The bag after a line went, and what brings it back."""

    view: CartView
    variant_id: UUID
    quantity: int
    name: str


async def open_bag(actor: Actor) -> CartView:
    """The actor's bag as it stands now."""
    async with read_session(actor.tenant_id) as session:
        cart = await store.cart(session, actor)
        return await bag_of(session, actor, cart) if cart else nothing(actor)


async def add_line(actor: Actor, variant_id: UUID, quantity: int) -> CartView:
    """Put pieces of a variant in the actor's bag and return the bag.

    Raises Invalid for an impossible number, NotFound for a variant this house does not sell, OutOfStock when fewer
    are left than the bag would then hold.
    """
    _check(quantity)
    async with transaction(actor.tenant_id) as session:
        cart = await store.cart_for_update(session, actor)
        wanted = await catalogue.sellable(session, variant_id)
        items = await store.items(session, cart.id)
        line = next((i for i in items if i.variant_id == variant_id), None)
        after = quantity + (line.quantity if line else 0)
        _check(after)
        _ensure_left(wanted, after)
        if line:
            line.quantity = after
            line.price_at_time = wanted.price.major
        elif len(items) >= MOST_LINES:
            raise Invalid(f"A bag holds up to {MOST_LINES} different pieces.", code="bag_full")
        else:
            session.add(
                CartItem(
                    cart_id=cart.id,
                    product_id=wanted.product_id,
                    variant_id=wanted.variant_id,
                    quantity=quantity,
                    price_at_time=wanted.price.major,
                )
            )
        await session.flush()
        return await bag_of(session, actor, cart)


async def change_quantity(actor: Actor, line_id: UUID, quantity: int) -> CartView:
    """Set how many pieces of a line are wanted. Raises Invalid, NotFound, OutOfStock."""
    _check(quantity)
    async with transaction(actor.tenant_id) as session:
        cart = await store.cart_for_update(session, actor)
        line = await store.item(session, cart.id, line_id)
        wanted = await catalogue.sellable(session, line.variant_id)
        if quantity > line.quantity:
            _ensure_left(wanted, quantity)
        line.quantity = quantity
        line.price_at_time = wanted.price.major
        await session.flush()
        return await bag_of(session, actor, cart)


async def remove_line(actor: Actor, line_id: UUID) -> Removed:
    """Take a line out; the answer holds what is needed to put it back. Raises NotFound."""
    async with transaction(actor.tenant_id) as session:
        cart = await store.cart_for_update(session, actor)
        line = await store.item(session, cart.id, line_id)
        gone = await catalogue.sellable(session, line.variant_id)
        await session.delete(line)
        await session.flush()
        view = await bag_of(session, actor, cart)
        return Removed(view, line.variant_id, line.quantity, gone.name)


def _check(quantity: int) -> None:
    if not 1 <= quantity <= MOST_OF_ONE_PIECE:
        raise Invalid(
            f"A bag holds 1 to {MOST_OF_ONE_PIECE} of one piece.", code="invalid_quantity"
        )


def _ensure_left(wanted: Sellable, quantity: int) -> None:
    if wanted.left < quantity:
        shortage = Shortage(wanted.variant_id, wanted.sku, wanted.left)
        raise OutOfStock.of([shortage], {wanted.variant_id: wanted.name})
