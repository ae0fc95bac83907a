"""The first page of an account."""

from luxeverse.core import clock
from luxeverse.core.actor import Actor
from luxeverse.schemas.account import AccountView, DeviceRow
from luxeverse.schemas.orders import OrderEntry, OrdersPage
from luxeverse.services import appointments, identity, orders, wishlist
from luxeverse.services.account.profile import profile
from luxeverse.services.identity import Device


async def overview(actor: Actor) -> AccountView:
    """The latest order first, then the rest of what is the member's. Raises SignInNeeded."""
    member = await profile(actor)
    bought = await orders.orders_between(actor, 0, 1)
    saved = await wishlist.hearts(actor)
    prefix = actor.house.prefix
    receives = await appointments.receives_visits(actor.house)
    return AccountView(
        status="ready",
        greeting=f"Good to see you, {member.name}" if member.name else "Your account",
        name=member.name,
        email=member.email,
        personal=member.personal,
        has_password=member.has_password,
        password_rule=identity.PASSWORD_RULE,
        latest=bought.entries[0] if bought.entries else OrderEntry(),
        orders_text=_orders_text(bought),
        orders_url=f"{prefix}/account/orders",
        saved_text=_saved_text(len(saved)),
        saved_url=f"{prefix}/wishlist",
        loans_url=f"{prefix}/account/loans",
        closet_url=f"{prefix}/account/closet",
        shop_url=f"{prefix}/shop",
        footprint_url=f"{prefix}/account/footprint",
        visits=await appointments.coming(actor, member.email),
        visits_url=f"{prefix}/appointments" if receives else "",
        devices=[_row(each) for each in await identity.devices(actor)],
    )


def _saved_text(pieces: int) -> str:
    if not pieces:
        return "Nothing yet. Press the heart on a piece and it waits for you."
    return "1 piece" if pieces == 1 else f"{pieces} pieces"


def _orders_text(bought: OrdersPage) -> str:
    return "1 order" if bought.total == 1 else f"{bought.total} orders"


def _row(device: Device) -> DeviceRow:
    return DeviceRow(
        id=str(device.id),
        name=device.name,
        where=device.ip,
        since=f"Since {clock.day_text(device.since)}, last used {clock.day_text(device.last_seen)}",
        is_this=device.is_this,
    )
