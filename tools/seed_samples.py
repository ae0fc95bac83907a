"""Sample reviews with the sample orders that verify them, and orders of several pieces. A demonstration has them, a shop in production does not."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select

from luxeverse.core.config import settings
from luxeverse.domain.orders.status import OrderStatus
from luxeverse.domain.payments.status import PaymentStatus
from luxeverse.domain.reviews.status import ReviewStatus
from luxeverse.domain.reviews.words import quality, sentiment
from luxeverse.integrations import moods, pictures
from luxeverse.models.catalogue import Product, ProductVariant
from luxeverse.models.orders import Order, OrderItem
from luxeverse.models.questions import Answer, Question
from luxeverse.models.reviews import Review, ReviewPhoto, ReviewPiece
from luxeverse.services.media import on_disk
from luxeverse.services.reviews import author_key
from tools.catalogue import HouseData
from tools.seeding import Run, put

BOUGHT_BEFORE = timedelta(days=12)
SIZES = (320, 1280)
FIRST_BASKET = datetime(2026, 8, 1, 10, tzinfo=UTC)


async def put_reviews(run: Run, data: HouseData) -> None:
    """One review and, for a verified one, one order each."""
    if settings().is_production:
        return
    for place, entry in enumerate(data.reviews, start=1):
        email = f"sample-{place}@{data.slug}.example"
        number = f"{data.house['order_prefix']}-SAMPLE-{place:04d}"
        product = await run.session.get_one(Product, run.tally.pieces[entry["piece"]])
        at = datetime.combine(date.fromisoformat(entry["on"]), time(10), UTC)
        item = None
        if entry.get("verified", True):
            order = Bought(number, email, product.currency, at - BOUGHT_BEFORE)
            (item,) = await put_order(run, order, [await bought(run, product, entry["variant"])])
        await put_review(run, product, entry, email, item, at)


async def put_baskets(run: Run, data: HouseData) -> None:
    """Sample orders of several pieces, each in the first variant there is."""
    if settings().is_production:
        return
    for place, slugs in enumerate(data.baskets, start=1):
        variants = [await first_variant(run, run.tally.pieces[slug]) for slug in slugs]
        bought = Bought(
            number=f"{data.house['order_prefix']}-SAMPLE-B{place:03d}",
            email=f"sample-b{place}@{data.slug}.example",
            currency=data.house["currency"],
            at=FIRST_BASKET + timedelta(days=place),
        )
        await put_order(run, bought, variants)


@dataclass(frozen=True)
class Bought:
    """The head of a sample order. No real one can have its number: it holds signs that are never drawn."""

    number: str
    email: str
    currency: str
    at: datetime


async def put_order(run: Run, bought: Bought, variants: list[ProductVariant]) -> list[OrderItem]:
    total = sum((variant.price for variant in variants), Decimal(0))
    order = await put(
        run,
        Order,
        {"order_number": bought.number},
        {
            "order_number": bought.number,
            "status": OrderStatus.DELIVERED,
            "payment_status": PaymentStatus.COMPLETED,
            "customer_email": bought.email,
            "currency": bought.currency,
            "subtotal": total,
            "total": total,
            "tags": ["sample"],
        },
        {"created_at": bought.at, "delivered_at": bought.at + timedelta(days=4)},
    )
    return [await put_item(run, order, variant) for variant in variants]


async def put_item(run: Run, order: Order, variant: ProductVariant) -> OrderItem:
    product = await run.session.get_one(Product, variant.product_id)
    line = {
        "order_id": order.id,
        "product_id": product.id,
        "variant_id": variant.id,
        "product_name": product.name,
        "variant_title": title_of(variant) or None,
        "sku": variant.sku,
        "unit_price": variant.price,
        "total_price": variant.price,
        "fulfilled_quantity": 1,
    }
    return await put(run, OrderItem, {"order_id": order.id, "product_id": product.id}, line)


def title_of(variant: ProductVariant) -> str:
    return ", ".join(part for part in (variant.color, variant.material, variant.size) if part)


async def first_variant(run: Run, product_id: UUID) -> ProductVariant:
    query = (
        select(ProductVariant)
        .where(ProductVariant.product_id == product_id)
        .order_by(ProductVariant.display_order)
        .limit(1)
    )
    return (await run.session.scalars(query)).one()


async def bought(run: Run, product: Product, named: str) -> ProductVariant:
    """The variant of this name. Raises ValueError when the piece has none."""
    query = select(ProductVariant).where(ProductVariant.product_id == product.id)
    for variant in (await run.session.scalars(query)).all():
        if named == title_of(variant):
            return variant
    raise ValueError(f"{product.slug} has no variant {named!r}")


async def put_review(
    run: Run,
    product: Product,
    entry: dict[str, Any],
    email: str,
    item: OrderItem | None,
    at: datetime,
) -> None:
    found = {"product_id": product.id, "author_key": author_key(email)}
    photo = entry.get("photo", "")
    values = {
        **found,
        "order_item_id": item.id if item else None,
        "rating": entry["stars"],
        "title": entry["title"],
        "content": entry["text"],
        "author_name": entry["by"],
        "variant_text": entry.get("variant"),
        "fit": entry.get("fit"),
        "is_verified_purchase": item is not None,
        "is_sample": True,
        "sentiment_score": sentiment(
            moods.scores(f"{entry['title']}. {entry['text']}"), entry["stars"]
        ),
        "quality_score": quality(entry["title"], entry["text"], 1 if photo else 0),
    }
    before = run.tally.added
    fresh = {"status": ReviewStatus.APPROVED, "created_at": at}
    review = await put(run, Review, found, values, fresh)
    if photo and run.tally.added > before:
        await put_photo(run, review, photo)
    for place, slug in enumerate(entry.get("also", ())):
        shown = {"review_id": review.id, "product_id": run.tally.pieces[slug]}
        await put(run, ReviewPiece, shown, {**shown, "position": place})


async def put_photo(run: Run, review: Review, asset: str) -> None:
    """A render of ours in the place of a picture, through the same door."""
    file = on_disk(asset)
    if file is None:
        raise ValueError(f"no picture is called {asset!r}")
    small, large = pictures.redrawn(file.picture.read_bytes(), SIZES)
    photo = ReviewPhoto(
        review_id=review.id,
        width=large.width,
        height=large.height,
        small=small.data,
        large=large.data,
    )
    run.session.add(photo)
    review.media_urls = [f"/api/reviews/photos/{photo.id}/large"]


async def put_questions(run: Run, data: HouseData) -> None:
    """Sample questions with the answer of the house, and of an owner where there is one."""
    if settings().is_production:
        return
    for entry in data.questions:
        at = datetime.combine(date.fromisoformat(entry["on"]), time(11), UTC)
        shown = {"status": ReviewStatus.APPROVED, "is_sample": True}
        found = {"product_id": run.tally.pieces[entry["piece"]], "text": entry["ask"]}
        asked = {**found, "author_name": entry["by"], **shown}
        question = await put(run, Question, found, asked, {"created_at": at})
        replies = [(data.house["name"], entry["house"], True)]
        if "owner" in entry:
            name, text = entry["owner"]
            replies.append((name, text, False))
        for days, (name, text, is_house) in enumerate(replies, start=1):
            key = {"question_id": question.id, "is_house": is_house}
            words = {**key, "text": text, "author_name": name, "is_owner": not is_house, **shown}
            await put(run, Answer, key, words, {"created_at": at + timedelta(days=days)})
