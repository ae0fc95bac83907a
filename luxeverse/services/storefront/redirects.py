"""Addresses that moved: kept for good, so that an old link still finds its page."""

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession, read_session, transaction
from luxeverse.core.errors import Invalid
from luxeverse.core.ids import new_id
from luxeverse.models.content import Redirect

LONGEST = 400


async def moved_to(house: House, path: str) -> str | None:
    """Where an address of this house went, without the house's prefix; None when it never existed."""
    if len(path) > LONGEST or "\x00" in path:
        return None
    async with read_session(house.tenant_id) as session:
        return await _target(session, path)


async def redirect(house: House, source: str, target: str) -> None:
    """Let an address lead to another one of the house, for good. Raises Invalid for anything but two different paths,
    and for a pair that would lead in a circle.
    """
    for path in (source, target):
        if not path.startswith("/") or path.startswith("//") or len(path) > LONGEST:
            raise Invalid(f"{path} is no path of the shop: it begins with one slash.", code="path")
    async with transaction(house.tenant_id) as session:
        if target == source or await _target(session, target):
            raise Invalid(
                f"{target} itself leads on; name the page at the end.", code="redirect_chain"
            )
        row = insert(Redirect).values(id=new_id(), from_path=source, to_path=target)
        await session.execute(
            row.on_conflict_do_update(
                index_elements=["tenant_id", "from_path"], set_={"to_path": target}
            )
        )


async def _target(session: ReadSession, path: str) -> str | None:
    return await session.scalar(select(Redirect.to_path).where(Redirect.from_path == path))
