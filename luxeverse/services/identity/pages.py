"""The pages of a house are old from here on."""

from sqlalchemy import update

from luxeverse.core.db import WriteSession
from luxeverse.models.houses import Tenant


async def turn_pages(session: WriteSession) -> None:
    """Raise the data version of the session's house: what is kept of its pages is built anew when next asked for."""
    await session.execute(
        update(Tenant)
        .where(Tenant.id == session.info["scope"])
        .values(data_version=Tenant.data_version + 1)
    )
