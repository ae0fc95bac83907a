"""Put in, change, take out. The bag looks at stock but holds none; holds are made when paying."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from luxeverse.core.actor import Actor
from luxeverse.core.db import WriteSession, read_session, transaction
from luxeverse.core.errors import Invalid, NotFound
from luxeverse.domain.bespoke.wishes import NOTHING, Wish, granted, wish_of
from luxeverse.models.cart import MOST_OF_ONE_PIECE, Cart, CartItem
from luxeverse.schemas.cart import CartView
from luxeverse.services import catalogue
from luxeverse.services.cart import store
from luxeverse.services.cart.view import bag_of, bag_with, nothing
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
    wish: Wish


async def open_bag(actor: Actor) -> CartView:
    """The actor's bag as it stands now."""
    async with read_session(actor.tenant_id) as session:
        cart = await store.cart(session, actor)
        return await bag_of(session, actor, cart) if cart else nothing(actor)


async def add_line(actor: Actor, variant_id: UUID, quantity: int, wish: Wish = NOTHING) -> CartView:
    """Put pieces of a variant in the actor's bag, made as wished for, and return the bag.

    Pieces with the same wish share a line. Raises Invalid for an impossible number or a wish the piece does not offer,
    NotFound for a variant this house does not sell, OutOfStock when fewer are left than the bag would then hold.
    """
    _check(quantity)
    async with transaction(actor.tenant_id) as session:
        bag = await _opened(session, actor, variant_id)
        wanted = catalogue.among(bag.pieces, variant_id)
        made = granted(wanted.bespoke, wish).stored
        line = bag.same(variant_id, made)
        after = quantity + (line.quantity if line else 0)
        _check(after)
        _ensure_left(wanted, quantity + bag.pieces_of(variant_id))
        if line is None:
            line = _new_line(bag, wanted, made)
            session.add(line)
        line.quantity = after
        line.price_at_time = wanted.price.major
        await session.flush()
        return await bag_with(session, actor, bag.cart, bag.items, bag.pieces)


async def add_lines(actor: Actor, variant_ids: Sequence[UUID]) -> CartView:
    """Put one piece of each of these variants in the bag, all or none, and return the bag.

    Raises Invalid for none or too many, NotFound for a variant this house does not sell, OutOfStock naming each that
    is short.
    """
    keys = list(dict.fromkeys(variant_ids))
    if not 1 <= len(keys) <= MOST_LINES:
        raise Invalid(f"Choose 1 to {MOST_LINES} pieces.", code="invalid_quantity")
    async with transaction(actor.tenant_id) as session:
        bag = await _opened(session, actor, *keys)
        wanted = [catalogue.among(bag.pieces, key) for key in keys]
        _ensure_all_left(wanted, {key: bag.pieces_of(key) + 1 for key in keys})
        for piece in wanted:
            line = bag.same(piece.variant_id, None)
            before = line.quantity if line else 0
            if line is None:
                line = _new_line(bag, piece, None)
                session.add(line)
            line.quantity = before + 1
            line.price_at_time = piece.price.major
        await session.flush()
        return await bag_with(session, actor, bag.cart, bag.items, bag.pieces)


async def change_quantity(actor: Actor, line_id: UUID, quantity: int) -> CartView:
    """Set how many pieces of a line are wanted. Raises Invalid, NotFound, OutOfStock."""
    _check(quantity)
    async with transaction(actor.tenant_id) as session:
        bag = await _opened(session, actor)
        line = bag.line(line_id)
        wanted = catalogue.among(bag.pieces, line.variant_id)
        if quantity > line.quantity:
            _ensure_left(wanted, bag.pieces_of(line.variant_id) - line.quantity + quantity)
        line.quantity = quantity
        line.price_at_time = wanted.price.major
        await session.flush()
        return await bag_with(session, actor, bag.cart, bag.items, bag.pieces)


async def remove_line(actor: Actor, line_id: UUID) -> Removed:
    """Take a line out; the answer holds what is needed to put it back. Raises NotFound."""
    async with transaction(actor.tenant_id) as session:
        bag = await _opened(session, actor)
        line = bag.line(line_id)
        gone = catalogue.among(bag.pieces, line.variant_id)
        bag.items.remove(line)
        await session.delete(line)
        view = await bag_with(session, actor, bag.cart, bag.items, bag.pieces)
        return Removed(
            view, line.variant_id, line.quantity, gone.name, wish_of(line.personalization)
        )


@dataclass(frozen=True, slots=True)
class _Opened:
    """A locked bag with its lines and their pieces, each read once for the whole change."""

    cart: Cart
    items: list[CartItem]
    pieces: list[Sellable]

    def line(self, line_id: UUID) -> CartItem:
        """A line of this bag. Raises NotFound, also for lines of other bags."""
        for item in self.items:
            if item.id == line_id:
                return item
        raise NotFound("This line is no longer in your bag.", code="unknown_line")

    def same(self, variant_id: UUID, made: dict[str, Any] | None) -> CartItem | None:
        """The line of a variant that is made in just this way."""
        for item in self.items:
            if item.variant_id == variant_id and item.personalization == made:
                return item
        return None

    def pieces_of(self, variant_id: UUID) -> int:
        """Pieces of a variant in all lines."""
        return sum(item.quantity for item in self.items if item.variant_id == variant_id)


async def _opened(session: WriteSession, actor: Actor, *also: UUID) -> _Opened:
    """``also`` names variants whose pieces the change needs besides those of the lines."""
    cart = await store.cart_for_update(session, actor)
    items = await store.items(session, cart.id)
    pieces = await catalogue.sellables(
        session, [*(item.variant_id for item in items), *also], actor.tier
    )
    return _Opened(cart, items, pieces)


def _new_line(bag: _Opened, wanted: Sellable, made: dict[str, Any] | None) -> CartItem:
    if len(bag.items) >= MOST_LINES:
        raise Invalid(f"A bag holds up to {MOST_LINES} different pieces.", code="bag_full")
    line = CartItem(
        cart_id=bag.cart.id,
        product_id=wanted.product_id,
        variant_id=wanted.variant_id,
        personalization=made,
    )
    bag.items.append(line)
    return line


def _check(quantity: int) -> None:
    if not 1 <= quantity <= MOST_OF_ONE_PIECE:
        raise Invalid(
            f"A bag holds 1 to {MOST_OF_ONE_PIECE} of one piece.", code="invalid_quantity"
        )


def _ensure_all_left(wanted: Sequence[Sellable], after: Mapping[UUID, int]) -> None:
    for piece in wanted:
        _check(after[piece.variant_id])
    short = [piece for piece in wanted if piece.left < after[piece.variant_id]]
    if short:
        shortages = [Shortage(piece.variant_id, piece.sku, piece.left) for piece in short]
        raise OutOfStock.of(shortages, {piece.variant_id: piece.name for piece in short})


def _ensure_left(wanted: Sellable, quantity: int) -> None:
    if wanted.left < quantity:
        shortage = Shortage(wanted.variant_id, wanted.sku, wanted.left)
        raise OutOfStock.of([shortage], {wanted.variant_id: wanted.name})
