"""What the form of a review says of its piece."""

from sqlalchemy import func, select

from luxeverse.core.actor import House
from luxeverse.core.db import read_session
from luxeverse.core.errors import NotFound
from luxeverse.models.catalogue import ProductVariant
from luxeverse.schemas.reviews import ReviewForm
from luxeverse.services.catalogue.cards import cards
from luxeverse.services.reviews import store, worn_store

WORN = 2
"""From this number of sizes on people ask how a piece runs; a candle in two weights does not count as sized."""


async def review_form(house: House, slug: str) -> ReviewForm | None:
    """None when this house has no such piece."""
    async with read_session(house.tenant_id) as session:
        try:
            product = await store.visible_product(session, slug)
        except NotFound:
            return None
        names = await worn_store.names(session)
        (card,) = await cards(session, house, [product.id])
        sizes = await session.scalar(
            select(func.count(ProductVariant.size.distinct())).where(
                ProductVariant.product_id == product.id, ProductVariant.size.op("~")(r"^[0-9.]+$")
            )
        )
    return ReviewForm(
        slug=card.slug,
        name=card.name,
        maker=card.maker,
        url=card.url,
        picture=card.picture,
        asks_fit=(sizes or 0) >= WORN,
        house=house.slug,
        prefix=house.prefix,
        names=[name for name in names if name != card.name],
    )
