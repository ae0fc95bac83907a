"""A link to a list, for as long as its owner wants."""

import re
import secrets
from uuid import UUID

from luxeverse.core.actor import Actor, House
from luxeverse.core.db import read_session, transaction
from luxeverse.schemas.wishlist import SharedList
from luxeverse.services.wishlist import store
from luxeverse.services.wishlist.view import shared_view

TOKEN = re.compile(r"^[A-Za-z0-9_-]{22}$")
TOKEN_BYTES = 16


async def share_list(actor: Actor, list_id: UUID) -> str:
    """Let whoever has the link see the list; returns its token, 128 random bits. Raises NotFound."""
    async with transaction(actor.tenant_id) as session:
        found = await store.list_for_update(session, actor, list_id)
        found.share_token = found.share_token or secrets.token_urlsafe(TOKEN_BYTES)
        found.is_public = True
        return found.share_token


async def stop_sharing(actor: Actor, list_id: UUID) -> None:
    """The link is dead for good; sharing again makes another. Raises NotFound."""
    async with transaction(actor.tenant_id) as session:
        found = await store.list_for_update(session, actor, list_id)
        found.share_token, found.is_public = None, False


async def shared_list(house: House, token: str) -> SharedList | None:
    """What the link shows; None for one that never was or is no more."""
    if not TOKEN.match(token):
        return None
    async with read_session(house.tenant_id) as session:
        found = await store.shared(session, token)
        return await shared_view(session, house, found) if found else None
