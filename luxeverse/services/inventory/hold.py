"""Stock kept aside for an order while it is being paid.

The count never goes wrong because it is claimed in one statement: the row is changed only where enough is left, and
the database refuses a reservation larger than the stock. Variants are always touched in id order, so two buyers of
the same pieces cannot wait for each other.
"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update

from luxeverse.core import clock
from luxeverse.core.db import WriteSession
from luxeverse.domain.inventory.status import StockMove
from luxeverse.models.catalogue import ProductVariant
from luxeverse.models.inventory import InventoryTransaction, StockHold
from luxeverse.services.inventory.errors import OutOfStock, Shortage
from luxeverse.services.inventory.events import StockReturned
from luxeverse.services.inventory.version import stock_changed
from luxeverse.services.outbox import emit


async def hold(
    session: WriteSession,
    order_id: UUID,
    quantities: Mapping[UUID, int],
    until: datetime,
    names: Mapping[UUID, str],
) -> None:
    """Keep these pieces aside until the given moment (UTC). All or nothing. Raises OutOfStock naming each shortage."""
    short = []
    for variant_id in sorted(quantities):
        if not await _claim(session, variant_id, quantities[variant_id]):
            short.append(await _shortage(session, variant_id))
    if short:
        raise OutOfStock.of(short, dict(names))
    for variant_id, quantity in sorted(quantities.items()):
        session.add(
            StockHold(order_id=order_id, variant_id=variant_id, quantity=quantity, expires_at=until)
        )
    await stock_changed(session, quantities)


async def release(session: WriteSession, order_id: UUID) -> None:
    """Give back what is still held for an order; does nothing the second time. Emits StockReturned."""
    for variant_id, quantity in await _end(session, order_id, released_at=clock.now()):
        product_id = await session.scalar(
            update(ProductVariant)
            .where(ProductVariant.id == variant_id)
            .values(inventory_reserved=ProductVariant.inventory_reserved - quantity)
            .returning(ProductVariant.product_id)
        )
        await stock_changed(session, {variant_id: quantity})
        await emit(session, StockReturned(session.info["scope"], product_id))


async def consume(session: WriteSession, order_id: UUID) -> None:
    """The held pieces are sold: they leave the stock and the ledger says so."""
    for variant_id, quantity in await _end(session, order_id, consumed_at=clock.now()):
        balance = await session.scalar(
            update(ProductVariant)
            .where(ProductVariant.id == variant_id)
            .values(
                inventory_reserved=ProductVariant.inventory_reserved - quantity,
                inventory_quantity=ProductVariant.inventory_quantity - quantity,
            )
            .returning(ProductVariant.inventory_quantity)
        )
        session.add(
            InventoryTransaction(
                variant_id=variant_id,
                type=StockMove.SALE,
                quantity=-quantity,
                balance_after=balance,
                reason=f"order {order_id}",
            )
        )


async def _claim(session: WriteSession, variant_id: UUID, quantity: int) -> bool:
    left = ProductVariant.inventory_quantity - ProductVariant.inventory_reserved
    claimed = await session.scalar(
        update(ProductVariant)
        .where(ProductVariant.id == variant_id, ProductVariant.is_available, left >= quantity)
        .values(inventory_reserved=ProductVariant.inventory_reserved + quantity)
        .returning(ProductVariant.id)
    )
    return claimed is not None


async def _shortage(session: WriteSession, variant_id: UUID) -> Shortage:
    row = (
        await session.execute(
            select(
                ProductVariant.sku,
                ProductVariant.inventory_quantity - ProductVariant.inventory_reserved,
                ProductVariant.is_available,
            ).where(ProductVariant.id == variant_id)
        )
    ).one()
    return Shortage(variant_id, row[0], row[1] if row[2] else 0)


async def _end(session: WriteSession, order_id: UUID, **ending: datetime) -> list[tuple[UUID, int]]:
    """Claim the end of the open holds of an order: whoever gets the rows back is the one to settle them."""
    rows = await session.execute(
        update(StockHold)
        .where(
            StockHold.order_id == order_id,
            StockHold.released_at.is_(None),
            StockHold.consumed_at.is_(None),
        )
        .values(**ending)
        .returning(StockHold.variant_id, StockHold.quantity)
    )
    return sorted((variant_id, quantity) for variant_id, quantity in rows)
