"""Say what one thinks of a piece."""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert

from luxeverse.core import clock
from luxeverse.core.actor import Actor
from luxeverse.core.config import settings
from luxeverse.core.db import WriteSession, transaction
from luxeverse.core.errors import Conflict, Invalid
from luxeverse.core.ids import new_id
from luxeverse.domain.reviews.words import quality, sentiment
from luxeverse.integrations import moods
from luxeverse.models.orders import OrderItem
from luxeverse.models.reviews import Review, ReviewPiece
from luxeverse.services import identity
from luxeverse.services.reviews import photos, store, worn_store

LONGEST_TITLE, LONGEST_TEXT, LONGEST_NAME = 120, 4_000, 60
SHORTEST_TEXT = 20
MOST_OTHERS = 3
"""Pieces named beside the one that is reviewed; the form has as many fields."""
FITS = (-1, 0, 1)
NOT_YOURS = (
    "No order with this number and e-mail address holds this piece. Both stand in the confirmation"
    " mail; without a number your review can be sent too, then not as a verified purchase."
)


@dataclass(frozen=True, slots=True)
class Said:
    """A review as its form sends it. ``number`` is the order's, or empty; ``fit`` is -1, 0, 1 or unsaid;
    ``others`` are names of pieces that are on the pictures too.
    """

    rating: int
    text: str
    name: str
    email: str
    title: str = ""
    number: str = ""
    fit: int | None = None
    photos: Sequence[UUID] = field(default_factory=tuple)
    others: Sequence[str] = field(default_factory=tuple)


async def write_review(actor: Actor, slug: str, said: Said) -> UUID | None:
    """Keep a review until a person of the house has read it; returns its id.

    Who names a purchase that holds the piece is a verified buyer, also if its money goes back later (docs/adr/0025),
    and, having one already, gets Conflict. Who names none
    and has one already gets None: a stranger must not learn whose addresses have written. Raises Invalid with
    ``fields``, NotFound for a piece this house does not show.
    """
    _check(said)
    async with transaction(actor.tenant_id) as session:
        product = await store.visible_product(session, slug)
        item = await _item(session, product.id, said)
        others = await _others(session, said)
        review_id = await _insert(session, product.id, said, item)
        if review_id is None and item is not None:
            raise Conflict("You have reviewed this piece already.", code="already_reviewed")
        if review_id is not None:
            await _with_photos(session, actor, review_id, said)
            session.add_all(
                ReviewPiece(review_id=review_id, product_id=key, position=place)
                for place, key in enumerate(others)
                if key != product.id
            )
        return review_id


def author_key(email: str) -> str:
    """What is kept of an address: enough to know a second review, not enough to write to anybody."""
    key = settings().secret_key.encode()
    return hmac.new(key, f"review:{email.strip().lower()}".encode(), hashlib.sha256).hexdigest()


def _check(said: Said) -> None:
    wrong: dict[str, str] = {}
    if said.rating not in range(1, 6):
        wrong["rating"] = "Choose one to five stars."
    if not SHORTEST_TEXT <= len(said.text.strip()) <= LONGEST_TEXT:
        wrong["text"] = f"Say a little more: {SHORTEST_TEXT} to {LONGEST_TEXT} characters."
    if not 1 <= len(said.name.strip()) <= LONGEST_NAME:
        wrong["name"] = "A name is shown with your review; initials will do."
    if not _is_address(said.email):
        wrong["email"] = "An address such as anna@example.com; it is not shown."
    if len(said.title) > LONGEST_TITLE:
        wrong["title"] = f"At most {LONGEST_TITLE} characters."
    if said.fit is not None and said.fit not in FITS:
        wrong["fit"] = "Choose small, true to size or large."
    if wrong:
        raise Invalid(" ".join(wrong.values()), code="invalid_review", fields=wrong)


def _is_address(email: str) -> bool:
    try:
        identity.address_of(email)
    except Invalid:
        return False
    return True


async def _item(session: WriteSession, product_id: UUID, said: Said) -> OrderItem | None:
    number = said.number.strip().upper()
    if not number:
        return None
    item = await store.bought_item(session, product_id, number, said.email.strip())
    if item is None:
        raise Invalid(NOT_YOURS, code="unknown_purchase", fields={"number": NOT_YOURS})
    return item


async def _others(session: WriteSession, said: Said) -> list[UUID]:
    """The pieces that are named, each once. Raises Invalid for a name no piece of the house has."""
    said_names = dict.fromkeys(" ".join(name.split()) for name in said.others if name.strip())
    names = list(said_names)[:MOST_OTHERS]
    found = await worn_store.pieces_named(session, names)
    for name in names:
        if name.lower() not in found:
            unknown = f"No piece of this house is called {name}. Choose one of the list, or none."
            raise Invalid(unknown, code="unknown_piece", fields={"others": unknown})
    return list(dict.fromkeys(found[name.lower()] for name in names))


async def _insert(
    session: WriteSession, product_id: UUID, said: Said, item: OrderItem | None
) -> UUID | None:
    title, text = " ".join(said.title.split()), said.text.strip()
    values = {
        "id": new_id(),
        "product_id": product_id,
        "author_key": author_key(said.email),
        "author_name": " ".join(said.name.split()),
        "rating": said.rating,
        "title": title or None,
        "content": text,
        "fit": said.fit,
        "order_item_id": item.id if item else None,
        "variant_text": item.variant_title if item else None,
        "is_verified_purchase": item is not None,
        "sentiment_score": sentiment(moods.scores(f"{title}. {text}"), said.rating),
        "quality_score": quality(title, text, len(said.photos)),
        "created_at": clock.now(),
    }
    made = insert(Review).values(values).on_conflict_do_nothing().returning(Review.id)
    return await session.scalar(made)


async def _with_photos(session: WriteSession, actor: Actor, review_id: UUID, said: Said) -> None:
    if not said.photos:
        return
    kept = await photos.attach(session, actor, review_id, said.photos)
    addresses = [f"/api/reviews/photos/{photo_id}/large" for photo_id in kept]
    await session.execute(update(Review).where(Review.id == review_id).values(media_urls=addresses))
