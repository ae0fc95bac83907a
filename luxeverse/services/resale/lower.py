"""Prices that fall by the week, on the day they fall."""

from sqlalchemy import update

from luxeverse.core import clock
from luxeverse.core.db import WriteSession, transaction
from luxeverse.core.money import Money
from luxeverse.domain.resale.pricing import Asked, PriceKind, price_on
from luxeverse.domain.resale.status import OfferStatus
from luxeverse.models.catalogue import Product, ProductVariant
from luxeverse.models.resale import ResaleOffer
from luxeverse.services import identity
from luxeverse.services.resale import store


def asked_of(row: ResaleOffer) -> Asked:
    """What the seller asks, as the curve takes it."""
    start, floor, step = (
        Money.of(amount, row.currency)
        for amount in (row.start_price, row.floor_price, row.step_amount)
    )
    return Asked(row.kind, start, floor, step)


async def lower_prices() -> int:
    """Let every price that falls be what it is today; returns how many changed. For the timetable.

    An order that is being paid keeps the price it was placed at; a bag says that the price changed.
    """
    changed = 0
    for house in await identity.shared_houses():
        async with transaction(house.tenant_id) as session:
            lowered = [
                row.ref
                for row in await store.offers_at(session, OfferStatus.LISTED)
                if row.kind is PriceKind.DYNAMIC and await _lower(session, row)
            ]
            if lowered:
                await identity.turn_pages(session)
            changed += len(lowered)
    return changed


async def _lower(session: WriteSession, row: ResaleOffer) -> bool:
    assert row.listed_on is not None
    today = price_on(asked_of(row), row.listed_on, clock.now().date()).major
    changed = await session.scalar(
        update(ProductVariant)
        .where(ProductVariant.product_id == row.listing_id, ProductVariant.price > today)
        .values(price=today)
        .returning(ProductVariant.product_id)
    )
    if changed is None:
        return False
    await session.execute(update(Product).where(Product.id == changed).values(price=today))
    return True
