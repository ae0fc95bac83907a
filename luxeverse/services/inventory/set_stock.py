"""An operator counted the shelf."""

from sqlalchemy import select, update

from luxeverse.core.db import EVERY_HOUSE, transaction
from luxeverse.core.errors import Conflict, Invalid, NotFound
from luxeverse.domain.inventory.status import StockMove
from luxeverse.models.catalogue import ProductVariant
from luxeverse.models.houses import Tenant
from luxeverse.models.inventory import InventoryTransaction
from luxeverse.services.catalogue import CatalogueChanged
from luxeverse.services.outbox import emit

MOST = 1_000_000


async def set_stock(sku: str, pieces: int) -> None:
    """Say that this many pieces of a variant are on the shelf.

    Raises Invalid for a number that cannot be, NotFound for an unknown SKU, Conflict when more are held for buyers.
    Emits CatalogueChanged.
    """
    if not 0 <= pieces <= MOST:
        raise Invalid(f"Stock is a number from 0 to {MOST}.")
    async with transaction(EVERY_HOUSE) as session:
        variant = await session.scalar(
            select(ProductVariant).where(ProductVariant.sku == sku).with_for_update()
        )
        if variant is None:
            raise NotFound(f"No piece has the SKU {sku}.")
        if pieces < variant.inventory_reserved:
            held = variant.inventory_reserved
            raise Conflict(f"{held} are held for buyers who are paying now; wait or set {held}.")
        difference = pieces - variant.inventory_quantity
        variant.inventory_quantity = pieces
        session.add(
            InventoryTransaction(
                tenant_id=variant.tenant_id,
                variant_id=variant.id,
                type=StockMove.ADJUST,
                quantity=difference,
                balance_after=pieces,
                reason="counted",
            )
        )
        await session.execute(
            update(Tenant)
            .where(Tenant.id == variant.tenant_id)
            .values(data_version=Tenant.data_version + 1)
        )
        await emit(session, CatalogueChanged(variant.tenant_id, "product", variant.product_id))
