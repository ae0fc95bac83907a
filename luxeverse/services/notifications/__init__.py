"""Letters and notices."""

from luxeverse.services.notifications.alert import AlertLetter, send_alert
from luxeverse.services.notifications.confirmation import send_confirmation
from luxeverse.services.notifications.sign_in import (
    SignInLetter,
    WelcomeLetter,
    send_sign_in,
    send_welcome,
)

__all__ = [
    "AlertLetter",
    "SignInLetter",
    "WelcomeLetter",
    "send_alert",
    "send_confirmation",
    "send_sign_in",
    "send_welcome",
]
