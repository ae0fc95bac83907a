"""Letters and notices."""

from luxeverse.services.notifications.alert import AlertLetter, send_alert
from luxeverse.services.notifications.confirmation import send_confirmation
from luxeverse.services.notifications.newsletter import (
    NewsletterQuestion,
    send_newsletter_question,
)

__all__ = [
    "AlertLetter",
    "NewsletterQuestion",
    "send_alert",
    "send_confirmation",
    "send_newsletter_question",
]
