"""What sellers are told: how the look at their piece ended, that it is sold, that a sale was taken back."""

from uuid import UUID

from sqlalchemy import select

from luxeverse.core.actor import House
from luxeverse.core.config import settings
from luxeverse.core.db import read_session
from luxeverse.core.money import Money
from luxeverse.domain.resale.status import EntryKind, OfferStatus
from luxeverse.models.identity import User
from luxeverse.models.resale import ResaleEntry, ResaleOffer
from luxeverse.services import identity, notifications
from luxeverse.services.outbox import Delivered
from luxeverse.services.resale import store

SMALL = "You get this letter because you offered the piece from your closet."


async def write_of_decision(delivered: Delivered) -> None:
    """Handler of OfferDecided."""
    house, row, name, email = await _about(delivered)
    base = settings().public_url + house.prefix
    said: tuple[str, ...]
    if row.status is OfferStatus.REJECTED:
        said = (
            "We looked at it, and will not sell it in your name. It stays yours.",
            row.reason or "",
        )
        title, link, url = (
            f"{name} stays with you",
            "See your closet",
            f"{base}/account/closet",
        )
    elif row.listing_id is None:
        return
    else:
        title = f"{name} is for sale"
        said = (
            "We looked at it: it is what you said it is. You can take it back until it is sold.",
        )
        link, url = "See its page", f"{base}/product/{await _slug(house, row.listing_id)}"
    letter = notifications.Notice(f"resale-decided-{row.id}", email, title, said, link, url, SMALL)
    await notifications.send_notice(letter, house.slug, house.name)


async def write_of_sale(delivered: Delivered) -> None:
    """Handler of PieceSold: what it was sold for, what the house keeps, what is the seller's."""
    house, row, name, email = await _about(delivered)
    entry = await _entry(house, row)
    price, fee, part = (
        Money.of(amount, entry.currency).text(house.locale)
        for amount in (entry.price, entry.fee, entry.amount)
    )
    letter = notifications.Notice(
        key=f"resale-sold-{row.id}",
        to=email,
        title=f"{name} is sold",
        paragraphs=("Somebody paid for it. What we owe you stands in your account.",),
        link="See your closet",
        url=f"{settings().public_url}{house.prefix}/account/closet",
        small=SMALL,
        rows=(("Sold for", price), (f"{house.name} keeps", fee), ("Owed to you", part)),
    )
    await notifications.send_notice(letter, house.slug, house.name)


async def write_of_taking_back(delivered: Delivered) -> None:
    """Handler of SaleTakenBack."""
    house, row, name, email = await _about(delivered)
    entry = await _entry(house, row)
    part = Money.of(entry.amount, entry.currency).text(house.locale)
    letter = notifications.Notice(
        key=f"resale-back-{row.id}",
        to=email,
        title=f"The sale of {name} was taken back",
        paragraphs=(
            f"Its buyer got the money back, so the {part} are owed to you no more.",
            "The piece is yours again, and you can offer it another time.",
        ),
        link="See your closet",
        url=f"{settings().public_url}{house.prefix}/account/closet",
        small=SMALL,
    )
    await notifications.send_notice(letter, house.slug, house.name)


async def _about(delivered: Delivered) -> tuple[House, ResaleOffer, str, str]:
    """House, offer, name of the piece and address of its seller."""
    house = await identity.shared_house_of(delivered.tenant_id)
    async with read_session(house.tenant_id) as session:
        row = await store.offer(session, UUID(delivered.payload["offer_id"]))
        name = (await store.products(session, [row.product_id]))[row.product_id].name
        email = (await session.scalars(select(User.email).where(User.id == row.user_id))).one()
    return house, row, name, email


async def _entry(house: House, row: ResaleOffer) -> ResaleEntry:
    query = select(ResaleEntry).where(
        ResaleEntry.offer_id == row.id, ResaleEntry.kind == EntryKind.OWED
    )
    async with read_session(house.tenant_id) as session:
        return (await session.scalars(query)).one()


async def _slug(house: House, product_id: UUID) -> str:
    async with read_session(house.tenant_id) as session:
        return (await store.products(session, [product_id]))[product_id].slug
