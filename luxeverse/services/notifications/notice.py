"""A letter that tells a member what became of something of theirs."""

from dataclasses import dataclass

from luxeverse.services.notifications.post import post


@dataclass(frozen=True, slots=True)
class Notice:
    """What it says: a title, sentences, sums as label and text, one way on, and why it was sent."""

    key: str
    to: str
    title: str
    paragraphs: tuple[str, ...]
    link: str
    url: str
    small: str
    rows: tuple[tuple[str, str], ...] = ()


async def send_notice(notice: Notice, house_slug: str, house_name: str) -> None:
    """Send it. Raises Unavailable; a second sending carries the same Message-ID."""
    await post("notice", notice, house_slug, house_name, notice.title)
