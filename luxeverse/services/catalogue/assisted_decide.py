"""An editor reads a draft, changes it, and says whether the page of the piece may show it."""

from dataclasses import dataclass
from uuid import UUID

from luxeverse.core import clock
from luxeverse.core.actor import Actor
from luxeverse.core.db import WriteSession, transaction
from luxeverse.core.errors import Conflict, Invalid
from luxeverse.domain.catalogue.assisted import AssistedStatus, move, plain
from luxeverse.domain.identity.rights import Right
from luxeverse.models.catalogue import AssistedText, Product
from luxeverse.services import audit, identity
from luxeverse.services.catalogue import assisted_store as store

LONGEST_REASON = 500
EDITABLE = frozenset({AssistedStatus.DRAFT, AssistedStatus.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Decision:
    """``text`` is what the editor leaves of it, or None to leave it as it stands."""

    there: AssistedStatus
    text: str | None = None
    reason: str = ""


async def keep_text(actor: Actor, text_id: UUID, text: str) -> None:
    """Keep an editor's changes of a text that is not shown.

    Raises SignInNeeded, NotAllowed, NotFound, Invalid, Conflict for one that is shown or was rejected.
    """
    identity.ensure_may(actor, Right.EDIT)
    said = plain(text)
    async with transaction(actor.tenant_id) as session:
        row, _ = await store.text_for_update(session, text_id)
        _edit(session, actor, row, said)


async def decide_text(actor: Actor, text_id: UUID, decision: Decision) -> None:
    """Approve, reject or withdraw a text; the page of its piece follows at once.

    What was approved before steps aside for the new one. Raises SignInNeeded, NotAllowed, NotFound, Invalid, Conflict.
    """
    identity.ensure_may(actor, Right.EDIT)
    there = decision.there
    reason = " ".join(decision.reason.split())
    if there == AssistedStatus.REJECTED and not reason:
        raise Invalid("Say why in a few words.", code="no_reason")
    if len(reason) > LONGEST_REASON:
        raise Invalid(f"At most {LONGEST_REASON} characters.", code="long_reason")
    said = plain(decision.text) if decision.text is not None else None
    async with transaction(actor.tenant_id) as session:
        row, product = await store.text_for_update(session, text_id)
        if there == AssistedStatus.APPROVED:
            if said is not None:
                _edit(session, actor, row, said)
            before = await store.approved(session, product.id)
            if before is not None and before.id != row.id:
                _step(
                    session, actor, before, AssistedStatus.WITHDRAWN, "Another text took its place."
                )
                await session.flush()
        _step(session, actor, row, there, reason)
        await _show(session, product, row)


def _edit(session: WriteSession, actor: Actor, row: AssistedText, text: str) -> None:
    if text == row.text:
        return
    if row.status not in EDITABLE:
        raise Conflict(f"A text that is {row.status.value} is not changed.", code="not_editable")
    row.text = text
    audit.note(session, actor, "assisted.edited", ("assisted_text", row.id))


def _step(
    session: WriteSession, actor: Actor, row: AssistedText, there: AssistedStatus, reason: str
) -> None:
    before = row.status
    row.status = move(before, there)
    row.decided_at, row.reason = clock.now(), reason or None
    audit.note(
        session, actor, f"assisted.{there.value}", ("assisted_text", row.id),
        before={"status": before.value}, status=there.value, reason=row.reason,
    )  # fmt: skip


async def _show(session: WriteSession, product: Product, row: AssistedText) -> None:
    """The page shows what is approved; what is only rejected changes nothing there."""
    shown = row.text if row.status == AssistedStatus.APPROVED else None
    if row.status == AssistedStatus.REJECTED or shown == product.ai_description:
        return
    product.ai_description = shown
    await identity.turn_pages(session)
