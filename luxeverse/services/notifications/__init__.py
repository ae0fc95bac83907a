"""Letters and notices."""

from luxeverse.services.notifications.alert import AlertLetter, send_alert
from luxeverse.services.notifications.confirmation import send_confirmation
from luxeverse.services.notifications.newsletter import (
    NewsletterQuestion,
    send_newsletter_question,
)
from luxeverse.services.notifications.notice import Notice, send_notice
from luxeverse.services.notifications.recycled import RecycledLetter, send_recycled
from luxeverse.services.notifications.sign_in import (
    SignInLetter,
    WelcomeLetter,
    send_sign_in,
    send_welcome,
)

__all__ = [
    "AlertLetter",
    "NewsletterQuestion",
    "Notice",
    "RecycledLetter",
    "SignInLetter",
    "WelcomeLetter",
    "send_alert",
    "send_confirmation",
    "send_newsletter_question",
    "send_notice",
    "send_recycled",
    "send_sign_in",
    "send_welcome",
]
