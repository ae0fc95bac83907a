"""Words about pieces for the home of a house: taken from reviews or letters, verified, and put there by a person."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert

from luxeverse.core.actor import Actor
from luxeverse.core.db import WriteSession, transaction
from luxeverse.core.errors import Conflict, Invalid, NotFound
from luxeverse.core.ids import new_id
from luxeverse.domain.identity.rights import Right
from luxeverse.domain.reviews.moves import SHOWN
from luxeverse.models.orders import Order, OrderItem
from luxeverse.models.reviews import Review, Testimonial
from luxeverse.services import audit, identity, orders
from luxeverse.services.reviews import store

SHORTEST, LONGEST = 20, 600
LONGEST_NAME, LONGEST_FOLIO = 60, 40
MOST_AT_ONCE = 50
CUT = re.compile(r"\s*…\s*|\s*\n+\s*")
NOT_VERIFIED = "Verify it first: nothing stands on the home that no order stands behind."


@dataclass(frozen=True, slots=True)
class Letter:
    """What somebody wrote to the house, and of which piece; ``slug`` is that of the piece."""

    slug: str
    author: str
    text: str
    folio: str = ""


async def quote_reviews(actor: Actor, review_ids: Sequence[UUID]) -> int:
    """Make testimonials of shown reviews; returns how many are new. They stand nowhere before they are featured.

    Raises SignInNeeded, NotAllowed, NotFound, Invalid, Conflict for a review that is not shown or has no words.
    """
    identity.ensure_may(actor, Right.EDIT)
    _ensure_few(review_ids)
    async with transaction(actor.tenant_id) as session:
        rows = await store.reviews_for_update(session, review_ids)
        if any(row.status not in SHOWN or not row.content for row in rows):
            raise Conflict("Only reviews that are shown are quoted.", code="not_shown")
        return sum([await _quote(session, actor, row) for row in rows])


async def _quote(session: WriteSession, actor: Actor, review: Review) -> bool:
    made = insert(Testimonial).values(
        id=new_id(),
        tenant_id=actor.tenant_id,
        product_id=review.product_id,
        review_id=review.id,
        order_item_id=review.order_item_id,
        text=(review.content or "")[:LONGEST],
        author_name=review.author_name,
        is_verified=review.is_verified_purchase,
        is_sample=review.is_sample,
    )
    key = await session.scalar(made.on_conflict_do_nothing().returning(Testimonial.id))
    if key is None:
        return False
    audit.note(session, actor, "review.quoted", ("review", review.id), testimonial=str(key))
    audit.note(session, actor, "testimonial.added", ("testimonial", key), review=str(review.id))
    return True


async def write_down(actor: Actor, letter: Letter) -> UUID:
    """Keep words of a letter; unverified until an order stands behind them. Raises SignInNeeded, NotAllowed, Invalid,
    NotFound.
    """
    identity.ensure_may(actor, Right.EDIT)
    text, author, folio = _checked(letter.text, letter.author, letter.folio)
    async with transaction(actor.tenant_id) as session:
        product = await store.visible_product(session, letter.slug.strip())
        row = Testimonial(product_id=product.id, text=text, author_name=author, folio=folio or None)
        session.add(row)
        audit.note(session, actor, "testimonial.added", ("testimonial", row.id))
        return row.id


async def edit_testimonial(actor: Actor, key: UUID, text: str, author: str, folio: str) -> None:
    """Shorten the words, put the name or the folio right. Of a review only passages may stand, with "…" for what is left out.

    Raises SignInNeeded, NotAllowed, NotFound, Invalid.
    """
    identity.ensure_may(actor, Right.EDIT)
    async with transaction(actor.tenant_id) as session:
        row = await _for_update(session, key)
        before = {"text": row.text, "author": row.author_name, "folio": row.folio}
        # Whoever wrote a review has said under which name.
        said, name, page = _checked(text, row.author_name if row.review_id else author, folio)
        if row.review_id:
            await _ensure_said(session, row.review_id, said)
        row.text, row.author_name, row.folio = said, name, page or None
        now = {"text": said, "author": name, "folio": page or None}
        if now == before:
            return
        audit.note(session, actor, "testimonial.edited", ("testimonial", key), before=before, **now)
        if row.is_featured:
            await identity.turn_pages(session)


async def verify_testimonial(actor: Actor, key: UUID, number: str) -> None:
    """Let an order stand behind the words: one that was paid for and holds the piece.

    Raises SignInNeeded, NotAllowed, NotFound, Invalid for an order that does not.
    """
    identity.ensure_may(actor, Right.EDIT)
    async with transaction(actor.tenant_id) as session:
        row = await _for_update(session, key)
        query = (
            select(OrderItem)
            .join(Order, Order.id == OrderItem.order_id)
            .where(
                Order.order_number == number.strip().upper(),
                orders.is_purchase(),
                OrderItem.product_id == row.product_id,
            )
            .order_by(OrderItem.id)
            .limit(1)
        )
        item = await session.scalar(query)
        if item is None:
            raise Invalid(
                "No order with this number was paid for and holds the piece.",
                code="unknown_purchase",
            )
        row.order_item_id, row.is_verified = item.id, True
        audit.note(
            session, actor, "testimonial.verified", ("testimonial", key), order_item=str(item.id)
        )


async def feature_testimonials(actor: Actor, keys: Sequence[UUID], *, wanted: bool) -> int:
    """Put words on the home, in front of those that stand there, or take them off it; all or none. Returns how many moved.

    Raises SignInNeeded, NotAllowed, NotFound, Invalid, Conflict for words that are not verified.
    """
    identity.ensure_may(actor, Right.EDIT)
    _ensure_few(keys)
    action = "testimonial.featured" if wanted else "testimonial.unfeatured"
    async with transaction(actor.tenant_id) as session:
        rows = await _all_for_update(session, keys)
        if wanted and not all(row.is_verified for row in rows):
            raise Conflict(NOT_VERIFIED, code="not_verified")
        first = await session.scalar(select(func.min(Testimonial.position))) or 0
        moving = [row for row in rows if row.is_featured != wanted]
        for place, row in enumerate(moving, 1):
            row.is_featured = wanted
            row.position = first - place if wanted else 0
            audit.note(session, actor, action, ("testimonial", row.id))
        if moving:
            await identity.turn_pages(session)
        return len(moving)


async def put_testimonial_first(actor: Actor, key: UUID) -> None:
    """In front of all others on the home. Raises SignInNeeded, NotAllowed, NotFound, Conflict for one that is not there."""
    identity.ensure_may(actor, Right.EDIT)
    async with transaction(actor.tenant_id) as session:
        row = await _for_update(session, key)
        if not row.is_featured:
            raise Conflict("It does not stand on the home.", code="not_featured")
        first = await session.scalar(select(func.min(Testimonial.position))) or 0
        row.position = first - 1
        audit.note(session, actor, "testimonial.first", ("testimonial", key))
        await identity.turn_pages(session)


async def remove_testimonials(actor: Actor, keys: Sequence[UUID]) -> int:
    """Take words out for good; the review they are from stays. Returns how many.

    Raises SignInNeeded, NotAllowed, NotFound, Invalid.
    """
    identity.ensure_may(actor, Right.EDIT)
    _ensure_few(keys)
    async with transaction(actor.tenant_id) as session:
        rows = await _all_for_update(session, keys)
        for row in rows:
            said = {"text": row.text, "author": row.author_name}
            audit.note(session, actor, "testimonial.removed", ("testimonial", row.id), before=said)
        await session.execute(
            delete(Testimonial).where(Testimonial.id.in_([row.id for row in rows]))
        )
        if any(row.is_featured for row in rows):
            await identity.turn_pages(session)
        return len(rows)


def _checked(text: str, author: str, folio: str) -> tuple[str, str, str]:
    said = "\n".join(" ".join(line.split()) for line in text.strip().splitlines() if line.strip())
    name, page = " ".join(author.split()), " ".join(folio.split())
    if not SHORTEST <= len(said) <= LONGEST:
        raise Invalid(f"Between {SHORTEST} and {LONGEST} characters.", code="text_length")
    if not 1 <= len(name) <= LONGEST_NAME:
        raise Invalid("A name stands under the words; initials will do.", code="author")
    if len(page) > LONGEST_FOLIO:
        raise Invalid(f"A folio has at most {LONGEST_FOLIO} characters.", code="folio")
    return said, name, page


async def _ensure_said(session: WriteSession, review_id: UUID, text: str) -> None:
    """Each passage stands in the review as it was written, in this order."""
    written = await session.scalar(select(Review.content).where(Review.id == review_id)) or ""
    rest = " ".join(written.split())
    for passage in (part for part in CUT.split(text) if part):
        _, found, rest = rest.partition(passage)
        if not found:
            raise Invalid(
                f"“{passage[:60]}” is not what the buyer wrote. Leave words out, with … in their place, and change none.",
                code="not_said",
            )  # fmt: skip


def _ensure_few(keys: Sequence[UUID]) -> None:
    if not 1 <= len(keys) <= MOST_AT_ONCE:
        raise Invalid(f"Choose 1 to {MOST_AT_ONCE}.", code="too_many")


async def _all_for_update(session: WriteSession, keys: Sequence[UUID]) -> Sequence[Testimonial]:
    """Each once, locked in the order of their keys. Raises NotFound if one of them is none."""
    wanted = Testimonial.id.in_(keys)
    query = select(Testimonial).where(wanted).order_by(Testimonial.id).with_for_update()
    rows = (await session.scalars(query)).all()
    if len(rows) != len(set(keys)):
        raise NotFound("There is no such testimonial.", code="unknown_testimonial")
    return rows


async def _for_update(session: WriteSession, key: UUID) -> Testimonial:
    (row,) = await _all_for_update(session, [key])
    return row
