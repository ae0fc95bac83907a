"""Letters and notices."""

from luxeverse.services.notifications.alert import AlertLetter, send_alert
from luxeverse.services.notifications.confirmation import send_confirmation

__all__ = ["AlertLetter", "send_alert", "send_confirmation"]
