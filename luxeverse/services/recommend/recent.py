"""Cards of the pieces a browser says it looked at."""

from collections.abc import Sequence

from luxeverse.core.actor import House
from luxeverse.core.db import read_session
from luxeverse.schemas.catalogue import ProductCard
from luxeverse.services.catalogue.cards import cards
from luxeverse.services.recommend import store
from luxeverse.services.recommend.serve import MOST_RECENT


async def recently_seen(house: House, slugs: Sequence[str]) -> list[ProductCard]:
    """In the order given; what left the house is left out."""
    async with read_session(house.tenant_id) as session:
        ids = await store.known(session, list(slugs)[:MOST_RECENT])
        wanted = [ids[slug] for slug in dict.fromkeys(slugs) if slug in ids]
        return await cards(session, house, wanted)
