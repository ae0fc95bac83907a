"""What a house may show of its reviews beyond the piece they are about."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select

from luxeverse.core.db import ReadSession
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.domain.reviews.moves import SHOWN
from luxeverse.models.catalogue import Product
from luxeverse.models.reviews import Review, Testimonial

FEWEST_STARS = 4
READ = 60


@dataclass(frozen=True, slots=True)
class Praise:
    """A review and the piece it is about; ``folio`` is empty where pieces have no page."""

    text: str
    author: str
    piece: str
    slug: str
    folio: str
    is_sample: bool


async def praise(session: ReadSession, count: int, slugs: Sequence[str] = ()) -> list[Praise]:
    """The most helpful shown reviews of verified purchases with four stars or more, one of a piece; of these pieces, or of all."""
    query = (
        select(Review, Product.name, Product.slug, Product.attributes)
        .join(Product, Product.id == Review.product_id)
        .where(
            Review.status.in_(SHOWN),
            Review.is_verified_purchase,
            Review.rating >= FEWEST_STARS,
            Review.content.is_not(None),
            Product.status.in_(VISIBLE),
            Product.deleted_at.is_(None),
        )
        .order_by(
            (Review.helpful_count - Review.not_helpful_count).desc(),
            Review.quality_score.desc().nulls_last(),
            Review.created_at.desc(),
            Review.id,
        )
        .limit(READ)
    )
    if slugs:
        query = query.where(Product.slug.in_(slugs))
    found: dict[str, Praise] = {}
    for review, piece, slug, attributes in await session.execute(query):
        folio = str(attributes.get("folio", ""))
        found.setdefault(
            slug,
            Praise(review.content, review.author_name, piece, slug, folio, review.is_sample),
        )
    return list(found.values())[:count]


async def featured(session: ReadSession, count: int, slugs: Sequence[str] = ()) -> list[Praise]:
    """What the house put on its home, first to last; of these pieces, or of all. A quoted review must still be shown."""
    query = (
        select(Testimonial, Product.name, Product.slug, Product.attributes)
        .join(Product, Product.id == Testimonial.product_id)
        .outerjoin(Review, Review.id == Testimonial.review_id)
        .where(
            Testimonial.is_featured,
            or_(Testimonial.review_id.is_(None), Review.status.in_(SHOWN)),
            Product.status.in_(VISIBLE),
            Product.deleted_at.is_(None),
        )
        .order_by(Testimonial.position, Testimonial.created_at.desc(), Testimonial.id)
        .limit(count)
    )
    if slugs:
        query = query.where(Product.slug.in_(slugs))
    return [
        Praise(
            row.text,
            row.author_name,
            piece,
            slug,
            row.folio or str(attributes.get("folio", "")),
            row.is_sample,
        )
        for row, piece, slug, attributes in await session.execute(query)
    ]
