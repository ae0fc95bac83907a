"""Pictures of the very piece."""

from typing import Literal
from uuid import UUID

from sqlalchemy import or_, select

from luxeverse.core.actor import Actor
from luxeverse.core.db import ReadSession, read_session
from luxeverse.core.errors import NotFound
from luxeverse.domain.resale.status import OfferStatus
from luxeverse.models.resale import ResaleOffer, ResalePhoto
from luxeverse.services import identity
from luxeverse.services.resale import store

Size = Literal["small", "large"]
SHOWN = (OfferStatus.LISTED, OfferStatus.SOLD)


async def photo(actor: Actor, photo_id: UUID, size: Size) -> bytes:
    """A picture as WebP: of a piece that is or was for sale; before that for its seller and the desk. Raises NotFound."""
    column = ResalePhoto.small if size == "small" else ResalePhoto.large
    query = (
        select(column)
        .join(ResaleOffer, ResaleOffer.id == ResalePhoto.offer_id)
        .where(ResalePhoto.id == photo_id)
    )
    if not identity.is_staff(actor):
        own = ResaleOffer.user_id == actor.user_id
        query = query.where(or_(ResaleOffer.status.in_(SHOWN), own))
    async with read_session(actor.tenant_id) as session:
        found = await session.scalar(query)
    if found is None:
        raise NotFound("There is no such picture.", code="unknown_picture")
    return bytes(found)


async def photos_of_offer(session: ReadSession, offer_id: UUID) -> list[UUID]:
    """Keys of the pictures of an offer, in their order."""
    return [key for key, _, _ in (await store.photos(session, [offer_id])).get(offer_id, [])]
