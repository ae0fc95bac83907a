"""A bag with present prices, present stock, and the sum for one destination."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from luxeverse.core import clock
from luxeverse.core.actor import Actor
from luxeverse.core.db import ReadSession
from luxeverse.core.money import Money
from luxeverse.domain.bespoke.wishes import Wish, is_offered, surcharge, wish_of
from luxeverse.domain.catalogue.selling import Stage
from luxeverse.domain.pricing import tax
from luxeverse.domain.pricing.engine import PricedLine, Sum, price
from luxeverse.domain.pricing.sets import SetPlace, SetSaving
from luxeverse.models.cart import Cart, CartItem
from luxeverse.services import catalogue
from luxeverse.services.cart import store
from luxeverse.services.cart.sets import places_among, saved_on
from luxeverse.services.catalogue import Sellable
from luxeverse.services.delivery import Method


@dataclass(frozen=True, slots=True)
class BagLine:
    """A line with what it is now. ``price_then`` is what the visitor saw of the piece when putting it in.

    ``wish`` is what is made for this buyer; ``left`` is what other lines of the same variant leave for this one.
    """

    id: UUID
    quantity: int
    price_then: Money
    piece: Sellable
    wish: Wish
    left: int

    @property
    def unit(self) -> Money:
        """The piece with what is made for this buyer."""
        return self.piece.price + surcharge(
            self.piece.bespoke, self.wish, self.piece.price.currency
        )

    @property
    def amount(self) -> Money:
        return self.unit.times(self.quantity)

    @property
    def is_short(self) -> bool:
        return self.left < self.quantity

    @property
    def is_refused(self) -> bool:
        """Whether what was wished for is no longer offered."""
        return not is_offered(self.piece.bespoke, self.wish)


@dataclass(frozen=True, slots=True)
class Bill:
    """What the bag costs when it goes to ``country_code`` by ``method`` (None: no delivery there)."""

    lines: tuple[BagLine, ...]
    country_code: str
    method: Method | None
    tax_basis_points: int
    sum: Sum
    sets: tuple[SetSaving, ...] = ()

    @property
    def pieces(self) -> int:
        return sum(line.quantity for line in self.lines)

    def saved_by_line(self) -> dict[UUID, Money]:
        """What each line of a set saves; no coin of a saving is lost. Of several lines of a piece the dearest has it."""
        lines = {line.piece.product_id: line for line in sorted(self.lines, key=_unit)}
        shares: dict[UUID, Money] = {}
        for one in self.sets:
            of_set = [lines[piece] for piece in one.pieces]
            parts = one.saving.split([line.piece.price.minor for line in of_set])
            shares |= {line.id: part for line, part in zip(of_set, parts, strict=True)}
        return shares

    @property
    def waits_until(self) -> date | None:
        """The latest launch among pieces that are ordered ahead: nothing arrives before it."""
        ahead = [line.piece for line in self.lines if line.piece.stage is Stage.PRE_ORDER]
        return max((piece.launch for piece in ahead if piece.launch), default=None)

    @property
    def is_buyable(self) -> bool:
        return bool(self.lines) and not any(line.is_short or line.is_refused for line in self.lines)


def _unit(line: BagLine) -> int:
    return line.piece.price.minor


async def bill_of(
    session: ReadSession, actor: Actor, cart: Cart, country_code: str, method: Method | None
) -> Bill:
    """Price a bag as it stands."""
    items = await store.items(session, cart.id)
    pieces = await catalogue.sellables(session, [item.variant_id for item in items])
    places = await places_among(session, pieces)
    return bill_from(actor, cart, items, pieces, country_code, method, places)


def bill_from(
    actor: Actor,
    cart: Cart,
    items: Sequence[CartItem],
    pieces: Sequence[Sellable],
    country_code: str,
    method: Method | None,
    places: Sequence[SetPlace],
) -> Bill:
    """Price lines that were read already. A line whose piece is not among ``pieces`` is left out."""
    by_variant = {piece.variant_id: piece for piece in pieces}
    wanted = Counter[UUID]()
    for item in items:
        wanted[item.variant_id] += item.quantity
    lines = tuple(
        _line(item, by_variant[item.variant_id], cart.currency, wanted[item.variant_id])
        for item in items
        if item.variant_id in by_variant
    )
    rate = tax.rate_for(country_code, clock.now().date())
    priced = [PricedLine(line.piece.variant_id, line.quantity, line.unit) for line in lines]
    delivery = method.price if method and lines else None
    sets = saved_on([line.piece for line in lines], places)
    added_up = price(priced, delivery, rate, actor.house.currency, sets)
    return Bill(lines, country_code, method, rate, added_up, tuple(sets))


def _line(item: CartItem, piece: Sellable, currency: str, wanted: int) -> BagLine:
    """``wanted`` counts the pieces of this variant in all lines: what is promised to another is not left here."""
    left = max(0, piece.left - (wanted - item.quantity))
    price_then = Money.of(item.price_at_time, currency)
    return BagLine(item.id, item.quantity, price_then, piece, wish_of(item.personalization), left)
