"""What was sent back arrives: claimed once, thanked for in points and a letter."""

from uuid import UUID

from luxeverse.core import clock
from luxeverse.core.config import settings
from luxeverse.core.db import EVERY_HOUSE, read_session, transaction
from luxeverse.core.errors import Broken, Conflict, NotFound
from luxeverse.core.ids import TenantId
from luxeverse.domain.recycling.status import LabelStatus
from luxeverse.models.recycling import RecyclingLabel
from luxeverse.services import identity, loyalty, notifications
from luxeverse.services.notifications import Notice
from luxeverse.services.outbox import Delivered, emit
from luxeverse.services.recycling import store
from luxeverse.services.recycling.events import PiecesRecycled
from luxeverse.services.recycling.programme import counted, rules_of

SOURCE = "recycling"


async def receive(reference: str) -> int:
    """The parcel of a label is here; returns the points its member earned, once.

    A label that has ended is thanked for too. Raises NotFound, Conflict for one that was received or withdrawn.
    Emits PiecesRecycled.
    """
    async with read_session(EVERY_HOUSE) as session:
        found = await store.by_reference(session, reference.strip().upper())
    if found is None:
        raise NotFound(f"No label has the reference {reference}.", code="unknown_label")
    async with transaction(TenantId(found.tenant_id)) as session:
        if not await store.claim(session, found.id, LabelStatus.RECEIVED, received_at=clock.now()):
            raise Conflict(
                f"Label {found.reference} was received or withdrawn before.", code="label_ended"
            )
        said = f"{found.pieces} sent back with {found.reference}"
        await loyalty.earn(session, found.user_id, found.points, source=SOURCE, description=said)
        await emit(session, PiecesRecycled(found.id))
    return found.points


async def write_thanks(delivered: Delivered) -> None:
    """Handler of PiecesRecycled."""
    house = await identity.shared_house_of(delivered.tenant_id)
    rules = await rules_of(house)
    async with read_session(house.tenant_id) as session:
        label = await session.get(RecyclingLabel, UUID(delivered.payload["label_id"]))
        if label is None:
            raise Broken(f"there is no label {delivered.payload['label_id']}")
        user = await identity.user(session, label.user_id)
        points = await loyalty.balance(session, label.user_id)
    if user is None:
        return
    letter = Notice(
        key=f"recycled-{label.id}",
        to=user.email,
        title=f"Your parcel {label.reference} is here",
        paragraphs=(
            f"{label.points:,} points are yours for {counted(rules, label.pieces)}. You now have {points:,}.",
        ),
        link="See what came back",
        url=f"{settings().public_url}{house.prefix}/account/footprint",
        small="You get this letter because you asked for the label on the parcel.",
    )
    await notifications.send_notice(letter, house.slug, house.name)


async def end_labels() -> int:
    """Let labels end whose time is over, in every house; returns how many."""
    async with transaction(EVERY_HOUSE) as session:
        return await store.end_old(session, clock.now())
