"""The house looks at a piece, and sells it or sends it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from luxeverse.core import clock
from luxeverse.core.actor import Actor
from luxeverse.core.db import WriteSession, read_session, transaction
from luxeverse.core.errors import Conflict, Invalid
from luxeverse.core.ids import new_id
from luxeverse.core.money import Money
from luxeverse.domain.catalogue.status import ProductStatus
from luxeverse.domain.identity.rights import Right
from luxeverse.domain.inventory.status import StockMove
from luxeverse.domain.resale.condition import WORDS
from luxeverse.domain.resale.pricing import PriceKind
from luxeverse.domain.resale.status import OfferStatus, move
from luxeverse.models.catalogue import Product, ProductVariant
from luxeverse.models.identity import User
from luxeverse.models.inventory import InventoryTransaction
from luxeverse.models.media import ProductMedia
from luxeverse.models.orders import OrderItem
from luxeverse.models.resale import ResaleOffer
from luxeverse.services import audit, identity
from luxeverse.services.outbox import emit
from luxeverse.services.resale import store
from luxeverse.services.resale.events import OfferDecided

MOST_REASON = 500


@dataclass(frozen=True, slots=True)
class Waiting:
    """A piece on the desk, with everything the seller said of it. ``photos`` are addresses of its pictures."""

    ref: str
    house: str
    name: str
    variant: str
    order_id: UUID
    seller: str
    condition: str
    words: str
    price: str
    photos: tuple[str, ...]
    offered_on: date

    @property
    def text(self) -> str:
        """As the command line says it."""
        about = ", ".join(part for part in (self.name, self.variant) if part)
        lines = (
            f"{self.ref} {self.house}, {about}, {self.condition}, {self.price}",
            f"{self.seller}, offered {self.offered_on}, {len(self.photos)} pictures",
            self.words,
        )
        return "\n".join(line for line in lines if line)


async def queue(actor: Actor) -> list[Waiting]:
    """Pieces that wait to be looked at, oldest first. Raises NotAllowed."""
    identity.ensure_behind_counter(actor, Right.HANDLE)
    async with read_session(actor.tenant_id) as session:
        offers = await store.offers_at(session, OfferStatus.OFFERED)
        items = await _items(session, offers)
        query = select(User.id, User.email).where(User.id.in_({row.user_id for row in offers}))
        sellers = {key: email for key, email in await session.execute(query)}
        pictures = await store.photos(session, [row.id for row in offers])
    return [
        Waiting(
            ref=row.ref,
            house=actor.house.slug,
            name=items[row.order_item_id].product_name,
            variant=items[row.order_item_id].variant_title or "",
            order_id=items[row.order_item_id].order_id,
            seller=sellers[row.user_id],
            condition=WORDS[row.condition][0],
            words=row.words or "",
            price=_price_text(row, actor),
            photos=tuple(
                f"/api/resale/photos/{key}/large" for key, _, _ in pictures.get(row.id, [])
            ),
            offered_on=row.created_at.date(),
        )
        for row in offers
    ]


async def approve(actor: Actor, ref: str) -> str:
    """It is what it is said to be: from now on it is for sale, one of one; returns the slug of its page.

    Raises NotAllowed, NotFound, Conflict when it was decided already or its order was refunded (``money_went_back``).
    Emits OfferDecided.
    """
    identity.ensure_behind_counter(actor, Right.HANDLE)
    async with transaction(actor.tenant_id) as session:
        row = await store.offer_for_update(session, ref)
        there = move(row.status, OfferStatus.LISTED)
        if not await store.is_still_bought(session, row.order_item_id):
            raise Conflict(
                "The money of its order went back: this piece is not theirs to sell.",
                code="money_went_back",
            )
        listed = await _list(session, row)
        row.status = there
        await _decided(session, actor, row, "resale.approved")
        await identity.turn_pages(session)
        return listed.slug


async def reject(actor: Actor, ref: str, reason: str) -> None:
    """It is not what it is said to be, or not fit to be sold; the seller is told why.

    Raises NotAllowed, NotFound, Invalid without a reason, Conflict when it was decided already. Emits OfferDecided.
    """
    identity.ensure_behind_counter(actor, Right.HANDLE)
    said = " ".join(reason.split())
    if not 1 <= len(said) <= MOST_REASON:
        raise Invalid(f"Say why, in at most {MOST_REASON} characters.", code="no_reason")
    async with transaction(actor.tenant_id) as session:
        row = await store.offer_for_update(session, ref)
        row.status = move(row.status, OfferStatus.REJECTED)
        row.reason = said
        await _decided(session, actor, row, "resale.rejected")


async def _decided(session: WriteSession, actor: Actor, row: ResaleOffer, deed: str) -> None:
    row.decided_at = clock.now()
    row.decided_by = actor.user_id
    audit.note(session, actor, deed, ("resale_offer", row.ref))
    await emit(session, OfferDecided(row.id))


async def _items(session: WriteSession, offers: Sequence[ResaleOffer]) -> dict[UUID, OrderItem]:
    query = select(OrderItem).where(OrderItem.id.in_({row.order_item_id for row in offers}))
    return {item.id: item for item in (await session.scalars(query)).all()}


def _price_text(row: ResaleOffer, actor: Actor) -> str:
    start, floor, step = (
        Money.of(amount, row.currency).text(actor.house.locale)
        for amount in (row.start_price, row.floor_price, row.step_amount)
    )
    if row.kind is PriceKind.FIXED:
        return start
    return f"{start}, {step} less each week, down to {floor}"


async def _list(session: WriteSession, row: ResaleOffer) -> Product:
    """A product of one: out of every list and search by its status, sold because of what it is a second life of."""
    (item,) = (await _items(session, [row])).values()
    new = (await store.products(session, [row.product_id]))[row.product_id]
    bought = await store.variant(session, item.variant_id)
    product = Product(
        id=new_id(),
        sku=row.ref,
        slug=f"{new.slug}/pre-loved/{row.ref.lower()}",
        name=f"{new.name}, pre-loved",
        category_id=new.category_id,
        brand_id=new.brand_id,
        price=row.start_price,
        currency=row.currency,
        status=ProductStatus.DISCONTINUED,
        pre_loved_of=new.id,
    )
    session.add(product)
    await session.flush()
    variant = ProductVariant(
        id=new_id(),
        product_id=product.id,
        sku=row.ref,
        size=bought.size,
        color=bought.color,
        material=bought.material,
        color_hex=bought.color_hex,
        price=row.start_price,
        inventory_quantity=1,
    )
    session.add(variant)
    await session.flush()
    session.add(
        InventoryTransaction(
            variant_id=variant.id,
            type=StockMove.RECEIVE,
            quantity=1,
            balance_after=1,
            reason=f"pre-loved {row.ref}",
        )
    )
    await _same_picture(session, new, product)
    row.listing_id = product.id
    row.listed_on = clock.now().date()
    return product


async def _same_picture(session: WriteSession, new: Product, product: Product) -> None:
    """In bags, orders and letters it looks like the piece it is."""
    query = select(ProductMedia).where(ProductMedia.product_id == new.id, ProductMedia.is_primary)
    shown = await session.scalar(query)
    if shown is not None:
        session.add(
            ProductMedia(
                product_id=product.id,
                media_type=shown.media_type,
                url=shown.url,
                thumbnail_url=shown.thumbnail_url,
                alt_text=shown.alt_text,
                width=shown.width,
                height=shown.height,
                asset=shown.asset,
                zoom=shown.zoom,
                focus_x=shown.focus_x,
                focus_y=shown.focus_y,
                is_primary=True,
            )
        )
