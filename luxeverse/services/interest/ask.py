"""Ask for one letter, and take it back."""

import re
import secrets
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert

from luxeverse.core import clock
from luxeverse.core.actor import House
from luxeverse.core.db import WriteSession, read_session, transaction
from luxeverse.core.errors import Conflict, Invalid
from luxeverse.core.ids import new_id
from luxeverse.domain.interest.kinds import AlertKind
from luxeverse.models.catalogue import Product
from luxeverse.models.interest import Alert
from luxeverse.services import catalogue, identity

TOKEN = re.compile(r"^[A-Za-z0-9_-]{22}$")
TOKEN_BYTES = 16
MOST_OPEN = 40
"""Of one address: nobody may have a stranger flooded with letters."""


async def ask(house: House, variant_id: UUID, email: str, kind: AlertKind) -> None:
    """One letter to this address when the variant is back, or costs less than now. Asking twice is asking once.

    Raises Invalid for what is no address or waits for too much already, NotFound for a variant this house does not sell, Conflict for waiting for
    something that can be had.
    """
    address = identity.address_of(email)
    async with transaction(house.tenant_id) as session:
        piece = catalogue.among(await catalogue.sellables(session, [variant_id]), variant_id)
        if kind is AlertKind.BACK and piece.left > 0:
            raise Conflict(f"{piece.name} can be had now.", code="in_stock")
        if await _open_alerts(session, address) >= MOST_OPEN:
            raise Invalid("This address waits for enough already.", code="too_many_alerts")
        made = insert(Alert).values(
            id=new_id(),
            product_id=piece.product_id,
            variant_id=variant_id,
            kind=kind,
            email=address,
            token=secrets.token_urlsafe(TOKEN_BYTES),
            price_when_asked=piece.price.major,
        )
        await session.execute(made.on_conflict_do_nothing())


async def _open_alerts(session: WriteSession, address: str) -> int:
    query = select(func.count()).where(
        func.lower(Alert.email) == address.lower(),
        Alert.due_at.is_(None),
        Alert.stopped_at.is_(None),
    )
    return await session.scalar(query) or 0


async def waited_for(house: House, token: str) -> str | None:
    """The name of the piece a letter's link is about; None for a link that never was."""
    if not TOKEN.match(token):
        return None
    query = (
        select(Product.name).join(Alert, Alert.product_id == Product.id).where(Alert.token == token)
    )
    async with read_session(house.tenant_id) as session:
        return await session.scalar(query)


async def stop(house: House, token: str) -> bool:
    """No more letters about this piece to this address; False for a link that never was. The second time is the first."""
    if not TOKEN.match(token):
        return False
    async with transaction(house.tenant_id) as session:
        alert = await session.scalar(select(Alert).where(Alert.token == token))
        if alert is None:
            return False
        await session.execute(
            update(Alert)
            .where(
                Alert.product_id == alert.product_id,
                Alert.email == alert.email,
                Alert.stopped_at.is_(None),
            )
            .values(stopped_at=clock.now())
        )
        return True
