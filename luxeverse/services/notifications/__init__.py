"""Letters and notices."""

from luxeverse.services.notifications.confirmation import send_confirmation

__all__ = ["send_confirmation"]
