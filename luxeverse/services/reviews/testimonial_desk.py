"""Testimonials as the people of the house list them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from luxeverse.core.db import ReadSession
from luxeverse.core.errors import NotFound
from luxeverse.core.keyset import Order, Slice, a_moment, a_number, a_text, slice_of
from luxeverse.models.catalogue import Product
from luxeverse.models.reviews import Review, Testimonial

VIEWS = {
    "all": Testimonial.id.is_not(None),
    "featured": Testimonial.is_featured,
    "unverified": ~Testimonial.is_verified,
}
COLUMNS = {
    "place": (Testimonial.position, a_number),
    "piece": (func.lower(Product.name), a_text),
    "author": (func.lower(Testimonial.author_name), a_text),
    "added": (Testimonial.created_at, a_moment),
}


@dataclass(frozen=True, slots=True)
class Quoted:
    """``source`` is the whole review it is from, "" for a letter; ``folio`` the one it shows."""

    row: Testimonial
    piece: str
    slug: str
    folio: str
    source: str


def testimonial_order(key: str, *, is_descending: bool) -> Order:
    """One of the COLUMNS, equals by age."""
    column, read = COLUMNS[key]
    return Order(column, Testimonial.id, read, is_descending)


async def testimonial_list(
    session: ReadSession, view: str, order: Order, place: str, size: int
) -> Slice:
    """A page of one of the VIEWS, each as ``Quoted``."""
    found = await slice_of(session, _rows().where(VIEWS[view]), order, place, size)
    return Slice([_quoted(*row) for row in found.rows], found.previous, found.next)


async def testimonial_counts(session: ReadSession) -> Mapping[str, int]:
    """How many rows each of the VIEWS has."""
    counted = [func.count().filter(condition) for condition in VIEWS.values()]
    row = (await session.execute(select(*counted).select_from(Testimonial))).one()
    return dict(zip(VIEWS, row, strict=True))


async def testimonial(session: ReadSession, key: UUID) -> Quoted:
    """Raises NotFound."""
    row = (await session.execute(_rows().where(Testimonial.id == key))).first()
    if row is None:
        raise NotFound("There is no such testimonial.", code="unknown_testimonial")
    return _quoted(*row)


def _rows() -> Any:
    return (
        select(Testimonial, Product.name, Product.slug, Product.attributes, Review.content)
        .join(Product, Product.id == Testimonial.product_id)
        .outerjoin(Review, Review.id == Testimonial.review_id)
    )


def _quoted(
    row: Testimonial, piece: str, slug: str, attributes: Mapping[str, object], source: str | None
) -> Quoted:
    return Quoted(row, piece, slug, row.folio or str(attributes.get("folio", "")), source or "")
