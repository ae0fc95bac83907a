"""A bag with present prices, present stock, and the sum for one destination."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from luxeverse.core import clock
from luxeverse.core.actor import Actor
from luxeverse.core.db import ReadSession
from luxeverse.core.money import Money, zero
from luxeverse.domain.bespoke.wishes import Wish, is_offered, surcharge, wish_of
from luxeverse.domain.catalogue.selling import Stage
from luxeverse.domain.giving.amounts import contribution, up_to_round
from luxeverse.domain.pricing import tax
from luxeverse.domain.pricing.engine import Additions, PricedLine, Sum, price
from luxeverse.domain.pricing.sets import SetPlace, SetSaving
from luxeverse.domain.sustainability.capitals import CAPITALS
from luxeverse.domain.sustainability.carriage import Carriage, carriage
from luxeverse.models.cart import Cart, CartItem
from luxeverse.services import catalogue
from luxeverse.services.cart import store
from luxeverse.services.cart.sets import places_among, saved_on
from luxeverse.services.catalogue import Sellable
from luxeverse.services.delivery import Method
from luxeverse.services.giving import Terms, Wanted


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
    """What the bag costs when it goes to ``country_code`` by ``method`` (None: no delivery there).

    ``wanted`` says what may be added for others and what is; a bag that is only looked at has no such thing.
    """

    lines: tuple[BagLine, ...]
    country_code: str
    method: Method | None
    tax_basis_points: int
    sum: Sum
    sets: tuple[SetSaving, ...] = ()
    wanted: Wanted | None = None

    @property
    def terms(self) -> Terms:
        return self.wanted.terms if self.wanted else Terms()

    @property
    def carriage(self) -> Carriage | None:
        """What bringing it takes; None where the house does not count it, or does not deliver."""
        return self.carriage_by(self.method)

    def carriage_by(self, method: Method | None) -> Carriage | None:
        """The same for another way of delivery."""
        return carriage_of(self.lines, self.country_code, method, self.terms)

    @property
    def contribution_offered(self) -> Money | None:
        """What a contribution for this parcel comes to, chosen or not; None where the house has no project."""
        return contribution_for(self.carriage, self.terms)

    @property
    def gift_offered(self) -> Money | None:
        """What is missing to a round sum, chosen or not; None where the house has no cause."""
        cause = self.terms.cause
        return up_to_round(self.sum.total - self.sum.gift, cause.round_to) if cause else None

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
    session: ReadSession,
    actor: Actor,
    cart: Cart,
    country_code: str,
    method: Method | None,
    wanted: Wanted | None = None,
) -> Bill:
    """Price a bag as it stands, with what its buyer adds for others."""
    items = await store.items(session, cart.id)
    pieces = await catalogue.sellables(session, [item.variant_id for item in items], actor.tier)
    places = await places_among(session, pieces)
    return bill_from(actor, cart, items, pieces, country_code, method, places, wanted)


def bill_from(
    actor: Actor,
    cart: Cart,
    items: Sequence[CartItem],
    pieces: Sequence[Sellable],
    country_code: str,
    method: Method | None,
    places: Sequence[SetPlace],
    wanted: Wanted | None = None,
) -> Bill:
    """Price lines that were read already. A line whose piece is not among ``pieces`` is left out."""
    by_variant = {piece.variant_id: piece for piece in pieces}
    counted = Counter[UUID]()
    for item in items:
        counted[item.variant_id] += item.quantity
    lines = tuple(
        _line(item, by_variant[item.variant_id], cart.currency, counted[item.variant_id])
        for item in items
        if item.variant_id in by_variant
    )
    rate = tax.rate_for(country_code, clock.now().date())
    priced = [PricedLine(line.piece.variant_id, line.quantity, line.unit) for line in lines]
    delivery = method.price if method and lines else None
    sets = saved_on([line.piece for line in lines], places)
    added = _additions(lines, country_code, method, wanted) if wanted else None
    added_up = price(priced, delivery, rate, actor.house.currency, sets, added)
    return Bill(lines, country_code, method, rate, added_up, tuple(sets), wanted)


def _additions(
    lines: Sequence[BagLine], country_code: str, method: Method | None, wanted: Wanted
) -> Additions | None:
    """What the buyer chose, in money. Nothing is added to a bag that cannot be sent."""
    if not lines or method is None:
        return None
    terms, currency = wanted.terms, lines[0].piece.price.currency
    offered = contribution_for(carriage_of(lines, country_code, method, terms), terms)
    return Additions(
        contribution=offered if offered and wanted.contributes else zero(currency),
        is_contribution_taxed=terms.project is not None and terms.project.is_taxed,
        round_to=terms.cause.round_to if terms.cause and wanted.rounds_up else None,
    )


def carriage_of(
    lines: Sequence[BagLine], country_code: str, method: Method | None, terms: Terms
) -> Carriage | None:
    """What bringing these lines takes, where the house counts it."""
    parcels, end = terms.parcels, CAPITALS.get(country_code)
    if parcels is None or method is None or end is None or not lines:
        return None
    pieces = [(line.piece, line.quantity) for line in lines]
    grams = sum((p.grams or parcels.weight_of(p.category)) * number for p, number in pieces)
    return carriage(grams, parcels.packing, parcels.start, end, method.mode)


def contribution_for(taken: Carriage | None, terms: Terms) -> Money | None:
    """What taking so much out of the air costs at the house's project."""
    if taken is None or terms.project is None:
        return None
    return contribution(taken.grams, terms.project.per_tonne)


def _line(item: CartItem, piece: Sellable, currency: str, wanted: int) -> BagLine:
    """``wanted`` counts the pieces of this variant in all lines: what is promised to another is not left here."""
    left = max(0, piece.left - (wanted - item.quantity))
    price_then = Money.of(item.price_at_time, currency)
    return BagLine(item.id, item.quantity, price_then, piece, wish_of(item.personalization), left)
