"""Prices that fall by the week, on the day they fall."""

from decimal import Decimal

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
            lowered = await _lower(session)
            if lowered:
                await identity.turn_pages(session)
            changed += lowered
    return changed


async def _lower(session: WriteSession) -> int:
    """Those of one house, by id as checkouts lock them: neither waits for the other in a circle."""
    offers = await store.offers_at(session, OfferStatus.LISTED)
    falling = {row.listing_id: row for row in offers if row.kind is PriceKind.DYNAMIC}
    lowered = 0
    for variant in (await store.listed_variants(session, falling)).values():
        today = _price_today(falling[variant.product_id])
        if variant.price <= today:
            continue
        for table, key in ((ProductVariant, variant.id), (Product, variant.product_id)):
            await session.execute(update(table).where(table.id == key).values(price=today))
        lowered += 1
    return lowered


def _price_today(row: ResaleOffer) -> Decimal:
    assert row.listed_on is not None
    return price_on(asked_of(row), row.listed_on, clock.now().date()).major
