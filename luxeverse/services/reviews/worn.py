"""Pictures of buyers with the pieces on them: what a person of the house has let through, and all of it to be bought."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession, read_session
from luxeverse.core.errors import NotFound
from luxeverse.models.catalogue import Product
from luxeverse.models.reviews import Review
from luxeverse.schemas.catalogue import ProductCard
from luxeverse.schemas.common import LinkItem
from luxeverse.schemas.reviews import (
    BuyersPicture,
    BuyersPictures,
    PicturedPiece,
    ReviewPhotoView,
)
from luxeverse.services.catalogue.cards import cards_by_id
from luxeverse.services.reviews import store, worn_store
from luxeverse.services.reviews.store import PhotoFacts

PATH = "/pictures"
GALLERY_KEYS = frozenset({"piece", "show"})
"""Keys of the address the gallery reads."""
PAGE = 24
MOST = 480
SAMPLES = "Sample entries of a demonstration: our own renders stand in for buyers' pictures."


async def pictures_of_buyers(house: House, choices: Mapping[str, str]) -> BuyersPictures | None:
    """The newest pictures of a house, or those that show one piece; None for a piece it does not show.

    ``choices`` are of the address: ``piece`` a slug, ``show`` how many. Anything else than a number shows the first.
    """
    said = choices.get("show", "")
    shown = min(max(int(said), PAGE), MOST) if said.isascii() and said.isdecimal() else PAGE
    async with read_session(house.tenant_id) as session:
        piece = None
        if slug := choices.get("piece", "").replace("\x00", ""):
            try:
                piece = await store.visible_product(session, slug)
            except NotFound:
                return None
        found = await worn_store.pictured(session, piece.id if piece else None, shown + 1)
        pictures = await _pictures(session, house, found[:shown])
    return BuyersPictures(
        status="ready" if pictures else "empty",
        title=f"{piece.name} in pictures by buyers" if piece else "Pictures by buyers",
        text="Sent with a review and looked at by a person of the house. What is on a picture stands beside it.",
        pictures=pictures,
        more_url=_url(house, piece, shown + PAGE) if len(found) > shown and shown < MOST else "",
        all_url=f"{house.prefix}{PATH}" if piece else "",
        links=[LinkItem("All pieces", f"{house.prefix}/shop")],
        sample_note=SAMPLES if any(review.is_sample for _, review in found) else "",
    )


def _url(house: House, piece: Product | None, shown: int) -> str:
    of_piece = f"piece={piece.slug}&" if piece else ""
    return f"{house.prefix}{PATH}?{of_piece}show={shown}"


async def _pictures(
    session: ReadSession, house: House, found: Sequence[tuple[PhotoFacts, Review]]
) -> list[BuyersPicture]:
    others = await worn_store.others(session, [review.id for _, review in found])
    keys = {review.product_id for _, review in found}.union(*others.values())
    cards = await cards_by_id(session, house, list(keys))
    return [_picture(house, facts, review, others, cards) for facts, review in found]


def _picture(
    house: House,
    facts: PhotoFacts,
    review: Review,
    others: Mapping[UUID, Sequence[UUID]],
    cards: Mapping[UUID, ProductCard],
) -> BuyersPicture:
    on_it = [cards[key] for key in (review.product_id, *others.get(review.id, ())) if key in cards]
    names = ", ".join(card.name for card in on_it)
    return BuyersPicture(
        id=str(facts.id),
        photo=ReviewPhotoView(
            small=f"/api/reviews/photos/{facts.id}/small{house.query}",
            large=f"/api/reviews/photos/{facts.id}/large{house.query}",
            alt=f"Picture by {review.author_name}: {names}",
            width=str(facts.width),
            height=str(facts.height),
            url=f"{on_it[0].url}#review-{review.id}" if on_it else "",
        ),
        author=review.author_name,
        note="Verified purchase" if review.is_verified_purchase else "",
        pieces=[
            PicturedPiece(
                name=card.name, url=card.url, price=card.price.text, available=card.available
            )
            for card in on_it
        ],
    )
