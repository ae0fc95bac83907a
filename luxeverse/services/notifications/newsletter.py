"""The letter that asks whether an address wants more of them."""

from dataclasses import dataclass

from luxeverse.services.notifications.post import post


@dataclass(frozen=True, slots=True)
class NewsletterQuestion:
    """``url`` is for people and says yes or no, ``one_click_url`` for their mail program (RFC 8058)."""

    key: str
    to: str
    url: str
    one_click_url: str


async def send_newsletter_question(
    question: NewsletterQuestion, house_slug: str, house_name: str
) -> None:
    """Send it. Raises Unavailable; a second sending carries the same Message-ID."""
    await post(
        "newsletter",
        question,
        house_slug,
        house_name,
        "shall we write to you?",
        unsubscribe_url=question.one_click_url,
    )
