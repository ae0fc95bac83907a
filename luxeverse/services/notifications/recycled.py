"""The letter that thanks for what was sent back."""

from dataclasses import dataclass

from luxeverse.services.notifications.post import post


@dataclass(frozen=True, slots=True)
class RecycledLetter:
    """What it says. ``points`` and ``balance`` are ready to read."""

    key: str
    to: str
    reference: str
    contents: str
    points: str
    balance: str
    url: str


async def send_recycled(said: RecycledLetter, house_slug: str, house_name: str) -> None:
    """Send it. Raises Unavailable; a second sending carries the same Message-ID."""
    await post("recycled", said, house_slug, house_name, f"your parcel {said.reference} is here")
