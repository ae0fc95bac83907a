"""A member's labels, and one to print."""

from collections.abc import Sequence

import segno

from luxeverse.core import clock
from luxeverse.core.actor import Actor, House
from luxeverse.core.db import read_session
from luxeverse.core.errors import NotFound
from luxeverse.domain.recycling.status import LabelStatus
from luxeverse.models.recycling import RecyclingLabel
from luxeverse.schemas.common import LinkItem
from luxeverse.schemas.recycling import LabelRow, LabelView
from luxeverse.services import identity
from luxeverse.services.recycling import store
from luxeverse.services.recycling.ask import UNKNOWN
from luxeverse.services.recycling.programme import Rules, counted, required_rules

QUIET_ZONE = 2
"""Empty modules around the square; the ground of the label goes on beyond it (ISO/IEC 18004 asks for four)."""
STATUS_TEXT = {
    LabelStatus.ASKED: "Open",
    LabelStatus.RECEIVED: "Received",
    LabelStatus.WITHDRAWN: "Withdrawn",
    LabelStatus.EXPIRED: "Ended",
}

ENDED = {
    LabelStatus.RECEIVED: "This parcel is here",
    LabelStatus.WITHDRAWN: "This label was withdrawn",
    LabelStatus.EXPIRED: "This label has ended",
}


async def own_labels(actor: Actor) -> list[RecyclingLabel]:
    """The member's labels, newest first. Raises SignInNeeded."""
    user_id = identity.required(actor)
    async with read_session(actor.tenant_id) as session:
        return await store.of_user(session, user_id)


async def label_of(actor: Actor, reference: str) -> LabelView:
    """A label of the member's. Raises SignInNeeded; NotFound, also for other people's; Invalid without a programme."""
    user_id = identity.required(actor)
    rules = await required_rules(actor.house)
    async with read_session(actor.tenant_id) as session:
        label = await store.by_reference(session, reference.strip().upper(), user_id)
    if label is None:
        raise NotFound(UNKNOWN, code="unknown_label")
    back = LinkItem("All you sent back", f"{actor.house.prefix}/account/footprint")
    if label.status != LabelStatus.ASKED:
        return LabelView(
            status="ended",
            title=ENDED[label.status],
            text="There is nothing to print any more.",
            reference=label.reference,
            links=[back],
        )
    return _printed(label, rules, back)


def _printed(label: RecyclingLabel, rules: Rules, back: LinkItem) -> LabelView:
    square = segno.make(label.reference, error="m", micro=False)
    return LabelView(
        status="ready",
        title="A label to send things back",
        text=f"For {counted(rules, label.pieces)}.",
        reference=label.reference,
        square=square.svg_data_uri(border=QUIET_ZONE, omitsize=True, light="#fff"),
        address=rules.address,
        contents=counted(rules, label.pieces),
        ends_text=f"Good until {clock.day_text(label.expires_at)}",
        steps=[
            "Print this page: what comes out is the label. Put it on the parcel.",
            "Post it to the address on it, with the carrier you like. Postage is yours.",
            f"When it is here, {label.points:,} points are yours and a letter says so.",
        ],
        links=[back],
    )


def rows_of(house: House, rules: Rules | None, labels: Sequence[RecyclingLabel]) -> list[LabelRow]:
    """A member's labels in words, as they come."""
    return [
        LabelRow(
            reference=label.reference,
            url=f"{house.prefix}/account/recycling/{label.reference}",
            text=_text(label, rules),
            status_text=STATUS_TEXT[label.status],
            is_open=label.status == LabelStatus.ASKED,
        )
        for label in labels
    ]


def _text(label: RecyclingLabel, rules: Rules | None) -> str:
    contents = counted(rules, label.pieces)
    if label.received_at:
        return f"{contents}, {label.points:,} points on {clock.day_text(label.received_at)}"
    if label.status == LabelStatus.ASKED:
        return f"{contents}, good until {clock.day_text(label.expires_at)}"
    return f"{contents}, asked for on {clock.day_text(label.created_at)}"
