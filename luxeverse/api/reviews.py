"""Reviews by HTTP."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, File, Path, Query, Response, UploadFile
from pydantic import BaseModel, ConfigDict, Field

from luxeverse.api.visitor import ActorOf, HouseOf
from luxeverse.services import reviews

router = APIRouter(tags=["reviews"])

KEPT_SECONDS = 3600
Slug = Annotated[str, Path(max_length=160)]
ReviewId = Annotated[UUID, Path(description="id of a shown review")]
PhotoId = Annotated[UUID, Path(description="id of a picture")]


class Review(BaseModel):
    id: UUID
    rating: str = Field(description="as text, such as `5 out of 5`")
    title: str
    text: list[str] = Field(description="paragraphs")
    author: str
    verified: bool
    facts: str = Field(description="variant, how it fits and date, as far as known")
    photos: list[str]
    helpful: int


class Reviews(BaseModel):
    count: str
    average: str = Field(description="empty without a review")
    by_stars: dict[str, int]
    fit: str
    summary: list[str] = Field(description="counted sentences")
    items: list[Review]


class Draft(BaseModel):
    """Name an order that holds the piece to be a verified buyer. `fit`: -1 small, 0 true to size, 1 large."""

    model_config = ConfigDict(extra="forbid")

    rating: Annotated[int, Field(ge=1, le=5)]
    text: Annotated[str, Field(max_length=4000)]
    name: Annotated[str, Field(max_length=60)]
    email: Annotated[str, Field(max_length=320)]
    title: Annotated[str, Field(max_length=120)] = ""
    order_number: Annotated[str, Field(max_length=20)] = ""
    fit: Annotated[int, Field(ge=-1, le=1)] | None = None
    photos: Annotated[list[UUID], Field(max_length=reviews.MOST_PHOTOS)] = []


class Sent(BaseModel):
    status: Literal["pending"] = "pending"


class Kept(BaseModel):
    id: UUID


class Word(BaseModel):
    model_config = ConfigDict(extra="forbid")

    helpful: bool


class Helped(BaseModel):
    helpful: int = Field(description="how many the review helped")


@router.get("/api/products/{slug}/reviews")
async def listing(
    house: HouseOf,
    slug: Slug,
    stars: Annotated[int | None, Query(ge=1, le=5)] = None,
    only: Annotated[Literal["verified", "photos"] | None, Query()] = None,
    order: Annotated[Literal["useful", "newest", "highest", "lowest"], Query()] = "useful",
    limit: Annotated[int, Query(ge=6, le=60)] = 6,
) -> Reviews:
    """Reviews of a piece, none for one that is unknown."""
    asked = {"with": only or "", "order": order, "reviews": str(limit)}
    view = await reviews.shown(house, slug, asked | ({"stars": str(stars)} if stars else {}))
    return Reviews(
        count=view.count_text or "0 reviews",
        average=view.average,
        by_stars={bar.label.partition(" ")[0]: int(bar.count) for bar in view.bars},
        fit=view.fit_text,
        summary=[point.text for point in view.points],
        items=[
            Review(
                id=UUID(one.id),
                rating=one.stars_text,
                title=one.title,
                text=one.paragraphs,
                author=one.author,
                verified=one.verified_text != "",
                facts=one.facts,
                photos=[photo.large for photo in one.photos],
                helpful=one.helpful,
            )
            for one in view.shown
        ],
    )


@router.post("/api/products/{slug}/reviews", status_code=202)
async def write(actor: ActorOf, slug: Slug, draft: Draft) -> Sent:
    """Send a review; a person of the house reads it before it is shown.

    Refusals: `unknown_product` 404, `invalid_review` and `unknown_purchase` 422, `already_reviewed` 409.
    """
    said = reviews.Said(
        rating=draft.rating,
        text=draft.text,
        name=draft.name,
        email=draft.email,
        title=draft.title,
        number=draft.order_number,
        fit=draft.fit,
        photos=draft.photos,
    )
    await reviews.write_review(actor, slug, said)
    return Sent()


@router.put("/api/reviews/{review_id}/vote")
async def vote(actor: ActorOf, review_id: ReviewId, word: Word) -> Helped:
    """Whether the review helped; one word for each browser, the last one counts. Refusal: `unknown_review` 404."""
    return Helped(helpful=await reviews.vote(actor, review_id, is_helpful=word.helpful))


@router.delete("/api/reviews/{review_id}/vote")
async def unvote(actor: ActorOf, review_id: ReviewId) -> Helped:
    """Take the word back. Refusal: `unknown_review` 404."""
    return Helped(helpful=await reviews.unvote(actor, review_id))


@router.post("/api/reviews/photos", status_code=201)
async def keep_photo(
    actor: ActorOf,
    picture: Annotated[UploadFile, File(description="JPEG, PNG, WebP or AVIF; it is drawn anew")],
) -> Kept:
    """Keep a picture until the review of this browser is sent, a day at most.

    Refusals: `not_a_picture`, `picture_too_large`, `too_many_pictures`, all 422.
    """
    return Kept(id=await reviews.keep_photo(actor, await picture.read()))


@router.delete("/api/reviews/photos/{photo_id}", status_code=204)
async def drop_photo(actor: ActorOf, photo_id: PhotoId) -> None:
    """Let go of a picture that no review has yet. Refusal: `unknown_picture` 404."""
    await reviews.drop_photo(actor, photo_id)


@router.get("/api/reviews/photos/{photo_id}/{size}", response_class=Response)
async def photo(actor: ActorOf, photo_id: PhotoId, size: Literal["small", "large"]) -> Response:
    """A picture of a shown review, or one that waits in this browser; whoever moderates sees those of any review.

    Refusal: `unknown_picture` 404.
    """
    data = await reviews.photo(actor, photo_id, size)
    kept = {"cache-control": f"private, max-age={KEPT_SECONDS}"}
    return Response(data, media_type="image/webp", headers=kept)
