"""The one letter of somebody who waited for a piece."""

from dataclasses import dataclass

from luxeverse.services.notifications.post import post


@dataclass(frozen=True, slots=True)
class AlertLetter:
    """What it says. ``stop_url`` is for people, ``one_click_url`` for their mail program (RFC 8058)."""

    key: str
    to: str
    title: str
    text: str
    choice: str
    url: str
    stop_url: str
    one_click_url: str


async def send_alert(alert: AlertLetter, house_slug: str, house_name: str) -> None:
    """Send it. Raises Unavailable; a second sending carries the same Message-ID."""
    await post(
        "alert",
        alert,
        house_slug,
        house_name,
        alert.title,
        unsubscribe_url=alert.one_click_url,
    )
