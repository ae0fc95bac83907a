"""Write to those who waited, once what they waited for has come."""

from uuid import UUID

from sqlalchemy import select

from luxeverse.core import clock
from luxeverse.core.actor import House
from luxeverse.core.config import settings
from luxeverse.core.db import read_session, transaction
from luxeverse.core.money import Money
from luxeverse.domain.interest.kinds import AlertKind, is_due
from luxeverse.models.interest import Alert
from luxeverse.services import catalogue, identity, notifications
from luxeverse.services.catalogue import Sellable
from luxeverse.services.interest.events import AlertDue
from luxeverse.services.outbox import Delivered, emit

AT_A_TIME = 500


async def look_for_waiting(delivered: Delivered) -> None:
    """Handler of CatalogueChanged and StockReturned: each alert that is due is claimed once and owed one letter.

    Emits AlertDue.
    """
    if delivered.payload.get("kind", "product") != "product":
        return
    product_id = UUID(str(delivered.payload["target_id"]))
    house = await _house(delivered)
    waiting = (
        select(Alert)
        .where(Alert.product_id == product_id, Alert.due_at.is_(None), Alert.stopped_at.is_(None))
        .order_by(Alert.id)
        .limit(AT_A_TIME)
        .with_for_update(skip_locked=True)
    )
    async with transaction(house.tenant_id) as session:
        alerts = (await session.scalars(waiting)).all()
        pieces = await catalogue.sellables(session, [alert.variant_id for alert in alerts])
        known = {piece.variant_id: piece for piece in pieces}
        for alert in alerts:
            if _is_due(alert, known[alert.variant_id]):
                alert.due_at = clock.now()
                await emit(session, AlertDue(alert.id))


def _is_due(alert: Alert, piece: Sellable) -> bool:
    then = Money.of(alert.price_when_asked, piece.price.currency)
    return is_due(alert.kind, piece.left, piece.price, then)


async def write_to_waiting(delivered: Delivered) -> None:
    """Handler of AlertDue. A second sending carries the same Message-ID; one stopped meanwhile is not written."""
    house = await _house(delivered)
    async with read_session(house.tenant_id) as session:
        alert = await session.get(Alert, UUID(delivered.payload["alert_id"]))
        if alert is None or alert.stopped_at is not None:
            return
        pieces = await catalogue.sellables(session, [alert.variant_id])
        piece = catalogue.among(pieces, alert.variant_id)
    await notifications.send_alert(_letter(house, alert, piece), house.slug, house.name)


def _letter(house: House, alert: Alert, piece: Sellable) -> notifications.AlertLetter:
    public = settings().public_url
    base = public + house.prefix
    now = piece.price.text(house.locale)
    said = [piece.choice] if piece.choice else []
    if alert.kind is AlertKind.BACK:
        title, text = f"{piece.name} is back", f"You asked to be told. It costs {now}."
    else:
        then = Money.of(alert.price_when_asked, piece.price.currency).text(house.locale)
        title, text = f"{piece.name} costs less", f"It was {then} when you asked, and is {now} now."
    return notifications.AlertLetter(
        key=f"alert-{alert.id}",
        to=alert.email,
        title=title,
        text=text,
        choice=", ".join(said),
        url=f"{base}/product/{piece.slug}?variant={piece.sku}",
        stop_url=f"{base}/alerts/{alert.token}",
        one_click_url=f"{public}/api/alerts/{alert.token}/stop?house={house.slug}",
    )


async def _house(delivered: Delivered) -> House:
    """Of the event, or the one it names when an operator announced it for all."""
    tenant_id = delivered.tenant_id or UUID(str(delivered.payload["tenant_id"]))
    return await identity.shared_house_of(tenant_id)
