"""Queries and locks of descriptions written with a language model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from luxeverse.core.db import ReadSession, WriteSession
from luxeverse.core.errors import NotFound
from luxeverse.core.keyset import Order, Slice, a_moment, a_text, slice_of
from luxeverse.domain.catalogue.assisted import AssistedStatus
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.models.catalogue import AssistedText, Brand, Category, Product
from luxeverse.services.catalogue.assisted_facts import facts_of

ON_SALE = Product.status.in_(VISIBLE) & Product.deleted_at.is_(None)
HAS_TEXT = (
    select(AssistedText.id)
    .where(
        AssistedText.product_id == Product.id,
        AssistedText.status.in_([AssistedStatus.DRAFT, AssistedStatus.APPROVED]),
    )
    .correlate(Product)
    .exists()
)


@dataclass(frozen=True, slots=True)
class Described:
    """A text and its piece with the facts of today."""

    row: AssistedText
    product: Product
    facts: str


def text_order(key: str, *, is_descending: bool) -> Order:
    """Of texts, by "written" or "piece"."""
    if key == "piece":
        return Order(func.lower(Product.name), AssistedText.id, a_text, is_descending)
    return Order(AssistedText.created_at, AssistedText.id, a_moment, is_descending)


async def texts(
    session: ReadSession, status: AssistedStatus, order: Order, place: str, size: int
) -> Slice:
    """A page of the texts of one state, each as (text, name of its piece)."""
    query = (
        select(AssistedText, Product.name)
        .join(Product, Product.id == AssistedText.product_id)
        .where(AssistedText.status == status)
    )
    return await slice_of(session, query, order, place, size)


async def without_text(
    session: ReadSession, place: str, size: int, *, is_descending: bool
) -> Slice:
    """A page of the pieces on sale that have neither draft nor approved text, by name, each as (piece,)."""
    order = Order(func.lower(Product.name), Product.id, a_text, is_descending)
    return await slice_of(session, select(Product).where(ON_SALE, ~HAS_TEXT), order, place, size)


async def counts(session: ReadSession) -> Mapping[str, int]:
    """By state, and "none" for pieces without a text."""
    query = select(AssistedText.status, func.count()).group_by(AssistedText.status)
    found = {status.value: number for status, number in await session.execute(query)}
    bare = select(func.count()).select_from(Product).where(ON_SALE, ~HAS_TEXT)
    return {**found, "none": await session.scalar(bare) or 0}


async def count_drafts(session: ReadSession) -> int:
    """How many wait for an editor."""
    query = select(func.count()).where(AssistedText.status == AssistedStatus.DRAFT)
    return await session.scalar(query) or 0


async def described(session: ReadSession, text_id: UUID) -> Described:
    """Raises NotFound."""
    query = (
        select(AssistedText, Product)
        .join(Product, Product.id == AssistedText.product_id)
        .where(AssistedText.id == text_id)
    )
    found = (await session.execute(query)).first()
    if found is None:
        raise NotFound("There is no such text.", code="unknown_text")
    row, product = found
    return Described(row, product, await facts(session, product))


async def text_for_update(session: WriteSession, text_id: UUID) -> tuple[AssistedText, Product]:
    """A text and its piece, the piece locked first: whoever decides over its texts comes one after the other.

    Raises NotFound.
    """
    owner = select(AssistedText.product_id).where(AssistedText.id == text_id)
    product = await session.scalar(
        select(Product).where(Product.id == owner.scalar_subquery()).with_for_update()
    )
    row = await session.scalar(
        select(AssistedText).where(AssistedText.id == text_id).with_for_update()
    )
    if row is None or product is None:
        raise NotFound("There is no such text.", code="unknown_text")
    return row, product


async def approved(session: ReadSession, product_id: UUID) -> AssistedText | None:
    """The text that stands on the page of a piece."""
    query = select(AssistedText).where(
        AssistedText.product_id == product_id, AssistedText.status == AssistedStatus.APPROVED
    )
    return await session.scalar(query)


async def products(session: ReadSession, keys: Sequence[UUID]) -> list[Product]:
    """Pieces on sale. Raises NotFound if one of them is not."""
    found = (await session.scalars(select(Product).where(Product.id.in_(keys), ON_SALE))).all()
    if len(found) != len(set(keys)):
        raise NotFound("One of these pieces is not on sale.", code="unknown_product")
    return list(found)


async def facts(session: ReadSession, product: Product) -> str:
    """What a model would be told of the piece today."""
    brand = await session.get(Brand, product.brand_id) if product.brand_id else None
    category = (
        await session.scalars(select(Category).where(Category.id == product.category_id))
    ).one()
    return facts_of(product, brand, category)
