"""The letter that asks."""

from uuid import UUID

from luxeverse.core.actor import House
from luxeverse.core.config import settings
from luxeverse.core.db import read_session
from luxeverse.domain.newsletter.status import SubscriptionStatus
from luxeverse.models.newsletter import NewsletterSubscription
from luxeverse.services import identity, notifications
from luxeverse.services.outbox import Delivered


async def write_to_asker(delivered: Delivered) -> None:
    """Handler of NewsletterAsked. A second sending carries the same Message-ID; one answered meanwhile is not written."""
    house = await identity.shared_house_of(delivered.tenant_id)
    async with read_session(house.tenant_id) as session:
        asked = await session.get(
            NewsletterSubscription, UUID(delivered.payload["subscription_id"])
        )
    if asked is None or asked.status is not SubscriptionStatus.ASKED:
        return
    await notifications.send_newsletter_question(_letter(house, asked), house.slug, house.name)


def _letter(house: House, asked: NewsletterSubscription) -> notifications.NewsletterQuestion:
    public = settings().public_url
    return notifications.NewsletterQuestion(
        key=f"newsletter-{asked.id}-{asked.asked_at:%Y%m%d%H%M%S}",
        to=asked.email,
        url=f"{public}{house.prefix}/newsletter/{asked.token}",
        one_click_url=f"{public}/api/newsletter/{asked.token}/stop?house={house.slug}",
    )
