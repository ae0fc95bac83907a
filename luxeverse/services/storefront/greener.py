"""A piece of the same kind whose making took clearly less, where the house has one."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, select

from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.domain.sustainability.journey import kilometres
from luxeverse.domain.sustainability.score import score
from luxeverse.models.catalogue import Product
from luxeverse.schemas.common import LinkItem
from luxeverse.schemas.product_page import Greener
from luxeverse.services.storefront.compare import PATH
from luxeverse.services.storefront.product_footprint import places
from luxeverse.services.storefront.product_loaded import Alike

CLEARLY = 15
"""Points between two scores from which a page speaks of it (row SUST-003); less is within what makers can know."""
LOOKED_AT = 60
"""The most bought of a kind. A kind of thousands has its answer among them, and a page must not read thousands."""


async def like_it(session: ReadSession, product: Product) -> Sequence[Alike]:
    """Pieces of the same category that say what their making took, most bought first."""
    this = {"category": product.category_id, "piece": product.id}
    return [Alike(*row) for row in await session.execute(_ALIKE, this)]


_ALIKE = (
    select(Product.slug, Product.name, Product.price, Product.footprint, Product.provenance)
    .where(
        Product.category_id == bindparam("category"),
        Product.id != bindparam("piece"),
        Product.status.in_(VISIBLE),
        Product.deleted_at.is_(None),
        Product.footprint != {},
    )
    .order_by(Product.purchase_count.desc(), Product.slug)
    .limit(LOOKED_AT)
)


def greener(house: House, product: Product, others: Sequence[Alike]) -> Greener:
    """The best of them if it scores 15 points more, of equals the nearest in price; an empty one otherwise."""
    own = _points(product.footprint, product.provenance)
    if own is None:
        return Greener()
    rated = [(_points(one.footprint, one.provenance) or 0, one) for one in others]
    clearly = [pair for pair in rated if pair[0] - own >= CLEARLY]
    if not clearly:
        return Greener()
    points, best = min(clearly, key=lambda pair: (-pair[0], abs(pair[1].price - product.price)))
    return Greener(
        piece=LinkItem(best.name, f"{house.prefix}/product/{best.slug}"),
        text=f"scores {points}, {points - own} more than this.",
        compare=LinkItem(
            "Compare the two", f"{house.prefix}{PATH}?pieces={product.slug},{best.slug}"
        ),
    )


def _points(record: Mapping[str, Any], steps: Sequence[Mapping[str, Any]]) -> int | None:
    made = score(record, kilometres(places(steps)))
    return made.whole if made else None
