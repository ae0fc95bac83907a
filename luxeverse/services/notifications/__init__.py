"""Letters and notices."""

from luxeverse.services.notifications.alert import AlertLetter, send_alert
from luxeverse.services.notifications.confirmation import send_confirmation
from luxeverse.services.notifications.newsletter import (
    NewsletterQuestion,
    send_newsletter_question,
)
from luxeverse.services.notifications.notice import Notice, send_notice
from luxeverse.services.notifications.sign_in import (
    PasswordLetter,
    SignInLetter,
    WelcomeLetter,
    send_password_changed,
    send_sign_in,
    send_welcome,
)
from luxeverse.services.notifications.visit import VisitLetter, send_visit

__all__ = [
    "AlertLetter",
    "NewsletterQuestion",
    "Notice",
    "PasswordLetter",
    "SignInLetter",
    "VisitLetter",
    "WelcomeLetter",
    "send_alert",
    "send_confirmation",
    "send_newsletter_question",
    "send_notice",
    "send_password_changed",
    "send_sign_in",
    "send_visit",
    "send_welcome",
]
