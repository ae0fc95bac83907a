"""A piece is not for sale after all: its seller takes it back, or gave it back to the house."""

from uuid import UUID

from sqlalchemy import update

from luxeverse.core import clock
from luxeverse.core.actor import Actor
from luxeverse.core.db import WriteSession, transaction
from luxeverse.core.errors import Conflict, NotFound
from luxeverse.domain.inventory.status import StockMove
from luxeverse.domain.resale.status import OfferStatus, move
from luxeverse.models.catalogue import ProductVariant
from luxeverse.models.inventory import InventoryTransaction
from luxeverse.models.resale import ResaleOffer
from luxeverse.services import audit, identity
from luxeverse.services.outbox import Delivered
from luxeverse.services.resale import store


async def withdraw(actor: Actor, ref: str) -> None:
    """Take an offer back. Raises SignInNeeded; NotFound, also for other people's; Conflict while somebody pays for it
    (``being_bought``) or once it is sold.
    """
    user_id = identity.required(actor)
    async with transaction(actor.tenant_id) as session:
        row = await store.offer_for_update(session, ref)
        if row.user_id != user_id:
            raise NotFound("There is no such offer.", code="unknown_offer")
        await _withdraw(session, row)
        audit.note(session, actor, "resale.withdrawn", ("resale_offer", row.ref))


async def withdraw_given_back(delivered: Delivered) -> None:
    """Handler of PaymentRefunded: what its buyer offers on of this order is theirs no more.

    Raises Conflict (``being_bought``) while somebody pays for one of them: it is tried again, and if they do pay, the
    sale stands. Does nothing the second time.
    """
    async with transaction(delivered.tenant_id) as session:
        order_id = UUID(delivered.payload["order_id"])
        for row in await store.offers_from_order_for_update(session, order_id):
            await _withdraw(session, row)


async def _withdraw(session: WriteSession, row: ResaleOffer) -> None:
    was_listed = row.status is OfferStatus.LISTED
    row.status = move(row.status, OfferStatus.WITHDRAWN)
    if was_listed:
        await _off_the_shelf(session, row)
        await identity.turn_pages(session)


async def _off_the_shelf(session: WriteSession, row: ResaleOffer) -> None:
    """Claimed in one statement: a piece that is held for a payment, or was just paid for, is no longer there to take."""
    claimed = await session.scalar(
        update(ProductVariant)
        .where(
            ProductVariant.product_id == row.listing_id,
            ProductVariant.inventory_quantity == 1,
            ProductVariant.inventory_reserved == 0,
        )
        .values(inventory_quantity=0, is_available=False, updated_at=clock.now())
        .returning(ProductVariant.id)
    )
    if claimed is None:
        raise Conflict(
            "Somebody is paying for it at this moment. If they do not, it is yours again within minutes.",
            code="being_bought",
        )
    session.add(
        InventoryTransaction(
            variant_id=claimed,
            type=StockMove.ADJUST,
            quantity=-1,
            balance_after=0,
            reason=f"withdrawn {row.ref}",
        )
    )
