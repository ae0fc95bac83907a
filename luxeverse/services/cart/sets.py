"""Which of the pieces in a bag make a set."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import Integer, cast, select

from luxeverse.core.db import ReadSession
from luxeverse.core.money import Money
from luxeverse.domain.pricing.sets import FEWEST_OTHERS, SetPlace, SetSaving, savings
from luxeverse.models.houses import Tenant
from luxeverse.models.outfits import OutfitPiece
from luxeverse.services.catalogue import Sellable
from luxeverse.services.catalogue.parts import THESE


async def places_among(session: ReadSession, pieces: Iterable[Sellable]) -> list[SetPlace]:
    """Places of outfits that these pieces fill for one another, where their house lowers the price of a set."""
    products = {piece.product_id for piece in pieces}
    if len(products) <= FEWEST_OTHERS:
        return []  # too few for any set, and not worth a query with every change of a bag
    rows = await session.execute(_PLACES, {"pieces": list(products)})
    return [SetPlace(*row) for row in rows if row.basis_points]


_HOUSE = select(OutfitPiece.tenant_id).where(OutfitPiece.base_id == THESE).limit(1)
_BASIS_POINTS = (
    select(cast(Tenant.settings["set_basis_points"].astext, Integer))
    .where(Tenant.id == _HOUSE.correlate(None).scalar_subquery())
    .scalar_subquery()
    .label("basis_points")
)
"""Asked once for all rows: the settings of a house are long, and each look into them unpacks them."""
_PLACES = (
    select(OutfitPiece.base_id, OutfitPiece.position, OutfitPiece.product_id, _BASIS_POINTS)
    .where(OutfitPiece.base_id == THESE, OutfitPiece.product_id == THESE)
    .order_by(OutfitPiece.base_id, OutfitPiece.position, OutfitPiece.option)
)


def saved_on(pieces: Sequence[Sellable], places: Sequence[SetPlace]) -> list[SetSaving]:
    """The sets these pieces make, each piece once; of several variants of a piece the dearest counts."""
    prices: dict[UUID, Money] = {}
    for piece in sorted(pieces, key=lambda one: one.price.minor):
        prices[piece.product_id] = piece.price
    return savings(prices, places)
