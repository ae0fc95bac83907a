"""What a picture shows, as words for an ordinary search, where somebody is set who can say it."""

import asyncio

import structlog

from luxeverse.core.config import settings
from luxeverse.core.errors import Unavailable
from luxeverse.integrations import vision

log = structlog.get_logger(__name__)

LONGEST_SIDE = 512
"""Pixels of the picture that is sent: the size at which such models take a picture for one tile."""


def are_described() -> bool:
    """Whether pictures leave the shop to be described; whoever sends one is told beforehand."""
    return vision.provider() is not None


async def words_of_picture(picture: bytes) -> str:
    """The words that say what a picture shows; empty without a supplier, when it is away, and when it says nothing of use.

    Raises Invalid for a file that is no picture.
    """
    supplier = vision.provider()
    if supplier is None:
        return ""
    from luxeverse.integrations import pictures

    sent = await asyncio.to_thread(pictures.as_jpeg, picture, LONGEST_SIDE)
    try:
        async with asyncio.timeout(settings().vision_timeout_seconds):
            return (await supplier.describe(sent)).query
    except Unavailable:
        return ""
    except TimeoutError:
        log.warning("vision.slow")
        return ""
