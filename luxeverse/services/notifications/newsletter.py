"""The letter that asks whether an address wants more of them."""

from dataclasses import dataclass

from mjml import mjml2html

from luxeverse.integrations import mail
from luxeverse.services.notifications.confirmation import LETTERS, LOOKS


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
    look = LOOKS.get(house_slug, LOOKS["luxe"])
    facts = {"question": question, "house": house_name, "look": look}
    letter = mail.Letter(
        key=question.key,
        sender_name=house_name,
        to=question.to,
        subject=f"{house_name}: shall we write to you?",
        text=LETTERS.get_template("newsletter.txt").render(facts),
        html=mjml2html(LETTERS.get_template("newsletter.mjml").render(facts)),
        unsubscribe_url=question.one_click_url,
    )
    await mail.send(letter)
