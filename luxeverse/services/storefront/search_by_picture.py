"""Pieces by a picture: by the words somebody finds for it where a supplier is set, else by colour and shape."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from luxeverse.core.actor import Actor, House
from luxeverse.core.db import read_session
from luxeverse.schemas.catalogue import ProductCard
from luxeverse.services import catalogue, search
from luxeverse.services.catalogue import Piece
from luxeverse.services.catalogue.cards import cards_by_id
from luxeverse.services.search import Outcome
from luxeverse.services.storefront.search_pieces import Asked, found_pieces
from luxeverse.services.storefront.wanted import Wanted

By = Literal["words", "look"]
"""``words`` where there are any; ``look`` is by colour and shape in any case."""


@dataclass(frozen=True, slots=True)
class LookedLike:
    """A piece, the address of a small picture of it, and how alike it is, 0 to 1; None when it was found by words."""

    piece: Piece
    picture: str
    likeness: float | None


@dataclass(frozen=True, slots=True)
class FoundByPicture:
    """``words`` are those the picture was described with and searched by, and ``url`` is that search; else both are empty."""

    pieces: Sequence[LookedLike]
    palette: Sequence[str]
    words: str = ""
    url: str = ""


async def search_by_picture(
    actor: Actor, picture: bytes | str, colour: float, limit: int, by: By = "words"
) -> FoundByPicture:
    """Pieces for a picture, sent or named by its address, and the search written down. Raises Invalid.

    ``colour`` is its weight against shape, 0 to 1, for what is compared by them.
    """
    started = time.perf_counter()
    house = actor.house
    data = await search.picture_at(picture) if isinstance(picture, str) else picture
    words = await search.words_of_picture(data) if by == "words" else ""
    found = await _by_words(house, words, limit) if words else None
    # What nothing here is called by may still look like something.
    if found is None or not found.pieces:
        found = await _by_look(house, data, colour, limit)
    outcome = Outcome(
        len(found.pieces),
        "described" if found.words else "look",
        round((time.perf_counter() - started) * 1000),
    )
    said = {"words": found.words} if found.words else {"colour_weight": colour}
    await search.record(actor, "picture", said, outcome)
    return found


async def _by_words(house: House, words: str, limit: int) -> FoundByPicture:
    found = await found_pieces(house, Asked(words, limit=limit))
    async with read_session(house.tenant_id) as session:
        shown = await cards_by_id(session, house, found.ids)
    by_slug = {card.slug: card for card in shown.values()}
    pieces = [
        LookedLike(piece, _small(by_slug[piece.slug]), None)
        for piece in found.pieces
        if piece.slug in by_slug
    ]
    return FoundByPicture(pieces, (), words, Wanted("search", "", {"q": words}).url(house))


async def _by_look(house: House, data: bytes, colour: float, limit: int) -> FoundByPicture:
    found = await search.looks_like(house, data, colour, limit)
    async with read_session(house.tenant_id) as session:
        pieces = await catalogue.pieces(session, house, [one.product_id for one in found.pieces])
    shown = [
        LookedLike(piece, _small(one.card), one.share)
        for piece, one in zip(pieces, found.pieces, strict=True)
    ]
    return FoundByPicture(shown, found.palette)


def _small(card: ProductCard) -> str:
    """The address of the smallest picture of a card."""
    return card.picture.src_webp_set.split(" ", 1)[0]
