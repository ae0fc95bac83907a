"""A member offers a piece back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert

from luxeverse.core.actor import Actor
from luxeverse.core.db import WriteSession, transaction
from luxeverse.core.errors import Conflict, Invalid, NotFound
from luxeverse.core.ids import new_id, order_number, parse_id
from luxeverse.core.money import Money, zero
from luxeverse.domain.bespoke.wishes import wish_of
from luxeverse.domain.resale.condition import Condition
from luxeverse.domain.resale.pricing import Asked, PriceKind, bounds
from luxeverse.models.catalogue import Product
from luxeverse.models.orders import OrderItem
from luxeverse.models.resale import ResaleOffer, ResalePhoto
from luxeverse.models.reviews import ReviewPhoto
from luxeverse.services import audit, identity
from luxeverse.services.resale import store
from luxeverse.services.resale.terms import Terms, required_terms

PREFIX = "PL"
"""Of the public number of an offer, such as PL-7QK4-2M9D."""
MOST_WORDS = 1000
MOST_PHOTOS = 4
WORN = frozenset({Condition.GOOD, Condition.LOVED})
"""Whoever says this has to say where the marks are."""
AMOUNT = re.compile(r"^[0-9]{1,9}([.][0-9]{1,2})?$")
"""Never three decimals: whoever writes 1,000 means a thousand, and is asked again."""


@dataclass(frozen=True, slots=True)
class Said:
    """A form as it was filled in. ``piece`` is what ``piece_key`` makes; amounts are major units as typed."""

    piece: str
    condition: str
    kind: str
    price: str
    floor: str = ""
    step: str = ""
    words: str = ""
    photos: Sequence[UUID] = ()


def piece_key(item_id: UUID, number: int) -> str:
    """One piece of one line of an order, as addresses name it."""
    return f"{item_id}.{number}"


def read_key(text: str) -> tuple[UUID, int]:
    """Raises NotFound for what names no piece."""
    head, _, tail = text.partition(".")
    key = parse_id(head)
    if key is None or not re.fullmatch(r"[1-9]\d?", tail):
        raise NotFound("You have no such piece.", code="unknown_piece")
    return key, int(tail)


async def offer(actor: Actor, said: Said) -> str:
    """Offer a piece of the actor's own back to the house; returns the number of the offer.

    Raises SignInNeeded, NotFound (not theirs, or the house takes nothing back), Invalid (``invalid_offer``),
    Conflict (``already_offered``).
    """
    user_id = identity.required(actor)
    terms = await required_terms(actor.house)
    item_id, number = read_key(said.piece)
    condition, words = _condition(said, terms)
    async with transaction(actor.tenant_id) as session:
        item, order = await store.line_of(session, user_id, item_id)
        check_piece(item, number)
        product, new = await new_price(session, item, order.currency)
        asked = _asked(said, new, terms, actor)
        row = ResaleOffer(
            id=new_id(),
            ref=order_number(PREFIX),
            user_id=user_id,
            order_item_id=item.id,
            piece_number=number,
            product_id=product.id,
            condition=condition,
            words=words or None,
            kind=asked.kind,
            start_price=asked.start.major,
            floor_price=asked.floor.major,
            step_amount=asked.step.major,
            currency=order.currency,
        )
        await _claim(session, row)
        await _attach(session, actor, row.id, said.photos)
        audit.note(session, actor, "resale.offered", ("resale_offer", row.ref))
        return row.ref


async def new_price(session: WriteSession, item: OrderItem, currency: str) -> tuple[Product, Money]:
    """The piece as it is sold new, also of one that was bought pre-loved, and what it costs so today."""
    bought = (await store.products(session, [item.product_id]))[item.product_id]
    if bought.pre_loved_of is None:
        variant = (await store.variant(session, item.variant_id)).price
        return bought, Money.of(variant, currency)
    new = (await store.products(session, [bought.pre_loved_of]))[bought.pre_loved_of]
    return new, Money.of(new.price, currency)


def check_piece(item: OrderItem, number: int) -> None:
    """Raises NotFound for a piece that is not (any more) one of the line, Invalid for one made for one person."""
    if number > item.quantity - item.returned_quantity:
        raise NotFound("You have no such piece.", code="unknown_piece")
    if wish_of(item.personalization).text:
        raise Invalid(
            "A piece with somebody's letters in it cannot be sold again.", code="made_for_one"
        )


def _condition(said: Said, terms: Terms) -> tuple[Condition, str]:
    if said.condition not in terms.conditions:
        raise _wrong("condition", "Choose the condition that fits.")
    condition = Condition(said.condition)
    words = " ".join(said.words.split())
    if len(words) > MOST_WORDS:
        raise _wrong("words", f"At most {MOST_WORDS} characters fit here.")
    if condition in WORN and not words:
        raise _wrong("words", "Say where the marks are.")
    return condition, words


def _asked(said: Said, new: Money, terms: Terms, actor: Actor) -> Asked:
    low, high = bounds(new, terms.lowest_basis_points, terms.highest_basis_points)
    locale = actor.house.locale
    between = f"from {low.text(locale)} to {high.text(locale)}"
    start = _amount("price", said.price, new.currency)
    if not low.minor <= start.minor <= high.minor:
        raise _wrong("price", f"The price of this piece lies {between}.")
    if said.kind == PriceKind.FIXED:
        return Asked(PriceKind.FIXED, start, start, zero(new.currency))
    if said.kind != PriceKind.DYNAMIC:
        raise _wrong("kind", "Choose whether the price stays or falls.")
    floor = _amount("floor", said.floor, new.currency)
    step = _amount("step", said.step, new.currency)
    if not low.minor <= floor.minor < start.minor:
        raise _wrong(
            "floor",
            f"The lowest price lies from {low.text(locale)} to just under {start.text(locale)}.",
        )
    if not 0 < step.minor <= start.minor - floor.minor:
        most = (start - floor).text(locale)
        raise _wrong("step", f"A week takes off something, and at most {most}.")
    return Asked(PriceKind.DYNAMIC, start, floor, step)


def _amount(field: str, typed: str, currency: str) -> Money:
    text = "".join(typed.split()).replace(",", ".")
    try:
        return Money.of(Decimal(text if AMOUNT.match(text) else ""), currency)
    except (ValueError, InvalidOperation):
        raise _wrong(field, "Write an amount such as 320 or 320.50.") from None


def _wrong(field: str, sentence: str) -> Invalid:
    return Invalid(sentence, code="invalid_offer", fields={field: sentence})


async def _claim(session: WriteSession, row: ResaleOffer) -> None:
    """The index of open offers decides between two at the same moment."""
    values = {
        name: value
        for name, value in row.model_dump(exclude_none=True).items()
        if name != "tenant_id"
    }
    made = insert(ResaleOffer).values(values).on_conflict_do_nothing().returning(ResaleOffer.id)
    if await session.scalar(made) is None:
        raise Conflict("You have offered this piece already.", code="already_offered")


async def _attach(
    session: WriteSession, actor: Actor, offer_id: UUID, photo_ids: Sequence[UUID]
) -> None:
    """The waiting pictures of this browser, drawn anew when they came, become those of the offer."""
    taken = await session.execute(
        delete(ReviewPhoto)
        .where(
            ReviewPhoto.id.in_(list(photo_ids)[:MOST_PHOTOS]),
            ReviewPhoto.session_id == actor.session_hash,
            ReviewPhoto.review_id.is_(None),
        )
        .returning(
            ReviewPhoto.id,
            ReviewPhoto.width,
            ReviewPhoto.height,
            ReviewPhoto.small,
            ReviewPhoto.large,
        )
    )
    for position, one in enumerate(sorted(taken, key=lambda row: str(row.id))):
        session.add(
            ResalePhoto(
                offer_id=offer_id,
                position=position,
                width=one.width,
                height=one.height,
                small=one.small,
                large=one.large,
            )
        )
